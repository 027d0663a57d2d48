#include "rnn/run.h"

#include <algorithm>
#include <string>
#include <utility>

#include "at.h"
#include "checked.h"
#include "errors.h"
#include "program.h"

namespace rnn {
namespace {

bool isWhole(const Tensor& tensor) {
  const auto size = checkedProduct(tensor.shape);
  return size && *size == static_cast<std::int64_t>(tensor.data.size());
}

Error wrongMask(const Tensor& mask) {
  return {.code = "mask_shape",
          .message = "The mask must have the shape (batch, time) of the first input, found " +
                     toString(Shape(mask.shape.begin(), mask.shape.end())),
          .args = {{"found", toString(Shape(mask.shape.begin(), mask.shape.end()))}}};
}

std::optional<Error> checkData(const Plan& plan, const std::vector<Scalar>& weights, const RunInputs& inputs) {
  if (static_cast<std::int64_t>(weights.size()) != plan.parameters) {
    const std::string expected = std::to_string(plan.parameters);
    const std::string found = std::to_string(weights.size());
    return Error{.code = "weights_size",
                 .message = "The model has " + expected + " weights, found " + found,
                 .args = {{"expected", expected}, {"found", found}}};
  }
  for (std::size_t i = 0; i < inputs.inputs.size(); ++i) {
    if (isWhole(inputs.inputs[i])) continue;
    return Error{.code = "tensor_size",
                 .message = "Input " + std::to_string(i) + " holds another number of values than its shape says",
                 .args = {{"input", std::to_string(i)}}};
  }
  const Tensor& mask = inputs.mask;
  if (mask.data.empty() && mask.shape.empty()) return std::nullopt;
  if (inputs.inputs.empty() || !isWhole(mask) || mask.shape.size() != 2 || inputs.inputs[0].shape.size() < 2 ||
      !std::equal(mask.shape.begin(), mask.shape.end(), inputs.inputs[0].shape.begin())) {
    return wrongMask(mask);
  }
  return std::nullopt;
}

class Running {
 public:
  Running(const Program& program, const std::vector<Scalar>& weights, const RunInputs& inputs, std::vector<Scalar> tape)
      : program_(program), plan_(program.drafted.plan), weights_(weights), inputs_(inputs) {
    run_.trace.values = std::move(tape);
    layTape(program.layout, run_.trace.values);
  }

  Result<Run> run() && {
    enterInputs();
    if (inputs_.training && changesWeights()) run_.updated_weights = weights_;
    for (std::size_t i = 0; i < plan_.nodes.size(); ++i) {
      if (auto error = startStates(i)) return *error;
      Call call = callOf(program_, i, weights_, inputs_, tape());
      if (!run_.updated_weights.empty()) call.weight_updates = run_.updated_weights.data();
      const LayerSpec& layer = plan_.spec.layers[at(plan_.nodes[i].layer)];
      if (auto error = checkLayerValues(layer, call)) {
        if (error->layer < 0) error->layer = plan_.nodes[i].layer;
        return *error;
      }
      forwardLayer(layer, call);
      keepStates(i);
    }
    for (const TensorRef& ref : plan_.spec.outputs) leave(ref);
    return std::move(run_);
  }

 private:
  Scalar* tape() { return run_.trace.values.data(); }

  [[nodiscard]] bool changesWeights() const {
    const auto& nodes = program_.drafted.nodes;
    return std::any_of(nodes.begin(), nodes.end(), [](const NodeDraft& node) { return node.updates_weights; });
  }

  /// The data become the outputs of the InputLayers, the mask that of the first.
  void enterInputs() {
    for (std::size_t i = 0; i < plan_.spec.inputs.size(); ++i) {
      const NodeLayout& node = program_.layout.nodes[at(plan_.spec.inputs[i].node)];
      scatter(inputs_.inputs[i].data.data(), rowsOf(node.outputs[0], tape()));
      if (i == 0 && program_.setting.masked_input) scatter(inputs_.mask.data.data(), rowsOf(node.masks[0], tape()));
    }
  }

  /// Row 0 of each state of a node: handed in through the graph, or from outside, or kept from the call before, or zero.
  std::optional<Error> startStates(std::size_t index) {
    const NodePlan& node = plan_.nodes[index];
    const std::vector<StateRef> states = statesOf(program_.drafted.nodes[index]);
    for (std::size_t s = 0; s < node.initial_state.size() && s < states.size(); ++s) {
      const TensorRef& ref = node.initial_state[s];
      copy(state(index, states[s]).at(0), rowsOf(program_.layout.nodes[at(ref.node)].outputs[at(ref.output)], tape()).at(0));
    }
    // Keras 3 lets an initial_state replace what a stateful layer kept; Keras 2 only while that is all zeros.
    const bool replaced = !node.initial_state.empty() && (program_.setting.dialect == Dialect::kKeras3 || keptNothing(node.layer));
    if (!replaced) {
      if (auto error = enterStates(index, states, inputs_.stateful, true)) return error;
    }
    return enterStates(index, states, inputs_.initial_states, false);
  }

  [[nodiscard]] bool keptNothing(int layer) const {
    const auto isZero = [](Scalar value) { return value == 0; };
    for (const LayerState& kept : inputs_.stateful) {
      for (const Tensor& state : kept.states) {
        if (kept.layer == layer && !std::all_of(state.data.begin(), state.data.end(), isZero)) return false;
      }
    }
    return true;
  }

