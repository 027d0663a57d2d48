// Weights and masks of single losses, brought to the shape of the losses as Keras does.
#pragma once

#include "rnn/losses.h"

namespace rnn {

/// `weights` repeated to `shape`: one number for all, sizes of 1 for their axis, missing axes at the end. Error "loss_shape" where they do
/// not fit.
Result<std::vector<Scalar>> broadcastWeights(const Tensor& weights, const std::vector<std::int64_t>& shape);

}  // namespace rnn
