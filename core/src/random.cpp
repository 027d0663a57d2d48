#include "random.h"

#include <cmath>
#include <numeric>
#include <utility>

#include "elementary.h"

namespace rnn {
namespace {

/// The finalizer of SplitMix64 (G. L. Steele and others, Fast splittable pseudorandom number generators, 2014): every input bit reaches
/// every output bit.
std::uint64_t mixed(std::uint64_t x) {
  x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9U;
  x = (x ^ (x >> 27U)) * 0x94D049BB133111EBU;
  return x ^ (x >> 31U);
}

constexpr std::uint64_t kGoldenGamma = 0x9E3779B97F4A7C15U;

}  // namespace

RandomStream randomStream(std::uint64_t seed, std::string_view name) {
  std::uint64_t hash = 0xCBF29CE484222325U;  // FNV-1a
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  return {mixed(mixed(seed + kGoldenGamma) ^ hash)};
}

std::uint64_t randomBits(RandomStream stream, std::uint64_t index) { return mixed(stream.key + (index + 1) * kGoldenGamma); }

double randomUniform(RandomStream stream, std::uint64_t index) {
  return (static_cast<double>(randomBits(stream, index) >> 12U) + 0.5) * 0x1p-52;
}

double randomNormal(RandomStream stream, std::uint64_t index) { return normalQuantile(randomUniform(stream, index)); }

double randomTruncatedNormal(RandomStream stream, std::uint64_t index) {
  constexpr double kProbabilityWithinTwo = 0.95449973610364158560;
  return normalQuantile(0.5 + (randomUniform(stream, index) - 0.5) * kProbabilityWithinTwo);
}

std::vector<std::int64_t> randomPermutation(RandomStream stream, std::int64_t count) {
  std::vector<std::int64_t> order(static_cast<std::size_t>(count));
  std::iota(order.begin(), order.end(), std::int64_t{0});
  // Fisher-Yates; the remainder's bias is below count / 2^64.
  for (std::size_t left = order.size(); left > 1; --left) std::swap(order[left - 1], order[randomBits(stream, left) % left]);
  return order;
}

double normalQuantile(double probability) {
  const double q = probability - 0.5;
  if (std::abs(q) <= 0.425) {
    const double r = 0.180625 - q * q;
    return q * (((59.109374720 * r + 159.29113202) * r + 50.434271938) * r + 3.3871327179) /
           (((67.187563600 * r + 78.757757664) * r + 17.895169469) * r + 1.0);
  }
  const double r = std::sqrt(-logarithm(q < 0 ? probability : 1 - probability));
  double x = 0;
  if (r <= 5) {
    const double s = r - 1.6;
    x = (((0.17023821103 * s + 1.3067284816) * s + 2.7568153900) * s + 1.4234372777) / ((0.12021132975 * s + 0.73700164250) * s + 1.0);
  } else {
    const double s = r - 5;
    x = (((0.017337203997 * s + 0.42868294337) * s + 3.0812263860) * s + 6.6579051150) / ((0.012258202635 * s + 0.24197894225) * s + 1.0);
  }
  return q < 0 ? -x : x;
}

}  // namespace rnn