  std::optional<Error> enterStates(std::size_t index, const std::vector<StateRef>& states, const std::vector<LayerState>& given,
                                   bool kept) {
    const int layer = plan_.nodes[index].layer;
    for (const LayerState& entry : given) {
      if (entry.layer != layer) continue;
      if (entry.states.size() != states.size()) return wrongState(layer, states.size(), entry.states.size());
      for (std::size_t s = 0; s < states.size(); ++s) {
        if (kept && !isStateful(index, states[s])) continue;
        const Matrix row = state(index, states[s]).at(0);
        const Tensor& tensor = entry.states[s];
        if (tensor.shape != std::vector<std::int64_t>{row.rows, row.columns} || !isWhole(tensor))
          return wrongStateShape(layer, s, row, tensor);
        copy(row, ConstMatrix{tensor.data.data(), row.rows, row.columns, row.columns});
      }
    }
    return std::nullopt;
  }

  [[nodiscard]] Error wrongState(int layer, std::size_t expected, std::size_t found) const {
    const std::string& name = plan_.layers[at(layer)].name;
    return {.code = "initial_state_count",
            .message = "Layer \"" + name + "\" has " + std::to_string(expected) + " state tensors, found " + std::to_string(found),
            .layer = layer,
            .param = "initial_state",
            .args = {{"layer", name}, {"expected", std::to_string(expected)}, {"found", std::to_string(found)}}};
  }

  [[nodiscard]] Error wrongStateShape(int layer, std::size_t index, const Matrix& expected, const Tensor& found) const {
    const std::string& name = plan_.layers[at(layer)].name;
    const std::string want = toString(Shape{expected.rows, expected.columns});
    const std::string have = toString(Shape(found.shape.begin(), found.shape.end()));
    return {.code = "initial_state_shape",
            .message = "State " + std::to_string(index) + " of layer \"" + name + "\" has the shape " + want + ", found " + have,
            .layer = layer,
            .param = "initial_state",
            .args = {{"layer", name}, {"index", std::to_string(index)}, {"expected", want}, {"found", have}}};
  }

  [[nodiscard]] bool isStateful(std::size_t index, const StateRef& ref) const {
    return program_.drafted.nodes[index].parts[ref.part].stateful;
  }

  Rows state(std::size_t index, const StateRef& ref) {
    return rowsOf(program_.layout.nodes[index].parts[ref.part].quantities[ref.quantity], tape());
  }

  void keepStates(std::size_t index) {
    LayerState kept{.layer = plan_.nodes[index].layer};
    bool any = false;
    for (const StateRef& ref : statesOf(program_.drafted.nodes[index])) {
      const Rows rows = state(index, ref);
      any = any || isStateful(index, ref);
      Tensor last{.shape = {rows.batch, rows.width}, .data = std::vector<Scalar>(static_cast<std::size_t>(rows.batch * rows.width))};
      copy({last.data.data(), rows.batch, rows.width, rows.width}, rows.at(rows.rows - 1));
      kept.states.push_back(std::move(last));
    }
    if (any) run_.stateful.push_back(std::move(kept));
  }

  void leave(const TensorRef& ref) {
    const NodeLayout& node = program_.layout.nodes[at(ref.node)];
    Tensor output;
    for (const Dim& size : plan_.nodes[at(ref.node)].output_shapes[at(ref.output)]) output.shape.push_back(*size);
    const Rows rows = rowsOf(node.outputs[at(ref.output)], tape());
    output.data.resize(static_cast<std::size_t>(rows.steps() * rows.batch * rows.width));
    gather(rows, output.data.data());
    run_.outputs.push_back(std::move(output));
    Tensor mask;
    if (const Rows from = rowsOf(node.masks[at(ref.output)], tape())) {
      mask.shape = {from.batch, from.steps()};
      mask.data.resize(static_cast<std::size_t>(from.batch * from.steps()));
      gather(from, mask.data.data());
    }
    run_.output_masks.push_back(std::move(mask));
  }

  const Program& program_;
  const Plan& plan_;
  const std::vector<Scalar>& weights_;
  const RunInputs& inputs_;
  Run run_;
};

}  // namespace

std::vector<std::vector<std::int64_t>> shapesOf(const RunInputs& inputs) {
  std::vector<std::vector<std::int64_t>> shapes;
  for (const Tensor& tensor : inputs.inputs) shapes.push_back(tensor.shape);
  return shapes;
}

Setting settingOf(const Plan& plan, const RunInputs& inputs, const Limits& limits) {
  return {.dialect = plan.spec.dialect, .training = inputs.training, .masked_input = !inputs.mask.data.empty(), .limits = limits};
}

Result<Run> runProgram(const Program& program, const std::vector<Scalar>& weights, const RunInputs& inputs, std::vector<Scalar> tape) {
  if (auto error = checkData(program.drafted.plan, weights, inputs)) return *error;
  return Running(program, weights, inputs, std::move(tape)).run();
}

Result<Run> run(const Plan& plan, const std::vector<Scalar>& weights, const RunInputs& inputs, const Limits& limits) {
  const Result<Program> program = prepare(plan, shapesOf(inputs), settingOf(plan, inputs, limits));
  if (!program) return program.error();
  Result<Run> result = runProgram(program.value(), weights, inputs);
  if (!result) return result;
  Run run = std::move(result).value();
  run.trace.slots = slots(program.value().drafted, program.value().layout, Tape::kValues);
  return run;
}

Result<std::int64_t> traceBytes(const Plan& plan, const std::vector<std::vector<std::int64_t>>& input_shapes) {
  Limits unlimited;
  unlimited.trace_bytes = INT64_MAX;
  const Result<Program> program = prepare(plan, input_shapes, {.dialect = plan.spec.dialect, .limits = unlimited});
  if (!program) return program.error();
  return program.value().layout.size * static_cast<std::int64_t>(sizeof(Scalar));
}

}  // namespace rnn
