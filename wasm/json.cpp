#include "json.h"

#include <cmath>

namespace rnn::wasm {

namespace {

bool isEscaped(char character) { return static_cast<unsigned char>(character) < 0x20 || character == '"' || character == '\\'; }

}  // namespace

Json::Json() { text_.reserve(4096); }

void Json::separate() {
  if (needs_comma_) text_.push_back(',');
  needs_comma_ = true;
}

void Json::append(std::string_view text) {
  constexpr std::string_view kHex = "0123456789abcdef";
  text_.push_back('"');
  while (!text.empty()) {
    std::size_t plain = 0;
    while (plain < text.size() && !isEscaped(text[plain])) ++plain;
    text_.append(text.substr(0, plain));
    text.remove_prefix(plain);
    if (text.empty()) break;
    const auto code = static_cast<unsigned char>(text.front());
    text_.append("\\u00");
    text_.push_back(kHex[code >> 4U]);
    text_.push_back(kHex[code & 15U]);
    text.remove_prefix(1);
  }
  text_.push_back('"');
}

void Json::open(char bracket) {
  separate();
  text_.push_back(bracket);
  needs_comma_ = false;
}

void Json::close(char bracket) {
  text_.push_back(bracket);
  needs_comma_ = true;
}

void Json::key(const char* name) {
  value(name);
  text_.push_back(':');
  needs_comma_ = false;
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

/// Decoded by the browser: Embind's own conversion of strings looks at each byte in JavaScript.
Js Json::parsed() const {
  const auto* bytes = reinterpret_cast<const unsigned char*>(text_.data());
  const Js decoder = Js::global("TextDecoder").new_();
  return Js::global("JSON").call<Js>("parse", decoder.call<Js>("decode", Js(emscripten::typed_memory_view(text_.size(), bytes))));
}

}  // namespace rnn::wasm
