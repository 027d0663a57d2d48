// The words in which wasm/ speaks of JavaScript values.
// Out of line on purpose: these few calls stand at hundreds of places, and inlined they are most of the module.
#pragma once

#include <emscripten/val.h>

#include <cstdint>
#include <string>

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

Js toJs(double value);
/// Exact up to 2^53; the limits of plan() stay far below.
Js toJs(std::int64_t value);

/// Sets one property of an object.
void put(Js& object, const char* key, const Js& value);

}  // namespace rnn::wasm
