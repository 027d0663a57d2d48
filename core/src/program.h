// A model made ready to run on data of certain shapes: declared for them, and laid out in memory.
#pragma once

#include <vector>

#include "draft_model.h"
#include "layout.h"
#include "rnn/gradients.h"

namespace rnn {

struct Program {
  Drafted drafted;  ///< for the shapes of the data: no size is unknown
  Layout layout;
  Setting setting;
};

/// `shapes`: of the model inputs, batch first. Checks them against the model and the limits; allocates nothing of their size.
Result<Program> prepare(const Plan& plan, const std::vector<std::vector<std::int64_t>>& shapes, const Setting& setting);

std::vector<std::vector<std::int64_t>> shapesOf(const RunInputs& inputs);

/// The circumstances of a run.
Setting settingOf(const Plan& plan, const RunInputs& inputs, const Limits& limits);

/// run() and backward() are these two after prepare(). A training loop prepares once per batch shape and calls them for every step;
/// its inputs must have the shapes that the program was prepared for. `tape`: numbers of an earlier call that nobody needs any more; their
/// memory is used again, which for large tapes costs less than new memory. The trace has no slots: nobody reads it but the way back.
Result<Run> runProgram(const Program& program, const std::vector<Scalar>& weights, const RunInputs& inputs, std::vector<Scalar> tape = {});
/// Error "too_large" when the gradient tape does not fit the limit.
Result<Layout> layOutGradients(const Program& program);
/// All gradients, or only those of the weights, which are all that an update needs.
enum class Wanted { kEverything, kWeights };
Gradients runBack(const Program& program, const Layout& gradients, const std::vector<Scalar>& weights, const RunInputs& inputs,
                  const Run& run, const std::vector<Tensor>& output_gradients, std::int64_t window, Wanted wanted,
                  std::vector<Scalar> tape = {});

/// The call of node `index`, for its layer.
Call callOf(const Program& program, std::size_t index, const std::vector<Scalar>& weights, const RunInputs& inputs, Scalar* tape);

/// A state quantity of a node, in the order in which Keras lists states.
struct StateRef {
  std::size_t part = 0;
  std::size_t quantity = 0;
};
std::vector<StateRef> statesOf(const NodeDraft& node);

/// (batch, time, rest) or (batch, n) from time-major rows, and back.
void gather(const Rows& rows, Scalar* tensor);
void scatter(const Scalar* tensor, const Rows& rows);

}  // namespace rnn
