// The way back and what updates are made of. Values in, values out, like everything here.
#pragma once

#include <vector>

#include "call.h"
#include "js.h"
#include "read_training.h"
#include "rnn/gradients.h"
#include "rnn/run.h"

namespace rnn::wasm {

struct RunRequest {
  std::vector<Scalar> weights;
  RunInputs inputs;
  std::vector<Target> targets;  ///< empty: forward only; else one per output
  BackwardOptions back;
  std::vector<std::int64_t> contributions;  ///< weights whose gradients are to be taken apart by time step
};

/// `inputs` is RunInputs with `targets`, `window` and `contributions`.
[[nodiscard]] bool readRunRequest(const Js& weights, const Js& inputs, const Place& place, const std::vector<int>& origins,
                                  RunRequest& request);

struct WayBack {
  double loss = 0;  ///< of all outputs together
  Gradients gradients;
  std::vector<Tensor> contributions;  ///< parallel to RunRequest::contributions
};

/// Losses of the outputs of `run`, and the gradients of their sum.
[[nodiscard]] bool runBack(Call& call, const RunRequest& request, const Run& run, WayBack& back);

/// One tensor from one initializer.
Js jsInitialize(const Js& initializer, const Js& shape, const Js& seed);

/// `{value, values, gradient}` of one loss, apart from any model.
Js jsLoss(const Js& dialect, const Js& loss, const Js& inputs);

/// `{weights, state}` after one update; `request` is `{weights, gradients, variables, state}`.
Js jsOptimizerStep(const Js& dialect, const Js& optimizer, const Js& request);

/// `{numbers, bytes}` that an optimizer keeps for so many trainable parameters.
Js jsOptimizerSize(const Js& optimizer, const Js& trainable_parameters);

}  // namespace rnn::wasm
