// The words in which wasm/ speaks of JavaScript values.
// Out of line on purpose: these few calls stand at hundreds of places, and inlined they are most of the module.
#pragma once

#include <emscripten/val.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace rnn::wasm {

using Js = emscripten::val;

/// A property of an object, an entry of an array. `value` must be an object, an array or a string.
Js get(const Js& value, const char* key);  ///< ASCII only: Embind reads it as Latin-1
Js get(const Js& value, const std::string& key);
Js get(const Js& value, unsigned index);

bool isAbsent(const Js& value);  ///< null or undefined: Python's None
bool isBool(const Js& value);
bool isObject(const Js& value);  ///< neither null nor an array, a number, a string or a function
std::string textOf(const Js& value);
double numberOf(const Js& value);

Js toJs(bool value);
Js toJs(double value);
Js toJs(const char* value);
Js toJs(const std::string& value);
/// Exact up to 2^53; the limits of plan() stay far below.
Js toJs(std::int64_t value);
Js toJs(int value);

template <class T>
Js toJs(const std::optional<T>& value) {
  return value ? toJs(*value) : Js::null();
}

/// Sets one property of an object, one entry of an array.
void put(Js& object, const char* key, const Js& value);
void put(Js& object, const char* key, bool value);
void put(Js& object, const char* key, double value);
void put(Js& object, const char* key, int value);
void put(Js& object, const char* key, std::int64_t value);
void put(Js& object, const char* key, const char* value);
void put(Js& object, const char* key, const std::string& value);
void put(Js& list, int index, const Js& value);

/// A JS array of what `write` makes of each element.
template <class Container, class Write>
Js listToJs(const Container& items, Write write) {
  Js list = Js::array();
  int index = 0;
  for (const auto& item : items) put(list, index++, write(item));
  return list;
}

Js listToJs(const std::vector<std::string>& items);
Js listToJs(const std::vector<std::int64_t>& items);

}  // namespace rnn::wasm
