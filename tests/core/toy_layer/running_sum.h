// RunningSum: y_t = y_{t−1} + factor · x_t. Not Keras': the example of docs/adding-a-layer.md, built by its recipe in a test.
#pragma once

#include "errors.h"
#include "layers/layer.h"

namespace rnn {

inline std::optional<Error> declare(const RunningSumSpec& spec, Draft& draft) {
  const Shape& shape = draft.inputs[0].shape;
  if (!hasTime(shape)) return rankTooSmall(draft.setting.dialect, draft.name, 3, shape);
  const int factor =
      addWeight(draft, {.name = "factor", .symbol = "k", .shape = {1}, .initializer = {.identifier = "constant", .value = spec.factor}});
  PartDraft& part = addPart(draft, RunningSumSpec::kClass, shape);
  part.info.output = "y";
  const std::vector<std::int64_t> extent = extentOf(shape);
  addQuantity(
      part,
      {.id = "x", .symbol = "x", .role = Role::kInput, .operation = Operation::kInput, .operands = {inputOperand()}, .extent = extent},
      inPlace());
  addQuantity(part, {.id = "kx",
                     .symbol = "k x",
                     .role = Role::kInput,
                     .operation = Operation::kMultiply,
                     .operands = {valueOperand("x"), weightOperand(draft, factor)},
                     .extent = extent});
  addQuantity(part, {.id = "y",
                     .symbol = "y",
                     .role = Role::kOutput,
                     .operation = Operation::kAdd,
                     .operands = {previousOperand("y"), valueOperand("kx")},
                     .extent = extent});
  addOutput(draft, {.shape = shape, .quantity = "y", .mask_input = 0});
  return std::nullopt;
}

inline void forward(const RunningSumSpec&, const Call& call) {
  const Scalar k = *weight(call, "factor").data;
  const Rows y = tape(call, "y");
  for (std::int64_t t = 1; t < y.rows; ++t) {
    elementwise(
        tape(call, "kx").at(t), [k](Scalar x) { return k * x; }, tape(call, "x").at(t));
    sum(y.at(t), y.at(t - 1), tape(call, "kx").at(t));
  }
}

inline void backward(const RunningSumSpec&, const Call& call) {
  const Scalar k = *weight(call, "factor").data;
  const Rows dy = gradient(call, "y");
  for (std::int64_t t = dy.rows - 1; t >= 1; --t) {
    add(dy.at(t - 1), dy.at(t));  // y_{t−1} goes into y_t whole
    copy(gradient(call, "kx").at(t), dy.at(t));
    accumulate(
        gradient(call, "x").at(t), [k](Scalar g) { return k * g; }, dy.at(t));
    const Matrix x = tape(call, "x").at(t);
    for (std::int64_t i = 0; i < x.rows; ++i) {
      for (std::int64_t j = 0; j < x.columns; ++j) *weightGradient(call, "factor").data += dy.at(t).row(i)[j] * x.row(i)[j];
    }
  }
}

}  // namespace rnn
