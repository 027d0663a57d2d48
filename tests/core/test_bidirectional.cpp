#include "models.h"

using namespace rnn;
using namespace rnn::test;

namespace {

BidirectionalSpec bidirectional(RecurrentOptions options, std::optional<std::string> mode = "concat") {
  return {.layer = {layer(simpleRNN(3, options))}, .merge_mode = std::move(mode)};
}

}  // namespace

TEST_CASE("Bidirectional has two copies: 84 parameters, and twice the features") {
  const Plan p = planned(sequential({std::nullopt, 2, 10}, {layer(bidirectional({.return_sequences = true}))}));
  REQUIRE(p.parameters == 84);
  REQUIRE(toString(p.layers[1].output_shapes) == "(None, 2, 6)");
  REQUIRE(p.layers[1].parts.size() == 3);
  REQUIRE(p.layers[1].parts[0].name == "forward_simple_rnn");
  REQUIRE(p.layers[1].parts[1].reversed);
  REQUIRE(p.weights[3].path == "sequential/bidirectional/backward_simple_rnn/simple_rnn_cell/kernel");
}

TEST_CASE("Bidirectional's halves are the two layers run apart, the backward one turned round") {
  const Plan both = planned(sequential({std::nullopt, 4, 2}, {layer(bidirectional({.return_sequences = true}))}));
  const Plan forward = planned(sequential({std::nullopt, 4, 2}, {layer(simpleRNN(3, {.return_sequences = true}))}));
  const Plan backward = planned(sequential({std::nullopt, 4, 2}, {layer(simpleRNN(3, {.return_sequences = true, .go_backwards = true}))}));
  const auto weights = weightsFor(both);
  const auto half = weights.begin() + static_cast<std::ptrdiff_t>(weights.size() / 2);
  const Tensor x = tensor({2, 4, 2});
  const Tensor y = ran(both, weights, {.inputs = {x}}).outputs[0];
  const Tensor f = ran(forward, {weights.begin(), half}, {.inputs = {x}}).outputs[0];
  const Tensor b = ran(backward, {half, weights.end()}, {.inputs = {x}}).outputs[0];
  for (std::size_t sample = 0; sample < 2; ++sample) {
    for (std::size_t t = 0; t < 4; ++t) {
      for (std::size_t j = 0; j < 3; ++j) {
        REQUIRE(y.data[(sample * 4 + t) * 6 + j] == f.data[(sample * 4 + t) * 3 + j]);
        REQUIRE(y.data[(sample * 4 + t) * 6 + 3 + j] == b.data[(sample * 4 + 3 - t) * 3 + j]);
      }
    }
  }
}

TEST_CASE("Merge modes give Keras' shapes") {
  for (const auto& [mode, shape] :
       {std::pair<const char*, const char*>{"concat", "(None, 6)"}, {"sum", "(None, 3)"}, {"mul", "(None, 3)"}, {"ave", "(None, 3)"}}) {
    REQUIRE(toString(planned(sequential({std::nullopt, 4, 2}, {layer(bidirectional({}, mode))})).layers[1].output_shapes) == shape);
  }
  const Plan apart =
      planned(sequential({std::nullopt, 4, 2}, {layer(bidirectional({.return_sequences = true, .return_state = true}, std::nullopt))}));
  REQUIRE(toString(apart.layers[1].output_shapes) == "[(None, 4, 3), (None, 4, 3), (None, 3), (None, 3)]");
}

TEST_CASE("Bidirectional counts the wrapped layer's name, as Keras does") {
  SimpleRNNSpec after = simpleRNN(1);
  const Plan p = planned(sequential({std::nullopt, 4, 2}, {layer(bidirectional({.return_sequences = true})), layer(after)}));
  REQUIRE(p.layers[1].name == "bidirectional");
  REQUIRE(p.layers[2].name == "simple_rnn_1");
  const Plan keras2 =
      planned(sequential({std::nullopt, 4, 2}, {layer(bidirectional({.return_sequences = true})), layer(after)}, Dialect::kKeras2));
  REQUIRE(keras2.weights[0].path == "bidirectional/forward_simple_rnn/simple_rnn_cell_1/kernel:0");
  REQUIRE(keras2.weights[3].path == "bidirectional/backward_simple_rnn/simple_rnn_cell_2/kernel:0");
  REQUIRE(keras2.weights[6].path == "simple_rnn_1/simple_rnn_cell_3/kernel:0");
}

TEST_CASE("A backward layer of its own keeps its units and, in Keras 3, its name") {
  BidirectionalSpec spec = bidirectional({});
  spec.backward_layer = {layer(simpleRNN(5, {.go_backwards = true}))};
  const Plan p = planned(sequential({std::nullopt, 4, 2}, {layer(spec)}));
  REQUIRE(toString(p.layers[1].output_shapes) == "(None, 8)");
  REQUIRE(p.layers[1].parts[1].name == "simple_rnn_1");
  REQUIRE(planned(sequential({std::nullopt, 4, 2}, {layer(spec)}, Dialect::kKeras2)).layers[1].parts[1].name == "backward_simple_rnn_1");
}

TEST_CASE("Keras 2 turns the second copy of a backward layer forward, Keras 3 refuses it") {
  const ModelSpec keras2 = sequential({std::nullopt, 4, 2}, {layer(bidirectional({.go_backwards = true}))}, Dialect::kKeras2);
  const Plan p = planned(keras2);
  REQUIRE(p.layers[1].parts[0].reversed);
  REQUIRE_FALSE(p.layers[1].parts[1].reversed);
  ModelSpec keras3 = keras2;
  keras3.dialect = Dialect::kKeras3;
  REQUIRE(planError(keras3).message ==
          "Forward layer and backward layer should have different `go_backwards` value. Received: forward_layer.go_backwards True, "
          "backward_layer.go_backwards=True");
}

TEST_CASE("Halves of different sizes fail only when they are added") {
  BidirectionalSpec spec = bidirectional({}, "sum");
  spec.backward_layer = {layer(simpleRNN(4, {.go_backwards = true}))};
  const Plan p = planned(sequential({std::nullopt, 4, 2}, {layer(spec)}));
  const Result<Run> result = run(p, weightsFor(p), {.inputs = {tensor({2, 4, 2})}});
  REQUIRE_FALSE(result);
  REQUIRE(result.error().code == "merge_sizes");
}
