// exp, tanh and the logistic function of several numbers at once, from + − · ÷ alone: the same bits on every target, which libraries' own
// functions do not give. In float within 2 (exp, σ) and 6 (tanh) units in the last place; NaN and infinities as std:: has them.
#pragma once

#include <cmath>
#include <cstdint>
#include <cstring>

#include "math/lanes.h"

namespace rnn {

/// f of each number, for what has no formula here, and for everything in double, where differences of them are taken.
template <class F>
inline Lanes oneByOne(Lanes x, F&& f) {
  Scalar numbers[kLanes];
  std::memcpy(numbers, &x, sizeof numbers);
  for (Scalar& number : numbers) number = f(number);
  Lanes result;
  std::memcpy(&result, numbers, sizeof result);
  return result;
}

#ifdef RNN_SCALAR_DOUBLE

inline Lanes exponential(Lanes x) {
  return oneByOne(x, [](Scalar a) { return std::exp(a); });
}

inline Lanes hyperbolicTangent(Lanes x) {
  return oneByOne(x, [](Scalar a) { return std::tanh(a); });
}

#else

typedef std::int32_t IntegerLanes __attribute__((vector_size(16), may_alias));

/// The exponent n of 2ⁿ is built from bits, in two halves, so that results below the normal numbers and above the largest come out right.
inline Lanes timesPowerOfTwo(Lanes y, IntegerLanes n) {
  const IntegerLanes half = n >> 1;
  return y * reinterpret_cast<Lanes>((half + 127) << 23) * reinterpret_cast<Lanes>((n - half + 127) << 23);
}

/// eˣ = 2ⁿ eʳ, n = round(x / ln 2), |r| ≤ ln 2 / 2, eʳ = 1 + r + r² p(r); p is a minimax fit of our own, relative error 3e-9.
inline Lanes exponential(Lanes given) {
  constexpr Scalar kRound = 12582912;  // 1.5 · 2²³: added and taken away, it leaves the nearest integer
  const Lanes below = given < 89 ? given : splat(89);
  const Lanes x = given != given ? given : below > -104 ? below : splat(-104);
  const Lanes shifted = x * Scalar(1.44269504) + kRound;
  const Lanes n = shifted - kRound;
  const Lanes r = (x - n * Scalar(0.693359375)) - n * Scalar(-2.12194440e-4);  // ln 2 in two parts, the first exact in the product
  Lanes p = r * Scalar(0.0013814467) + Scalar(0.008368781);
  p = p * r + Scalar(0.041668393);
  p = p * r + Scalar(0.1666652);
  p = p * r + Scalar(0.49999994);
  const IntegerLanes exponent = reinterpret_cast<IntegerLanes>(shifted) - 0x4B400000;  // the bits of kRound
  return timesPowerOfTwo(1 + (r + r * r * p), exponent);
}

/// tanh x = x p(x²) / q(x²) up to 8.5, beyond which it is 1 in float; a minimax fit of our own, relative error 6e-8.
inline Lanes hyperbolicTangent(Lanes given) {
  constexpr Scalar kOne = Scalar(8.5);
  const Lanes below = given > kOne ? splat(kOne) : given;
  const Lanes x = below < -kOne ? splat(-kOne) : below;
  const Lanes u = x * x;
  Lanes p = u * Scalar(2.0723738e-11) + Scalar(-1.3718853e-8);
  p = p * u + Scalar(9.573712e-6);
  p = p * u + Scalar(0.0029538744);
  p = p * u + Scalar(0.12949888);
  p = p * u + 1;
  Lanes q = u * Scalar(2.3270279e-4) + Scalar(0.023898285);
  q = q * u + Scalar(0.46283191);
  q = q * u + 1;
  const Lanes y = x * p / q;
  const Lanes capped = y > 1 ? splat(1) : y;
  return capped < -1 ? splat(-1) : capped;
}

#endif

/// σ(x) = 1 / (1 + e⁻ˣ)
inline Lanes logistic(Lanes x) { return 1 / (1 + exponential(-x)); }

}  // namespace rnn
