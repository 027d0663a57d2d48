#include "json.h"

#include <cmath>

#include "engine.h"

namespace rnn::wasm {

namespace {

bool isEscaped(char character) { return static_cast<unsigned char>(character) < 0x20 || character == '"' || character == '\\'; }

}  // namespace

std::string textOf(double number) {
  char text[32];
  return {text, writeNumber(number, text)};
}

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

/// JSON has no infinity, but reads what is too large as one; NaN becomes null.
void Json::value(double number) {
  if (std::isnan(number)) return null();
  separate();
  text_.append(std::isinf(number) ? (number > 0 ? "1e999" : "-1e999") : textOf(number));
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

}  // namespace rnn::wasm
