#include <algorithm>
#include <cmath>
#include <numeric>

#include "catch.h"
#include "rnn/weights.h"

using namespace rnn;

namespace {

std::vector<Scalar> drawn(const InitializerSpec& spec, const std::vector<std::int64_t>& shape, std::uint64_t seed = 1) {
  Result<std::vector<Scalar>> values = initialize(spec, shape, seed, "test");
  REQUIRE(values.ok());
  return std::move(values).value();
}

double deviation(const std::vector<Scalar>& values) {
  const double mean = std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
  double sum = 0;
  for (const Scalar v : values) sum += (v - mean) * (v - mean);
  return std::sqrt(sum / static_cast<double>(values.size()));
}

double largest(const std::vector<Scalar>& values) {
  double size = 0;
  for (const Scalar v : values) size = std::max(size, std::abs(static_cast<double>(v)));
  return size;
}

/// Greatest departure from orthonormality of the rows (rows ≤ columns) or of the columns.
double departure(const std::vector<Scalar>& a, std::int64_t rows, std::int64_t columns) {
  const bool wide = rows <= columns;
  const std::int64_t count = wide ? rows : columns;
  const std::int64_t length = wide ? columns : rows;
  const auto at = [&](std::int64_t vector, std::int64_t i) {
    return static_cast<double>(a[static_cast<std::size_t>(wide ? vector * columns + i : i * columns + vector)]);
  };
  double worst = 0;
  for (std::int64_t p = 0; p < count; ++p) {
    for (std::int64_t q = 0; q <= p; ++q) {
      double product = 0;
      for (std::int64_t i = 0; i < length; ++i) product += at(p, i) * at(q, i);
      worst = std::max(worst, std::abs(product - (p == q ? 1 : 0)));
    }
  }
  return worst;
}

Plan planWith(std::vector<WeightInfo> weights, std::vector<std::string> layers) {
  Plan plan;
  plan.weights = std::move(weights);
  for (std::string& name : layers) {
    LayerPlan layer;
    layer.name = std::move(name);
    plan.layers.push_back(std::move(layer));
  }
  return plan;
}

WeightInfo weight(const char* name, std::vector<std::int64_t> shape, const char* initializer, int layer = 0) {
  WeightInfo info;
  info.name = name;
  info.shape = std::move(shape);
  info.layer = layer;
  info.initializer.identifier = initializer;
  return info;
}

std::vector<Scalar> weightsOf(const Plan& plan, std::uint64_t seed) {
  Result<std::vector<Scalar>> values = initialWeights(plan, seed);
  REQUIRE(values.ok());
  return std::move(values).value();
}

}  // namespace

TEST_CASE("Glorot's limit falls with the number of numbers in and out") {
  const std::vector<Scalar> values = drawn({.identifier = "glorot_uniform"}, {128, 256});
  CHECK(largest(values) <= 0.125);
  CHECK(largest(values) > 0.1249);
  CHECK(deviation(values) == Approx(0.125 / std::sqrt(3.0)).epsilon(0.01));
}

TEST_CASE("The truncated members of the family have the deviation that their formula promises") {
  CHECK(deviation(drawn({.identifier = "glorot_normal"}, {128, 256})) == Approx(std::sqrt(2.0 / 384)).epsilon(0.01));
  CHECK(deviation(drawn({.identifier = "HeNormal"}, {128, 256})) == Approx(std::sqrt(2.0 / 128)).epsilon(0.01));
  CHECK(deviation(drawn({.identifier = "lecun_normal"}, {128, 256})) == Approx(std::sqrt(1.0 / 128)).epsilon(0.01));
  CHECK(deviation(drawn({.identifier = "truncated_normal", .stddev = 0.05}, {128, 256})) == Approx(0.05 * 0.8796).epsilon(0.01));
}

TEST_CASE("A convolution kernel counts its window on both sides") {
  CHECK(largest(drawn({.identifier = "glorot_uniform"}, {5, 30, 40})) == Approx(std::sqrt(6.0 / (5 * 70))).epsilon(0.01));
}

TEST_CASE("VarianceScaling takes scale, mode and distribution") {
  const InitializerSpec spec{.identifier = "VarianceScaling", .scale = 3, .mode = "fan_out", .distribution = "untruncated_normal"};
  CHECK(deviation(drawn(spec, {100, 300})) == Approx(0.1).epsilon(0.02));
  const Result<std::vector<Scalar>> refused = initialize({.identifier = "VarianceScaling", .mode = "fan_inn"}, {2, 2}, 1, "");
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().param == "mode");
}

TEST_CASE("Orthogonal kernels have orthonormal rows, or columns where there are more rows") {
  CHECK(departure(drawn({.identifier = "orthogonal"}, {8, 8}), 8, 8) < 1e-6);
  CHECK(departure(drawn({.identifier = "orthogonal"}, {5, 15}), 5, 15) < 1e-6);
  CHECK(departure(drawn({.identifier = "orthogonal"}, {32, 8}), 32, 8) < 1e-6);
  CHECK(departure(drawn({.identifier = "OrthogonalInitializer"}, {100, 400}), 100, 400) < 1e-6);
  CHECK(departure(drawn({.identifier = "orthogonal"}, {4, 8, 32}), 32, 32) < 1e-6);
}

