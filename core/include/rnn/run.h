// Forward through the whole model for one batch, everything recorded; and backward when given targets.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "rnn/plan.h"
#include "rnn/result.h"
#include "rnn/trace.h"

namespace rnn {

/// States handed to a recurrent layer from outside, in Keras' order (SimpleRNN, GRU: h; LSTM: h, c; Bidirectional: forward's then
/// backward's).
struct LayerState {
  int layer = 0;
  std::vector<Tensor> states;  ///< each (batch, units)
};

struct RunInputs {
  std::vector<Tensor> inputs;              ///< one per model input, batch first
  std::vector<LayerState> initial_states;  ///< layers left out start from zeros; the learner's edits of h_0 come here
  std::vector<LayerState> stateful;        ///< what stateful layers kept from the call before (Run::stateful); empty after reset_states
  Tensor mask;                             ///< (batch, time) of the first input, 1 = valid; empty = none
  bool training = false;                   ///< dropout on, batch statistics
  std::uint64_t seed = 0;                  ///< of the dropout masks
};

struct Run {
  Trace trace;
  std::vector<Tensor> outputs;          ///< one per model output, batch first
  std::vector<Tensor> output_masks;     ///< parallel to outputs: (batch, time), 1 = valid; no data where no mask arrives: for masked losses
  std::vector<LayerState> stateful;     ///< final states of stateful layers, to hand to the next call
  std::vector<Scalar> updated_weights;  ///< empty, unless training changed weights by itself (BatchNormalization's moving statistics)
};

/// `weights` is the flat array described by Plan::weights. Everything is checked: sizes, finiteness of shapes, the memory limit.
Result<Run> run(const Plan& plan, const std::vector<Scalar>& weights, const RunInputs& inputs, const Limits& limits = {});

/// Bytes that run() will record for this batch and these input shapes; what the limit is compared with.
Result<std::int64_t> traceBytes(const Plan& plan, const std::vector<std::vector<std::int64_t>>& input_shapes);

}  // namespace rnn
