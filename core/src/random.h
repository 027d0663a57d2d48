// Random numbers that are a function of (seed, stream, index): the same natively and in wasm, whichever is asked for first.
// Only + − × ÷ and square roots, all of which IEEE 754 rounds exactly: no std distribution and no libm, whose results differ between
// machines.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace rnn {

/// One sequence of numbers, kept apart from all others of the same seed by its name.
struct RandomStream {
  std::uint64_t key = 0;
};

RandomStream randomStream(std::uint64_t seed, std::string_view name);

/// 64 random bits, number `index` of the stream.
std::uint64_t randomBits(RandomStream stream, std::uint64_t index);

/// Uniform in the open interval (0, 1).
double randomUniform(RandomStream stream, std::uint64_t index);

/// Standard normal.
double randomNormal(RandomStream stream, std::uint64_t index);

/// Standard normal given that it lies within ±2: what redrawing the values outside leads to, from one draw.
double randomTruncatedNormal(RandomStream stream, std::uint64_t index);

/// 0 … count − 1 in random order.
std::vector<std::int64_t> randomPermutation(RandomStream stream, std::int64_t count);

/// The x for which a standard normal lies below with this probability, 0 < probability < 1; relative error about 1e-7.
/// Rational approximations of M. J. Wichura, The percentage points of the normal distribution (1988), algorithm PPND7.
double normalQuantile(double probability);

}  // namespace rnn
