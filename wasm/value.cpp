#include "value.h"

#include <cstring>

namespace rnn::wasm {
namespace {

constexpr Word kUndefined[] = {static_cast<Word>(Value::Kind::kUndefined), 0};
constexpr Word kEmptyObject[] = {static_cast<Word>(Value::Kind::kObject), 1, 0};

Value first(Value container) { return Value(container.content()); }

}  // namespace

Value::Value() : words_(kUndefined) {}

Value get(Value object, std::string_view key) {
  if (!isObject(object)) return {};
  Value name = first(object);
  for (Word left = object.size(); left > 0; --left) {
    const Value value = name.next();
    if (textOf(name) == key) return value;
    name = value.next();
  }
  return {};
}

Value get(Value list, Word index) {
  Value value = first(list);
  for (; index > 0; --index) value = value.next();
  return value;
}

Value keyOf(Value object, Word index) { return get(object, 2 * index); }

Value emptyObject() { return Value(kEmptyObject); }

bool isAbsent(Value value) { return value.kind() <= Value::Kind::kNull; }
bool isBool(Value value) { return value.is(Value::Kind::kTrue) || value.is(Value::Kind::kFalse); }
bool isObject(Value value) { return value.is(Value::Kind::kObject); }

std::string_view textOf(Value string) {
  const Word* bytes = string.content();
  return {reinterpret_cast<const char*>(bytes + 1), *bytes};
}

double numberOf(Value number) {
  double result = 0;
  std::memcpy(&result, number.words() + 2, sizeof result);
  return result;
}

}  // namespace rnn::wasm
