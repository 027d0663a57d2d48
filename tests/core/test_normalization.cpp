#include "finite_differences.h"
#include "models.h"
#include "recompute.h"

using namespace rnn;
using namespace rnn::test;

namespace {

void prove(const ModelSpec& spec, const RunInputs& inputs) {
  const Plan p = planned(spec);
  std::vector<Scalar> weights = weightsFor(p);
  // A moving variance below zero has no root.
  for (const WeightInfo& info : p.weights) {
    if (info.name != "moving_variance") continue;
    for (std::int64_t i = 0; i < info.size; ++i)
      weights[static_cast<std::size_t>(info.offset + i)] = static_cast<Scalar>(0.4 + 0.3 * static_cast<double>(i));
  }
  REQUIRE(recomputeAll(p, weights, inputs) > 0);
  checkGradients(p, weights, inputs);
}

}  // namespace

TEST_CASE("LayerNormalization gives each step mean 0 and deviation 1, then gamma and beta") {
  const Plan p = planned(sequential({1, 2}, {layer(LayerNormalizationSpec{})}));
  REQUIRE(p.weights[0].name == "gamma");
  REQUIRE(p.weights[1].name == "beta");
  const auto y = ran(p, {3, 4, 10, 20}, {.inputs = {{{1, 2}, {1, 5}}}}).outputs[0].data;
  const double mean = (1.0 + 5.0) / 2;
  const double variance = ((1 - mean) * (1 - mean) + (5 - mean) * (5 - mean)) / 2;
  const double s = 1 / std::sqrt(variance + 0.001);
  requireClose(y, {static_cast<Scalar>((1 - mean) * s * 3 + 10), static_cast<Scalar>((5 - mean) * s * 4 + 20)});
}

TEST_CASE("LayerNormalization over any axes is what it declares, and its gradients agree with central differences") {
  const auto on = [](std::vector<std::int64_t> sizes, LayerNormalizationSpec spec) {
    INFO("rank " << sizes.size() << " axis " << spec.axis.front());
    prove(sequential(Shape(sizes.begin(), sizes.end()), {layer(spec)}), {.inputs = {tensor(sizes)}});
  };
  on({2, 5}, {});
  on({2, 3, 4}, {});
  on({2, 3, 4}, {.center = false});
  on({2, 3, 4}, {.scale = false});
  on({2, 3, 4}, {.center = false, .scale = false});
  on({2, 3, 4}, {.rms_scaling = true});
  on({2, 3, 4}, {.axis = {1}});
  on({2, 3, 4}, {.axis = {1, 2}});
  on({2, 3, 2, 2}, {});
  on({2, 3, 2, 2}, {.axis = {-2, -1}, .epsilon = 0.1});
  on({2, 3, 2, 2}, {.axis = {1}});
}

TEST_CASE("LayerNormalization wants known sizes along its axes") {
  REQUIRE(planned(sequential({std::nullopt, std::nullopt, 4}, {layer(LayerNormalizationSpec{})})).parameters == 8);
  REQUIRE(planError(sequential({std::nullopt, std::nullopt, 4}, {layer(LayerNormalizationSpec{.axis = {1}})})).code ==
          "last_dimension_unknown");
  REQUIRE(planError(sequential({std::nullopt, 4}, {layer(LayerNormalizationSpec{.axis = {2}})})).code == "axis_out_of_bounds");
}

TEST_CASE("BatchNormalization uses its moving statistics in inference") {
  const Plan p = planned(sequential({1, 1}, {layer(BatchNormalizationSpec{})}));
  REQUIRE(p.parameters == 4);
  REQUIRE(p.trainable_parameters == 2);
  const std::vector<Scalar> weights = {3, 10, 2, 4};  // gamma, beta, moving_mean, moving_variance
  requireClose(ran(p, weights, {.inputs = {{{1, 1}, {5}}}}).outputs[0].data,
               {static_cast<Scalar>((5.0 - 2.0) / std::sqrt(4.0 + 0.001) * 3 + 10)});
}

