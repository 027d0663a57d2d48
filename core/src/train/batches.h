// Samples taken out of a data set, batch by batch.
#pragma once

#include <cstdint>
#include <vector>

#include "rnn/train.h"

namespace rnn {

/// The number of samples, the same in all tensors. Errors: "training_samples", "training_targets", "training_argument".
Result<std::int64_t> sampleCount(const Plan& plan, const Dataset& data, const TrainOptions& options);

/// The samples order[begin], …, order[end − 1].
Dataset batchOf(const Dataset& data, const std::vector<std::int64_t>& order, std::int64_t begin, std::int64_t end);

/// One weight per sample from the class of its target: the number itself, or the largest entry of a one-hot vector.
Tensor classWeights(const std::vector<std::pair<std::int64_t, double>>& class_weight, const Tensor& target);

}  // namespace rnn
