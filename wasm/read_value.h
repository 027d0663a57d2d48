// JavaScript values → numbers, strings and shapes. Total: whatever is handed over becomes a value of the asked kind or an Error.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rnn/result.h"
#include "rnn/spec.h"
#include "value.h"

namespace rnn::wasm {

/// The most that the boundary takes; beyond it the answer is code "too_deep" or "too_large".
inline constexpr int kMaxDepth = 16;                           ///< of layers within layers
inline constexpr unsigned kMaxStringLength = 1024;             ///< UTF-16 units of a name or an identifier
inline constexpr unsigned kMaxListLength = 4096;               ///< of layers, calls, sizes, arguments
inline constexpr double kMaxSafeInteger = 9007199254740991.0;  ///< 2^53 − 1: beyond it a number is no longer an exact integer

/// What is being read, for the Error that names it, and where that Error goes. All readers return false after writing it.
/// (An Error as the return value would be moved at each of some hundred call sites: a third of the module.)
struct Place {
  Error& error;
  Dialect dialect = Dialect::kKeras3;
  int layer = -1;               ///< index into the list of layers handed over
  const char* class_name = "";  ///< of the layer, "" outside layers
  const char* param = "";       ///< Keras' argument name
  int depth = 0;                ///< layers around this one

  [[nodiscard]] Place at(const char* name) const {
    Place place = *this;
    place.param = name;
    return place;
  }
};

using Args = std::initializer_list<std::pair<const char*, std::string_view>>;

std::string joined(std::initializer_list<std::string_view> parts);

/// Writes the Error and returns false.
bool fail(const Place& place, const char* code, std::string message, Args args = {});

/// `value` is not of the kind that the argument takes; `expected` in Python's words.
bool failKind(const Place& place, const char* expected, Value value);

/// The argument has more entries than the boundary takes.
bool failSize(const Place& place);

/// As Python's repr where it fits into a sentence, else the type's name.
std::string pythonRepr(Value value);

/// A finite number. Booleans count as 0 and 1, as in Python.
[[nodiscard]] bool readNumber(Value value, const Place& place, double& number);

/// An integer, |integer| ≤ kMaxSafeInteger. Booleans count as 0 and 1, as in Python.
[[nodiscard]] bool readInteger(Value value, const Place& place, std::int64_t& integer);

/// A number without its fraction, as Python's int() takes it.
[[nodiscard]] bool readTruncated(Value value, const Place& place, std::int64_t& integer);

/// An integer in [0, end): an index into a list of `end` entries.
[[nodiscard]] bool readIndex(Value value, const Place& place, std::int64_t end, int& index);

/// True, False, 0 or 1.
[[nodiscard]] bool readBool(Value value, const Place& place, bool& truth);

[[nodiscard]] bool readString(Value value, const Place& place, std::string& text);

/// Sizes, each of which may be None.
[[nodiscard]] bool readShape(Value value, const Place& place, Shape& shape);

/// Several integers; one alone counts as a list of one, as in Keras' `axis=-1` or `kernel_size=3`.
[[nodiscard]] bool readIntegers(Value value, const Place& place, std::vector<std::int64_t>& integers);

/// Finite numbers.
[[nodiscard]] bool readNumbers(Value value, const Place& place, std::vector<double>& numbers);

/// The length of a JS array of at most kMaxListLength entries.
[[nodiscard]] bool readLength(Value value, const Place& place, unsigned& length);

/// The keys of an object.
[[nodiscard]] bool readKeys(Value value, const Place& place, std::vector<std::string>& keys);

}  // namespace rnn::wasm
