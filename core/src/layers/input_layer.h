// InputLayer: where the data of a run, and the mask given with it, enter the tape.
#pragma once

#include "layers/layer.h"

namespace rnn {

inline std::optional<Error> declare(const InputLayerSpec&, Draft& draft) {
  const Shape& shape = draft.inputs[0].shape;
  if (shape.empty()) {
    return Error{.code = "batch_axis_missing",
                 .message = "Argument `batch_shape` must begin with the batch size. Received: ()",
                 .param = "batch_shape"};
  }
  for (const Dim& size : shape) {
    if (!size || *size >= 0) continue;
    return Error{.code = "negative_dimension",
                 .message = "Cannot convert '" + toString(shape) + "' to a shape. Negative dimensions are not allowed.",
                 .param = "batch_shape",
                 .args = {{"shape", toString(shape)}}};
  }
  PartDraft& part = addPart(draft, InputLayerSpec::kClass, shape);
  part.info.output = "x";
  addQuantity(part, {.id = "x",
                     .symbol = "x",
                     .role = Role::kInput,
                     .operation = Operation::kInput,
                     .extent = extentOf(shape),
                     .temporal = hasTime(shape)});
  Outgoing output{.shape = shape, .quantity = "x"};
  if (draft.inputs[0].masked) {
    addQuantity(part, {.id = "mask", .symbol = "m", .operation = Operation::kInput, .function = "mask", .extent = {1}},
                {.steps = shape.size() > 1 ? shape[1] : Dim(1), .constant = true});
    output.mask = "mask";
  }
  addOutput(draft, output);
  return std::nullopt;
}

/// The run has written the data already.
inline void forward(const InputLayerSpec&, const Call&) {}
inline void backward(const InputLayerSpec&, const Call&) {}

}  // namespace rnn
