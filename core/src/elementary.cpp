#include "elementary.h"

#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>

namespace rnn {
namespace {

constexpr double kLn2 = 0.693147180559945309417;

}  // namespace

/// x = m 2^e with m near 1, then ln m = 2 artanh((m − 1) / (m + 1)) as a power series.
double logarithm(double x) {
  constexpr std::uint64_t kFractionBits = (std::uint64_t{1} << 52U) - 1;
  std::uint64_t bits = 0;
  std::memcpy(&bits, &x, sizeof bits);
  int exponent = static_cast<int>(bits >> 52U) - 1023;
  bits = (bits & kFractionBits) | (std::uint64_t{1023} << 52U);
  double m = 0;  // in [1, 2)
  std::memcpy(&m, &bits, sizeof m);
  if (m > 1.4142135623730951) {
    m /= 2;
    ++exponent;
  }
  const double s = (m - 1) / (m + 1);
  double series = 0;
  for (int k = 21; k >= 1; k -= 2) series = series * s * s + 1.0 / k;
  return exponent * kLn2 + 2 * s * series;
}

/// x = r + k ln 2 with |r| ≤ ln 2 / 2, then e^r as a power series, by Horner's rule.
double exponential(double x) {
  if (!(std::abs(x) < 750)) return x < 0 ? 0 : x * std::numeric_limits<double>::infinity();
  const double k = std::floor(x / kLn2 + 0.5);
  const double r = x - k * kLn2;
  double series = 1;
  for (int n = 14; n >= 1; --n) series = series * r / n + 1;
  return std::ldexp(series, static_cast<int>(k));
}

double power(double base, double exponent) {
  if (exponent == 0 || base == 1) return 1;
  if (base == 0) return exponent > 0 ? 0 : std::numeric_limits<double>::infinity();
  if (base > 0) return exponential(exponent * logarithm(base));
  if (exponent != std::floor(exponent)) return std::numeric_limits<double>::quiet_NaN();
  const double size = exponential(exponent * logarithm(-base));
  return std::floor(exponent / 2) * 2 == exponent ? size : -size;
}

double cosine(double x) {
  double series = 1;
  for (int n = 24; n >= 2; n -= 2) series = 1 - series * x * x / (n * (n - 1));
  return series;
}

}  // namespace rnn
