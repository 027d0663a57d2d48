// Masking: a step all of whose numbers are mask_value is masked, and leaves as zeros.
#pragma once

#include "layers/single_part.h"

namespace rnn {

inline std::optional<Error> declare(const MaskingSpec& spec, Draft& draft) {
  const Shape& shape = draft.inputs[0].shape;
  PartDraft& part = addReadingPart(draft, MaskingSpec::kClass, shape);
  Shape steps = shape;
  if (steps.size() > 1) steps.pop_back();
  std::vector<std::int64_t> extent{1};
  if (shape.size() > 3) extent = extentOf(steps);
  addQuantity(part,
              {.id = "mask",
               .symbol = "m",
               .operation = Operation::kActivation,
               .function = "any_not_equal",
               .constants = {{"value", spec.mask_value}},
               .operands = {valueOperand("x")},
               .extent = extent,
               .temporal = hasTime(shape)},
              {.constant = true});
  addResult(draft, part, {.operation = Operation::kCarry, .operands = {valueOperand("mask"), valueOperand("x")}}, shape);
  // Beyond (batch, time, features) Keras' mask has more axes than a sequence has.
  if (shape.size() == 3) draft.outputs.back().mask = "mask";
  return std::nullopt;
}

inline void forward(const MaskingSpec& spec, const Call& call) {
  const auto value = static_cast<Scalar>(spec.mask_value);
  const Rows x = tape(call, "x");
  const Rows mask = tape(call, "mask");
  const Rows y = tape(call, "y");
  if (x.width == 0) return;
  const std::int64_t n = x.width / mask.width;
  for (std::int64_t t = x.temporal ? 1 : 0; t < x.rows; ++t) {
    for (std::int64_t b = 0; b < x.batch; ++b) {
      for (std::int64_t j = 0; j < x.width; ++j) {
        const Scalar number = x.at(t).row(b)[j];
        if (number != value) mask.at(t).row(b)[j / n] = 1;
      }
      for (std::int64_t j = 0; j < x.width; ++j) y.at(t).row(b)[j] = x.at(t).row(b)[j] * mask.at(t).row(b)[j / n];
    }
  }
}

inline void backward(const MaskingSpec&, const Call& call) {
  const Rows mask = tape(call, "mask");
  const Rows dy = gradient(call, "y");
  const Rows dx = inputGradient(call);
  if (dx.width == 0) return;
  const std::int64_t n = dx.width / mask.width;
  for (std::int64_t t = dx.temporal ? 1 : 0; t < dx.rows; ++t) {
    for (std::int64_t b = 0; b < dx.batch; ++b) {
      for (std::int64_t j = 0; j < dx.width; ++j) dx.at(t).row(b)[j] += dy.at(t).row(b)[j] * mask.at(t).row(b)[j / n];
    }
  }
}

}  // namespace rnn
