// fit() on models small enough to check by hand, and what must hold of any training.
#include <cmath>

#include "models.h"
#include "rnn/train.h"
#include "rnn/weights.h"

using namespace rnn;
using namespace rnn::test;

namespace {

/// y = w x: one Dense unit without bias, whose training is arithmetic.
ModelSpec line(DenseSpec dense = {}) {
  dense.units = 1;
  dense.use_bias = false;
  return sequential({std::nullopt, 1}, {layer(dense)});
}

Tensor column(std::vector<Scalar> values) { return {{static_cast<std::int64_t>(values.size()), 1}, std::move(values)}; }

Dataset points(std::vector<Scalar> x, std::vector<Scalar> y) {
  return {.inputs = {column(std::move(x))}, .targets = {column(std::move(y))}, .sample_weights = {}};
}

TrainOptions sgd(double rate, std::int64_t batch_size) {
  TrainOptions options{.losses = {{.identifier = "mse"}}};
  options.optimizer = {.identifier = "sgd", .learning_rate = rate};
  options.batch_size = batch_size;
  options.shuffle = false;
  return options;
}

TrainResult trained(const Plan& plan, TrainState state, const Dataset& data, const TrainOptions& options) {
  Result<TrainResult> result = train(plan, std::move(state), data, options);
  INFO((result ? "" : result.error().message));
  REQUIRE(result);
  return std::move(result).value();
}

TrainState from(std::vector<Scalar> weights) { return {.weights = std::move(weights), .optimizer = {}, .stateful = {}}; }

std::string refusal(const Plan& plan, const Dataset& data, const TrainOptions& options) {
  const Result<TrainResult> result = train(plan, from(weightsFor(plan)), data, options);
  REQUIRE_FALSE(result);
  return result.error().code;
}

}  // namespace

TEST_CASE("One epoch of a line, by hand") {
  // w = 1. Batch 1: x = 1, y = 3: loss 4, dw = 2·(1 − 3)·1 = −4, w = 1.4. Batch 2: x = 2, y = 2: loss (2.8 − 2)² = 0.64, dw = 2·0.8·2
  // = 3.2, w = 1.08.
  const TrainResult result = trained(planned(line()), from({1}), points({1, 2}, {3, 2}), sgd(0.1, 1));
  requireClose(static_cast<double>(result.state.weights[0]), 1.08);
  requireClose(result.history.at(0).loss, (4 + 0.64) / 2);
  requireClose(result.history.at(0).gradient_norm, 3.2);
}

TEST_CASE("The loss of an epoch weighs every batch by its samples, each before its update") {
  // Batches of 2 and 1 with a learning rate of 0: losses (1 + 9) / 2 and 4.
  const TrainResult result = trained(planned(line()), from({1}), points({1, 1, 1}, {2, 4, 3}), sgd(0, 2));
  requireClose(result.history.at(0).loss, (5.0 * 2 + 4.0 * 1) / 3);
}

TEST_CASE("Sample weights and class weights multiply the losses") {
  Dataset data = points({1, 1}, {0, 1});
  TrainOptions options = sgd(0, 2);
  data.sample_weights = {{{2}, {3, 1}}};
  requireClose(trained(planned(line()), from({2}), data, options).history.at(0).loss, (3 * 4 + 1) / 2.0);
  options.class_weight = {{1, 5}};
  requireClose(trained(planned(line()), from({2}), data, options).history.at(0).loss, (3 * 4 + 5 * 1) / 2.0);
  data.sample_weights.clear();
  requireClose(trained(planned(line()), from({2}), data, options).history.at(0).loss, (4 + 5 * 1) / 2.0);
}

TEST_CASE("A kernel regularizer adds to the loss and to the gradient") {
  const Plan plan = planned(line({.kernel_regularizer = {.identifier = "l2", .l2 = 0.5}}));
  const TrainResult result = trained(plan, from({2}), points({1}, {2}), sgd(0.1, 1));
  requireClose(result.history.at(0).loss, 0.5 * 4);
  requireClose(static_cast<double>(result.state.weights[0]), 2 - 0.1 * 2 * 0.5 * 2);
}

