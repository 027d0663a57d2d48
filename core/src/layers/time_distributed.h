// TimeDistributed: the same layer, with the same weights, at every time step.
//
// It is called once, with (time, batch) for its samples. Around a layer without time this costs nothing, for the tape has the steps below
// each other already. Around one with a time axis of its own, "slices" holds x with that axis first, and "y" the result turned back.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "checked.h"
#include "errors.h"
#include "layers/layer.h"

namespace rnn {

inline std::optional<Error> check(const TimeDistributedSpec& spec, const Setting&) {
  if (!spec.layer.empty()) return std::nullopt;
  return Error{.code = "layer_missing",
               .message = "Please initialize `TimeDistributed` layer with a `keras.layers.Layer` instance.",
               .param = "layer"};
}

inline Error timeDistributedRank(Dialect dialect, const Shape& shape) {
  const char* argument = dialect == Dialect::kKeras2 ? "`input_shape `" : "`input_shape`";
  return {.code = "time_distributed_rank",
          .message = std::string("`TimeDistributed` Layer should be passed an ") + argument +
                     " with at least 3 dimensions, received: " + toString(shape),
          .args = {{"shape", toString(shape)}}};
}

/// (batch, time, rest) → (time · batch, rest). A product too large to count is unknown here and refused where memory is laid out.
inline Shape samplesOf(const Shape& shape) {
  Shape samples{checkedMultiply(shape[0], shape[1])};
  samples.insert(samples.end(), shape.begin() + 2, shape.end());
  return samples;
}

/// x with the inner layer's time axis first.
inline void declareSlices(Draft& draft, const Shape& samples) {
  PartDraft& part = addPart(draft, TimeDistributedSpec::kClass, samples, "slices");
  addQuantity(part, {.id = "x",
                     .symbol = "x",
                     .role = Role::kInput,
                     .operation = Operation::kReshape,
                     .function = "samples_from_time",
                     .operands = {inputOperand()},
                     .extent = extentOf(samples)});
  part.info.output = "x";
}

/// The inner parts read the folded input, or the slices; what they compute once they compute for each outer step.
inline void connectInner(Draft& inner, const Shape& outer, const std::string& slices) {
  for (PartDraft& part : inner.parts) {
    if (!part.outer_steps) part.outer_steps = outer[1];
    for (PartInput& input : part.inputs) {
      input.mask = -1;
      if (!input.quantity.empty()) continue;
      if (slices.empty()) input.folded = true;
      if (!slices.empty()) input.quantity = slices + "/x";
    }
  }
}

/// The inner result with the outer time axis first again.
inline void declareResult(Draft& draft, const Outgoing& inner, const Shape& given) {
  PartDraft& part = addPart(draft, TimeDistributedSpec::kClass, given);
  const std::string source = inner.part + "/";
  part.inputs = {
      {.quantity = source + inner.quantity, .gradient = source + (inner.gradient.empty() ? inner.quantity : inner.gradient), .mask = -1}};
  addQuantity(part, {.id = "y",
                     .symbol = "y",
                     .role = Role::kOutput,
                     .operation = Operation::kReshape,
                     .function = "time_from_samples",
                     .operands = {valueOperand(source + inner.quantity)},
                     .extent = extentOf(given)});
  part.info.output = "y";
  addOutput(draft, {.shape = given, .quantity = "y", .mask_input = 0});
}

inline std::optional<Error> declare(const TimeDistributedSpec& spec, Draft& draft) {
  const Shape outer = draft.inputs[0].shape;
  if (outer.size() < 3) return timeDistributedRank(draft.setting.dialect, outer);
  const Shape samples = samplesOf(outer);
  const LayerSpec& layer = spec.layer.front();
  const bool sliced = hasTime(samples);
  if (sliced) declareSlices(draft, samples);
  // Keras 2 builds the inner layer within the wrapper's own scope.
  const std::string scope = draft.setting.dialect == Dialect::kKeras3 ? joined(draft.scope, layer.name) : draft.scope;
  Draft inner = innerDraft(draft, "layer", layer.name, scope, {{.shape = samples}});
  inner.trainable = inner.trainable && layer.trainable;
  if (auto error = declareLayer(layer, inner)) return error;
  if (inner.outputs.size() != 1)
    return Error{.code = "time_distributed_outputs", .message = "TimeDistributed wraps a layer with one output", .param = "layer"};
  Outgoing output = inner.outputs.front();
  connectInner(inner, outer, sliced ? joined(draft.part, "slices") : "");
  absorb(draft, std::move(inner));
  Shape given{outer[0], outer[1]};
  given.insert(given.end(), output.shape.begin() + 1, output.shape.end());
  if (hasTime(output.shape)) {
    declareResult(draft, output, given);
    return std::nullopt;
  }
  output.shape = given;
  output.outer_steps = outer[1];
  output.mask.clear();
  output.mask_input = 0;
  draft.outputs.push_back(std::move(output));
  return std::nullopt;
}

/// Calls f(outer, inner) for every run of numbers that both arrangements have: sample b at outer step t is sample t · B + b inside.
template <class F>
void forEachSlice(const Rows& outer, const Rows& inner, F&& f) {
  const std::int64_t first = inner.temporal ? 1 : 0;
  const std::int64_t B = outer.batch;
  for (std::int64_t t = 1; t < outer.rows; ++t) {
    for (std::int64_t s = first; s < inner.rows; ++s) {
      const Matrix whole = columns(outer.at(t), (s - first) * inner.width, inner.width);
      const Matrix samples = inner.at(s);
      f(whole, Matrix{samples.row((t - 1) * B), B, samples.columns, samples.stride});
    }
  }
}

inline std::optional<Error> checkValues(const TimeDistributedSpec& spec, const Call& call) {
  const LayerSpec& layer = spec.layer.front();
  return checkLayerValues(layer, innerCall(call, "layer", layer.name));
}

inline void forward(const TimeDistributedSpec& spec, const Call& call) {
  const LayerSpec& layer = spec.layer.front();
  const Call slices = innerCall(call, "slices", call.name);
  if (const Rows x = tape(slices, "x"))
    forEachSlice(input(slices), x, [](const Matrix& outer, const Matrix& inner) { copy(inner, outer); });
  forwardLayer(layer, innerCall(call, "layer", call.name + "/" + layer.name));
  if (const Rows y = tape(call, "y")) forEachSlice(y, input(call), [](const Matrix& outer, const Matrix& inner) { copy(outer, inner); });
}

inline void backward(const TimeDistributedSpec& spec, const Call& call) {
  const LayerSpec& layer = spec.layer.front();
  if (tape(call, "y")) {
    forEachSlice(gradient(call, "y"), inputGradient(call), [](const Matrix& outer, const Matrix& inner) { add(inner, outer); });
  }
  backwardLayer(layer, innerCall(call, "layer", call.name + "/" + layer.name));
  const Call slices = innerCall(call, "slices", call.name);
  if (tape(slices, "x")) {
    forEachSlice(inputGradient(slices), gradient(slices, "x"), [](const Matrix& outer, const Matrix& inner) { add(outer, inner); });
  }
}

}  // namespace rnn
