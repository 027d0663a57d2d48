#include <cstddef>

#include "write.h"

namespace rnn::wasm {
namespace {

std::size_t countOfRun(const Run& run) {
  return run.trace.values.size() + countOf(run.outputs) + countOf(run.output_masks) + countOf(run.stateful);
}

std::size_t countOfWayBack(const WayBack& back) {
  const Gradients& gradients = back.gradients;
  return gradients.trace.values.size() + gradients.weights.size() + countOf(gradients.inputs) + countOf(gradients.initial_states) +
         countOf(back.contributions);
}

/// `trace_offset`, `trace_size` and `slots` of the object being written.
void writeTrace(Answer& answer, const Trace& trace) {
  Json& json = answer.json;
  json.field("trace_offset", answer.append(trace.values));
  json.field("trace_size", static_cast<std::int64_t>(trace.values.size()));
  json.fieldList("slots", trace.slots, [&](const Slot& slot) {
    json.open('{');
    json.field("node", slot.node);
    json.field("part", slot.part);
    json.field("quantity", slot.quantity);
    json.field("offset", slot.offset);
    json.field("rows", slot.rows);
    json.field("batch", slot.batch);
    json.field("width", slot.width);
    json.field("stride", slot.stride);
    json.close('}');
  });
}

void writeGradients(Answer& answer, const WayBack& back, const std::vector<int>& origins) {
  const Gradients& gradients = back.gradients;
  answer.json.open('{');
  writeTrace(answer, gradients.trace);
  answer.json.field("weights", answer.append(gradients.weights));
  answer.tensors("inputs", gradients.inputs);
  answer.states("initial_states", gradients.initial_states, origins);
  answer.tensors("contributions", back.contributions);
  answer.json.close('}');
}

}  // namespace

void writeRun(Answer& answer, const Run& run, const WayBack* back, const std::vector<int>& origins) {
  Json& json = answer.json;
  answer.reserve(countOfRun(run) + (back == nullptr ? 0 : countOfWayBack(*back)));
  json.open('{');
  writeTrace(answer, run.trace);
  answer.tensors("outputs", run.outputs);
  json.fieldList("output_masks", run.output_masks, [&](const Tensor& mask) {
    if (mask.data.empty()) {
      json.null();
    } else {
      answer.tensor(mask);
    }
  });
  answer.states("stateful", run.stateful, origins);
  if (back != nullptr) {
    json.field("loss", back->loss);
    json.key("gradients");
    writeGradients(answer, *back, origins);
  }
  json.close('}');
}

std::size_t countOf(const OptimizerState& state) {
  std::size_t count = 0;
  for (const std::vector<Scalar>& slot : state.slots) count += slot.size();
  return count;
}

void writeOptimizerState(Answer& answer, const OptimizerState& state) {
  Json& json = answer.json;
  json.open('{');
  json.field("step", state.step);
  json.field("momentum_product", state.momentum_product);
  json.fieldList("slots", state.slots, [&](const std::vector<Scalar>& slot) { answer.floats(slot); });
  json.close('}');
}

void writeLoss(Answer& answer, const LossResult& loss) {
  answer.reserve(loss.values.data.size() + loss.gradient.data.size());
  answer.json.open('{');
  answer.json.field("value", loss.value);
  answer.json.key("values");
  answer.tensor(loss.values);
  answer.json.key("gradient");
  answer.tensor(loss.gradient);
  answer.json.close('}');
}

}  // namespace rnn::wasm
