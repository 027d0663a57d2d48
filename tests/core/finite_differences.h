// Gradients against central differences, in the double build.
#pragma once

#include "rnn/gradients.h"

namespace rnn::test {

/// L = Σ output · g for fixed numbers g: dL/d(weights, inputs, initial states) as backward() gives it, against (L(x + h) − L(x − h)) / 2h
/// for every single number, relative error ≤ 1e-6. In the float build only that backward runs. `index_inputs`: inputs are indices and are
/// left alone.
void checkGradients(const Plan& plan, const std::vector<Scalar>& weights, const RunInputs& inputs, bool index_inputs = false);

}  // namespace rnn::test
