// Keras configs in JSON as specs. The arguments are the core's own `fields`: a layer needs no line here.
#pragma once

#include <stdexcept>
#include <string>

#include "golden/case.h"
#include "rnn/losses.h"
#include "rnn/optimizers.h"
#include "rnn/spec.h"

namespace golden {

/// A layer or loss that the core does not have. The message holds the words "not supported".
struct NotSupported : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// {"class_name", "config"} as a layer. Throws NotSupported for an unknown class, std::runtime_error for an unknown key or a wrong value.
rnn::LayerSpec readLayer(const Json& json);

/// "l2", {"class_name": "L2", "config": {…}} or null.
rnn::InitializerSpec readInitializer(const Json& json);

/// "mse" or {"class_name": "MeanSquaredError", "config": {…}}; a reduction of null is "none".
rnn::LossSpec readLoss(const Json& json);

/// "adam" or {"class_name": "Adam", "config": {…}}; the learning rate may be a schedule.
rnn::OptimizerSpec readOptimizer(const Json& json);

/// (None, 2, 10)
rnn::Shape readShape(const Json& json);

}  // namespace golden
