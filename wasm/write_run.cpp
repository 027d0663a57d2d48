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

std::size_t countOf(const Run& run) {
  std::size_t count = run.trace.values.size() + countOf(run.outputs) + countOf(run.output_masks);
  for (const LayerState& state : run.stateful) count += countOf(state.states);
  return count;
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

Js runToJs(const Run& run, const std::vector<int>& origins) {
  Pack pack{float32Array(countOf(run))};
  Js js = Js::object();
  pack.offsetOf(run.trace.values);
  put(js, "trace_size", static_cast<double>(run.trace.values.size()));
  put(js, "slots", listToJs(run.trace.slots, slotToJs));
  put(js, "outputs", tensorsToJs(run.outputs, pack));
  put(js, "output_masks", listToJs(run.output_masks, [&](const Tensor& mask) { return mask.data.empty() ? Js::null() : tensorToJs(mask, pack); }));
  put(js, "stateful", listToJs(run.stateful, [&](const LayerState& state) { return stateToJs(state, origins, pack); }));
  put(js, "numbers", pack.numbers);
  return js;
}

}  // namespace rnn::wasm
