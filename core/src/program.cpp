#include "program.h"

#include <algorithm>
#include <string>
#include <utility>

#include "at.h"
#include "checked.h"
#include "errors.h"

namespace rnn {
namespace {

Shape asShape(const std::vector<std::int64_t>& sizes) { return {sizes.begin(), sizes.end()}; }

const InputLayerSpec& inputLayer(const Plan& plan, const TensorRef& ref) {
  return std::get<InputLayerSpec>(plan.spec.layers[at(plan.nodes[at(ref.node)].layer)].kind);
}

bool fits(const Shape& expected, const Shape& found, Dialect dialect) {
  if (expected.size() != found.size()) return false;
  // Keras 3 takes other sizes and lets the layers judge them.
  if (dialect == Dialect::kKeras3) return true;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    if (expected[i] && expected[i] != found[i]) return false;
  }
  return true;
}

Error wrongShape(const Plan& plan, std::size_t input, const Shape& expected, const Shape& found) {
  const int layer = plan.nodes[at(plan.spec.inputs[input].node)].layer;
  const bool keras2 = plan.spec.dialect == Dialect::kKeras2;
  Error error = inputShape(plan.spec.dialect, keras2 ? plan.spec.name : plan.layers[at(layer)].name, input, expected, found);
  error.layer = layer;
  return error;
}

std::optional<Error> checkShapes(const Plan& plan, const std::vector<std::vector<std::int64_t>>& shapes) {
  if (!plan.built) {
    return Error{
        .code = "not_built",
        .message =
            "This model has not yet been built. Build the model first by calling `build()` or by calling the model on a batch of data.",
        .args = {{"model", plan.spec.name}}};
  }
  if (shapes.size() != plan.spec.inputs.size()) return inputCount(plan.spec.name, plan.spec.inputs.size(), shapes.size());
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    const Shape& expected = inputLayer(plan, plan.spec.inputs[i]).batch_shape;
    const bool positive = std::all_of(shapes[i].begin(), shapes[i].end(), [](std::int64_t size) { return size > 0; });
    if (!positive || !fits(expected, asShape(shapes[i]), plan.spec.dialect)) return wrongShape(plan, i, expected, asShape(shapes[i]));
  }
  return std::nullopt;
}

/// The weights were made for the model's shapes; data of another feature size would need others.
std::optional<Error> checkWeights(const Plan& plan, const Plan& actual, const std::vector<std::vector<std::int64_t>>& shapes) {
  for (std::size_t i = 0; i < plan.weights.size(); ++i) {
    if (plan.weights[i].shape == actual.weights[i].shape) continue;
    const std::string expected = std::to_string(plan.weights[i].shape.front());
    const std::string found = std::to_string(actual.weights[i].shape.front());
    Error error = wrongShape(plan, 0, inputLayer(plan, plan.spec.inputs[0]).batch_shape, asShape(shapes[0]));
    error.layer = plan.weights[i].layer;
    if (plan.spec.dialect == Dialect::kKeras3) {
      error.message = productMismatch(expected, found);
    }
    return error;
  }
  return std::nullopt;
}

/// A stateful layer's states were made for the model's batch size. Keras 2 refuses other data by its shape; here Keras 3.
std::optional<Error> checkStateful(const Plan& plan, const Drafted& actual) {
  for (std::size_t i = 0; i < actual.nodes.size(); ++i) {
    const std::vector<PartDraft>& parts = actual.nodes[i].parts;
    if (std::none_of(parts.begin(), parts.end(), [](const PartDraft& part) { return part.stateful; })) continue;
    const Dim expected = plan.nodes[i].input_shapes[0][0];
    const Dim found = actual.plan.nodes[i].input_shapes[0][0];
    if (expected == found) continue;
    return Error{
        .code = "stateful_batch_size",
        .message = "If an RNN is stateful, the batch size of the input sequences must be the same as the batch size of the initial state.",
        .layer = plan.nodes[i].layer,
        .param = "stateful",
        .args = {{"expected", std::to_string(*expected)}, {"found", std::to_string(*found)}}};
  }
  return std::nullopt;
}

/// Shapes may speak of a sequence of no steps (the features of a Dense of no units, turned into time); to compute with there is none.
std::optional<Error> checkSteps(const Plan& actual) {
  for (const NodePlan& node : actual.nodes) {
    for (const Shape& shape : node.output_shapes) {
      if (hasTime(shape) && shape[1] == 0)
        return Error{.code = "no_time_steps", .message = "No time steps", .layer = node.layer, .args = {{"shape", toString(shape)}}};
    }
  }
  return std::nullopt;
}

}  // namespace

Result<Program> prepare(const Plan& plan, const std::vector<std::vector<std::int64_t>>& shapes, const Setting& setting) {
  if (auto error = checkShapes(plan, shapes)) return *error;
  std::vector<Shape> data;
  for (const auto& sizes : shapes) data.push_back(asShape(sizes));
  Result<Drafted> drafted = draftModel(plan.spec, setting, &data);
  if (!drafted) return drafted.error();
  Program program{.drafted = std::move(drafted).value(), .setting = setting};
  if (auto error = checkWeights(plan, program.drafted.plan, shapes)) return *error;
  if (auto error = checkStateful(plan, program.drafted)) return *error;
  if (auto error = checkSteps(program.drafted.plan)) return *error;
  auto layout = layOut(program.drafted, Tape::kValues);
  const auto bytes = layout ? checkedMultiply(layout->size, sizeof(Scalar)) : std::nullopt;
  if (!bytes || *bytes > setting.limits.trace_bytes) return tooLarge("trace_bytes", bytes, setting.limits.trace_bytes);
  program.layout = *std::move(layout);
  return program;
}

Call callOf(const Program& program, std::size_t index, const std::vector<Scalar>& weights, const RunInputs& inputs, Scalar* tape) {
  const Plan& plan = program.drafted.plan;
  const LayerPlan& layer = plan.layers[at(plan.nodes[index].layer)];
  Call call;
  call.node = &program.drafted.nodes[index];
  call.layout = &program.layout.nodes[index];
  call.values = tape;
  call.weights = &plan.weights;
  call.weights_begin = layer.weights_begin;
  call.weights_end = layer.weights_end;
  call.weight_values = weights.data();
  call.setting = program.setting;
  call.name = layer.name;
  call.seed = inputs.seed;
  return call;
}

std::vector<StateRef> statesOf(const NodeDraft& node) {
  std::vector<StateRef> states;
  for (std::size_t p = 0; p < node.parts.size(); ++p) {
    for (const std::string& id : node.parts[p].info.states) {
      for (std::size_t q = 0; q < node.parts[p].places.size(); ++q) {
        if (node.parts[p].info.quantities[q].id == id) states.push_back({p, q});
      }
    }
  }
  return states;
}

void gather(const Rows& rows, Scalar* tensor) {
  const std::int64_t steps = rows.steps();
  for (std::int64_t t = 0; t < steps; ++t) {
    const Matrix row = rows.at(rows.temporal ? t + 1 : t);
    copy({tensor + t * rows.width, rows.batch, rows.width, steps * rows.width}, row);
  }
}

void scatter(const Scalar* tensor, const Rows& rows) {
  const std::int64_t steps = rows.steps();
  for (std::int64_t t = 0; t < steps; ++t) {
    const Matrix row = rows.at(rows.temporal ? t + 1 : t);
    copy(row, ConstMatrix{tensor + t * rows.width, rows.batch, rows.width, steps * rows.width});
  }
}

}  // namespace rnn
