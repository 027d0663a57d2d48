// SimpleRNN.
//
//     x_t [B, d]   W [d, u]      h_{t−1} [B, u]   U [u, u]     b [u]
//          └────·────┘                 └─────·──────┘            │
//           xW_t [B, u]      +            hU_t [B, u]            │
//                  └──────── s_t ────────┘            +          │
//                             └───────────── z_t ────────────────┘        h_t = f(z_t)
#pragma once

#include "cells/cell.h"

namespace rnn {

inline std::vector<std::string> stateIds(const SimpleRNNCellSpec&) { return {"h"}; }

inline std::int64_t gateCount(const SimpleRNNCellSpec&) { return 1; }

inline void declareCell(const SimpleRNNCellSpec& spec, Draft& draft, PartDraft& part, bool masked) {
  const std::int64_t d = lastOf(draft.inputs[0].shape).value();
  const std::int64_t u = spec.units;
  const int W = addWeight(draft, {.name = "kernel",
                                  .symbol = "W_x",
                                  .role = Role::kInput,
                                  .shape = {d, u},
                                  .initializer = spec.kernel_initializer,
                                  .regularizer = spec.kernel_regularizer,
                                  .constraint = spec.kernel_constraint});
  const int U = addWeight(draft, {.name = "recurrent_kernel",
                                  .symbol = "W_h",
                                  .role = Role::kMemory,
                                  .shape = {u, u},
                                  .initializer = spec.recurrent_initializer,
                                  .regularizer = spec.recurrent_regularizer,
                                  .constraint = spec.recurrent_constraint});
  addQuantity(part,
              {.id = "xW",
               .symbol = "x W_x",
               .role = Role::kInput,
               .operation = Operation::kMatmul,
               .operands = {valueOperand("x"), weightOperand(draft, W)},
               .extent = {u}},
              {.gradient_of = "z"});
  addQuantity(part,
              {.id = "hU",
               .symbol = "h W_h",
               .role = Role::kMemory,
               .operation = Operation::kMatmul,
               .operands = {previousOperand("h"), weightOperand(draft, U)},
               .extent = {u}},
              {.gradient_of = "z"});
  const QuantityInfo sum{.operation = Operation::kAdd, .operands = {valueOperand("xW"), valueOperand("hU")}, .extent = {u}};
  QuantityInfo s = sum;
  s.id = s.symbol = spec.use_bias ? "s" : "z";
  addQuantity(part, s, {.gradient_of = spec.use_bias ? "z" : ""});
  if (spec.use_bias) {
    const int b = addWeight(draft, {.name = "bias",
                                    .symbol = "b",
                                    .role = Role::kBias,
                                    .shape = {u},
                                    .initializer = spec.bias_initializer,
                                    .regularizer = spec.bias_regularizer,
                                    .constraint = spec.bias_constraint});
    addQuantity(
        part,
        {.id = "z", .symbol = "z", .operation = Operation::kAdd, .operands = {valueOperand("s"), weightOperand(draft, b)}, .extent = {u}});
  }
  addQuantity(part, {.id = freshId("h", masked),
                     .symbol = masked ? "h̃" : "h",
                     .role = Role::kMemory,
                     .operation = Operation::kActivation,
                     .function = spec.activation,
                     .operands = {valueOperand("z")},
                     .extent = {u},
                     .state = !masked});
}

struct SimpleRNNCell {
  Activation f = Activation::kTanh;
  Kernels<ConstMatrix> weights;
  Kernels<Matrix> gradients;  // of the weights; only over the gradient tape
  Rows x, xW, hU, s, z, h, h_new;
  Rows h_next;  // what step t + 1 sends back to h_t; only over the gradient tape
};

inline SimpleRNNCell bind(const SimpleRNNCellSpec& spec, const Call& call, Tape which) {
  SimpleRNNCell c;
  c.f = findActivation(spec.activation, call.setting.dialect).value();
  c.x = rowsOf(call, which, "x");
  c.xW = rowsOf(call, which, "xW");
  c.hU = rowsOf(call, which, "hU");
  c.z = rowsOf(call, which, "z");
  c.s = rowsOf(call, which, "s", "z");
  c.h = rowsOf(call, which, "h");
  c.h_new = rowsOf(call, which, "h_new", "h");
  c.weights = kernels(call);
  if (which == Tape::kGradients) {
    c.gradients = kernelGradients(call);
    c.h_next = gradient(call, "h_from_next");
  }
  return c;
}

inline void project(const SimpleRNNCell& c) { multiply(c.x.all(), c.weights.W, c.xW.all(), Into::kReplace); }

inline void step(const SimpleRNNCell& c, std::int64_t t) {
  multiply(c.h.at(t - 1), c.weights.U, c.hU.at(t), Into::kReplace);  // [B, u] · [u, u]
  elementwise(
      c.s.at(t), [](Scalar xW, Scalar hU) { return xW + hU; }, c.xW.at(t), c.hU.at(t));  // [B, u]
  if (c.weights.b) addBias(c.z.at(t), c.s.at(t), c.weights.b);                           // [B, u]
  activate(c.f, c.z.at(t), c.h_new.at(t));                                               // [B, u]
}

inline void stepBack(const SimpleRNNCell& c, const SimpleRNNCell& d, std::int64_t t) {
  activateBack(c.f, c.z.at(t), c.h_new.at(t), d.h_new.at(t), d.z.at(t));         // dz = dh · f'(z)
  multiplyByTransposed(d.z.at(t), c.weights.U, d.h_next.at(t - 1), Into::kAdd);  // dh_{t−1} += dz · Uᵀ
}

inline void collect(const SimpleRNNCell& c, const SimpleRNNCell& d) {
  const std::int64_t T = c.h.steps();
  multiplyTransposed(c.x.all(), d.z.all(), d.gradients.W, Into::kAdd);       // [d, T·B] · [T·B, u]
  multiplyTransposed(c.h.span(0, T), d.z.all(), d.gradients.U, Into::kAdd);  // [u, T·B] · [T·B, u], h one step earlier
  if (d.gradients.b) addColumnSums(d.gradients.b, d.z.all());
  multiplyByTransposed(d.z.all(), c.weights.W, d.x.all(), Into::kAdd);  // [T·B, u] · [u, d]
}

}  // namespace rnn
