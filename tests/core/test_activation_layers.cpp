#include "finite_differences.h"
#include "models.h"
#include "recompute.h"

using namespace rnn;
using namespace rnn::test;

namespace {

std::vector<Scalar> passed(LayerKind kind, std::vector<Scalar> x, std::vector<Scalar> weights = {}) {
  const auto n = static_cast<std::int64_t>(x.size());
  const Plan p = planned(sequential({1, n}, {layer(std::move(kind))}));
  return ran(p, weights, {.inputs = {{{1, n}, std::move(x)}}}).outputs[0].data;
}

void proveOn(const std::vector<std::int64_t>& sizes, const LayerKind& kind) {
  INFO(std::visit([](const auto& spec) { return spec.kClass; }, kind) << " on rank " << sizes.size());
  const Plan p = planned(sequential(Shape(sizes.begin(), sizes.end()), {layer(kind)}));
  const auto weights = weightsFor(p);
  const RunInputs inputs{.inputs = {tensor(sizes, 2, 2.0)}};
  REQUIRE(recomputeAll(p, weights, inputs) > 0);
  checkGradients(p, weights, inputs);
}

}  // namespace

TEST_CASE("ReLU is x between its threshold and its largest value, and falls with its slope below") {
  requireClose(passed(ReLUSpec{}, {-2, 0, 3}), {0, 0, 3});
  requireClose(passed(ReLUSpec{.max_value = 2, .negative_slope = 0.5, .threshold = 1}, {-3, 0.5, 1, 1.5, 7}),
               {Scalar(0.5 * (-3 - 1)), Scalar(0.5 * (0.5 - 1)), 0, 1.5, 2});
  requireClose(passed(LeakyReLUSpec{}, {-2, 3}), {Scalar(0.3 * -2), 3});
  requireClose(passed(ELUSpec{.alpha = 2}, {-1, 3}), {static_cast<Scalar>(2 * (std::exp(-1.0) - 1)), 3});
}

TEST_CASE("PReLU has a slope for every place of a sample, or one along the shared axes") {
  requireClose(passed(PReLUSpec{}, {-2, -2, 3}, {0.5, 0.1, 9}), {-1, Scalar(-0.2), 3});
  const Plan p = planned(sequential({std::nullopt, 5, 4}, {layer(PReLUSpec{.shared_axes = {1}})}));
  REQUIRE(p.weights[0].shape == std::vector<std::int64_t>{1, 4});
  REQUIRE(p.weights[0].name == "alpha");
  REQUIRE(planned(sequential({std::nullopt, std::nullopt, 4}, {layer(PReLUSpec{.shared_axes = {1}})})).parameters == 4);
  REQUIRE(planError(sequential({std::nullopt, std::nullopt, 4}, {layer(PReLUSpec{})})).code == "last_dimension_unknown");
  REQUIRE(planError(sequential({std::nullopt, 4}, {layer(PReLUSpec{.shared_axes = {2}})})).code == "axis_out_of_bounds");
}

TEST_CASE("Softmax sums to one along its axis: over time, all steps of a feature share it") {
  const Plan p = planned(sequential({1, 2, 2}, {layer(SoftmaxSpec{.axis = {1}})}));
  const auto y = ran(p, {}, {.inputs = {{{1, 2, 2}, {0, 1, 2, 4}}}}).outputs[0].data;
  const double a = std::exp(0.0) / (std::exp(0.0) + std::exp(2.0));
  const double b = std::exp(1.0) / (std::exp(1.0) + std::exp(4.0));
  requireClose(y, {static_cast<Scalar>(a), static_cast<Scalar>(b), static_cast<Scalar>(1 - a), static_cast<Scalar>(1 - b)});
  REQUIRE(planError(sequential({1, 2, 2}, {layer(SoftmaxSpec{.axis = {3}})})).code == "axis_out_of_bounds");
}

TEST_CASE("Activation layers are what they declare, and their gradients agree with central differences") {
  const std::vector<LayerKind> kinds = {ReLUSpec{},
                                        ReLUSpec{.max_value = 1, .negative_slope = 0.2, .threshold = 0.4},
                                        LeakyReLUSpec{.negative_slope = 0.1},
                                        ELUSpec{.alpha = 0.7},
                                        PReLUSpec{},
                                        SoftmaxSpec{}};
  for (const std::vector<std::int64_t>& sizes : {std::vector<std::int64_t>{2, 5}, {2, 3, 4}, {2, 3, 2, 2}}) {
    for (const LayerKind& kind : kinds) proveOn(sizes, kind);
  }
  proveOn({2, 3, 4}, PReLUSpec{.shared_axes = {1}});
  proveOn({2, 3, 4}, PReLUSpec{.shared_axes = {1, 2}});
  proveOn({2, 3, 2, 2}, PReLUSpec{.shared_axes = {2}});
  proveOn({2, 3, 4}, SoftmaxSpec{.axis = {1}});
  proveOn({2, 3, 4}, SoftmaxSpec{.axis = {1, 2}});
  proveOn({2, 3, 2, 2}, SoftmaxSpec{.axis = {-2}});
}

TEST_CASE("Negative constants get Keras' sentences") {
  const auto message = [](LayerKind kind, Dialect dialect) {
    return planError({.dialect = dialect, .layers = {layer(std::move(kind))}}).message;
  };
  REQUIRE(message(ReLUSpec{.max_value = -1}, Dialect::kKeras3) ==
          "max_value of a ReLU layer cannot be a negative value. Received: max_value=-1");
  REQUIRE(message(ReLUSpec{.negative_slope = -0.5}, Dialect::kKeras3) ==
          "negative_slope of a ReLU layer cannot be None or a negative value. Received: negative_slope=-0.5");
  REQUIRE(message(ReLUSpec{.threshold = -0.5}, Dialect::kKeras2) == "threshold of a ReLU layer cannot be a negative value. Received: -0.5");
  REQUIRE(
      message(LeakyReLUSpec{.negative_slope = -0.5}, Dialect::kKeras3) ==
      "The negative_slope value of a Leaky ReLU layer cannot be None or negative value. Expected a float. Received: negative_slope=-0.5");
  REQUIRE(plan({.dialect = Dialect::kKeras2, .layers = {layer(LeakyReLUSpec{.negative_slope = -0.5})}}));
}

TEST_CASE("A mask passes through activation layers") {
  for (const LayerKind& kind :
       std::vector<LayerKind>{ReLUSpec{}, LeakyReLUSpec{}, ELUSpec{}, PReLUSpec{}, SoftmaxSpec{}, DropoutSpec{.rate = 0.5}}) {
    const Plan p = planned(sequential({2, 4, 3}, {layer(MaskingSpec{}), layer(kind)}));
    REQUIRE(p.nodes[2].output_masked[0]);
  }
}
