#include "finite_differences.h"
#include "models.h"
#include "recompute.h"

using namespace rnn;
using namespace rnn::test;

namespace {

const Tensor kMask{{2, 4}, {0, 1, 1, 0, 1, 0, 0, 1}};

LayerSpec lstmCell(std::int64_t units) { return layer(LSTMCellSpec{.units = units}); }
LayerSpec gruCell(std::int64_t units) { return layer(GRUCellSpec{.units = units}); }
LayerSpec rnnCell(std::int64_t units) { return layer(SimpleRNNCellSpec{.units = units}); }

RunInputs data(bool masked = false) {
  RunInputs inputs{.inputs = {tensor({2, 4, 3})}};
  if (masked) inputs.mask = kMask;
  return inputs;
}

Plan plannedOn(Shape shape, LayerKind kind) { return planned(sequential(std::move(shape), {layer(std::move(kind))})); }

}  // namespace

TEST_CASE("RNN around a cell is the layer of that cell") {
  const Plan wrapped = plannedOn({std::nullopt, 4, 3}, RNNSpec{.cell = {lstmCell(2)}, .options = {.return_sequences = true}});
  const Plan plain = plannedOn({std::nullopt, 4, 3}, LSTMSpec{.cell = {.units = 2}, .options = {.return_sequences = true}});
  REQUIRE(wrapped.weights[0].path == "sequential/rnn/lstm_cell/kernel");
  const auto weights = weightsFor(plain);
  requireClose(ran(wrapped, weights, data()).outputs[0].data, ran(plain, weights, data()).outputs[0].data);
  REQUIRE(recomputeAll(wrapped, weights, data()) > 0);
}

TEST_CASE("Stacked cells are stacked layers") {
  for (const bool masked : {false, true}) {
    for (const bool backwards : {false, true}) {
      const RecurrentOptions last{.return_sequences = true, .go_backwards = backwards};
      const Plan stack = plannedOn({std::nullopt, 4, 3}, RNNSpec{.cell = {gruCell(2), rnnCell(3)}, .options = last});
      const Plan layers = planned(sequential(
          {std::nullopt, 4, 3}, {layer(GRUSpec{.cell = {.units = 2}, .options = last}), layer(simpleRNN(3, {.return_sequences = true}))}));
      const auto weights = weightsFor(layers);
      REQUIRE(stack.parameters == layers.parameters);
      REQUIRE(recomputeAll(stack, weights, data(masked)) > 0);
      // A sequential model's second layer would see the mask in input order, so the two agree with a mask only when read forwards.
      if (masked && backwards) continue;
      requireClose(ran(stack, weights, data(masked)).outputs[0].data, ran(layers, weights, data(masked)).outputs[0].data);
    }
  }
}

TEST_CASE("StackedRNNCells gives the states of its cells in order, and takes them back") {
  const LayerSpec cells = layer(StackedRNNCellsSpec{.cells = {lstmCell(2), rnnCell(3)}});
  const Plan p = plannedOn({std::nullopt, 4, 3}, RNNSpec{.cell = {cells}, .options = {.return_state = true}});
  REQUIRE(toString(p.layers[1].output_shapes) == "[(None, 3), (None, 2), (None, 2), (None, 3)]");
  REQUIRE(p.weights[0].path == "sequential/rnn/stacked_rnn_cells/lstm_cell/kernel");
  REQUIRE(p.layers[1].parts[1].id == "cell_1");
  for (const bool masked : {false, true}) {
    RunInputs inputs = data(masked);
    inputs.initial_states = {{.layer = 1, .states = {tensor({2, 2}, 5), tensor({2, 2}, 6), tensor({2, 3}, 7)}}};
    checkGradients(p, weightsFor(p), inputs);
  }
}

TEST_CASE("Bidirectional wraps an RNN of stacked cells") {
  const LayerSpec inner = layer(RNNSpec{.cell = {lstmCell(2), gruCell(2)}, .options = {.return_sequences = true}});
  const Plan p = plannedOn({std::nullopt, 4, 3}, BidirectionalSpec{.layer = {inner}});
  REQUIRE(toString(p.layers[1].output_shapes) == "(None, 4, 4)");
  for (const bool masked : {false, true}) {
    REQUIRE(recomputeAll(p, weightsFor(p), data(masked)) > 0);
    checkGradients(p, weightsFor(p), data(masked));
  }
}

