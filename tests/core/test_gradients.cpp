#include "finite_differences.h"
#include "models.h"

using namespace rnn;
using namespace rnn::test;

namespace {

const Tensor kMask{{2, 4}, {0, 1, 1, 0, 1, 0, 0, 1}};

LSTMSpec lstm(std::int64_t units, RecurrentOptions options = {}) { return {.cell = {.units = units}, .options = options}; }
GRUSpec gru(std::int64_t units, bool reset_after, RecurrentOptions options = {}) {
  return {.cell = {.units = units, .reset_after = reset_after}, .options = options};
}

std::vector<LayerKind> recurrentLayers(RecurrentOptions options) {
  SimpleRNNSpec relu = simpleRNN(3, options);
  relu.cell.activation = "softplus";
  LSTMSpec unbiased = lstm(2, options);
  unbiased.cell.use_bias = false;
  unbiased.cell.activation = "softsign";
  GRUSpec plain = gru(2, true, options);
  plain.cell.use_bias = false;
  GRUSpec before = gru(2, false, options);
  before.cell.use_bias = false;
  return {simpleRNN(3, options), relu, lstm(3, options), unbiased, gru(3, true, options), plain, gru(3, false, options), before};
}

std::size_t statesOf(const LayerKind& kind) { return std::holds_alternative<LSTMSpec>(kind) ? 2 : 1; }

std::int64_t unitsOf(const LayerKind& kind) {
  return std::visit(
      [](const auto& spec) -> std::int64_t {
        if constexpr (requires { spec.cell.units; }) {
          return spec.cell.units;
        } else {
          return 0;
        }
      },
      kind);
}

RunInputs inputsFor(const LayerKind& kind, bool masked) {
  RunInputs inputs{.inputs = {tensor({2, 4, 2})}};
  if (masked) inputs.mask = kMask;
  LayerState state{.layer = 1};
  for (std::size_t s = 0; s < statesOf(kind); ++s) state.states.push_back(tensor({2, unitsOf(kind)}, 7 + static_cast<int>(s)));
  inputs.initial_states = {state};
  return inputs;
}

}  // namespace

TEST_CASE("Every cell's gradients agree with central differences") {
  for (const bool sequences : {false, true}) {
    for (const bool backwards : {false, true}) {
      for (const LayerKind& kind : recurrentLayers({.return_sequences = sequences, .return_state = true, .go_backwards = backwards})) {
        const Plan p = planned(sequential({std::nullopt, 4, 2}, {layer(kind)}));
        checkGradients(p, weightsFor(p), inputsFor(kind, false));
      }
    }
  }
}

TEST_CASE("Every cell's gradients agree with central differences through a mask") {
  for (const bool sequences : {false, true}) {
    for (const bool backwards : {false, true}) {
      for (const bool zero : {false, true}) {
        const RecurrentOptions options{
            .return_sequences = sequences, .return_state = true, .go_backwards = backwards, .zero_output_for_mask = zero};
        for (const LayerKind& kind : recurrentLayers(options)) {
          const Plan p = planned(sequential({std::nullopt, 4, 2}, {layer(kind)}));
          checkGradients(p, weightsFor(p), inputsFor(kind, true));
        }
      }
    }
  }
}

TEST_CASE("Gradients through dropout are those of the very factors drawn") {
  for (LayerKind kind : recurrentLayers({.return_sequences = true})) {
    std::visit(
        [](auto& spec) {
          if constexpr (requires { spec.cell.recurrent_dropout; }) spec.cell.dropout = 0.4, spec.cell.recurrent_dropout = 0.3;
        },
        kind);
    const Plan p = planned(sequential({std::nullopt, 4, 2}, {layer(kind)}));
    RunInputs inputs = inputsFor(kind, false);
    inputs.training = true;
    inputs.seed = 3;
    checkGradients(p, weightsFor(p), inputs);
  }
}

TEST_CASE("Bidirectional's gradients agree with central differences in every merge mode") {
  for (const char* mode : {"concat", "sum", "mul", "ave", ""}) {
    for (const bool sequences : {false, true}) {
      for (const bool masked : {false, true}) {
        BidirectionalSpec spec{.layer = {layer(lstm(2, {.return_sequences = sequences, .return_state = true}))}};
        spec.merge_mode = *mode ? std::optional<std::string>(mode) : std::nullopt;
        const Plan p = planned(sequential({std::nullopt, 4, 2}, {layer(spec)}));
        RunInputs inputs{.inputs = {tensor({2, 4, 2})}};
        if (masked) inputs.mask = kMask;
        checkGradients(p, weightsFor(p), inputs);
      }
    }
  }
}

TEST_CASE("Stacked layers, Dense and Activation pass gradients through") {
  const Plan p = planned(
      sequential({std::nullopt, 3, 2}, {layer(gru(3, true, {.return_sequences = true})), layer(DenseSpec{.units = 3, .activation = "tanh"}),
                                        layer(lstm(2)), layer(DenseSpec{.units = 3}), layer(ActivationSpec{"softmax"})}));
  checkGradients(p, weightsFor(p), {.inputs = {tensor({2, 3, 2})}});
}

