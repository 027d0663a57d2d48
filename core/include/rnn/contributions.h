// The gradient of a weight, taken apart: what each time step adds to it.
#pragma once

#include "rnn/gradients.h"

namespace rnn {

/// What each time step of its layer adds to dL/dW. `weight`: index into Plan::weights; `run` and `gradients`: of the same plan and inputs.
/// The answer has the shape (steps, …shape of W), the first step of the input first also where a layer goes backwards; a layer without time
/// has one step, and the calls of a shared layer are summed step by step. Its sum over the steps is the weight's part of
/// Gradients::weights.
///
///     z_t = a_t W:  Σ_batch a_tᵀ dz_t      z_t = a_t + b:  Σ_batch dz_t      rows of a table:  dz_t, in the row that was read
///
/// Errors: "contributions_unknown" for a weight that enters otherwise (a scale of a normalization or of scores), or does not exist;
/// "too_large" beyond Limits::trace_bytes.
Result<Tensor> contributions(const Plan& plan, const Run& run, const Gradients& gradients, int weight, const Limits& limits = {});

}  // namespace rnn
