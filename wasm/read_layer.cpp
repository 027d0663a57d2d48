#include "read_layer.h"

#include <string_view>

#include "fields.h"

namespace rnn::wasm {
namespace {

bool readArgument(Value value, const Field& field, const Place& place);

bool failUnknown(const Place& place, const std::string& key, Value value) {
  const std::string message =
      place.dialect == Dialect::kKeras3
          ? joined({"Unrecognized keyword arguments passed to ", place.class_name, ": {'", key, "': ", pythonRepr(value), "}"})
          : joined({"('Keyword argument not understood:', '", key, "')"});
  return fail(place, "unknown_argument", message, {{"class", place.class_name}, {"param", key}});
}

bool failMissing(const Place& place) {
  return fail(place, "missing_argument",
              joined({place.class_name, ".__init__() missing 1 required positional argument: '", place.param, "'"}),
              {{"class", place.class_name}, {"param", place.param}});
}

bool speaks(const Field& field, Dialect dialect) {
  const unsigned only = field.flags & (kKeras2 | kKeras3);
  return only == 0 || (only & (dialect == Dialect::kKeras2 ? kKeras2 : kKeras3)) != 0;
}

const Field* find(const std::vector<Field>& fields, const std::string& name) {
  for (const Field& field : fields)
    if (name == field.name) return &field;
  return nullptr;
}

/// Arguments of Keras' own files that say nothing here when they are off.
bool saysNothing(Value value) { return isAbsent(value) || value.is(Value::Kind::kFalse); }

/// The parameters of an initializer, an optimizer, a loss. A parameter that is None or an unknown one that is off keeps its default:
/// Keras' files write `"input_axes": null, "use_ema": false`.
bool readParameters(Value config, const Place& place, const std::vector<Field>& fields, std::string_view apart) {
  std::vector<std::string> keys;
  if (!readKeys(config, place, keys)) return false;
  for (const std::string& key : keys) {
    const Value value = get(config, key);
    const Field* field = find(fields, key);
    if (isAbsent(value) || key == "name" || key == apart || (field == nullptr && saysNothing(value))) continue;
    if (field == nullptr) return failUnknown(place, key, value);
    if (!readArgument(value, *field, place)) return false;
  }
  return true;
}

}  // namespace

bool readIdentified(Value value, const Place& place, std::string& identifier, const std::vector<Field>& parameters,
                    std::string_view apart) {
  if (value.is(Value::Kind::kString)) return readString(value, place, identifier);
  if (!isObject(value)) return failKind(place, "str", value);
  if (!readString(get(value, "class_name"), place, identifier)) return false;
  const Value config = get(value, "config");
  Place inside = place;
  inside.class_name = identifier.c_str();
  return isAbsent(config) || readParameters(config, inside, parameters, apart);
}

namespace {

bool readNested(Value value, const Place& place, Wrapped& layers) {
  return isObject(value) ? readLayer(value, place, layers.emplace_back()) : failKind(place, "Layer", value);
}

/// The layer of a wrapper; a list where the argument takes several (cells).
bool readWrapped(Value value, const Field& field, Place place, Wrapped& layers) {
  layers.clear();
  ++place.depth;
  if (isAbsent(value)) return true;
  if (!value.is(Value::Kind::kList) || !takesSeveral(field)) return readNested(value, place, layers);
  unsigned length = 0;
  if (!readLength(value, place, length)) return false;
  for (unsigned i = 0; i < length; ++i)
    if (!readNested(get(value, i), place, layers)) return false;
  return true;
}

/// Stores a JS value where the field says, according to the kind of argument it is.
struct Store {
  Value value;
  const Field& field;
  const Place& place;