TEST_CASE("An activity regularizer adds the mean over the batch of the penalty on the output") {
  const Plan plan = planned(line({.activity_regularizer = {.identifier = "l1", .l1 = 0.5}}));
  // Outputs 2 and 4 hit their targets: the loss is 0.5·(2 + 4) / 2, its derivative by w 0.5·(1 + 2) / 2.
  const TrainResult result = trained(plan, from({2}), points({1, 2}, {2, 4}), sgd(0.1, 2));
  requireClose(result.history.at(0).loss, 1.5);
  requireClose(static_cast<double>(result.state.weights[0]), 2 - 0.1 * 0.75);
}

TEST_CASE("An activity regularizer in the middle of a model reaches the layers before it") {
  DenseSpec inner{.units = 1, .use_bias = false, .activity_regularizer = {.identifier = "l2", .l2 = 1}};
  const Plan plan = planned(sequential({std::nullopt, 1}, {layer(inner), layer(DenseSpec{.units = 1, .use_bias = false})}));
  // h = 2, y = 3 h = 6 hits its target; the penalty h² has derivative 2 h x = 4 by the first weight, none by the second.
  const TrainResult result = trained(plan, from({2, 3}), points({1}, {6}), sgd(0.1, 1));
  requireClose(result.history.at(0).loss, 4);
  requireClose(static_cast<double>(result.state.weights[0]), 1.6);
  requireClose(static_cast<double>(result.state.weights[1]), 3);
}

TEST_CASE("A constraint holds after every update") {
  const Plan plan = planned(line({.kernel_constraint = {.identifier = "non_neg"}}));
  CHECK(trained(plan, from({1}), points({1}, {-100}), sgd(0.1, 1)).state.weights[0] == 0);
}

TEST_CASE("Frozen layers and frozen weights stay as they are") {
  ModelSpec spec = sequential({std::nullopt, 3, 2}, {layer(simpleRNN(3)), layer(DenseSpec{.units = 1})});
  const Dataset data{.inputs = {tensor({4, 3, 2})}, .targets = {tensor({4, 1}, 3)}, .sample_weights = {}};
  SECTION("a layer that is not trainable") {
    spec.layers[1].trainable = false;
    const Plan plan = planned(spec);
    const std::vector<Scalar> before = weightsFor(plan);
    const std::vector<Scalar> after = trained(plan, from(before), data, sgd(0.1, 4)).state.weights;
    const auto rnn_size = static_cast<std::ptrdiff_t>(plan.layers[1].parameters);
    CHECK(std::equal(before.begin(), before.begin() + rnn_size, after.begin()));
    CHECK(before.back() != after.back());
  }
  SECTION("single weights") {
    const Plan plan = planned(spec);
    TrainOptions options = sgd(0.1, 4);
    options.optimizer.weight_decay = 0.1;
    options.frozen_weights = {1};
    const std::vector<Scalar> before = weightsFor(plan);
    const std::vector<Scalar> after = trained(plan, from(before), data, options).state.weights;
    for (const WeightInfo& weight : plan.weights) {
      const auto first = before.begin() + weight.offset;
      CHECK(std::equal(first, first + weight.size, after.begin() + weight.offset) == (weight.name == "recurrent_kernel"));
    }
  }
}

TEST_CASE("Two calls of one epoch are one call of two, shuffled, with dropout and with Adam's memory") {
  SimpleRNNSpec rnn = simpleRNN(3);
  rnn.cell.dropout = 0.3;
  rnn.cell.recurrent_dropout = 0.2;
  const Plan plan = planned(sequential({std::nullopt, 4, 2}, {layer(rnn), layer(DenseSpec{.units = 1})}));
  const Dataset data{.inputs = {tensor({7, 4, 2})}, .targets = {tensor({7, 1}, 5)}, .sample_weights = {}};
  TrainOptions options = sgd(0, 3);
  options.optimizer = {.identifier = "adam", .learning_rate = 0.05};
  options.shuffle = true;
  options.seed = 3;
  const TrainResult one = trained(plan, from(weightsFor(plan)), data, options);
  const TrainResult second = trained(plan, one.state, data, options);
  options.epochs = 2;
  const TrainResult both = trained(plan, from(weightsFor(plan)), data, options);
  CHECK(both.state.weights == second.state.weights);
  CHECK(both.history.at(1).loss == second.history.at(0).loss);
  options.seed = 4;
  CHECK(trained(plan, from(weightsFor(plan)), data, options).state.weights != both.state.weights);
}

