#include "python_text.h"

#include <cmath>

namespace rnn {
namespace {

std::string commaSeparated(const std::vector<std::int64_t>& values) {
  std::string text;
  for (const std::int64_t value : values) text += (text.empty() ? "" : ", ") + std::to_string(value);
  return text;
}

}  // namespace

std::string pythonNumber(double value) {
  // Beyond this the millionths do not fit into 64 bits, and no argument is that large.
  if (!(std::abs(value) < 1e12)) return value < 0 ? "-inf" : "inf";
  const auto millionths = static_cast<std::int64_t>(std::llround(std::abs(value) * 1e6));
  std::string text = std::to_string(millionths / 1000000);
  std::string decimals = std::to_string(1000000 + millionths % 1000000).substr(1);
  while (!decimals.empty() && decimals.back() == '0') decimals.pop_back();
  if (!decimals.empty()) text += "." + decimals;
  return value < 0 && millionths > 0 ? "-" + text : text;
}

std::string pythonTuple(const std::vector<std::int64_t>& values) {
  return "(" + commaSeparated(values) + (values.size() == 1 ? ",)" : ")");
}

std::string pythonList(const std::vector<std::int64_t>& values) { return "[" + commaSeparated(values) + "]"; }

std::string pythonList(const std::vector<Shape>& shapes) {
  std::string text;
  for (const Shape& shape : shapes) text += (text.empty() ? "" : ", ") + toString(shape);
  return "[" + text + "]";
}

}  // namespace rnn
