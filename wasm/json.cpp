#include "json.h"

#include <cmath>

namespace rnn::wasm {

void Json::separate() {
  if (!text_.empty() && std::string_view("{[:").find(text_.back()) == std::string_view::npos) text_.push_back(',');
}

void Json::append(std::string_view text) {
  constexpr std::string_view kHex = "0123456789abcdef";
  text_.push_back('"');
  for (const char character : text) {
    const auto code = static_cast<unsigned char>(character);
    if (code < 0x20) {
      text_.append("\\u00").push_back(kHex[code >> 4U]);
      text_.push_back(kHex[code & 15U]);
      continue;
    }
    if (character == '"' || character == '\\') text_.push_back('\\');
    text_.push_back(character);
  }
  text_.push_back('"');
}

void Json::open(char bracket) {
  separate();
  text_.push_back(bracket);
}

void Json::close(char bracket) { text_.push_back(bracket); }

void Json::key(const char* name) {
  value(name);
  text_.push_back(':');
}

void Json::value(bool truth) {
  separate();
  text_.append(truth ? "true" : "false");
}

void Json::value(int number) { value(std::int64_t{number}); }

void Json::value(std::int64_t number) {
  separate();
  text_.append(std::to_string(number));
}

/// JavaScript writes the shortest text that reads back as the same number; printf would be larger than all of this.
/// JSON has no infinity, but reads what is too large as one; NaN becomes null.
void Json::value(double number) {
  if (std::isnan(number)) return null();
  separate();
  text_.append(std::isinf(number) ? (number > 0 ? "1e999" : "-1e999") : textOf(Js::global("String")(number)));
}

void Json::value(const char* text) {
  separate();
  append(text);
}

void Json::value(const std::string& text) {
  separate();
  append(text);
}

void Json::null() {
  separate();
  text_.append("null");
}

void Json::value(const std::vector<std::string>& texts) {
  list(texts, [this](const std::string& text) { value(text); });
}

void Json::value(const std::vector<std::int64_t>& numbers) {
  list(numbers, [this](std::int64_t number) { value(number); });
}

Js Json::parsed() const { return Js::global("JSON").call<Js>("parse", text_); }

}  // namespace rnn::wasm
