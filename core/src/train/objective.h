// What training makes smaller: the losses of the outputs, and the penalties on weights and activities.
#pragma once

#include <vector>

#include "regularizers.h"
#include "rnn/metrics.h"
#include "rnn/train.h"

namespace rnn {

/// A layer's output with a penalty on it; it follows the model's own outputs in the plan that training runs.
struct ActivityPenalty {
  RegularizerSpec regularizer;
  TensorRef output;
};

/// The penalties of the model's own layers, an entry per output tensor and call.
std::vector<ActivityPenalty> activityPenalties(const Plan& plan);

/// `plan` with the penalised outputs behind its own, so that a run gives them and takes their gradients.
Plan withPenalisedOutputs(Plan plan, const std::vector<ActivityPenalty>& penalties);

struct Objective {
  double value = 0;
  std::vector<Tensor> gradients;  ///< dL/d(output), own outputs and penalised ones
  std::vector<MetricSum> metrics;
};

/// Losses, activity penalties and metrics of one batch. `plan` is that of the model, `run` of the plan with penalised outputs.
Result<Objective> objective(const Plan& plan, const std::vector<ActivityPenalty>& penalties, const Run& run, const Dataset& batch,
                            const TrainOptions& options);

/// The penalties on all trainable weights; adds their derivatives to `gradients`, which is parallel to `weights`.
double weightPenalties(const Plan& plan, const std::vector<Scalar>& weights, std::vector<Scalar>& gradients);

/// Why compile() would refuse losses, optimizer, metrics, or fit() a regularizer or constraint; absent when they would not.
std::optional<Error> checkOptions(const Plan& plan, const TrainOptions& options);

}  // namespace rnn
