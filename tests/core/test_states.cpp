#include "models.h"

using namespace rnn;
using namespace rnn::test;

namespace {

Tensor steps(const Tensor& x, std::ptrdiff_t begin, std::ptrdiff_t end) {
  const auto width = x.shape[2];
  return {{1, end - begin, width}, {x.data.begin() + begin * width, x.data.begin() + end * width}};
}

/// One LSTM whose initial states are inputs of the model.
ModelSpec givenStates(Dialect dialect, bool stateful) {
  ModelSpec spec{.dialect = dialect, .sequential = false};
  spec.layers = {inputLayer({1, 2, 3}), inputLayer({1, 2}), inputLayer({1, 2}),
                 layer(LSTMSpec{.cell = {.units = 2}, .options = {.stateful = stateful}})};
  spec.nodes = {{.layer = 0}, {.layer = 1}, {.layer = 2}, {.layer = 3, .inputs = {{0, 0}}, .initial_state = {{1, 0}, {2, 0}}}};
  return spec;
}

}  // namespace

TEST_CASE("A stateful layer goes on where the call before ended") {
  const RecurrentOptions options{.return_sequences = true, .stateful = true};
  const Plan whole = planned(sequential({1, 4, 3}, {layer(LSTMSpec{.cell = {.units = 2}, .options = options})}));
  const Plan half = planned(sequential({1, 2, 3}, {layer(LSTMSpec{.cell = {.units = 2}, .options = options})}));
  const auto weights = weightsFor(whole);
  const Tensor x = tensor({1, 4, 3});
  const Run all = ran(whole, weights, {.inputs = {x}});
  const Run first = ran(half, weights, {.inputs = {steps(x, 0, 2)}});
  const Run second = ran(half, weights, {.inputs = {steps(x, 2, 4)}, .stateful = first.stateful});
  REQUIRE(first.stateful.size() == 1);
  REQUIRE(first.stateful[0].states.size() == 2);
  for (std::size_t i = 0; i < 4; ++i) requireClose(second.outputs[0].data[i], all.outputs[0].data[4 + i]);
  const Run again = ran(half, weights, {.inputs = {steps(x, 0, 2)}});
  requireClose(again.outputs[0].data, first.outputs[0].data);
}

TEST_CASE("A layer that is not stateful keeps nothing") {
  const Plan p = planned(sequential({1, 2, 3}, {layer(simpleRNN(2))}));
  const Run run = ran(p, weightsFor(p), {.inputs = {tensor({1, 2, 3})}});
  REQUIRE(run.stateful.empty());
}

TEST_CASE("Initial states handed in through the graph are row 0") {
  const Plan p = planned(givenStates(Dialect::kKeras3, false));
  const Tensor h = tensor({1, 2}, 5), c = tensor({1, 2}, 6);
  const Run run = ran(p, weightsFor(p), {.inputs = {tensor({1, 2, 3}), h, c}});
  for (std::int64_t j = 0; j < 2; ++j) {
    REQUIRE(at(run, 3, "", "h", 0, 0, j) == h.data[static_cast<std::size_t>(j)]);
    REQUIRE(at(run, 3, "", "c", 0, 0, j) == c.data[static_cast<std::size_t>(j)]);
  }
}

TEST_CASE("Keras 3 lets an initial state replace a kept one; Keras 2 only while nothing is kept") {
  const Tensor h = tensor({1, 2}, 5), c = tensor({1, 2}, 6);
  const std::vector<LayerState> kept = {{.layer = 3, .states = {tensor({1, 2}, 8), tensor({1, 2}, 9)}}};
  const std::vector<LayerState> nothing = {{.layer = 3, .states = {tensor({1, 2}, 0, 0), tensor({1, 2}, 0, 0)}}};
  const auto first = [&](Dialect dialect, const std::vector<LayerState>& states) {
    const Plan p = planned(givenStates(dialect, true));
    return at(ran(p, weightsFor(p), {.inputs = {tensor({1, 2, 3}), h, c}, .stateful = states}), 3, "", "h", 0, 0, 0);
  };
  REQUIRE(first(Dialect::kKeras3, kept) == h.data[0]);
  REQUIRE(first(Dialect::kKeras2, kept) == kept[0].states[0].data[0]);
  REQUIRE(first(Dialect::kKeras2, nothing) == h.data[0]);
}

TEST_CASE("States of the wrong number or shape are refused") {
  const Plan p = planned(sequential({std::nullopt, 2, 3}, {layer(LSTMSpec{.cell = {.units = 2}})}));
  const auto code = [&](std::vector<Tensor> states) {
    const Result<Run> result = run(p, weightsFor(p), {.inputs = {tensor({1, 2, 3})}, .initial_states = {{1, std::move(states)}}});
    REQUIRE_FALSE(result);
    return result.error().code;
  };
  REQUIRE(code({tensor({1, 2})}) == "initial_state_count");
  REQUIRE(code({tensor({1, 2}), tensor({1, 3})}) == "initial_state_shape");
  REQUIRE(code({tensor({1, 2}), tensor({2, 2})}) == "initial_state_shape");
}

TEST_CASE("A stateful layer must know its batch size, and gets no other") {
  const LayerSpec stateful = layer(simpleRNN(3, {.stateful = true}));
  REQUIRE(planError(sequential({std::nullopt, 2, 10}, {stateful})).message ==
          "When using `stateful=True` in a RNN, the batch size must be static. Found dynamic batch size: sequence.shape=(None, 2, 10)");
  REQUIRE(planError(sequential({std::nullopt, 2, 10}, {stateful}, Dialect::kKeras2))
              .message.rfind("If a RNN is stateful, it needs to know its batch size.", 0) == 0);
  const Plan p = planned(sequential({2, 2, 10}, {stateful}));
  const Result<Run> result = run(p, weightsFor(p), {.inputs = {tensor({3, 2, 10})}});
  REQUIRE_FALSE(result);
  REQUIRE(result.error().code == "stateful_batch_size");
}
