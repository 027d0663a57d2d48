// exp, tanh and the logistic function on several numbers at once, against the library's in double.
#include <cmath>
#include <limits>

#include "catch.h"
#include "math/lane_functions.h"

using namespace rnn;

namespace {

Scalar first(Lanes lanes) {
  Scalar numbers[kLanes];
  std::memcpy(numbers, &lanes, sizeof numbers);
  for (const Scalar number : numbers) REQUIRE((number == numbers[0] || number != number));
  return numbers[0];
}

Scalar expOf(Scalar x) { return first(exponential(splat(x))); }
Scalar tanhOf(Scalar x) { return first(hyperbolicTangent(splat(x))); }
Scalar logisticOf(Scalar x) { return first(logistic(splat(x))); }

/// The largest relative error over [low, high].
template <class F, class G>
double worst(F&& f, G&& exact, double low, double high) {
  double error = 0;
  for (int i = 0; i <= 20000; ++i) {
    const auto x = static_cast<Scalar>(low + (high - low) * i / 20000);
    const double expected = exact(static_cast<double>(x));
    error = std::max(error, std::abs(static_cast<double>(f(x)) - expected) / std::max(std::abs(expected), 1e-300));
  }
  return error;
}

constexpr Scalar kInfinity = std::numeric_limits<Scalar>::infinity();
constexpr Scalar kNaN = std::numeric_limits<Scalar>::quiet_NaN();

}  // namespace

TEST_CASE("exp, tanh and the logistic function are right to a few units in the last place") {
  CHECK(worst(
            expOf, [](double x) { return std::exp(x); }, -86, 88) < 1.2e-7);
  CHECK(worst(
            tanhOf, [](double x) { return std::tanh(x); }, -12, 12) < 4e-7);
  CHECK(worst(
            tanhOf, [](double x) { return std::tanh(x); }, -1e-3, 1e-3) < 2e-7);
  CHECK(worst(
            logisticOf, [](double x) { return 1 / (1 + std::exp(-x)); }, -80, 30) < 3e-7);
}

TEST_CASE("tanh stays within -1 and 1 and reaches them; the logistic function stays within 0 and 1") {
  for (int i = 0; i <= 20000; ++i) {
    const auto x = static_cast<Scalar>(-30 + 60 * i / 20000.0);
    REQUIRE(std::abs(tanhOf(x)) <= 1);
    REQUIRE((logisticOf(x) >= 0 && logisticOf(x) <= 1));
  }
  CHECK(tanhOf(30) == 1);
  CHECK(tanhOf(-30) == -1);
}

TEST_CASE("NaN, infinities and zeros come out as from the library") {
  CHECK(std::isnan(expOf(kNaN)));
  CHECK(std::isnan(tanhOf(kNaN)));
  CHECK(std::isnan(logisticOf(kNaN)));
  CHECK(expOf(kInfinity) == kInfinity);
  CHECK(expOf(-kInfinity) == 0);
  CHECK(expOf(Scalar(800)) == kInfinity);
  CHECK(expOf(Scalar(-800)) == 0);
  CHECK(expOf(0) == 1);
  CHECK(tanhOf(kInfinity) == 1);
  CHECK(tanhOf(-kInfinity) == -1);
  CHECK(tanhOf(0) == 0);
  CHECK(std::signbit(tanhOf(Scalar(-0.0))));
  CHECK(logisticOf(kInfinity) == 1);
  CHECK(logisticOf(-kInfinity) == 0);
}
