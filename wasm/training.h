// The way back and what updates are made of. Values in, values out, like everything here.
#pragma once

#include <vector>

#include "answer.h"
#include "call.h"
#include "read_training.h"
#include "rnn/gradients.h"
#include "rnn/run.h"
#include "value.h"

namespace rnn::wasm {

struct RunRequest {
  std::vector<Scalar> weights;
  RunInputs inputs;
  std::vector<Target> targets;  ///< empty: forward only; else one per output
  BackwardOptions back;
  std::vector<std::int64_t> contributions;  ///< weights whose gradients are to be taken apart by time step
};

/// `inputs` is RunInputs with `targets`, `window` and `contributions`.
[[nodiscard]] bool readRunRequest(Value weights, Value inputs, const Place& place, const std::vector<int>& origins, RunRequest& request);

struct WayBack {
  double loss = 0;  ///< of all outputs together
  Gradients gradients;
  std::vector<Tensor> contributions;  ///< parallel to RunRequest::contributions
};

/// Losses of the outputs of `run`, and the gradients of their sum.
[[nodiscard]] bool runBack(Call& call, const RunRequest& request, const Run& run, WayBack& back);

/// initializer, shape, seed → the numbers of one tensor.
bool initialize(const Arguments& arguments, Answer& answer);

/// dialect, loss, inputs → `{value, values, gradient}` of one loss, apart from any model.
bool loss(const Arguments& arguments, Answer& answer);

/// dialect, optimizer, `{weights, gradients, variables, state}` → `{weights, state}` after one update.
bool optimizerStep(const Arguments& arguments, Answer& answer);

/// optimizer, count of trainable parameters → `{numbers, bytes}` that it keeps for them.
bool optimizerSize(const Arguments& arguments, Answer& answer);

}  // namespace rnn::wasm
