// Gradients kept within bounds before they are applied.
#pragma once

#include <vector>

#include "rnn/optimizers.h"

namespace rnn {

/// clipnorm: each tensor shortened to that length; global_clipnorm: all together; clipvalue: every entry held within ±value.
void clipGradients(const OptimizerSpec& spec, const std::vector<Variable>& variables, std::vector<Scalar>& gradients);

}  // namespace rnn
