#include "rnn/train.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "constraints.h"
#include "program.h"
#include "random.h"
#include "train/batches.h"
#include "train/objective.h"

namespace rnn {
namespace {

/// A model prepared for batches of one shape, with the memory of its tapes, which every step uses again.
struct Prepared {
  std::vector<std::vector<std::int64_t>> shapes;
  Program program;
  Layout gradients;
  std::vector<Scalar> values_tape, gradients_tape;
};

/// Sums over the batches of an epoch.
struct EpochSums {
  double loss = 0;
  std::int64_t samples = 0;
  std::vector<MetricSum> metrics;
  double gradient_norm = 0;

  void add(const Objective& batch, double value, std::int64_t count) {
    loss += value * static_cast<double>(count);
    samples += count;
    if (metrics.empty()) metrics.resize(batch.metrics.size());
    for (std::size_t m = 0; m < metrics.size(); ++m) {
      metrics[m].total += batch.metrics[m].total;
      metrics[m].weight += batch.metrics[m].weight;
      metrics[m].square_root = batch.metrics[m].square_root;
    }
  }

  [[nodiscard]] EpochRecord record() const {
    EpochRecord epoch{.loss = samples == 0 ? 0 : loss / static_cast<double>(samples), .metrics = {}, .gradient_norm = gradient_norm};
    for (const MetricSum& sum : metrics) epoch.metrics.push_back(metricValue(sum));
    return epoch;
  }
};

class Trainer {
 public:
  Trainer(const Plan& plan, const TrainOptions& options, const Limits& limits)
      : plan_(plan),
        options_(options),
        limits_(limits),
        penalties_(activityPenalties(plan)),
        run_plan_(withPenalisedOutputs(plan, penalties_)) {
    has_weight_penalties_ =
        std::any_of(plan.weights.begin(), plan.weights.end(), [](const WeightInfo& w) { return !w.regularizer.identifier.empty(); });
    for (std::size_t w = 0; w < plan.weights.size(); ++w) {
      const bool frozen =
          std::find(options.frozen_weights.begin(), options.frozen_weights.end(), static_cast<int>(w)) != options.frozen_weights.end();
      if (frozen || !plan.weights[w].trainable) continue;
      trained_.push_back(w);
      variables_.push_back({plan.weights[w].offset, plan.weights[w].size});
    }
  }

  /// Every batch of one epoch, with updates when `training`.
  Result<EpochRecord> epoch(TrainState& state, const Dataset& data, std::int64_t count, bool training) {
    std::vector<std::int64_t> order(static_cast<std::size_t>(count));
    std::iota(order.begin(), order.end(), std::int64_t{0});
    if (training && options_.shuffle)
      order = randomPermutation(randomStream(options_.seed, "shuffle " + std::to_string(state.epoch)), count);
    EpochSums sums;
    for (std::int64_t begin = 0; begin < count; begin += options_.batch_size) {
      const std::int64_t end = std::min(begin + options_.batch_size, count);
      if (auto error = step(state, batchOf(data, order, begin, end), end - begin, training, sums)) return *error;
    }
    return sums.record();
  }

 private:
  std::optional<Error> step(TrainState& state, const Dataset& batch, std::int64_t count, bool training, EpochSums& sums) {
    RunInputs inputs;
    inputs.inputs = batch.inputs;
    inputs.stateful = state.stateful;
    inputs.training = training;
    inputs.seed = randomBits(randomStream(options_.seed, "step"), static_cast<std::uint64_t>(state.optimizer.step));
    const Result<Prepared*> found = preparedFor(inputs);
    if (!found) return found.error();
    Prepared& prepared = *found.value();

    Result<Run> result = runProgram(prepared.program, state.weights, inputs, std::move(prepared.values_tape));
    if (!result) return result.error();
    Run run = std::move(result).value();
    const Result<Objective> goal = objective(plan_, penalties_, run, batch, options_);
    if (!goal) return goal.error();
    std::vector<Scalar> penalty_gradients(has_weight_penalties_ ? state.weights.size() : 0, Scalar(0));
    const double value = goal.value().value + weightPenalties(plan_, state.weights, penalty_gradients);
    sums.add(goal.value(), value, count);
    state.stateful = run.stateful;
    if (training) {
      if (auto error = update(state, prepared, inputs, run, goal.value().gradients, penalty_gradients, sums)) return error;
    }
    prepared.values_tape = std::move(run.trace.values);
    return std::nullopt;
  }

