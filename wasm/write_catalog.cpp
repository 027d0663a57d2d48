#include <string>
#include <string_view>

#include "fields.h"
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

Js identifierToJs(const std::string& identifier) { return identifier.empty() ? Js::null() : toJs(identifier); }

/// The default as it stands in a config.
struct Default {
  Js operator()(const Shape* shape) const {
    return listToJs(*shape, [](const Dim& dim) { return toJs(dim); });
  }
  Js operator()(const std::vector<std::int64_t>* integers) const { return listToJs(*integers); }
  Js operator()(const std::vector<double>* numbers) const {
    return listToJs(*numbers, [](double number) { return toJs(number); });
  }
  Js operator()(const InitializerSpec* spec) const { return identifierToJs(spec->identifier); }
  Js operator()(const RegularizerSpec* spec) const { return identifierToJs(spec->identifier); }
  Js operator()(const ConstraintSpec* spec) const { return identifierToJs(spec->identifier); }
  Js operator()(const ScheduleSpec* spec) const { return identifierToJs(spec->identifier); }
  Js operator()(const Wrapped* /*layers*/) const { return Js::null(); }
  template <class Plain>
  Js operator()(const Plain* value) const {
    return toJs(*value);
  }
};

Js dialectOf(const Field& field) {
  if ((field.flags & kKeras2) != 0) return toJs("keras2");
  return (field.flags & kKeras3) != 0 ? toJs("keras3") : Js::null();
}

Js argumentToJs(const Field& field) {
  const bool required = (field.flags & kRequired) != 0;
  Js js = Js::object();
  put(js, "name", field.name);
  put(js, "type", typeName(field));
  if (!required) put(js, "default", std::visit(Default{}, field.value));
  put(js, "required", required);
  put(js, "keyword_only", (field.flags & kKeywordOnly) != 0);
  put(js, "no_effect", (field.flags & kNoEffect) != 0);
  put(js, "dialect", dialectOf(field));
  return js;
}

Js layerToJs(const std::string& class_name) {
  LayerKind kind;
  makeKind(class_name, kind);
  Js js = Js::object();
  put(js, "class_name", class_name);
  put(js, "base_name", snakeCase(class_name));
  put(js, "arguments", listToJs(fieldsOf(kind), argumentToJs));
  return js;
}

}  // namespace

Js catalogToJs() {
  Js js = Js::object();
  put(js, "layers", listToJs(layerNames(), layerToJs));
  put(js, "activations", listToJs(activationNames()));
  put(js, "initializers", listToJs(initializerNames()));
  return js;
}

}  // namespace rnn::wasm
