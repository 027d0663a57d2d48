// The gradient of a weight is the sum of what the time steps add to it.
#include "models.h"
#include "rnn/contributions.h"

using namespace rnn;
using namespace rnn::test;

namespace {

struct Both {
  Run run;
  Gradients gradients;
};

Both bothWays(const Plan& plan, const RunInputs& inputs) {
  const std::vector<Scalar> weights = weightsFor(plan);
  Run forward = ran(plan, weights, inputs);
  std::vector<Tensor> arriving;
  for (const Tensor& output : forward.outputs) arriving.push_back(tensor(output.shape, 5));
  const Result<Gradients> back = backward(plan, weights, inputs, forward, arriving);
  REQUIRE(back);
  return {std::move(forward), back.value()};
}

void requireSums(const ModelSpec& spec, const RunInputs& inputs, std::int64_t steps) {
  const Plan p = planned(spec);
  const Both both = bothWays(p, inputs);
  for (std::size_t w = 0; w < p.weights.size(); ++w) {
    INFO(p.weights[w].path);
    const Result<Tensor> split = contributions(p, both.run, both.gradients, static_cast<int>(w));
    REQUIRE(split);
    REQUIRE(split.value().shape.front() == steps);
    for (std::int64_t i = 0; i < p.weights[w].size; ++i) {
      double sum = 0;
      for (std::int64_t t = 0; t < steps; ++t)
        sum += static_cast<double>(split.value().data[static_cast<std::size_t>(t * p.weights[w].size + i)]);
      requireClose(static_cast<double>(both.gradients.weights[static_cast<std::size_t>(p.weights[w].offset + i)]), sum, 10);
    }
  }
}

}  // namespace

TEST_CASE("What the time steps add to each weight of a recurrent layer sums up to its gradient") {
  const RunInputs inputs{.inputs = {tensor({2, 4, 2})}};
  RunInputs masked = inputs;
  masked.mask = Tensor{{2, 4}, {0, 1, 1, 0, 1, 0, 0, 1}};
  for (const bool backwards : {false, true}) {
    const RecurrentOptions options{.return_sequences = true, .go_backwards = backwards};
    std::vector<LayerKind> kinds;
    kinds.emplace_back(simpleRNN(3, options));
    kinds.emplace_back(LSTMSpec{.cell = {.units = 3}, .options = options});
    kinds.emplace_back(GRUSpec{.cell = {.units = 3}, .options = options});
    kinds.emplace_back(GRUSpec{.cell = {.units = 3, .reset_after = false}, .options = options});
    if (!backwards) kinds.emplace_back(BidirectionalSpec{.layer = {layer(simpleRNN(2, options))}});
    kinds.emplace_back(TimeDistributedSpec{.layer = {layer(DenseSpec{.units = 3})}});
    kinds.emplace_back(DenseSpec{.units = 3});
    for (const LayerKind& kind : kinds) {
      requireSums(sequential({std::nullopt, 4, 2}, {layer(kind)}), inputs, 4);
      if (kind.index() != kinds.back().index()) requireSums(sequential({std::nullopt, 4, 2}, {layer(kind)}), masked, 4);
    }
  }
}

TEST_CASE("What a step adds is the product of what went in and of the gradient that came back") {
  const Plan p = planned(sequential({1, 2, 1}, {layer(simpleRNN(1, {.return_sequences = true}))}));
  const Both both = bothWays(p, {.inputs = {Tensor{{1, 2, 1}, {Scalar(0.5), Scalar(-0.25)}}}});
  const Tensor kernel = contributions(p, both.run, both.gradients, 0).value();
  const Tensor bias = contributions(p, both.run, both.gradients, 2).value();
  requireClose(static_cast<double>(kernel.data[0]), 0.5 * static_cast<double>(bias.data[0]));
  requireClose(static_cast<double>(kernel.data[1]), -0.25 * static_cast<double>(bias.data[1]));
}

TEST_CASE("A table's rows get what the steps that read them add") {
  requireSums(sequential({2, 3}, {layer(EmbeddingSpec{.input_dim = 4, .output_dim = 2})}), {.inputs = {Tensor{{2, 3}, {1, 0, 3, 1, 1, 2}}}},
              3);
}

TEST_CASE("A weight that enters otherwise is refused, and so is one that does not exist") {
  const Plan p = planned(sequential({2, 3}, {layer(LayerNormalizationSpec{})}));
  const Both both = bothWays(p, {.inputs = {tensor({2, 3})}});
  REQUIRE(contributions(p, both.run, both.gradients, 0).error().code == "contributions_unknown");
  REQUIRE(contributions(p, both.run, both.gradients, 9).error().code == "contributions_unknown");
}