TEST_CASE("Every activation's derivative agrees with central differences") {
  for (const char* name : {"linear", "relu", "tanh", "sigmoid", "hard_sigmoid", "softmax", "log_softmax", "softplus", "softsign", "elu",
                           "selu", "exponential", "silu", "gelu", "relu6", "leaky_relu", "mish", "hard_silu"}) {
    const Plan p = planned(sequential({std::nullopt, 5}, {layer(DenseSpec{.units = 4, .activation = name}), layer(ActivationSpec{name})}));
    checkGradients(p, weightsFor(p), {.inputs = {tensor({3, 5}, 4)}});
  }
}

TEST_CASE("An encoder hands its states to a decoder, and gets their gradient back") {
  ModelSpec spec{.sequential = false};
  spec.layers = {inputLayer({std::nullopt, 3, 2}), inputLayer({std::nullopt, 4, 3}), layer(lstm(3, {.return_state = true})),
                 layer(lstm(3, {.return_sequences = true})), layer(DenseSpec{.units = 2})};
  spec.nodes = {{.layer = 0},
                {.layer = 1},
                {.layer = 2, .inputs = {{0, 0}}},
                {.layer = 3, .inputs = {{1, 0}}, .initial_state = {{2, 1}, {2, 2}}},
                {.layer = 4, .inputs = {{3, 0}}}};
  spec.inputs = {{0, 0}, {1, 0}};
  spec.outputs = {{4, 0}, {2, 0}};
  const Plan p = planned(spec);
  checkGradients(p, weightsFor(p), {.inputs = {tensor({2, 3, 2}), tensor({2, 4, 3}, 6)}});
}

TEST_CASE("A shared layer gathers gradients from all its calls") {
  ModelSpec spec{.sequential = false};
  spec.layers = {inputLayer({std::nullopt, 3, 2}), inputLayer({std::nullopt, 4, 2}), layer(gru(3, true)), layer(DenseSpec{.units = 2})};
  spec.nodes = {
      {.layer = 0}, {.layer = 1}, {.layer = 2, .inputs = {{0, 0}}}, {.layer = 2, .inputs = {{1, 0}}}, {.layer = 3, .inputs = {{3, 0}}}};
  spec.outputs = {{2, 0}, {4, 0}, {3, 0}};
  const Plan p = planned(spec);
  REQUIRE(p.layers[2].parameters == 3 * 3 * (2 + 3 + 2));
  checkGradients(p, weightsFor(p), {.inputs = {tensor({2, 3, 2}), tensor({2, 4, 2}, 6)}});
}

TEST_CASE("dL/dh is the sum of its two arrivals, both kept") {
  const Plan p = planned(sequential({1, 3, 2}, {layer(simpleRNN(2, {.return_sequences = true}))}));
  const auto weights = weightsFor(p);
  const RunInputs inputs{.inputs = {tensor({1, 3, 2})}};
  const Run forward = ran(p, weights, inputs);
  const Tensor g = tensor({1, 3, 2}, 9);
  const Result<Gradients> result = backward(p, weights, inputs, forward, {g});
  REQUIRE(result);
  const Run back{.trace = result.value().trace};
  for (std::int64_t t = 1; t <= 3; ++t) {
    for (std::int64_t j = 0; j < 2; ++j) {
      requireClose(at(back, 1, "", "h_from_output", t, 0, j), g.data[static_cast<std::size_t>((t - 1) * 2 + j)]);
      requireClose(at(back, 1, "", "h", t, 0, j), at(back, 1, "", "h_from_output", t, 0, j) + at(back, 1, "", "h_from_next", t, 0, j));
    }
  }
  REQUIRE(at(back, 1, "", "h_from_next", 3, 0, 0) == 0);
  REQUIRE(at(back, 1, "", "h_from_next", 2, 0, 0) != 0);
}

TEST_CASE("A window of truncated BPTT gives what running the windows one after the other gives") {
  const Plan whole = planned(sequential({1, 4, 2}, {layer(lstm(2, {.return_sequences = true}))}));
  const Plan half = planned(sequential({1, 2, 2}, {layer(lstm(2, {.return_sequences = true, .return_state = true}))}));
  const auto weights = weightsFor(whole);
  const Tensor x = tensor({1, 4, 2});
  const Tensor g = tensor({1, 4, 2}, 9);
  const RunInputs inputs{.inputs = {x}};
  const Run forward = ran(whole, weights, inputs);
  const Result<Gradients> truncated = backward(whole, weights, inputs, forward, {g}, {.window = 2});
  REQUIRE(truncated);

  std::vector<Scalar> sum(weights.size());
  LayerState state{.layer = 1, .states = {tensor({1, 2}, 0, 0), tensor({1, 2}, 0, 0)}};
  for (std::ptrdiff_t part = 0; part < 2; ++part) {
    const RunInputs piece{.inputs = {{{1, 2, 2}, {x.data.begin() + part * 4, x.data.begin() + part * 4 + 4}}}, .initial_states = {state}};
    const Run run = ran(half, weights, piece);
    const Tensor zero = tensor({1, 2}, 0, 0);
    const Tensor pieceGradient{{1, 2, 2}, {g.data.begin() + part * 4, g.data.begin() + part * 4 + 4}};
    const Result<Gradients> gradients = backward(half, weights, piece, run, {pieceGradient, zero, zero});
    REQUIRE(gradients);
    for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += gradients.value().weights[i];
    state.states = {run.outputs[1], run.outputs[2]};
  }
  requireClose(truncated.value().weights, sum);
}
