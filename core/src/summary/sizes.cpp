#include "summary/sizes.h"

namespace rnn {

std::string withThousands(std::int64_t number) {
  std::string text = std::to_string(number);
  const std::size_t first_digit = number < 0 ? 1 : 0;
  for (std::size_t at = text.size(); at > first_digit + 3;) {
    at -= 3;
    text.insert(at, 1, ',');
  }
  return text;
}

std::string memorySize(std::int64_t bytes, const char* byte_unit) {
  constexpr const char* kLarger[] = {" KB", " MB", " GB", " TB", " PB"};
  int unit = 0;
  std::int64_t divisor = 1;
  while (bytes / divisor >= 1024 && unit < 5) {
    divisor *= 1024;
    ++unit;
  }
  // In whole units and hundredths: the quotient by a power of two is exact, so the decimals can be rounded without floating point.
  std::int64_t whole = bytes / divisor;
  const std::int64_t scaled = bytes % divisor * 100;
  std::int64_t hundredths = scaled / divisor;
  const std::int64_t twice_rest = scaled % divisor * 2;
  if (twice_rest > divisor || (twice_rest == divisor && hundredths % 2 == 1)) ++hundredths;
  if (hundredths == 100) {
    hundredths = 0;
    ++whole;
  }
  std::string text = std::to_string(whole);
  text += hundredths < 10 ? ".0" : ".";
  text += std::to_string(hundredths);
  if (unit == 0) {
    text += ' ';
    text += byte_unit;
  } else {
    text += kLarger[unit - 1];
  }
  return text;
}

}  // namespace rnn
