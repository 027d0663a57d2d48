// The same seed gives the same weights, bit for bit, natively and in WebAssembly: tests/wasm/determinism.test.ts expects the same number.
#include <cstring>

#include "models.h"
#include "rnn/train.h"
#include "rnn/weights.h"

using namespace rnn;
using namespace rnn::test;

#ifndef RNN_SCALAR_DOUBLE

namespace {

constexpr std::int64_t kSamples = 40, kSteps = 6, kFeatures = 5, kClasses = 4;

/// Multiples of 2⁻²³ in [−1, 1), from a linear congruential generator.
Tensor pattern(std::vector<std::int64_t> shape) {
  Tensor tensor{.shape = std::move(shape), .data = {}};
  std::int64_t size = 1;
  for (const std::int64_t n : tensor.shape) size *= n;
  std::uint32_t state = 1;
  for (std::int64_t i = 0; i < size; ++i) {
    state = state * 1664525U + 1013904223U;
    tensor.data.push_back(static_cast<Scalar>(state >> 8U) / Scalar(1U << 23U) - 1);
  }
  return tensor;
}

Tensor classes() {
  Tensor tensor{.shape = {kSamples, kClasses}, .data = std::vector<Scalar>(kSamples * kClasses, Scalar(0))};
  for (std::int64_t i = 0; i < kSamples; ++i) tensor.data[static_cast<std::size_t>(i * kClasses + i % kClasses)] = 1;
  return tensor;
}

/// FNV-1a over the bits.
std::uint32_t fingerprint(const std::vector<Scalar>& weights) {
  std::uint32_t hash = 0x811C9DC5U;
  for (const Scalar weight : weights) {
    std::uint32_t bits = 0;
    std::memcpy(&bits, &weight, sizeof bits);
    for (int byte = 0; byte < 4; ++byte) hash = (hash ^ ((bits >> (8 * byte)) & 255U)) * 0x01000193U;
  }
  return hash;
}

}  // namespace

TEST_CASE("After 50 updates the same seed has given the same weights as everywhere") {
  const RecurrentOptions sequences{.return_sequences = true};
  const Plan plan = planned(sequential(
      {std::nullopt, kSteps, kFeatures},
      {layer(SimpleRNNSpec{.cell = {.units = 7}, .options = sequences}), layer(GRUSpec{.cell = {.units = 6}, .options = sequences}),
       layer(LSTMSpec{.cell = {.units = 9}, .options = {}}), layer(DenseSpec{.units = kClasses, .activation = "softmax"})}));
  const Dataset data{.inputs = {pattern({kSamples, kSteps, kFeatures})}, .targets = {classes()}, .sample_weights = {}};
  TrainOptions options{.losses = {{.identifier = "categorical_crossentropy"}}};
  options.optimizer = {.identifier = "adam", .learning_rate = 0.01};
  options.batch_size = 8;
  options.epochs = 10;
  options.seed = 3;
  const Result<TrainResult> result =
      train(plan, {.weights = initialWeights(plan, 3).value(), .optimizer = {}, .stateful = {}}, data, options);
  REQUIRE(result);
  CHECK(result.value().history.back().loss < 0.9 * result.value().history.front().loss);
  CHECK(fingerprint(result.value().state.weights) == 3296758407U);
}

#endif
