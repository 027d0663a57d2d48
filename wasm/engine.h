// What web/src/engine/module.ts does for the module while a call lasts.
#pragma once

#include <cstddef>

#include "rnn/scalar.h"
#include "value.h"

namespace rnn::wasm {

extern "C" {

/// Copies the Float32Array number `array` of this call to `numbers`.
[[clang::import_module("engine"), clang::import_name("takeFloats")]] void takeFloats(Word array, Scalar* numbers);

/// Makes room for the numbers of the answer, and appends some to those that are there.
[[clang::import_module("engine"), clang::import_name("reserveNumbers")]] void reserveNumbers(std::size_t count);
[[clang::import_module("engine"), clang::import_name("appendNumbers")]] void appendNumbers(const Scalar* numbers, std::size_t count);

/// The answer itself, in JSON.
[[clang::import_module("engine"), clang::import_name("answer")]] void sendAnswer(const char* text, std::size_t bytes);

/// Writes the shortest text that reads back as the same number, at most 32 characters; returns how many.
[[clang::import_module("engine"), clang::import_name("writeNumber")]] std::size_t writeNumber(double number, char* text);
}

}  // namespace rnn::wasm