TEST_CASE("BatchNormalization uses the batch's statistics in training, and moves its own a hundredth of the way") {
  const Plan p = planned(sequential({2, 1}, {layer(BatchNormalizationSpec{})}));
  const std::vector<Scalar> weights = {3, 10, 2, 4};
  const Run result = ran(p, weights, {.inputs = {{{2, 1}, {1, 5}}}, .training = true});
  const double mean = (1.0 + 5.0) / 2;
  const double variance = ((1 - mean) * (1 - mean) + (5 - mean) * (5 - mean)) / 2;
  requireClose(result.outputs[0].data, {static_cast<Scalar>((1 - mean) / std::sqrt(variance + 0.001) * 3 + 10),
                                        static_cast<Scalar>((5 - mean) / std::sqrt(variance + 0.001) * 3 + 10)});
  requireClose(result.updated_weights,
               {3, 10, static_cast<Scalar>(2 * 0.99 + mean * 0.01), static_cast<Scalar>(4 * 0.99 + variance * 0.01)});
}

TEST_CASE("A frozen BatchNormalization keeps to its moving statistics in training too") {
  LayerSpec frozen = layer(BatchNormalizationSpec{});
  frozen.trainable = false;
  const Plan p = planned(sequential({2, 1}, {frozen}));
  const std::vector<Scalar> weights = {3, 10, 2, 4};
  const Tensor x{{2, 1}, {1, 5}};
  const Run training = ran(p, weights, {.inputs = {x}, .training = true});
  REQUIRE(training.outputs[0].data == ran(p, weights, {.inputs = {x}}).outputs[0].data);
  REQUIRE(training.updated_weights.empty());
}

TEST_CASE("Masked steps take no part in Keras 3's batch statistics, and do in Keras 2's") {
  for (const Dialect dialect : {Dialect::kKeras2, Dialect::kKeras3}) {
    const Plan p = planned(sequential({2, 2, 1}, {layer(BatchNormalizationSpec{})}, dialect));
    REQUIRE(p.nodes[1].output_masked[0] == false);
    const RunInputs inputs{.inputs = {{{2, 2, 1}, {1, 5, 3, 100}}}, .mask = {{2, 2}, {1, 1, 1, 0}}, .training = true};
    const double mean = dialect == Dialect::kKeras3 ? (1.0 + 5 + 3) / (3 + 1e-7) : (1.0 + 5 + 3 + 100) / 4;
    requireClose(static_cast<double>(ran(p, {1, 0, 0, 0}, inputs).updated_weights[2]), 0.01 * mean);
  }
}

TEST_CASE("BatchNormalization is what it declares, and its gradients agree with central differences") {
  const auto on = [](std::vector<std::int64_t> sizes, BatchNormalizationSpec spec) {
    for (const bool training : {false, true}) {
      INFO("rank " << sizes.size() << " axis " << spec.axis << " training " << training);
      prove(sequential(Shape(sizes.begin(), sizes.end()), {layer(spec)}), {.inputs = {tensor(sizes)}, .training = training});
    }
  };
  on({4, 3}, {});
  on({3, 4, 2}, {});
  on({3, 4, 2}, {.center = false});
  on({3, 4, 2}, {.scale = false});
  on({3, 4, 2}, {.center = false, .scale = false});
  on({3, 4, 2}, {.axis = 1});
  on({3, 2, 2, 2}, {});
  const RunInputs masked{.inputs = {tensor({2, 4, 2})}, .mask = {{2, 4}, {1, 1, 0, 1, 1, 0, 0, 0}}, .training = true};
  prove(sequential({2, 4, 2}, {layer(BatchNormalizationSpec{})}), masked);
  prove(sequential({2, 4, 2}, {layer(BatchNormalizationSpec{}), layer(simpleRNN(2))}, Dialect::kKeras2), masked);
}
