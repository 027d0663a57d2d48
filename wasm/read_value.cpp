#include "read_value.h"

#include <cmath>

namespace rnn::wasm {
namespace {

bool isInteger(double number) { return std::abs(number) <= kMaxSafeInteger && number == std::trunc(number); }

const char* pythonType(const Js& value) {
  if (isAbsent(value)) return "NoneType";
  if (isBool(value)) return "bool";
  if (value.isNumber()) return isInteger(numberOf(value)) ? "int" : "float";
  if (value.isString()) return "str";
  if (value.isArray()) return "list";
  return "dict";
}

unsigned lengthOf(const Js& value) { return static_cast<unsigned>(numberOf(get(value, "length"))); }

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

bool failKind(const Place& place, const char* expected, const Js& value) {
  const std::string found = pythonRepr(value);
  return fail(place, "wrong_kind",
              joined({"Argument `", place.param, "` should be of type ", expected, ". Received: ", place.param, "=", found}),
              {{"class", place.class_name}, {"param", place.param}, {"expected", expected}, {"found", found}, {"type", pythonType(value)}});
}

bool failSize(const Place& place) {
  return fail(place, "too_large", joined({"`", place.param, "` is larger than can be computed with here"}), {{"param", place.param}});
}

std::string pythonRepr(const Js& value) {
  if (isAbsent(value)) return "None";
  if (isBool(value)) return value.isTrue() ? "True" : "False";
  if (value.isNumber()) return textOf(Js::global("String")(value));
  if (value.isString() && lengthOf(value) <= kMaxStringLength) return joined({"'", textOf(value), "'"});
  return joined({"<", pythonType(value), ">"});
}

bool readNumber(const Js& value, const Place& place, double& number) {
  if (isBool(value)) {
    number = value.isTrue() ? 1 : 0;
    return true;
  }
  if (!value.isNumber()) return failKind(place, "float", value);
  number = numberOf(value);
  if (std::isfinite(number)) return true;
  const std::string found = pythonRepr(value);
  return fail(place, "not_finite", joined({"Argument `", place.param, "` should be finite. Received: ", place.param, "=", found}),
              {{"param", place.param}, {"found", found}});
}

bool readInteger(const Js& value, const Place& place, std::int64_t& integer) {
  double number = 0;
  if (!isBool(value) && !value.isNumber()) return failKind(place, "int", value);
  if (!readNumber(value, place, number)) return false;
  if (!isInteger(number)) return failKind(place, "int", value);
  integer = static_cast<std::int64_t>(number);
  return true;
}

bool readIndex(const Js& value, const Place& place, std::int64_t end, int& index) {
  std::int64_t integer = 0;
  if (!readInteger(value, place, integer)) return false;
  index = static_cast<int>(integer);
  if (integer >= 0 && integer < end) return true;
  const std::string found = pythonRepr(value);
  return fail(place, "bad_index", joined({"`", place.param, "` refers to number ", found, ", which does not exist"}),
              {{"param", place.param}, {"found", found}});
}

bool readBool(const Js& value, const Place& place, bool& truth) {
  const double number = value.isNumber() ? numberOf(value) : -1;
  truth = value.isTrue() || number == 1;
  return truth || value.isFalse() || number == 0 || failKind(place, "bool", value);
}

bool readString(const Js& value, const Place& place, std::string& text) {
  if (!value.isString()) return failKind(place, "str", value);
  if (lengthOf(value) > kMaxStringLength) return failSize(place);
  text = textOf(value);
  return true;
}

bool readShape(const Js& value, const Place& place, Shape& shape) {
  unsigned length = 0;
  if (!readLength(value, place, length)) return false;
  shape.assign(length, Dim{});
  for (unsigned i = 0; i < length; ++i) {
    const Js size = get(value, i);
    if (!isAbsent(size) && !readInteger(size, place, shape[i].emplace())) return false;
  }
  return true;
}

bool readIntegers(const Js& value, const Place& place, std::vector<std::int64_t>& integers) {
  const bool alone = value.isNumber();
  unsigned length = 1;
  if (!alone && !readLength(value, place, length)) return false;
  integers.assign(length, 0);
  for (unsigned i = 0; i < length; ++i)
    if (!readInteger(alone ? value : get(value, i), place, integers[i])) return false;
  return true;
}

bool readNumbers(const Js& value, const Place& place, std::vector<double>& numbers) {
  unsigned length = 0;
  if (!readLength(value, place, length)) return false;
  numbers.assign(length, 0);
  for (unsigned i = 0; i < length; ++i)
    if (!readNumber(get(value, i), place, numbers[i])) return false;
  return true;
}

bool readLength(const Js& value, const Place& place, unsigned& length) {
  if (!value.isArray()) return failKind(place, "list", value);
  length = lengthOf(value);
  return length <= kMaxListLength || failSize(place);
}

bool readKeys(const Js& value, const Place& place, std::vector<std::string>& keys) {
  if (!isObject(value)) return failKind(place, "dict", value);
  const Js list = Js::global("Object").call<Js>("keys", value);
  unsigned length = 0;
  if (!readLength(list, place, length)) return false;
  keys.assign(length, "");
  for (unsigned i = 0; i < length; ++i)
    if (!readString(get(list, i), place, keys[i])) return false;
  return true;
}

}  // namespace rnn::wasm