  std::optional<Error> update(TrainState& state, Prepared& prepared, const RunInputs& inputs, const Run& run,
                              const std::vector<Tensor>& output_gradients, const std::vector<Scalar>& penalty_gradients, EpochSums& sums) {
    Gradients gradients = runBack(prepared.program, prepared.gradients, state.weights, inputs, run, output_gradients, options_.window,
                                  Wanted::kWeights, std::move(prepared.gradients_tape));
    prepared.gradients_tape = std::move(gradients.trace.values);
    for (std::size_t i = 0; i < penalty_gradients.size(); ++i) gradients.weights[i] += penalty_gradients[i];
    sums.gradient_norm = normOf(gradients.weights);
    // Moving statistics are weights that the run itself changed; the gradients are of the weights before.
    std::vector<Scalar> weights = run.updated_weights.empty() ? std::move(state.weights) : run.updated_weights;
    Result<OptimizerUpdate> updated = optimizerStep(options_.optimizer, plan_.spec.dialect, std::move(weights),
                                                    std::move(gradients.weights), variables_, std::move(state.optimizer));
    if (!updated) return updated.error();
    OptimizerUpdate after = std::move(updated).value();
    state.weights = std::move(after.weights);
    state.optimizer = std::move(after.state);
    for (const std::size_t w : trained_) {
      const WeightInfo& weight = plan_.weights[w];
      constrain(weight.constraint, weight.shape, state.weights.data() + weight.offset);
    }
    return std::nullopt;
  }

  [[nodiscard]] double normOf(const std::vector<Scalar>& gradients) const {
    double squares = 0;
    for (const Variable& variable : variables_) {
      for (std::int64_t i = 0; i < variable.size; ++i) {
        const auto g = static_cast<double>(gradients[static_cast<std::size_t>(variable.offset + i)]);
        squares += g * g;
      }
    }
    return std::sqrt(squares);
  }

  /// An epoch has at most two batch shapes: the usual one and that of the last batch.
  Result<Prepared*> preparedFor(const RunInputs& inputs) {
    const std::vector<std::vector<std::int64_t>> shapes = shapesOf(inputs);
    for (Prepared& known : prepared_) {
      if (known.shapes == shapes) return &known;
    }
    Result<Program> program = prepare(run_plan_, shapes, settingOf(plan_, inputs, limits_));
    if (!program) return program.error();
    Result<Layout> gradients = layOutGradients(program.value());
    if (!gradients) return gradients.error();
    prepared_.push_back({shapes, std::move(program).value(), std::move(gradients).value(), {}, {}});
    return &prepared_.back();
  }

  const Plan& plan_;
  const TrainOptions& options_;
  Limits limits_;
  std::vector<ActivityPenalty> penalties_;
  Plan run_plan_;
  std::vector<std::size_t> trained_;  // indices into Plan::weights
  std::vector<Variable> variables_;
  bool has_weight_penalties_ = false;
  std::vector<Prepared> prepared_;
};

std::optional<Error> checkWeights(const Plan& plan, const std::vector<Scalar>& weights) {
  if (static_cast<std::int64_t>(weights.size()) == plan.parameters) return std::nullopt;
  const std::string expected = std::to_string(plan.parameters);
  const std::string found = std::to_string(weights.size());
  return Error{.code = "weights_size",
               .message = "The model has " + expected + " weights, not " + found,
               .args = {{"expected", expected}, {"found", found}}};
}

Result<std::int64_t> checkedCount(const Plan& plan, const std::vector<Scalar>& weights, const Dataset& data, const TrainOptions& options) {
  if (auto error = checkWeights(plan, weights)) return *error;
  if (auto error = checkOptions(plan, options)) return *error;
  return sampleCount(plan, data, options);
}

}  // namespace

Result<TrainResult> train(const Plan& plan, TrainState state, const Dataset& data, const TrainOptions& options, const Limits& limits) {
  const Result<std::int64_t> count = checkedCount(plan, state.weights, data, options);
  if (!count) return count.error();
  Trainer trainer(plan, options, limits);
  TrainResult result;
  for (std::int64_t e = 0; e < options.epochs; ++e) {
    const Result<EpochRecord> epoch = trainer.epoch(state, data, count.value(), true);
    if (!epoch) return epoch.error();
    result.history.push_back(epoch.value());
    ++state.epoch;
  }
  result.state = std::move(state);
  return result;
}

Result<EpochRecord> evaluate(const Plan& plan, const std::vector<Scalar>& weights, const Dataset& data, const TrainOptions& options,
                             const Limits& limits) {
  const Result<std::int64_t> count = checkedCount(plan, weights, data, options);
  if (!count) return count.error();
  TrainState state{.weights = weights, .optimizer = {}, .stateful = {}};
  return Trainer(plan, options, limits).epoch(state, data, count.value(), false);
}

}  // namespace rnn
