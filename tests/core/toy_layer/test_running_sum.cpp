#include "finite_differences.h"
#include "models.h"
#include "recompute.h"
#include "rnn/catalog.h"

using namespace rnn;
using namespace rnn::test;

TEST_CASE("A layer added by the recipe is planned, run, explained and differentiated") {
  const std::vector<std::string> names = layerNames();
  REQUIRE(names.back() == "RunningSum");
  const Plan p = planned(sequential({std::nullopt, 3, 2}, {layer(RunningSumSpec{.factor = 2}), layer(simpleRNN(2))}));
  REQUIRE(p.layers[1].name == "running_sum");
  REQUIRE(toString(p.layers[1].output_shapes) == "(None, 3, 2)");
  const auto weights = weightsFor(p);
  const Tensor x = tensor({2, 3, 2});
  const Run run = ran(p, weights, {.inputs = {x}});
  requireClose(at(run, 1, "", "y", 3, 0, 1), weights[0] * (x.data[1] + x.data[3] + x.data[5]));
  REQUIRE(recomputeAll(p, weights, {.inputs = {x}}) > 0);
  checkGradients(p, weights, {.inputs = {x}});
}

TEST_CASE("It can be wrapped, and it refuses what it cannot read") {
  const LayerSpec sum = layer(RunningSumSpec{});
  const Plan p = planned(sequential({std::nullopt, 2, 3, 2}, {layer(TimeDistributedSpec{.layer = {sum}})}));
  checkGradients(p, weightsFor(p), {.inputs = {tensor({2, 2, 3, 2})}});
  REQUIRE(planError(sequential({std::nullopt, 2}, {sum})).code == "rank_too_small");
}
