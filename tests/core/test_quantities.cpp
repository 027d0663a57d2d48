#include "models.h"
#include "recompute.h"

using namespace rnn;
using namespace rnn::test;

namespace {

/// Recomputes the whole tape of Input(batch_shape=(None, 4, 3)) and then `layers`.
std::int64_t recompute(std::vector<LayerSpec> layers, Dialect dialect = Dialect::kKeras3, Tensor mask = {}) {
  const Plan p = planned(sequential({std::nullopt, 4, 3}, std::move(layers), dialect));
  return recomputeAll(p, weightsFor(p), {.inputs = {tensor({2, 4, 3})}, .mask = std::move(mask)});
}

const Tensor kMask{{2, 4}, {0, 1, 1, 0, 1, 0, 0, 1}};

}  // namespace

TEST_CASE("SimpleRNN's quantities are what they declare") {
  SimpleRNNSpec plain = simpleRNN(5);
  SimpleRNNSpec unbiased = plain;
  unbiased.cell.use_bias = false;
  unbiased.cell.activation = "relu";
  REQUIRE(recompute({layer(plain)}) == 2 * 4 * (3 + 3 + 5 * 5));
  REQUIRE(recompute({layer(unbiased)}) > 0);
  REQUIRE(recompute({layer(simpleRNN(2, {.return_sequences = true})), layer(simpleRNN(3, {.go_backwards = true}))}) > 0);
}

TEST_CASE("LSTM's and GRU's quantities are what they declare") {
  for (const bool bias : {false, true}) {
    LSTMSpec lstm{.cell = {.units = 5, .recurrent_activation = "hard_sigmoid", .use_bias = bias}};
    REQUIRE(recompute({layer(lstm)}) > 0);
    REQUIRE(recompute({layer(lstm)}, Dialect::kKeras2, kMask) > 0);
    for (const bool reset_after : {false, true}) {
      GRUSpec gru{.cell = {.units = 5, .use_bias = bias, .reset_after = reset_after}, .options = {.go_backwards = true}};
      REQUIRE(recompute({layer(gru)}) > 0);
      REQUIRE(recompute({layer(gru)}, Dialect::kKeras3, kMask) > 0);
    }
  }
}

TEST_CASE("Quantities under dropout are what they declare") {
  const auto trained = [](LayerKind kind) {
    const Plan p = planned(sequential({std::nullopt, 4, 3}, {layer(std::move(kind))}));
    return recomputeAll(p, weightsFor(p), {.inputs = {tensor({2, 4, 3})}, .training = true, .seed = 5});
  };
  for (const double recurrent : {0.0, 0.5}) {
    REQUIRE(trained(SimpleRNNSpec{.cell = {.units = 3, .dropout = 0.5, .recurrent_dropout = recurrent}}) > 0);
    REQUIRE(trained(LSTMSpec{.cell = {.units = 3, .dropout = 0.5, .recurrent_dropout = recurrent}}) > 0);
    REQUIRE(trained(GRUSpec{.cell = {.units = 3, .dropout = 0.5, .recurrent_dropout = recurrent}}) > 0);
    REQUIRE(trained(GRUSpec{.cell = {.units = 3, .dropout = 0.5, .recurrent_dropout = recurrent, .reset_after = false}}) > 0);
  }
}

TEST_CASE("Masked quantities are what they declare") {
  for (const bool zero : {false, true}) {
    for (const bool backwards : {false, true}) {
      const RecurrentOptions options{.return_sequences = true, .go_backwards = backwards, .zero_output_for_mask = zero};
      REQUIRE(recompute({layer(simpleRNN(2, options)), layer(simpleRNN(3))}, Dialect::kKeras3, kMask) > 0);
    }
  }
}

TEST_CASE("Dense and Activation are what they declare") {
  DenseSpec unbiased{.units = 4, .activation = "softmax", .use_bias = false};
  REQUIRE(recompute({layer(DenseSpec{.units = 4, .activation = "relu"}), layer(unbiased), layer(ActivationSpec{"log_softmax"})}) > 0);
  REQUIRE(recompute({layer(simpleRNN(2)), layer(DenseSpec{.units = 4})}) > 0);
}

TEST_CASE("Every activation is what its name says, in both dialects") {
  for (const Dialect dialect : {Dialect::kKeras2, Dialect::kKeras3}) {
    for (const char* name : {"linear", "relu", "tanh", "sigmoid", "hard_sigmoid", "softmax", "log_softmax", "softplus", "softsign", "elu",
                             "selu", "exponential", "silu", "swish", "gelu", "relu6", "leaky_relu", "mish"}) {
      const Plan p = planned(sequential({std::nullopt, 9}, {layer(ActivationSpec{name})}, dialect));
      REQUIRE(recomputeAll(p, {}, {.inputs = {tensor({3, 9}, 5, 8)}}) > 0);
    }
  }
}

TEST_CASE("Bidirectional's quantities are what they declare, in every merge mode") {
  for (const char* mode : {"concat", "sum", "mul", "ave", ""}) {
    for (const bool sequences : {false, true}) {
      BidirectionalSpec spec{.layer = {layer(simpleRNN(2, {.return_sequences = sequences}))}};
      spec.merge_mode = *mode ? std::optional<std::string>(mode) : std::nullopt;
      REQUIRE(recompute({layer(spec)}) > 0);
      REQUIRE(recompute({layer(spec)}, Dialect::kKeras3, kMask) > 0);
    }
  }
}
