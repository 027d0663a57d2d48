// The multiplications and additions that a core can do when nothing has to be loaded: what shares of the peak are shares of.
#pragma once

namespace rnn::bench {

constexpr int kSums = 12;  // independent ones, enough to hide the latency of an addition

/// Each of the sums multiplied and added to `rounds` times. Gives something of them, so that they are computed.
template <class Vector>
inline float multiplyAdd(int rounds, float seed) {
  Vector sums[kSums];
  for (int i = 0; i < kSums; ++i) sums[i] = Vector{} + seed * static_cast<float>(i);
  const Vector factor = Vector{} + (1 - seed);
  const Vector addend = Vector{} + seed;
  for (int r = 0; r < rounds; ++r) {
    for (int i = 0; i < kSums; ++i) sums[i] = sums[i] * factor + addend;
  }
  Vector all{};
  for (int i = 0; i < kSums; ++i) all += sums[i];
  return reinterpret_cast<const float*>(&all)[0];
}

}  // namespace rnn::bench
