// Dense: y = f(x W + b) along the last axis; with a time axis, the same W at every step.
//
//     x [B, d] · W [d, u]  →  xW [B, u];   z = xW + b;   y = f(z)
#pragma once

#include "errors.h"
#include "layers/layer.h"
#include "math/activations.h"
#include "math/gemm.h"

namespace rnn {

inline std::optional<Error> check(const DenseSpec& spec, const Setting& setting) {
  if (spec.units > setting.limits.units) return tooLarge("units", spec.units, setting.limits.units);
  // Keras 2 refuses negative units only: a Dense of none gives vectors of no entries.
  if (spec.units >= (setting.dialect == Dialect::kKeras2 ? 0 : 1)) return std::nullopt;
  Error error = unitsNotPositive(spec.units);
  error.message = "Received an invalid value for `units`, expected a positive integer. Received: units=" + std::to_string(spec.units);
  return error;
}

inline std::optional<Error> declare(const DenseSpec& spec, Draft& draft) {
  const Shape& shape = draft.inputs[0].shape;
  if (shape.size() < 2) return rankTooSmall(draft.setting.dialect, draft.name, 2, shape);
  const std::int64_t u = spec.units;
  if (!lastOf(shape))
    return lastDimensionUnknown(draft.setting.dialect, DenseSpec::kClass, joined(draft.scope, "kernel"), {std::nullopt, u}, shape);
  const std::int64_t d = *lastOf(shape);
  const int W = addWeight(draft, {.name = "kernel",
                                  .symbol = "W",
                                  .role = Role::kInput,
                                  .shape = {d, u},
                                  .initializer = spec.kernel_initializer,
                                  .regularizer = spec.kernel_regularizer,
                                  .constraint = spec.kernel_constraint});
  PartDraft& part = addPart(draft, DenseSpec::kClass, shape);
  part.info.output = "y";
  Shape given = shape;
  given.back() = u;
  const bool temporal = hasTime(shape);
  const std::vector<std::int64_t> extent = extentOf(given);
  addQuantity(part,
              {.id = "x",
               .symbol = "x",
               .role = Role::kInput,
               .operation = Operation::kInput,
               .operands = {inputOperand()},
               .extent = extentOf(shape),
               .temporal = temporal},
              inPlace());
  addQuantity(part,
              {.id = "xW",
               .symbol = "x W",
               .role = Role::kInput,
               .operation = Operation::kMatmul,
               .operands = {valueOperand("x"), weightOperand(draft, W)},
               .extent = extent,
               .temporal = temporal},
              {.gradient_of = spec.use_bias ? "z" : ""});
  if (spec.use_bias) {
    const int b = addWeight(draft, {.name = "bias",
                                    .symbol = "b",
                                    .role = Role::kBias,
                                    .shape = {u},
                                    .initializer = spec.bias_initializer,
                                    .regularizer = spec.bias_regularizer,
                                    .constraint = spec.bias_constraint});
    addQuantity(part, {.id = "z",
                       .symbol = "z",
                       .operation = Operation::kAdd,
                       .operands = {valueOperand("xW"), weightOperand(draft, b)},
                       .extent = extent,
                       .temporal = temporal});
  }
  addQuantity(part, {.id = "y",
                     .symbol = "y",
                     .role = Role::kOutput,
                     .operation = Operation::kActivation,
                     .function = spec.activation,
                     .operands = {valueOperand(spec.use_bias ? "z" : "xW")},
                     .extent = extent,
                     .temporal = temporal});
  addOutput(draft, {.shape = given, .quantity = "y", .mask_input = 0});
  return std::nullopt;
}

inline void forward(const DenseSpec& spec, const Call& call) {
  const ConstMatrix W = weight(call, "kernel");
  const ConstMatrix b = weight(call, "bias");
  const Matrix x = lastAxis(tape(call, "x").all(), W.rows);       // [N, d], N = all samples and time steps
  const Matrix xW = lastAxis(tape(call, "xW").all(), W.columns);  // [N, u]
  const Matrix z = b ? lastAxis(tape(call, "z").all(), W.columns) : xW;
  if (W.rows > 0) {
    multiply(x, W, xW, Into::kReplace);
  } else {
    clear(xW);  // a sum of no products
  }
  if (b) addBias(z, xW, b);
  activate(findActivation(spec.activation, call.setting.dialect).value(), z, lastAxis(tape(call, "y").all(), W.columns));
}

inline void backward(const DenseSpec& spec, const Call& call) {
  const ConstMatrix W = weight(call, "kernel");
  const bool biased = spec.use_bias;
  const Matrix z = lastAxis(tape(call, biased ? "z" : "xW").all(), W.columns);
  const Matrix y = lastAxis(tape(call, "y").all(), W.columns);
  const Matrix dy = lastAxis(gradient(call, "y").all(), W.columns);
  const Matrix dz = lastAxis(gradient(call, biased ? "z" : "xW").all(), W.columns);
  activateBack(findActivation(spec.activation, call.setting.dialect).value(), z, y, dy, dz);  // dz = dy · f'(z)   [N, u]
  if (biased) addColumnSums(weightGradient(call, "bias"), dz);
  if (W.rows == 0) return;
  multiplyTransposed(lastAxis(tape(call, "x").all(), W.rows), dz, weightGradient(call, "kernel"), Into::kAdd);  // dW = xᵀ dz
  const Rows dx = gradient(call, "x");
  if (isWanted(call, dx)) multiplyByTransposed(dz, W, lastAxis(dx.all(), W.rows), Into::kAdd);  // dx = dz Wᵀ
}

}  // namespace rnn