TEST_CASE("A square orthogonal kernel of size one is plus or minus one, both as likely") {
  int positive = 0;
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    const Scalar value = drawn({.identifier = "orthogonal"}, {1, 1}, seed)[0];
    REQUIRE(std::abs(value) == Approx(1));
    positive += value > 0 ? 1 : 0;
  }
  CHECK(positive > 150);
  CHECK(positive < 250);
}

TEST_CASE("Orthogonal matrices are spread evenly: no entry is positive or large more often than another") {
  double first = 0;
  double first_squared = 0;
  constexpr int kDraws = 3000;
  for (std::uint64_t seed = 0; seed < kDraws; ++seed) {
    const double entry = drawn({.identifier = "orthogonal"}, {3, 3}, seed)[0];
    first += entry / kDraws;
    first_squared += entry * entry / kDraws;
  }
  CHECK(std::abs(first) < 0.05);
  CHECK(first_squared == Approx(1.0 / 3).epsilon(0.05));
}

TEST_CASE("The gain multiplies orthogonal and identity matrices") {
  CHECK(departure(drawn({.identifier = "orthogonal", .gain = 2}, {4, 4}), 4, 4) == Approx(3));
  CHECK(drawn({.identifier = "identity", .gain = 3}, {2, 3}) == std::vector<Scalar>{3, 0, 0, 0, 3, 0});
}

TEST_CASE("Constants are constant, under all their names") {
  CHECK(drawn({.identifier = "constant", .value = 0.5}, {2}) == std::vector<Scalar>{0.5, 0.5});
  CHECK(drawn({.identifier = "Ones"}, {2}) == std::vector<Scalar>{1, 1});
  CHECK(drawn({.identifier = "one"}, {1}) == std::vector<Scalar>{1});
  CHECK(drawn({.identifier = "Zeros"}, {1}) == std::vector<Scalar>{0});
}

TEST_CASE("Uniform and normal take their bounds, and have Keras' defaults without") {
  CHECK(largest(drawn({.identifier = "uniform"}, {1000})) == Approx(0.05).epsilon(0.01));
  CHECK(deviation(drawn({.identifier = "random_normal", .mean = 5, .stddev = 2}, {10000})) == Approx(2).epsilon(0.03));
  const std::vector<Scalar> values = drawn({.identifier = "RandomUniform", .minval = 1, .maxval = 2}, {1000});
  CHECK(*std::min_element(values.begin(), values.end()) >= 1);
  CHECK(*std::max_element(values.begin(), values.end()) <= 2);
}

TEST_CASE("An unknown initializer and a shape of the wrong rank are errors with Keras' sentence") {
  const Result<std::vector<Scalar>> unknown = initialize({.identifier = "glorot_unifrom"}, {2, 2}, 1, "");
  REQUIRE_FALSE(unknown.ok());
  CHECK(unknown.error().message == "Could not interpret initializer identifier: glorot_unifrom");
  const Result<std::vector<Scalar>> flat = initialize({.identifier = "orthogonal"}, {4}, 1, "");
  REQUIRE_FALSE(flat.ok());
  CHECK(flat.error().message == "The tensor to initialize must be at least two-dimensional. Received: shape=(4,) of rank 1.");
  CHECK_FALSE(initialize({.identifier = "identity"}, {2, 2, 2}, 1, "").ok());
}

TEST_CASE("A seed of its own makes an initializer independent of the model's seed and of where it stands") {
  const InitializerSpec spec{.identifier = "glorot_uniform", .seed = 42};
  CHECK(initialize(spec, {3, 3}, 1, "a").value() == initialize(spec, {3, 3}, 2, "b").value());
  CHECK(initialize({.identifier = "glorot_uniform"}, {3, 3}, 1, "a").value() !=
        initialize({.identifier = "glorot_uniform"}, {3, 3}, 2, "a").value());
}

TEST_CASE("The forget gate's bias starts at one, the others where the initializer says") {
  WeightInfo bias = weight("bias", {12}, "zeros");
  bias.unit_forget_bias = true;
  CHECK(weightsOf(planWith({bias}, {"lstm"}), 1) == std::vector<Scalar>{0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0});
  bias.initializer.identifier = "random_normal";
  const std::vector<Scalar> values = weightsOf(planWith({bias}, {"lstm"}), 1);
  CHECK(values[4] == 1);
  CHECK(values[0] != values[6]);
}

TEST_CASE("Editing one layer leaves the numbers of the others as they were") {
  const std::vector<Scalar> before = weightsOf(
      planWith({weight("kernel", {2, 3}, "glorot_uniform", 0), weight("kernel", {3, 2}, "glorot_uniform", 1)}, {"simple_rnn", "dense"}), 9);
  const std::vector<Scalar> after = weightsOf(
      planWith({weight("kernel", {2, 5}, "he_normal", 0), weight("kernel", {3, 2}, "glorot_uniform", 1)}, {"simple_rnn", "dense"}), 9);
  CHECK(std::equal(before.end() - 6, before.end(), after.end() - 6));
}

TEST_CASE("The two directions of a Bidirectional start from different numbers") {
  WeightInfo forward = weight("kernel", {2, 2}, "glorot_uniform");
  WeightInfo backward = forward;
  forward.part = "forward";
  backward.part = "backward";
  const std::vector<Scalar> values = weightsOf(planWith({forward, backward}, {"bidirectional"}), 1);
  CHECK(values[0] != values[4]);
}
