// What the way back and training are given: losses, targets, optimizers and what they remember.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "read_value.h"
#include "rnn/losses.h"
#include "rnn/optimizers.h"
#include "value.h"

namespace rnn::wasm {

/// "mse" or `{class_name: "MeanSquaredError", config}`, as compile(loss=…) takes it.
[[nodiscard]] bool readLoss(Value value, const Place& place, LossSpec& loss);

/// "adam" or `{class_name: "Adam", config}`, as compile(optimizer=…) takes it; `learning_rate` may be a schedule.
[[nodiscard]] bool readOptimizer(Value value, const Place& place, OptimizerSpec& optimizer);

/// `{y_true, y_pred, sample_weight, mask}`; y_pred may be left out where a run brings it.
[[nodiscard]] bool readLossInputs(Value value, const Place& place, LossInputs& inputs);

/// One output's part in the loss of a run.
struct Target {
  LossSpec loss;
  LossInputs inputs;   ///< without y_pred
  bool masked = true;  ///< the mask that reaches the output counts in the loss too
};

/// `[{loss, y_true, sample_weight, masked}]`, one per output.
[[nodiscard]] bool readTargets(Value value, const Place& place, std::vector<Target>& targets);

/// `{step, momentum_product, slots: Float32Array[]}`, each slot of `weights` numbers; absent: an optimizer that has not updated anything
/// yet.
[[nodiscard]] bool readOptimizerState(Value value, const Place& place, std::size_t weights, OptimizerState& state);

/// `[{offset, size}]`.
[[nodiscard]] bool readVariables(Value value, const Place& place, std::vector<Variable>& variables);

}  // namespace rnn::wasm
