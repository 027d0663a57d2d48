#include <cstddef>

#include "json.h"
#include "write.h"

namespace rnn::wasm {
namespace {

Js viewOf(const std::vector<Scalar>& numbers) { return Js(emscripten::typed_memory_view(numbers.size(), numbers.data())); }

Js float32Array(std::size_t length) { return Js::global("Float32Array").new_(static_cast<double>(length)); }

std::size_t countOf(const std::vector<Tensor>& tensors) {
  std::size_t count = 0;
  for (const Tensor& tensor : tensors) count += tensor.data.size();
  return count;
}

std::size_t countOf(const std::vector<LayerState>& states) {
  std::size_t count = 0;
  for (const LayerState& state : states) count += countOf(state.states);
  return count;
}

std::size_t countOf(const Run& run) {
  return run.trace.values.size() + countOf(run.outputs) + countOf(run.output_masks) + countOf(run.stateful);
}

std::size_t countOf(const Gradients& gradients) {
  return gradients.trace.values.size() + gradients.weights.size() + countOf(gradients.inputs) + countOf(gradients.initial_states);
}

/// An answer in the making: its JSON, and the one array that carries all its numbers, filled from the front.
struct Answer {
  explicit Answer(std::size_t count) : numbers(float32Array(count)) {}

  void tensor(const Tensor& tensor) {
    json.open('{');
    json.field("shape", tensor.shape);
    json.field("offset", append(tensor.data));
    json.close('}');
  }

  void tensors(const char* name, const std::vector<Tensor>& list) {
    json.fieldList(name, list, [this](const Tensor& one) { tensor(one); });
  }

  void states(const char* name, const std::vector<LayerState>& list, const std::vector<int>& origins) {
    json.fieldList(name, list, [&](const LayerState& state) {
      json.open('{');
      json.field("layer", origins[static_cast<std::size_t>(state.layer)]);
      tensors("states", state.states);
      json.close('}');
    });
  }

  void slots(const std::vector<Slot>& list) {
    json.fieldList("slots", list, [this](const Slot& slot) {
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

  /// Where `part` begins in `numbers`.
  std::int64_t append(const std::vector<Scalar>& part) {
    const std::int64_t offset = used;
    if (!part.empty()) numbers.call<void>("set", viewOf(part), toJs(offset));
    used += static_cast<std::int64_t>(part.size());
    return offset;
  }

  Js finished() {
    Js answer = json.parsed();
    put(answer, "numbers", numbers);
    return answer;
  }

  Json json;
  Js numbers;
  std::int64_t used = 0;
};

std::int64_t sizeOf(const Trace& trace) { return static_cast<std::int64_t>(trace.values.size()); }

void writeGradients(Answer& answer, const WayBack& back, const std::vector<int>& origins) {
  const Gradients& gradients = back.gradients;
  answer.json.open('{');
  answer.json.field("trace_offset", answer.append(gradients.trace.values));
  answer.json.field("trace_size", sizeOf(gradients.trace));
  answer.slots(gradients.trace.slots);
  answer.json.field("weights", answer.append(gradients.weights));
  answer.tensors("inputs", gradients.inputs);
  answer.states("initial_states", gradients.initial_states, origins);
  answer.tensors("contributions", back.contributions);
  answer.json.close('}');
}

}  // namespace

Js success(const Js& value) {
  Js js = Js::object();
  put(js, "ok", Js(true));
  put(js, "value", value);
  return js;
}

Js failure(const Error& error) {
  Json json;
  json.open('{');
  json.field("ok", false);
  json.key("error");
  json.open('{');
  json.field("code", error.code);
  json.field("message", error.message);
  json.field("layer", error.layer);
  json.field("param", error.param);
  json.key("args");
  json.open('{');
  for (const auto& [name, figure] : error.args) json.field(name.c_str(), figure);
  json.close('}');
  json.close('}');
  json.close('}');
  return json.parsed();
}

Js scalarsToJs(const std::vector<Scalar>& numbers) {
  Js array = float32Array(numbers.size());
  if (!numbers.empty()) array.call<void>("set", viewOf(numbers));
  return array;
}

Js runToJs(const Run& run, const WayBack* back, const std::vector<int>& origins) {
  Answer answer(countOf(run) + (back == nullptr ? 0 : countOf(back->gradients) + countOf(back->contributions)));
  answer.json.open('{');
  answer.append(run.trace.values);
  answer.json.field("trace_size", sizeOf(run.trace));
  answer.slots(run.trace.slots);
  answer.tensors("outputs", run.outputs);
  answer.json.fieldList("output_masks", run.output_masks, [&](const Tensor& mask) {
    if (mask.data.empty()) {
      answer.json.null();
    } else {
      answer.tensor(mask);
    }
  });
  answer.states("stateful", run.stateful, origins);
  if (back != nullptr) {
    answer.json.key("gradients");
    writeGradients(answer, *back, origins);
  }
  answer.json.close('}');
  Js js = answer.finished();
  if (back != nullptr) put(js, "loss", toJs(back->loss));
  return js;
}

Js optimizerStateToJs(const OptimizerState& state) {
  Js slots = Js::array();
  for (const std::vector<Scalar>& slot : state.slots) slots.call<void>("push", scalarsToJs(slot));
  Js js = Js::object();
  put(js, "step", toJs(state.step));
  put(js, "momentum_product", toJs(state.momentum_product));
  put(js, "slots", slots);
  return js;
}

Js statesToJs(const std::vector<LayerState>& states, const std::vector<int>& origins) {
  Answer answer(countOf(states));
  answer.json.open('{');
  answer.states("states", states, origins);
  answer.json.close('}');
  return answer.finished();
}

Js lossToJs(const LossResult& loss) {
  Answer answer(loss.values.data.size() + loss.gradient.data.size());
  answer.json.open('{');
  answer.json.key("values");
  answer.tensor(loss.values);
  answer.json.key("gradient");
  answer.tensor(loss.gradient);
  answer.json.close('}');
  Js js = answer.finished();
  put(js, "value", toJs(loss.value));
  return js;
}

}  // namespace rnn::wasm
