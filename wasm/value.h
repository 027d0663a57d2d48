// JavaScript values, read where they lie: web/src/engine/message.ts writes the arguments of a call into the module's memory.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace rnn::wasm {

using Word = std::uint32_t;

/// One value: its kind, how many words follow, and these.
///   number  a double in two words
///   string  its UTF-16 units, its bytes, the bytes in UTF-8
///   list    its length, the values
///   object  its number of properties, then for each its name, a string, and its value
///   floats  the length of a Float32Array, and which of the arrays of this call it is
/// Good for as long as the call whose argument it is.
class Value {
 public:
  enum class Kind : Word { kUndefined, kNull, kFalse, kTrue, kNumber, kString, kList, kObject, kFloats, kOther };

  Value();  ///< undefined
  explicit Value(const Word* words) : words_(words) {}

  [[nodiscard]] Kind kind() const { return static_cast<Kind>(words_[0]); }
  [[nodiscard]] bool is(Kind kind) const { return this->kind() == kind; }
  /// Entries of a list or floats, properties of an object, UTF-16 units of a string.
  [[nodiscard]] Word size() const { return words_[2]; }
  /// What lies behind the header and the size.
  [[nodiscard]] const Word* content() const { return words_ + 3; }
  /// The value that lies behind this one.
  [[nodiscard]] Value next() const { return Value(words_ + 2 + words_[1]); }
  [[nodiscard]] const Word* words() const { return words_; }

 private:
  const Word* words_;
};

Value get(Value object, std::string_view key);  ///< undefined where there is no such property, or no object
Value get(Value list, Word index);
Value keyOf(Value object, Word index);
Value emptyObject();

bool isAbsent(Value value);  ///< null or undefined: Python's None
bool isBool(Value value);
bool isObject(Value value);
std::string_view textOf(Value string);
double numberOf(Value number);

}  // namespace rnn::wasm
