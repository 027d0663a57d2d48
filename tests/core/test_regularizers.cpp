#include <cmath>

#include "catch.h"
#include "constraints.h"
#include "regularizers.h"

using namespace rnn;

namespace {

std::vector<Scalar> constrained(const ConstraintSpec& spec, std::vector<std::int64_t> shape, std::vector<Scalar> w) {
  constrain(spec, shape, w.data());
  return w;
}

double lengthOf(const std::vector<Scalar>& w, std::initializer_list<std::size_t> entries) {
  double squares = 0;
  for (const std::size_t i : entries) squares += static_cast<double>(w[i]) * static_cast<double>(w[i]);
  return std::sqrt(squares);
}

const std::vector<Scalar> kMatrix = {3, 1, 4, Scalar(-0.5), 2, Scalar(0.25)};  // (2, 3)

}  // namespace

TEST_CASE("L1, L2 and both, with Keras' defaults") {
  const std::vector<Scalar> w = {1, -2};
  std::vector<Scalar> g(2);
  CHECK(regularize({.identifier = "l1"}, {2}, w.data(), g.data()) == Approx(0.03));
  CHECK(regularize({.identifier = "L2", .l2 = 0.5}, {2}, w.data(), g.data()) == Approx(2.5));
  CHECK(static_cast<double>(g[1]) == Approx(-0.01 - 2));
  CHECK(regularize({.identifier = "L1L2", .l1 = 1, .l2 = 1}, {2}, w.data(), g.data()) == Approx(8));
  CHECK(regularize({.identifier = "l1_l2"}, {2}, w.data(), g.data()) == 0);
  CHECK(regularize({}, {2}, w.data(), g.data()) == 0);
}

TEST_CASE("The orthogonal regularizer is the mean cosine between vectors") {
  std::vector<Scalar> g(4);
  const std::vector<Scalar> w = {1, 0, 1, 1};
  CHECK(regularize({.identifier = "OrthogonalRegularizer", .factor = 1}, {2, 2}, w.data(), g.data()) == Approx(std::sqrt(0.5)));
  const std::vector<Scalar> orthogonal = {2, 0, 0, 3};
  CHECK(regularize({.identifier = "orthogonal_regularizer", .factor = 1}, {2, 2}, orthogonal.data(), g.data()) == 0);
}

TEST_CASE("The gradient of every regularizer is its central difference") {
  if (sizeof(Scalar) != sizeof(double)) return;
  const std::vector<RegularizerSpec> specs = {{.identifier = "l1"},
                                              {.identifier = "l2"},
                                              {.identifier = "l1_l2", .l1 = 0.3, .l2 = 0.2},
                                              {.identifier = "orthogonal_regularizer", .factor = 2},
                                              {.identifier = "orthogonal_regularizer", .mode = "columns"}};
  for (const RegularizerSpec& spec : specs) {
    INFO(spec.identifier);
    std::vector<Scalar> w = kMatrix;
    std::vector<Scalar> gradient(6);
    std::vector<Scalar> unused(6);
    regularize(spec, {2, 3}, w.data(), gradient.data());
    for (std::size_t i = 0; i < w.size(); ++i) {
      const Scalar kept = w[i];
      w[i] = kept + static_cast<Scalar>(1e-6);
      const double above = regularize(spec, {2, 3}, w.data(), unused.data());
      w[i] = kept - static_cast<Scalar>(1e-6);
      const double below = regularize(spec, {2, 3}, w.data(), unused.data());
      w[i] = kept;
      CHECK(static_cast<double>(gradient[i]) == Approx((above - below) / 2e-6).epsilon(1e-6).margin(1e-9));
    }
  }
}

TEST_CASE("Constraints act on the vectors along their axis") {
  const std::vector<Scalar> unit = constrained({.identifier = "UnitNorm"}, {2, 3}, kMatrix);
  CHECK(lengthOf(unit, {0, 3}) == Approx(1));
  CHECK(lengthOf(unit, {2, 5}) == Approx(1));
  const std::vector<Scalar> rows = constrained({.identifier = "unit_norm", .axis = 1}, {2, 3}, kMatrix);
  CHECK(lengthOf(rows, {0, 1, 2}) == Approx(1));
  const std::vector<Scalar> max = constrained({.identifier = "max_norm", .max_value = 3}, {2, 3}, kMatrix);
  CHECK(lengthOf(max, {0, 3}) == Approx(3));
  CHECK(lengthOf(max, {1, 4}) == Approx(std::sqrt(5.0)));
  const std::vector<Scalar> between =
      constrained({.identifier = "MinMaxNorm", .max_value = 2, .min_value = 1, .rate = 0.5}, {2, 3}, kMatrix);
  CHECK(lengthOf(between, {0, 3}) == Approx((2 + std::sqrt(9.25)) / 2));
}

TEST_CASE("NonNeg sets negative weights to zero, and no constraint changes nothing") {
  CHECK(constrained({.identifier = "non_neg"}, {2, 3}, kMatrix)[3] == 0);
  CHECK(constrained({}, {2, 3}, kMatrix) == kMatrix);
}

TEST_CASE("Regularizers and constraints that Keras does not have, or not for this shape") {
  CHECK(checkRegularizer({.identifier = "l3"}, Dialect::kKeras3, {2, 2})->message == "Could not interpret regularizer identifier: l3");
  CHECK(checkRegularizer({.identifier = "OrthogonalRegularizer"}, Dialect::kKeras3, {4})->code == "regularizer_rank");
  CHECK(checkConstraint({.identifier = "maxnrm"}, Dialect::kKeras3, {2, 2})->code == "unknown_constraint");
  CHECK(checkConstraint({.identifier = "max_norm", .axis = 2}, Dialect::kKeras3, {2, 2})->code == "constraint_axis");
  CHECK_FALSE(checkConstraint({.identifier = "non_neg"}, Dialect::kKeras3, {2}).has_value());
}
