#include <cstddef>

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

/// The one array that carries all numbers of an answer, filled from the front.
struct Pack {
  Js numbers;
  std::size_t used = 0;

  Js offsetOf(const std::vector<Scalar>& part) {
    const Js offset = toJs(static_cast<double>(used));
    if (!part.empty()) numbers.call<void>("set", viewOf(part), offset);
    used += part.size();
    return offset;
  }
};

Js tensorToJs(const Tensor& tensor, Pack& pack) {
  Js js = Js::object();
  put(js, "shape", listToJs(tensor.shape));
  put(js, "offset", pack.offsetOf(tensor.data));
  return js;
}

Js tensorsToJs(const std::vector<Tensor>& tensors, Pack& pack) {
  return listToJs(tensors, [&](const Tensor& tensor) { return tensorToJs(tensor, pack); });
}

Js stateToJs(const LayerState& state, const std::vector<int>& origins, Pack& pack) {
  Js js = Js::object();
  put(js, "layer", origins[static_cast<std::size_t>(state.layer)]);
  put(js, "states", tensorsToJs(state.states, pack));
  return js;
}

Js slotToJs(const Slot& slot) {
  Js js = Js::object();
  put(js, "node", slot.node);
  put(js, "part", slot.part);
  put(js, "quantity", slot.quantity);
  put(js, "offset", slot.offset);
  put(js, "rows", slot.rows);
  put(js, "batch", slot.batch);
  put(js, "width", slot.width);
  put(js, "stride", slot.stride);
  return js;
}

Js statesToJs(const std::vector<LayerState>& states, const std::vector<int>& origins, Pack& pack) {
  return listToJs(states, [&](const LayerState& state) { return stateToJs(state, origins, pack); });
}

Js gradientsToJs(const Gradients& gradients, const std::vector<int>& origins, Pack& pack) {
  Js js = Js::object();
  put(js, "trace_offset", pack.offsetOf(gradients.trace.values));
  put(js, "trace_size", static_cast<double>(gradients.trace.values.size()));
  put(js, "slots", listToJs(gradients.trace.slots, slotToJs));
  put(js, "weights", pack.offsetOf(gradients.weights));
  put(js, "inputs", tensorsToJs(gradients.inputs, pack));
  put(js, "initial_states", statesToJs(gradients.initial_states, origins, pack));
  return js;
}

}  // namespace

Js success(const Js& value) {
  Js js = Js::object();
  put(js, "ok", true);
  put(js, "value", value);
  return js;
}

Js failure(const Error& error) {
  Js args = Js::object();
  for (const auto& [name, figure] : error.args) put(args, name.c_str(), figure);
  Js js = Js::object();
  put(js, "code", error.code);
  put(js, "message", error.message);
  put(js, "layer", error.layer);
  put(js, "param", error.param);
  put(js, "args", args);
  Js result = Js::object();
  put(result, "ok", false);
  put(result, "error", js);
  return result;
}

Js scalarsToJs(const std::vector<Scalar>& numbers) {
  Pack pack{float32Array(numbers.size())};
  pack.offsetOf(numbers);
  return pack.numbers;
}

Js runToJs(const Run& run, const WayBack* back, const std::vector<int>& origins) {
  Pack pack{float32Array(countOf(run) + (back == nullptr ? 0 : countOf(back->gradients)))};
  Js js = Js::object();
  pack.offsetOf(run.trace.values);
  put(js, "trace_size", static_cast<double>(run.trace.values.size()));
  put(js, "slots", listToJs(run.trace.slots, slotToJs));
  put(js, "outputs", tensorsToJs(run.outputs, pack));
  put(js, "output_masks",
      listToJs(run.output_masks, [&](const Tensor& mask) { return mask.data.empty() ? Js::null() : tensorToJs(mask, pack); }));
  put(js, "stateful", statesToJs(run.stateful, origins, pack));
  if (back != nullptr) {
    put(js, "loss", back->loss);
    put(js, "gradients", gradientsToJs(back->gradients, origins, pack));
  }
  put(js, "numbers", pack.numbers);
  return js;
}

Js lossToJs(const LossResult& loss) {
  Pack pack{float32Array(loss.values.data.size() + loss.gradient.data.size())};
  Js js = Js::object();
  put(js, "value", loss.value);
  put(js, "values", tensorToJs(loss.values, pack));
  put(js, "gradient", tensorToJs(loss.gradient, pack));
  put(js, "numbers", pack.numbers);
  return js;
}

}  // namespace rnn::wasm
