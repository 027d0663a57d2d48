// Activation: y = f(x), entry by entry; softmax along the last axis.
#pragma once

#include "layers/layer.h"
#include "math/activations.h"

namespace rnn {

inline std::optional<Error> declare(const ActivationSpec& spec, Draft& draft) {
  const Shape& shape = draft.inputs[0].shape;
  PartDraft& part = addPart(draft, ActivationSpec::kClass, shape);
  part.info.output = "y";
  addQuantity(part,
              {.id = "x",
               .symbol = "x",
               .role = Role::kInput,
               .operation = Operation::kInput,
               .operands = {inputOperand()},
               .extent = extentOf(shape),
               .temporal = hasTime(shape)},
              inPlace());
  addQuantity(part, {.id = "y",
                     .symbol = "y",
                     .role = Role::kOutput,
                     .operation = Operation::kActivation,
                     .function = spec.activation,
                     .operands = {valueOperand("x")},
                     .extent = extentOf(shape),
                     .temporal = hasTime(shape)});
  addOutput(draft, {.shape = shape, .quantity = "y", .mask_input = 0});
  return std::nullopt;
}

inline void forward(const ActivationSpec& spec, const Call& call) {
  const Rows x = tape(call, "x");
  const std::int64_t n = lastSize(call, "x");
  activate(findActivation(spec.activation, call.setting.dialect).value(), lastAxis(x.all(), n), lastAxis(tape(call, "y").all(), n));
}

inline void backward(const ActivationSpec& spec, const Call& call) {
  const std::int64_t n = lastSize(call, "x");
  addActivateBack(findActivation(spec.activation, call.setting.dialect).value(), lastAxis(tape(call, "x").all(), n),
                  lastAxis(tape(call, "y").all(), n), lastAxis(gradient(call, "y").all(), n), lastAxis(gradient(call, "x").all(), n));
}

}  // namespace rnn
