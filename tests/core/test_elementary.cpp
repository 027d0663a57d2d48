#include <cmath>
#include <limits>

#include "catch.h"
#include "elementary.h"

using namespace rnn;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

}  // namespace

TEST_CASE("Elementary functions agree with the library's to thirteen digits") {
  for (int i = -7000; i <= 7000; ++i) {
    const double x = 0.1 * i;
    REQUIRE(exponential(x) == Approx(std::exp(x)).epsilon(1e-13));
  }
  for (int i = -314; i <= 314; ++i) REQUIRE(cosine(0.01 * i) == Approx(std::cos(0.01 * i)).margin(1e-13));
  for (int i = 1; i < 200; ++i) {
    REQUIRE(logarithm(0.03 * i) == Approx(std::log(0.03 * i)).margin(1e-15));
    for (int j = -20; j <= 20; ++j) REQUIRE(power(0.03 * i, 0.37 * j) == Approx(std::pow(0.03 * i, 0.37 * j)).epsilon(1e-13));
  }
}

TEST_CASE("Powers of zero, of one and of negative numbers, and exponentials beyond all numbers") {
  CHECK(power(0, 0) == 1);
  CHECK(power(0, 2) == 0);
  CHECK(power(0, -1) == kInfinity);
  CHECK(power(1, kInfinity) == 1);
  CHECK(power(-2, 3) == Approx(-8));
  CHECK(power(-2, 2) == Approx(4));
  CHECK(std::isnan(power(-2, 0.5)));
  CHECK(exponential(1000) == kInfinity);
  CHECK(exponential(-1000) == 0);
  CHECK(std::isnan(exponential(std::nan(""))));
}