TEST_CASE("Stateful layers carry their state from batch to batch and from epoch to epoch") {
  const Plan plan = planned(sequential({2, 3, 1}, {layer(simpleRNN(1, {.stateful = true}))}));
  const std::vector<Scalar> weights = {Scalar(0.5), Scalar(0.8), Scalar(0.1)};
  const Dataset data{.inputs = {tensor({4, 3, 1})}, .targets = {tensor({4, 1}, 7)}, .sample_weights = {}};
  TrainOptions options = sgd(0, 2);
  options.epochs = 2;
  const TrainResult result = trained(plan, from(weights), data, options);
  // The same by hand: with a learning rate of 0, four runs one after the other.
  RunInputs inputs;
  double epoch_loss[2] = {0, 0};
  for (std::size_t batch = 0; batch < 4; ++batch) {
    const std::size_t half = batch % 2;
    const auto first = data.inputs[0].data.begin() + static_cast<std::ptrdiff_t>(6 * half);
    inputs.inputs = {{{2, 3, 1}, std::vector<Scalar>(first, first + 6)}};
    const Run one = ran(plan, weights, inputs);
    inputs.stateful = one.stateful;
    for (std::size_t i = 0; i < 2; ++i) {
      const auto error = static_cast<double>(one.outputs[0].data[i] - data.targets[0].data[2 * half + i]);
      epoch_loss[batch / 2] += error * error / 4;
    }
  }
  requireClose(result.history.at(0).loss, epoch_loss[0]);
  requireClose(result.history.at(1).loss, epoch_loss[1]);
  CHECK(result.history.at(0).loss != result.history.at(1).loss);
  REQUIRE(result.state.stateful.size() == 1);
  requireClose(result.state.stateful[0].states[0].data, inputs.stateful[0].states[0].data);
}

TEST_CASE("Training makes the loss smaller, and evaluate gives the loss and metrics without changing anything") {
  const Plan plan = planned(sequential({std::nullopt, 5, 2}, {layer(simpleRNN(4)), layer(DenseSpec{.units = 1, .activation = "sigmoid"})}));
  Dataset data{.inputs = {tensor({16, 5, 2})}, .targets = {column(std::vector<Scalar>(16, Scalar(0)))}, .sample_weights = {}};
  for (std::size_t i = 0; i < 16; ++i) data.targets[0].data[i] = data.inputs[0].data[10 * i + 8] > 0 ? Scalar(1) : Scalar(0);
  TrainOptions options = sgd(0, 8);
  options.losses = {{.identifier = "binary_crossentropy"}};
  options.optimizer = {.identifier = "adam", .learning_rate = 0.05};
  options.metrics = {"accuracy"};
  options.epochs = 60;
  const TrainResult result = trained(plan, from(weightsFor(plan)), data, options);
  CHECK(result.history.back().loss < 0.3 * result.history.front().loss);
  const Result<EpochRecord> judged = evaluate(plan, result.state.weights, data, options);
  REQUIRE(judged);
  CHECK(judged.value().loss < result.history.back().loss * 1.2);
  CHECK(judged.value().metrics.at(0) == 1);
}

TEST_CASE("Data and options that do not fit are refused before anything is computed") {
  const Plan plan = planned(line());
  CHECK(refusal(plan, points({1, 2}, {1}), sgd(0.1, 1)) == "training_samples");
  CHECK(refusal(plan, points({}, {}), sgd(0.1, 1)) == "training_samples");
  CHECK(refusal(plan, points({1}, {1}), sgd(0.1, 0)) == "training_argument");
  CHECK(refusal(plan, {.inputs = {column({1})}, .targets = {}, .sample_weights = {}}, sgd(0.1, 1)) == "training_targets");
  TrainOptions options = sgd(0.1, 1);
  options.frozen_weights = {7};
  CHECK(refusal(plan, points({1}, {1}), options) == "training_argument");
  options = sgd(0.1, 1);
  options.losses = {{.identifier = "mean_squarred_error"}};
  CHECK(refusal(plan, points({1}, {1}), options) == "unknown_loss");
  options.losses = {{.identifier = "mse", .reduction = "none"}};
  CHECK(refusal(plan, points({1}, {1}), options) == "loss_argument");
  options = sgd(0.1, 1);
  options.metrics = {"acuracy"};
  CHECK(refusal(plan, points({1}, {1}), options) == "unknown_metric");
  const Result<TrainResult> few = train(plan, from({}), points({1}, {1}), sgd(0.1, 1));
  REQUIRE_FALSE(few);
  CHECK(few.error().code == "weights_size");
}
