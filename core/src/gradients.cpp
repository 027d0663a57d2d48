#include "rnn/gradients.h"

#include <string>
#include <utility>

#include "at.h"
#include "checked.h"
#include "errors.h"
#include "program.h"

namespace rnn {
namespace {

/// Adds a batch-first tensor to time-major rows.
void scatterAdd(const Tensor& tensor, const Rows& rows) {
  const std::int64_t steps = rows.steps();
  for (std::int64_t t = 0; t < steps; ++t) {
    add(rows.at(rows.temporal ? t + 1 : t), ConstMatrix{tensor.data.data() + t * rows.width, rows.batch, rows.width, steps * rows.width});
  }
}

class RunningBack {
 public:
  RunningBack(const Program& program, const Layout& layout, const std::vector<Scalar>& weights, const RunInputs& inputs, const Run& run,
              std::vector<Scalar> tape)
      : program_(program), plan_(program.drafted.plan), layout_(layout), weights_(weights), inputs_(inputs), run_(run) {
    gradients_.weights.assign(weights.size(), Scalar(0));
    gradients_.trace.values = std::move(tape);
    layTape(layout, gradients_.trace.values);
  }

  Gradients run(const std::vector<Tensor>& output_gradients, std::int64_t window, Wanted wanted) && {
    for (std::size_t i = 0; i < output_gradients.size(); ++i) {
      const TensorRef& ref = plan_.spec.outputs[i];
      scatterAdd(output_gradients[i], rowsOf(layout_.nodes[at(ref.node)].outputs[at(ref.output)], tape()));
    }
    for (std::size_t i = plan_.nodes.size(); i-- > 0;) {
      // The forward tape is only read; Rows know no const.
      Call call = callOf(program_, i, weights_, inputs_, const_cast<Scalar*>(run_.trace.values.data()));
      call.gradient_layout = &layout_.nodes[i];
      call.gradients = tape();
      call.weight_gradients = gradients_.weights.data();
      call.window = window;
      if (wanted == Wanted::kWeights) leaveOutInput(call, i);
      backwardLayer(plan_.spec.layers[at(plan_.nodes[i].layer)], call);
      leaveStates(i);
    }
    if (wanted == Wanted::kWeights) return std::move(gradients_);
    for (const TensorRef& ref : plan_.spec.inputs) leaveInput(ref);
    gradients_.trace.slots = slots(program_.drafted, layout_, Tape::kGradients);
    return std::move(gradients_);
  }

 private:
  Scalar* tape() { return gradients_.trace.values.data(); }

  /// The gradient of an input of the model that node `index` reads; of several, of the last.
  void leaveOutInput(Call& call, std::size_t index) {
    for (const TensorRef& ref : plan_.nodes[index].inputs) {
      if (!std::holds_alternative<InputLayerSpec>(plan_.spec.layers[at(plan_.nodes[at(ref.node)].layer)].kind)) continue;
      const Rows rows = rowsOf(layout_.nodes[at(ref.node)].outputs[at(ref.output)], tape());
      call.unread = rows.data;
      call.unread_end = rows.data + rows.rows * rows.batch * rows.stride;
    }
  }

  /// Row 0 of each state: the gradient of the initial state, which goes on to whoever handed it in.
  void leaveStates(std::size_t index) {
    const NodePlan& node = plan_.nodes[index];
    const std::vector<StateRef> states = statesOf(program_.drafted.nodes[index]);
    if (states.empty()) return;
    LayerState result{.layer = node.layer};
    for (std::size_t s = 0; s < states.size(); ++s) {
      const Matrix row = rowsOf(layout_.nodes[index].parts[states[s].part].quantities[states[s].quantity], tape()).at(0);
      Tensor tensor{.shape = {row.rows, row.columns}, .data = std::vector<Scalar>(static_cast<std::size_t>(row.rows * row.columns))};
      copy({tensor.data.data(), row.rows, row.columns, row.columns}, row);
      result.states.push_back(std::move(tensor));
      if (s >= node.initial_state.size()) continue;
      const TensorRef& ref = node.initial_state[s];
      add(rowsOf(layout_.nodes[at(ref.node)].outputs[at(ref.output)], tape()).all(), row);
    }
    gradients_.initial_states.push_back(std::move(result));
  }

  void leaveInput(const TensorRef& ref) {
    const Rows rows = rowsOf(layout_.nodes[at(ref.node)].outputs[0], tape());
    Tensor tensor;
    for (const Dim& size : plan_.nodes[at(ref.node)].output_shapes[0]) tensor.shape.push_back(*size);
    tensor.data.resize(static_cast<std::size_t>(rows.steps() * rows.batch * rows.width));
    gather(rows, tensor.data.data());
    gradients_.inputs.push_back(std::move(tensor));
  }

  const Program& program_;
  const Plan& plan_;
  const Layout& layout_;
  const std::vector<Scalar>& weights_;
  const RunInputs& inputs_;
  const Run& run_;
  Gradients gradients_;
};

std::optional<Error> checkGradients(const Run& run, const std::vector<Tensor>& output_gradients) {
  bool same = output_gradients.size() == run.outputs.size();
  for (std::size_t i = 0; same && i < run.outputs.size(); ++i) {
    same = output_gradients[i].shape == run.outputs[i].shape && output_gradients[i].data.size() == run.outputs[i].data.size();
  }
  if (same) return std::nullopt;
  return Error{.code = "output_gradients", .message = "There must be one gradient for each output, of its shape"};
}

}  // namespace

Result<Layout> layOutGradients(const Program& program) {
  auto layout = layOut(program.drafted, Tape::kGradients);
  const auto bytes = layout ? checkedMultiply(layout->size, sizeof(Scalar)) : std::nullopt;
  if (!bytes || *bytes > program.setting.limits.trace_bytes) return tooLarge("trace_bytes", bytes, program.setting.limits.trace_bytes);
  return *std::move(layout);
}

Gradients runBack(const Program& program, const Layout& gradients, const std::vector<Scalar>& weights, const RunInputs& inputs,
                  const Run& run, const std::vector<Tensor>& output_gradients, std::int64_t window, Wanted wanted,
                  std::vector<Scalar> tape) {
  return RunningBack(program, gradients, weights, inputs, run, std::move(tape)).run(output_gradients, window, wanted);
}

Result<Gradients> backward(const Plan& plan, const std::vector<Scalar>& weights, const RunInputs& inputs, const Run& run,
                           const std::vector<Tensor>& output_gradients, const BackwardOptions& options, const Limits& limits) {
  const Result<Program> program = prepare(plan, shapesOf(inputs), settingOf(plan, inputs, limits));
  if (!program) return program.error();
  const bool matches = static_cast<std::int64_t>(run.trace.values.size()) == program.value().layout.size &&
                       static_cast<std::int64_t>(weights.size()) == plan.parameters;
  if (!matches) return Error{.code = "other_run", .message = "The run belongs to another model, other weights or other inputs"};
  if (auto error = checkGradients(run, output_gradients)) return *error;
  const Result<Layout> layout = layOutGradients(program.value());
  if (!layout) return layout.error();
  return runBack(program.value(), layout.value(), weights, inputs, run, output_gradients, options.window, Wanted::kEverything);
}

}  // namespace rnn
