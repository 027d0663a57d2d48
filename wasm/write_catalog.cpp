#include <string>
#include <string_view>

#include "fields.h"
#include "json.h"
#include "rnn/catalog.h"
#include "write.h"

namespace rnn::wasm {
namespace {

const char* typeName(const Field& field) {
  struct Name {
    const Field& field;
    const char* operator()(const std::int64_t*) const { return "int"; }
    const char* operator()(const double*) const { return "float"; }
    const char* operator()(const bool*) const { return "bool"; }
    const char* operator()(const std::string*) const { return isActivation(field) ? "activation" : "string"; }
    const char* operator()(const std::optional<std::int64_t>*) const { return "optional_int"; }
    const char* operator()(const std::optional<double>*) const { return "optional_float"; }
    const char* operator()(const std::optional<bool>*) const { return "optional_bool"; }
    const char* operator()(const std::optional<std::string>*) const { return "optional_string"; }
    const char* operator()(const Shape*) const { return "shape"; }
    const char* operator()(const std::vector<std::int64_t>*) const { return "ints"; }
    const char* operator()(const std::vector<double>*) const { return "floats"; }
    const char* operator()(const InitializerSpec*) const { return "initializer"; }
    const char* operator()(const RegularizerSpec*) const { return "regularizer"; }
    const char* operator()(const ConstraintSpec*) const { return "constraint"; }
    const char* operator()(const ScheduleSpec*) const { return "schedule"; }
    const char* operator()(const Wrapped*) const { return takesSeveral(field) ? "layers" : "layer"; }
  };
  return std::visit(Name{field}, field.value);
}

/// The default as it stands in a config.
struct Default {
  Json& json;

  void identifier(const std::string& name) const {
    if (name.empty()) {
      json.null();
    } else {
      json.value(name);
    }
  }
  void operator()(const Shape* shape) const {
    json.list(*shape, [this](const Dim& dim) { json.value(dim); });
  }
  void operator()(const std::vector<double>* numbers) const {
    json.list(*numbers, [this](double number) { json.value(number); });
  }
  void operator()(const InitializerSpec* spec) const { identifier(spec->identifier); }
  void operator()(const RegularizerSpec* spec) const { identifier(spec->identifier); }
  void operator()(const ConstraintSpec* spec) const { identifier(spec->identifier); }
  void operator()(const ScheduleSpec* spec) const { identifier(spec->identifier); }
  void operator()(const Wrapped* /*layers*/) const { json.null(); }
  template <class Plain>
  void operator()(const Plain* plain) const {
    json.value(*plain);
  }
};

void writeDialect(Json& json, const Field& field) {
  json.key("dialect");
  if ((field.flags & kKeras2) != 0) {
    json.value("keras2");
  } else if ((field.flags & kKeras3) != 0) {
    json.value("keras3");
  } else {
    json.null();
  }
}

void writeArgument(Json& json, const Field& field) {
  const bool required = (field.flags & kRequired) != 0;
  json.open('{');
  json.field("name", field.name);
  json.field("type", typeName(field));
  if (!required) {
    json.key("default");
    std::visit(Default{json}, field.value);
  }
  json.field("required", required);
  json.field("keyword_only", (field.flags & kKeywordOnly) != 0);
  json.field("no_effect", (field.flags & kNoEffect) != 0);
  writeDialect(json, field);
  json.close('}');
}

void writeLayer(Json& json, const std::string& class_name) {
  LayerKind kind;
  makeKind(class_name, kind);
  json.open('{');
  json.field("class_name", class_name);
  json.field("base_name", snakeCase(class_name));
  json.fieldList("arguments", fieldsOf(kind), [&](const Field& field) { writeArgument(json, field); });
  json.close('}');
}

}  // namespace

void writeCatalog(Json& json) {
  json.open('{');
  json.fieldList("layers", layerNames(), [&](const std::string& class_name) { writeLayer(json, class_name); });
  json.field("activations", activationNames());
  json.field("initializers", initializerNames());
  json.close('}');
}

}  // namespace rnn::wasm
