#include "read_value.h"

#include <cmath>

#include "json.h"

namespace rnn::wasm {
namespace {

bool isInteger(double number) { return std::abs(number) <= kMaxSafeInteger && number == std::trunc(number); }

const char* pythonType(Value value) {
  if (isAbsent(value)) return "NoneType";
  if (isBool(value)) return "bool";
  if (value.is(Value::Kind::kNumber)) return isInteger(numberOf(value)) ? "int" : "float";
  if (value.is(Value::Kind::kString)) return "str";
  if (value.is(Value::Kind::kList)) return "list";
  return "dict";
}

}  // namespace

std::string joined(std::initializer_list<std::string_view> parts) {
  std::string whole;
  for (const std::string_view part : parts) whole.append(part);
  return whole;
}

bool fail(const Place& place, const char* code, std::string message, Args args) {
  place.error = Error{.code = code, .message = std::move(message), .layer = place.layer, .param = place.param};
  for (const auto& [name, figure] : args) place.error.args.emplace_back(name, figure);
  return false;
}

bool failKind(const Place& place, const char* expected, Value value) {
  const std::string found = pythonRepr(value);
  return fail(place, "wrong_kind",
              joined({"Argument `", place.param, "` should be of type ", expected, ". Received: ", place.param, "=", found}),
              {{"class", place.class_name}, {"param", place.param}, {"expected", expected}, {"found", found}, {"type", pythonType(value)}});
}

bool failSize(const Place& place) {
  return fail(place, "too_large", joined({"`", place.param, "` is larger than can be computed with here"}), {{"param", place.param}});
}

std::string pythonRepr(Value value) {
  if (isAbsent(value)) return "None";
  if (isBool(value)) return value.is(Value::Kind::kTrue) ? "True" : "False";
  if (value.is(Value::Kind::kNumber)) return textOf(numberOf(value));
  if (value.is(Value::Kind::kString) && value.size() <= kMaxStringLength) return joined({"'", textOf(value), "'"});
  return joined({"<", pythonType(value), ">"});
}

bool readNumber(Value value, const Place& place, double& number) {
  if (isBool(value)) {
    number = value.is(Value::Kind::kTrue) ? 1 : 0;
    return true;
  }
  if (!value.is(Value::Kind::kNumber)) return failKind(place, "float", value);
  number = numberOf(value);
  if (std::isfinite(number)) return true;
  const std::string found = pythonRepr(value);
  return fail(place, "not_finite", joined({"Argument `", place.param, "` should be finite. Received: ", place.param, "=", found}),
              {{"param", place.param}, {"found", found}});
}

bool readInteger(Value value, const Place& place, std::int64_t& integer) {
  double number = 0;
  if (!isBool(value) && !value.is(Value::Kind::kNumber)) return failKind(place, "int", value);
  if (!readNumber(value, place, number)) return false;
  if (!isInteger(number)) return failKind(place, "int", value);
  integer = static_cast<std::int64_t>(number);
  return true;
}

bool readTruncated(Value value, const Place& place, std::int64_t& integer) {
  double number = 0;
  if (!readNumber(value, place, number)) return false;
  if (!isInteger(std::trunc(number))) return failKind(place, "int", value);
  integer = static_cast<std::int64_t>(number);
  return true;
}

bool readIndex(Value value, const Place& place, std::int64_t end, int& index) {
  std::int64_t integer = 0;
  if (!readInteger(value, place, integer)) return false;
  index = static_cast<int>(integer);
  if (integer >= 0 && integer < end) return true;
  const std::string found = pythonRepr(value);
  return fail(place, "bad_index", joined({"`", place.param, "` refers to number ", found, ", which does not exist"}),
              {{"param", place.param}, {"found", found}});
}

bool readBool(Value value, const Place& place, bool& truth) {
  const double number = value.is(Value::Kind::kNumber) ? numberOf(value) : -1;
  truth = value.is(Value::Kind::kTrue) || number == 1;
  return truth || value.is(Value::Kind::kFalse) || number == 0 || failKind(place, "bool", value);
}

bool readString(Value value, const Place& place, std::string& text) {
  if (!value.is(Value::Kind::kString)) return failKind(place, "str", value);
  if (value.size() > kMaxStringLength) return failSize(place);
  text = textOf(value);
  return true;
}

bool readShape(Value value, const Place& place, Shape& shape) {
  unsigned length = 0;
  if (!readLength(value, place, length)) return false;
  shape.assign(length, Dim{});
  for (unsigned i = 0; i < length; ++i) {
    const Value size = get(value, i);
    if (!isAbsent(size) && !readInteger(size, place, shape[i].emplace())) return false;
  }
  return true;
}

bool readIntegers(Value value, const Place& place, std::vector<std::int64_t>& integers) {
  const bool alone = value.is(Value::Kind::kNumber);
  unsigned length = 1;
  if (!alone && !readLength(value, place, length)) return false;
  integers.assign(length, 0);
  for (unsigned i = 0; i < length; ++i)
    if (!readInteger(alone ? value : get(value, i), place, integers[i])) return false;
  return true;
}

bool readNumbers(Value value, const Place& place, std::vector<double>& numbers) {
  unsigned length = 0;
  if (!readLength(value, place, length)) return false;
  numbers.assign(length, 0);
  for (unsigned i = 0; i < length; ++i)
    if (!readNumber(get(value, i), place, numbers[i])) return false;
  return true;
}

bool readLength(Value value, const Place& place, unsigned& length) {
  if (!value.is(Value::Kind::kList)) return failKind(place, "list", value);
  length = value.size();
  return length <= kMaxListLength || failSize(place);
}

bool readKeys(Value value, const Place& place, std::vector<std::string>& keys) {
  if (!isObject(value)) return failKind(place, "dict", value);
  if (value.size() > kMaxListLength) return failSize(place);
  keys.assign(value.size(), "");
  for (unsigned i = 0; i < value.size(); ++i)
    if (!readString(keyOf(value, i), place, keys[i])) return false;
  return true;
}

}  // namespace rnn::wasm
