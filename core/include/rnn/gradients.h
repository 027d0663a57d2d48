// Backward through the whole model, over the tape that run() wrote; recorded like the forward run, quantity by quantity.
#pragma once

#include <cstdint>
#include <vector>

#include "rnn/run.h"

namespace rnn {

struct BackwardOptions {
  /// Truncated backpropagation through time: gradients do not pass from step n · window + 1 back to step n · window (in order of
  /// processing), as if each window of steps were a run of its own that starts from the states of the one before. 0: the whole sequence.
  std::int64_t window = 0;
};

struct Gradients {
  std::vector<Scalar> weights;             ///< dL/dw for the flat array of weights
  std::vector<Tensor> inputs;              ///< parallel to RunInputs::inputs; zeros where an input is an index
  std::vector<LayerState> initial_states;  ///< dL/d(initial state) of every layer that has states; of the last call of a shared layer
  /// dL/dq for every quantity q, laid out as its own tape (slots may share numbers: the gradient of an addend is that of the sum). Of the
  /// recurrent state it also has the two arrivals "h_from_output" and "h_from_next", whose sum "h" is.
  Trace trace;
};

/// `run` is what run() returned for the same plan, weights and inputs; `output_gradients` is dL/d(output), one per model output.
Result<Gradients> backward(const Plan& plan, const std::vector<Scalar>& weights, const RunInputs& inputs, const Run& run,
                           const std::vector<Tensor>& output_gradients, const BackwardOptions& options = {}, const Limits& limits = {});

}  // namespace rnn
