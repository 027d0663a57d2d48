#include "models.h"
#include "recompute.h"

using namespace rnn;
using namespace rnn::test;

TEST_CASE("SimpleRNN with one unit and two steps does the arithmetic of the textbook") {
  const Plan p = planned(sequential({1, 2, 1}, {layer(simpleRNN(1))}));
  const Scalar W = Scalar(0.5), U = Scalar(-0.25), b = Scalar(0.125);
  const Scalar x1 = 2, x2 = -1, h0 = Scalar(0.75);
  const Run run = ran(p, {W, U, b}, {.inputs = {{{1, 2, 1}, {x1, x2}}}, .initial_states = {{1, {{{1, 1}, {h0}}}}}});

  const Scalar h1 = std::tanh(x1 * W + h0 * U + b);
  const Scalar h2 = std::tanh(x2 * W + h1 * U + b);
  requireClose(at(run, 1, "", "h", 0, 0, 0), h0);
  requireClose(at(run, 1, "", "xW", 1, 0, 0), x1 * W);
  requireClose(at(run, 1, "", "hU", 1, 0, 0), h0 * U);
  requireClose(at(run, 1, "", "s", 1, 0, 0), x1 * W + h0 * U);
  requireClose(at(run, 1, "", "z", 1, 0, 0), x1 * W + h0 * U + b);
  requireClose(at(run, 1, "", "h", 1, 0, 0), h1);
  requireClose(at(run, 1, "", "h", 2, 0, 0), h2);
  requireClose(run.outputs[0].data, {h2});
}

TEST_CASE("SimpleRNN(3) on (2, 10) has the 42 parameters of the post") {
  const Plan p = planned(sequential({std::nullopt, 2, 10}, {layer(simpleRNN(3))}));
  REQUIRE(p.parameters == 42);
  REQUIRE(toString(p.layers[1].output_shapes) == "(None, 3)");
  REQUIRE(p.layers[1].name == "simple_rnn");
  REQUIRE(p.weights[0].path == "sequential/simple_rnn/simple_rnn_cell/kernel");
  REQUIRE(p.weights[0].size == 30);
  REQUIRE(p.weights[1].size == 9);
  REQUIRE(p.weights[2].size == 3);
}

TEST_CASE("return_sequences decides between every step and the last") {
  const Tensor x = tensor({2, 4, 3});
  const Plan last = planned(sequential({std::nullopt, 4, 3}, {layer(simpleRNN(5))}));
  const Plan all = planned(sequential({std::nullopt, 4, 3}, {layer(simpleRNN(5, {.return_sequences = true}))}));
  const auto weights = weightsFor(last);
  const Run one = ran(last, weights, {.inputs = {x}});
  const Run four = ran(all, weights, {.inputs = {x}});
  REQUIRE(one.outputs[0].shape == std::vector<std::int64_t>{2, 5});
  REQUIRE(four.outputs[0].shape == std::vector<std::int64_t>{2, 4, 5});
  for (std::size_t sample = 0; sample < 2; ++sample) {
    for (std::size_t j = 0; j < 5; ++j) REQUIRE(one.outputs[0].data[sample * 5 + j] == four.outputs[0].data[(sample * 4 + 3) * 5 + j]);
  }
}

TEST_CASE("go_backwards on a reversed input gives what forward gives on the input") {
  const Tensor x = tensor({2, 3, 4});
  Tensor reversed = x;
  for (std::size_t sample = 0; sample < 2; ++sample) {
    for (std::size_t t = 0; t < 3; ++t) {
      for (std::size_t j = 0; j < 4; ++j) reversed.data[(sample * 3 + t) * 4 + j] = x.data[(sample * 3 + 2 - t) * 4 + j];
    }
  }
  const Plan forward = planned(sequential({std::nullopt, 3, 4}, {layer(simpleRNN(2, {.return_sequences = true}))}));
  const Plan backward = planned(sequential({std::nullopt, 3, 4}, {layer(simpleRNN(2, {.return_sequences = true, .go_backwards = true}))}));
  const auto weights = weightsFor(forward);
  requireClose(ran(backward, weights, {.inputs = {reversed}}).outputs[0].data, ran(forward, weights, {.inputs = {x}}).outputs[0].data);
}

TEST_CASE("A batch of n is n batches of one") {
  const Plan p = planned(sequential({std::nullopt, 3, 4}, {layer(simpleRNN(2, {.return_sequences = true})), layer(simpleRNN(3))}));
  const auto weights = weightsFor(p);
  const Tensor x = tensor({3, 3, 4});
  const Run together = ran(p, weights, {.inputs = {x}});
  for (std::size_t sample = 0; sample < 3; ++sample) {
    const auto begin = x.data.begin() + static_cast<std::ptrdiff_t>(sample * 12);
    const Run alone = ran(p, weights, {.inputs = {{{1, 3, 4}, {begin, begin + 12}}}});
    for (std::size_t j = 0; j < 3; ++j) requireClose(alone.outputs[0].data[j], together.outputs[0].data[sample * 3 + j]);
  }
}

TEST_CASE("return_state gives the last step once more, as a state") {
  const Plan p = planned(sequential({std::nullopt, 3, 4}, {layer(simpleRNN(2, {.return_sequences = true, .return_state = true}))}));
  REQUIRE(toString(p.layers[1].output_shapes) == "[(None, 3, 2), (None, 2)]");
  const Run run = ran(p, weightsFor(p), {.inputs = {tensor({2, 3, 4})}});
  REQUIRE(run.outputs.size() == 2);
  for (std::size_t j = 0; j < 2; ++j) REQUIRE(run.outputs[1].data[2 + j] == run.outputs[0].data[(3 + 2) * 2 + j]);
}
