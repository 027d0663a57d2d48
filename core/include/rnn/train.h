// Training, as fit() does it: batches, losses, gradients, updates. Pure: state in, state out, the same for the same seed.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "rnn/losses.h"
#include "rnn/optimizers.h"
#include "rnn/plan.h"
#include "rnn/result.h"
#include "rnn/run.h"

namespace rnn {

/// Samples to learn from or to judge by, along the first axis of every tensor.
struct Dataset {
  std::vector<Tensor> inputs;          ///< one per model input
  std::vector<Tensor> targets;         ///< one per model output
  std::vector<Tensor> sample_weights;  ///< one per output, or none; a tensor without data weighs nothing
};

/// compile() and the arguments of fit().
struct TrainOptions {
  std::vector<LossSpec> losses;      ///< one per output, or one for all
  std::vector<double> loss_weights;  ///< one per output, or none: 1
  OptimizerSpec optimizer;
  std::vector<std::string> metrics;  ///< of every output
  std::int64_t epochs = 1;
  std::int64_t batch_size = 32;
  bool shuffle = true;
  std::vector<std::pair<std::int64_t, double>> class_weight;  ///< by class; the others weigh 1
  std::vector<int> frozen_weights;  ///< indices into Plan::weights, besides those of layers that are not trainable
  std::int64_t window = 0;          ///< truncated backpropagation: BackwardOptions::window
  std::uint64_t seed = 0;           ///< of the order of samples and of dropout
};

/// All that training changes. It goes on from where it stands: two calls of one epoch equal one of two.
struct TrainState {
  std::vector<Scalar> weights;
  OptimizerState optimizer;
  std::vector<LayerState> stateful;  ///< of stateful layers; empty after reset_states. Not reset between epochs
  std::int64_t epoch = 0;            ///< epochs made
};

/// What a history keeps of an epoch, or an evaluation gives.
struct EpochRecord {
  double loss = 0;  ///< mean over the batches, each weighted by its number of samples and taken before its update; with penalties
  std::vector<double> metrics;  ///< output by output, in the order of TrainOptions::metrics
  double gradient_norm = 0;     ///< of the last batch, over all trainable weights, before clipping
};

struct TrainResult {
  TrainState state;
  std::vector<EpochRecord> history;  ///< one record per epoch
};

/// fit(). Activity regularizers count for the model's own layers, not for those within wrappers.
/// Errors: those of run(), loss() and optimizerStep(); "training_samples", "training_targets", "training_argument".
Result<TrainResult> train(const Plan& plan, TrainState state, const Dataset& data, const TrainOptions& options, const Limits& limits = {});

/// evaluate(): loss and metrics in inference mode, batch by batch; nothing changes.
Result<EpochRecord> evaluate(const Plan& plan, const std::vector<Scalar>& weights, const Dataset& data, const TrainOptions& options,
                             const Limits& limits = {});

}  // namespace rnn
