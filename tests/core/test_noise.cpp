#include <set>

#include "finite_differences.h"
#include "models.h"
#include "recompute.h"

using namespace rnn;
using namespace rnn::test;

namespace {

Run trained(const Plan& plan, const Tensor& x, std::uint64_t seed = 1) {
  return ran(plan, {}, {.inputs = {x}, .training = true, .seed = seed});
}

Tensor ones(std::vector<std::int64_t> shape) {
  Tensor x = tensor(std::move(shape));
  for (Scalar& value : x.data) value = 1;
  return x;
}

}  // namespace

TEST_CASE("Dropout does nothing in inference, and keeps what it keeps at 1 / (1 - rate) in training") {
  const Plan p = planned(sequential({50, 40}, {layer(DropoutSpec{.rate = 0.2})}));
  const Tensor x = ones({50, 40});
  REQUIRE(ran(p, {}, {.inputs = {x}}).outputs[0].data == x.data);
  const auto y = trained(p, x).outputs[0].data;
  double kept = 0;
  for (const Scalar value : y) {
    REQUIRE((value == 0 || value == Scalar(1.25)));
    kept += value != 0;
  }
  // 2000 draws of probability 0.8: five standard deviations are 89.
  REQUIRE(std::abs(kept - 1600) < 89);
}

TEST_CASE("The same seed drops the same numbers, another seed, layer or seed argument others") {
  const auto dropped = [](DropoutSpec spec, std::uint64_t seed, const char* name) {
    return trained(planned(sequential({4, 25}, {layer(spec, name)})), ones({4, 25}), seed).outputs[0].data;
  };
  const auto first = dropped({.rate = 0.5}, 1, "a");
  REQUIRE(first == dropped({.rate = 0.5}, 1, "a"));
  REQUIRE(first != dropped({.rate = 0.5}, 2, "a"));
  REQUIRE(first != dropped({.rate = 0.5}, 1, "b"));
  REQUIRE(first != dropped({.rate = 0.5, .seed = 7}, 1, "a"));
}

TEST_CASE("A rate of one leaves zeros, and outside [0, 1] there is no rate") {
  REQUIRE(trained(planned(sequential({2, 3}, {layer(DropoutSpec{.rate = 1})})), ones({2, 3})).outputs[0].data == std::vector<Scalar>(6, 0));
  const auto message = [](LayerKind kind, Dialect dialect) {
    return planError({.dialect = dialect, .layers = {layer(std::move(kind))}}).message;
  };
  REQUIRE(message(DropoutSpec{.rate = 1.5}, Dialect::kKeras3) ==
          "Invalid value received for argument `rate`. Expected a float value between 0 and 1. Received: rate=1.5");
  REQUIRE(message(DropoutSpec{.rate = 1.5}, Dialect::kKeras2) ==
          "Invalid value 1.5 received for `rate`, expected a value between 0 and 1.");
  REQUIRE(message(GaussianNoiseSpec{.stddev = -0.1}, Dialect::kKeras3) ==
          "Invalid value received for argument `stddev`. Expected a float value between 0 and 1. Received: stddev=-0.1");
}

TEST_CASE("SpatialDropout1D drops a feature at all steps or at none, and so does noise_shape with a one") {
  for (const LayerKind& kind : std::vector<LayerKind>{SpatialDropout1DSpec{.rate = 0.5},
                                                      DropoutSpec{.rate = 0.5, .noise_shape = {std::nullopt, 1, std::nullopt}}}) {
    const auto y = trained(planned(sequential({6, 5, 8}, {layer(kind)})), ones({6, 5, 8})).outputs[0].data;
    std::set<Scalar> seen;
    for (std::size_t b = 0; b < 6; ++b) {
      for (std::size_t j = 0; j < 8; ++j) {
        const Scalar first = y[b * 40 + j];
        seen.insert(first);
        for (std::size_t t = 1; t < 5; ++t) REQUIRE(y[b * 40 + t * 8 + j] == first);
      }
    }
    REQUIRE(seen == std::set<Scalar>{0, 2});
  }
  REQUIRE(planError(sequential({2, 3}, {layer(SpatialDropout1DSpec{.rate = 0.5})})).code == "rank_mismatch");
  REQUIRE(planError(sequential({2, 3}, {layer(DropoutSpec{.rate = 0.5, .noise_shape = {2, 2}})})).code == "noise_shape");
}

TEST_CASE("GaussianNoise adds noise of the given deviation, in training only") {
  const Plan p = planned(sequential({50, 40}, {layer(GaussianNoiseSpec{.stddev = 0.5})}));
  const Tensor x = ones({50, 40});
  REQUIRE(ran(p, {}, {.inputs = {x}}).outputs[0].data == x.data);
  double sum = 0;
  double square = 0;
  const std::vector<Scalar> noisy = trained(p, x).outputs[0].data;
  for (const Scalar value : noisy) {
    sum += static_cast<double>(value) - 1;
    square += (static_cast<double>(value) - 1) * (static_cast<double>(value) - 1);
  }
  REQUIRE(std::abs(sum / 2000) < 5 * 0.5 / std::sqrt(2000.0));
  REQUIRE(std::abs(std::sqrt(square / 2000) - 0.5) < 5 * 0.5 / std::sqrt(4000.0));
}

TEST_CASE("Noisy layers are what they declare, and their gradients agree with central differences") {
  for (const LayerKind& kind :
       std::vector<LayerKind>{DropoutSpec{.rate = 0.4}, SpatialDropout1DSpec{.rate = 0.4}, GaussianNoiseSpec{.stddev = 0.3},
                              DropoutSpec{.rate = 0.4, .noise_shape = {1, 4, 1}}}) {
    const Plan p =
        planned(sequential({3, 4, 2}, {layer(simpleRNN(2, {.return_sequences = true})), layer(kind), layer(DenseSpec{.units = 2})}));
    for (const bool training : {false, true}) {
      const RunInputs inputs{.inputs = {tensor({3, 4, 2})}, .training = training, .seed = 3};
      REQUIRE(recomputeAll(p, weightsFor(p), inputs) > 0);
      checkGradients(p, weightsFor(p), inputs);
    }
  }
}