TEST_CASE("What is no cell cannot be wrapped in RNN, and a cell is no layer") {
  REQUIRE(planError(sequential({std::nullopt, 4, 3}, {layer(RNNSpec{.cell = {layer(DenseSpec{.units = 2})}})})).code == "not_a_cell");
  REQUIRE(planError(sequential({std::nullopt, 4, 3}, {layer(RNNSpec{})})).code == "not_a_cell");
  REQUIRE(planError(sequential({std::nullopt, 4, 3}, {gruCell(2)})).code == "not_a_layer");
  REQUIRE(planError(sequential({std::nullopt, 4, 3}, {layer(RNNSpec{.cell = {gruCell(0)}})})).code == "units_not_positive");
}

TEST_CASE("TimeDistributed(Dense) is Dense at every step") {
  const Plan wrapped =
      plannedOn({std::nullopt, 4, 3}, TimeDistributedSpec{.layer = {layer(DenseSpec{.units = 2, .activation = "softmax"})}});
  const Plan plain = plannedOn({std::nullopt, 4, 3}, DenseSpec{.units = 2, .activation = "softmax"});
  REQUIRE(toString(wrapped.layers[1].output_shapes) == "(None, 4, 2)");
  REQUIRE(wrapped.weights[0].path == "sequential/time_distributed/dense/kernel");
  const auto weights = weightsFor(plain);
  const Run run = ran(wrapped, weights, data());
  requireClose(run.outputs[0].data, ran(plain, weights, data()).outputs[0].data);
  REQUIRE(recomputeAll(wrapped, weights, data()) == 2 * 4 * (3 + 3 + 3 * 2));
  requireClose(at(run, 1, "layer", "y", 3, 1, 1), run.outputs[0].data[(4 + 2) * 2 + 1]);
  checkGradients(wrapped, weights, data());
}

TEST_CASE("TimeDistributed(LSTM) runs the LSTM on every slice alone") {
  for (const bool sequences : {false, true}) {
    const LayerSpec inner = layer(LSTMSpec{.cell = {.units = 2}, .options = {.return_sequences = sequences}});
    const Plan wrapped = plannedOn({std::nullopt, 2, 4, 3}, TimeDistributedSpec{.layer = {inner}});
    REQUIRE(toString(wrapped.layers[1].output_shapes) == (sequences ? "(None, 2, 4, 2)" : "(None, 2, 2)"));
    const Plan alone = planned(sequential({std::nullopt, 4, 3}, {inner}));
    const auto weights = weightsFor(alone);
    const Tensor x = tensor({2, 2, 4, 3});
    const Run all = ran(wrapped, weights, {.inputs = {x}});
    const Run slices = ran(alone, weights, {.inputs = {{{4, 4, 3}, x.data}}});
    requireClose(all.outputs[0].data, slices.outputs[0].data);
    checkGradients(wrapped, weights, {.inputs = {x}});
  }
}

TEST_CASE("TimeDistributed nests, and wraps Bidirectional") {
  const LayerSpec both = layer(BidirectionalSpec{.layer = {layer(simpleRNN(2))}});
  const LayerSpec once = layer(TimeDistributedSpec{.layer = {both}});
  const Plan p = planned(sequential({std::nullopt, 2, 2, 3, 2}, {layer(TimeDistributedSpec{.layer = {once}}),
                                                                 layer(TimeDistributedSpec{.layer = {layer(simpleRNN(2))}})}));
  REQUIRE(toString(p.layers[1].output_shapes) == "(None, 2, 2, 4)");
  REQUIRE(toString(p.layers[2].output_shapes) == "(None, 2, 2)");
  checkGradients(p, weightsFor(p), {.inputs = {tensor({2, 2, 2, 3, 2})}});
}

TEST_CASE("TimeDistributed wants a time axis") {
  const Error error = planError(sequential({std::nullopt, 10}, {layer(TimeDistributedSpec{.layer = {layer(DenseSpec{.units = 3})}})}));
  REQUIRE(error.message == "`TimeDistributed` Layer should be passed an `input_shape` with at least 3 dimensions, received: (None, 10)");
  REQUIRE(error.layer == 1);
}
