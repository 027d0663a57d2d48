// Answers as JSON text, which crosses once and is parsed by the browser itself: faster than anything that makes objects one by one.
// Numbers in bulk never come this way; they are one typed array.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rnn::wasm {

/// The shortest text that reads back as the same number, as JavaScript writes it: printf would be larger than all of this.
std::string textOf(double number);

class Json {
 public:
  Json();

  void open(char bracket);   ///< '{' or '['
  void close(char bracket);  ///< '}' or ']'
  void key(const char* name);

  void value(bool truth);
  void value(int number);
  void value(std::int64_t number);
  void value(double number);  ///< NaN as null
  void value(const char* text);
  void value(const std::string& text);
  void null();

  template <class T>
  void value(const std::optional<T>& optional) {
    if (optional) {
      value(*optional);
    } else {
      null();
    }
  }

  template <class T>
  void field(const char* name, const T& content) {
    key(name);
    value(content);
  }

  /// A list of what `write` makes of each element.
  template <class Container, class Write>
  void list(const Container& items, Write write) {
    open('[');
    for (const auto& item : items) write(item);
    close(']');
  }

  template <class Container, class Write>
  void fieldList(const char* name, const Container& items, Write write) {
    key(name);
    list(items, write);
  }

  void value(const std::vector<std::string>& texts);
  void value(const std::vector<std::int64_t>& numbers);

  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  void separate();
  void append(std::string_view text);

  std::string text_;
  bool needs_comma_ = false;
};

}  // namespace rnn::wasm
