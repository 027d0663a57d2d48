#include <algorithm>
#include <cmath>
#include <set>

#include "catch.h"
#include "random.h"

using namespace rnn;

namespace {

struct Moments {
  double mean = 0, variance = 0, fourth = 0;
};

template <class Draw>
Moments moments(Draw&& draw) {
  constexpr std::uint64_t kCount = 200'000;
  Moments m;
  for (std::uint64_t i = 0; i < kCount; ++i) m.mean += draw(i) / static_cast<double>(kCount);
  for (std::uint64_t i = 0; i < kCount; ++i) {
    const double d = draw(i) - m.mean;
    m.variance += d * d / static_cast<double>(kCount);
    m.fourth += d * d * d * d / static_cast<double>(kCount);
  }
  return m;
}

/// Largest gap between the share of draws below x and the probability of it (Kolmogorov-Smirnov).
template <class Draw, class Probability>
double largestGap(Draw&& draw, Probability&& below) {
  constexpr std::size_t kCount = 20'000;
  std::vector<double> values(kCount);
  for (std::size_t i = 0; i < kCount; ++i) values[i] = draw(i);
  std::sort(values.begin(), values.end());
  double gap = 0;
  for (std::size_t i = 0; i < kCount; ++i) gap = std::max(gap, std::abs(below(values[i]) - (static_cast<double>(i) + 0.5) / kCount));
  return gap;
}

double normalBelow(double x) { return 0.5 * std::erfc(-x / std::sqrt(2.0)); }

// Of 20,000 draws of the right distribution the gap exceeds this once in ten thousand seeds.
constexpr double kGapLimit = 2.23 / 141.4;

}  // namespace

TEST_CASE("A random number is a function of seed, stream and index") {
  const RandomStream stream = randomStream(7, "lstm//kernel");
  CHECK(randomBits(stream, 5) == randomBits(randomStream(7, "lstm//kernel"), 5));
  CHECK(randomBits(stream, 5) != randomBits(stream, 6));
  CHECK(randomBits(stream, 5) != randomBits(randomStream(8, "lstm//kernel"), 5));
  CHECK(randomBits(stream, 5) != randomBits(randomStream(7, "lstm//bias"), 5));
}

TEST_CASE("The generator gives the very bits that it gave when links were first shared") {
  CHECK(randomBits(randomStream(0, ""), 0) == 0xD7293FE83B1A2BCU);
  CHECK(randomUniform(randomStream(1, "a"), 0) == 0x1.29962d2934d65p-1);
  CHECK(randomNormal(randomStream(1, "a"), 0) == 0x1.a3e461bcd65f9p-3);
  CHECK(randomNormal(randomStream(1, "a"), 37) == 0x1.1602200a891c8p+0);
}

TEST_CASE("Uniform numbers fill the open interval evenly") {
  const RandomStream stream = randomStream(1, "uniform");
  const Moments m = moments([&](std::uint64_t i) { return randomUniform(stream, i); });
  CHECK(m.mean == Approx(0.5).margin(0.003));
  CHECK(m.variance == Approx(1.0 / 12).epsilon(0.01));
  CHECK(largestGap([&](std::uint64_t i) { return randomUniform(stream, i); }, [](double x) { return x; }) < kGapLimit);
}

TEST_CASE("Normal numbers have the moments and the distribution of the standard normal") {
  const RandomStream stream = randomStream(2, "normal");
  const Moments m = moments([&](std::uint64_t i) { return randomNormal(stream, i); });
  CHECK(m.mean == Approx(0).margin(0.01));
  CHECK(m.variance == Approx(1).epsilon(0.015));
  CHECK(m.fourth == Approx(3).epsilon(0.03));
  CHECK(largestGap([&](std::uint64_t i) { return randomNormal(stream, i); }, normalBelow) < kGapLimit);
}

TEST_CASE("Truncated normal numbers stay within two and are normal there") {
  const RandomStream stream = randomStream(3, "truncated");
  const double within = normalBelow(2) - normalBelow(-2);
  const auto draw = [&](std::uint64_t i) { return randomTruncatedNormal(stream, i); };
  const Moments m = moments(draw);
  CHECK(m.mean == Approx(0).margin(0.01));
  CHECK(std::sqrt(m.variance) == Approx(0.87962566103423978).epsilon(0.01));
  CHECK(largestGap(draw, [&](double x) { return (normalBelow(x) - normalBelow(-2)) / within; }) < kGapLimit);
  for (std::uint64_t i = 0; i < 10'000; ++i) REQUIRE(std::abs(draw(i)) <= 2.000001);
}

TEST_CASE("Streams of one seed are independent of each other") {
  const RandomStream a = randomStream(4, "simple_rnn//kernel");
  const RandomStream b = randomStream(4, "simple_rnn_1//kernel");
  double correlation = 0;
  constexpr std::uint64_t kCount = 100'000;
  for (std::uint64_t i = 0; i < kCount; ++i) correlation += randomNormal(a, i) * randomNormal(b, i) / static_cast<double>(kCount);
  CHECK(std::abs(correlation) < 4 / std::sqrt(static_cast<double>(kCount)));
}

TEST_CASE("The normal quantile undoes the normal distribution out to the far tails") {
  for (const double p : {1e-15, 1e-9, 1e-4, 0.02, 0.07, 0.08, 0.3, 0.5, 0.9, 0.93, 0.999}) {
    CHECK(normalBelow(normalQuantile(p)) == Approx(p).epsilon(1e-5));
  }
}

TEST_CASE("A permutation holds every index once, and another stream orders it otherwise") {
  const std::vector<std::int64_t> order = randomPermutation(randomStream(5, "shuffle 0"), 1000);
  CHECK(std::set<std::int64_t>(order.begin(), order.end()).size() == 1000);
  CHECK(order != randomPermutation(randomStream(5, "shuffle 1"), 1000));
  CHECK(randomPermutation(randomStream(5, "x"), 0).empty());
  std::int64_t unmoved = 0;
  for (std::size_t i = 0; i < order.size(); ++i) unmoved += order[i] == static_cast<std::int64_t>(i) ? 1 : 0;
  CHECK(unmoved < 8);
}