  bool operator()(std::int64_t* target) const {
    const bool truncates = (field.flags & kKeras2Truncates) != 0 && place.dialect == Dialect::kKeras2 && value.is(Value::Kind::kNumber);
    return truncates ? readTruncated(value, place, *target) : readInteger(value, place, *target);
  }
  bool operator()(double* target) const { return readNumber(value, place, *target); }
  bool operator()(bool* target) const { return readBool(value, place, *target); }
  bool operator()(std::string* target) const {
    if (!isAbsent(value) || !isActivation(field)) return readString(value, place, *target);
    *target = "linear";
    return true;
  }
  bool operator()(std::optional<std::int64_t>* target) const {
    target->reset();
    return isAbsent(value) || readInteger(value, place, target->emplace());
  }
  bool operator()(std::optional<double>* target) const {
    target->reset();
    return isAbsent(value) || readNumber(value, place, target->emplace());
  }
  bool operator()(std::optional<bool>* target) const {
    target->reset();
    return isAbsent(value) || readBool(value, place, target->emplace());
  }
  bool operator()(std::optional<std::string>* target) const {
    target->reset();
    return isAbsent(value) || readString(value, place, target->emplace());
  }
  bool operator()(Shape* target) const { return isNone(*target) || readShape(value, place, *target); }
  bool operator()(std::vector<std::int64_t>* target) const { return isNone(*target) || readIntegers(value, place, *target); }
  bool operator()(std::vector<double>* target) const { return isNone(*target) || readNumbers(value, place, *target); }
  bool operator()(InitializerSpec* target) const {
    // Keras' add_weight takes glorot_uniform when it is given no initializer.
    *target = InitializerSpec{.identifier = "glorot_uniform"};
    return isAbsent(value) || readIdentified(value, place, target->identifier, fieldsOf(*target));
  }
  bool operator()(RegularizerSpec* target) const { return readPenalty(*target); }
  bool operator()(ConstraintSpec* target) const { return readPenalty(*target); }
  bool operator()(ScheduleSpec* target) const { return readPenalty(*target); }
  bool operator()(Wrapped* target) const { return readWrapped(value, field, place, *target); }

 private:
  /// An optional list that is None is an empty one.
  template <class List>
  bool isNone(List& list) const {
    list.clear();
    return isAbsent(value) && (field.flags & kRequired) == 0;
  }

  template <class Spec>
  bool readPenalty(Spec& spec) const {
    spec = Spec{};
    return isAbsent(value) || readIdentified(value, place, spec.identifier, fieldsOf(spec));
  }
};

bool readArgument(Value value, const Field& field, const Place& place) { return std::visit(Store{value, field, place}, field.value); }

/// Only float32 is computed; Keras' policy objects that say so are accepted.
bool readDtype(Value value, const Place& place) {
  const bool is_policy = isObject(value) && isObject(get(value, "config"));
  const Value name = is_policy ? get(get(value, "config"), "name") : value;
  if (isAbsent(name)) return true;
  std::string dtype;
  if (!readString(name, place, dtype)) return false;
  return dtype == "float32" ||
         fail(place, "unsupported_dtype", joined({"Only dtype 'float32' can be computed here. Received: dtype='", dtype, "'"}),
              {{"found", dtype}});
}

/// `name`, `trainable` and `dtype`, which every layer has.
bool readCommon(const std::string& key, Value value, const Place& place, LayerSpec& layer) {
  if (key == "name") return isAbsent(value) || readString(value, place, layer.name);
  if (key == "trainable") return readBool(value, place, layer.trainable);
  return key == "dtype" ? readDtype(value, place) : failUnknown(place, key, value);
}

bool readConfig(Value config, const Place& place, LayerSpec& layer) {
  std::vector<Field> fields = fieldsOf(layer.kind);
  std::vector<std::string> keys;
  if (!readKeys(config, place.at("config"), keys)) return false;
  for (const std::string& key : keys) {
    const Value value = get(config, key);
    if (value.is(Value::Kind::kUndefined)) continue;
    const Place here = place.at(key.c_str());
    const Field* field = find(fields, key);
    const bool known = field != nullptr && speaks(*field, place.dialect);
    if (!(known ? readArgument(value, *field, here) : readCommon(key, value, here, layer))) return false;
  }
  for (const Field& field : fields)
    if ((field.flags & kRequired) != 0 && get(config, field.name).is(Value::Kind::kUndefined)) return failMissing(place.at(field.name));
  return true;
}

}  // namespace

bool readLayer(Value value, Place place, LayerSpec& layer) {
  if (place.depth > kMaxDepth) return fail(place, "too_deep", "Layers are nested too deeply");
  if (!isObject(value)) return failKind(place, "Layer", value);
  std::string class_name;
  if (!readString(get(value, "class_name"), place.at("class_name"), class_name)) return false;
  if (!makeKind(class_name, layer.kind))
    return fail(place, "unknown_layer", joined({"Unknown layer: '", class_name, "'"}), {{"class", class_name}});
  place.class_name = className(layer.kind);
  const Value config = get(value, "config");
  return readConfig(isAbsent(config) ? emptyObject() : config, place, layer);
}

}  // namespace rnn::wasm
