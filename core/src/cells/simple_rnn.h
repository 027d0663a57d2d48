// SimpleRNN.
//
//     x_t [B, d] · W [d, u]   +   h_{t−1} [B, u] · U [u, u]   =   s_t,      z_t = s_t + b [u],      h_t = f(z_t)
#pragma once

#include "cells/gates.h"

namespace rnn {

inline std::vector<std::string> stateIds(const SimpleRNNCellSpec&) { return {"h"}; }
inline std::int64_t gateCount(const SimpleRNNCellSpec&) { return 1; }

inline void declareCell(const SimpleRNNCellSpec& spec, Draft& draft, PartDraft& part, bool masked) {
  const CellWeights weights = addCellWeights(spec, draft, {}, {spec.units});
  declareDropout(spec, draft, part, {});
  std::vector<Operand> bias;
  if (spec.use_bias) bias = {weightOperand(draft, weights.b)};
  declareGateSums(draft, part, weights, "", spec.units, 0, bias);
  addQuantity(part, {.id = freshId("h", masked),
                     .symbol = masked ? "h̃" : "h",
                     .role = Role::kMemory,
                     .operation = Operation::kActivation,
                     .function = spec.activation,
                     .operands = {valueOperand("z")},
                     .extent = {spec.units},
                     .state = !masked});
}

struct SimpleRNNCell {
  Activation f = Activation::kTanh;
  double dropout = 0, recurrent_dropout = 0;
  Kernels<ConstMatrix> weights;
  Kernels<Matrix> gradients;  // of the weights; only over the gradient tape
  Projection projection;
  Rows s, z, h;
};

inline SimpleRNNCell bind(const SimpleRNNCellSpec& spec, const Call& call, Tape which) {
  return {.f = findActivation(spec.activation, call.setting.dialect).value(),
          .dropout = spec.dropout,
          .recurrent_dropout = spec.recurrent_dropout,
          .weights = kernels(call),
          .gradients = kernelGradients(call),
          .projection = bindProjection(call, which, {}),
          .s = rowsOf(call, which, "s", "z"),
          .z = rowsOf(call, which, "z"),
          .h = rowsOf(call, which, "h_new", "h")};
}

inline ConstMatrix stateKernel(const SimpleRNNCell& c) { return c.weights.U; }

inline void project(const SimpleRNNCell& c, const Call& call) {
  drawFactors(c.projection, call, c.dropout, c.recurrent_dropout);
  projectInputs(c.projection, c.weights.W);  // [T·B, d] · [d, u]
}

inline void step(const SimpleRNNCell& c, std::int64_t t) {
  projectState(c.projection, c.weights.U, t);  // [B, u] · [u, u]
  sum(c.s.at(t), c.projection.xW.at(t), c.projection.hU.at(t));
  if (c.weights.b) addBias(c.z.at(t), c.s.at(t), c.weights.b);
  activate(c.f, c.z.at(t), c.h.at(t));
}

inline void stepBack(const SimpleRNNCell& c, const SimpleRNNCell& d, std::int64_t t) {
  activateBack(c.f, c.z.at(t), c.h.at(t), d.h.at(t), d.z.at(t));  // dz = dh · f'(z), and so are ds, dxW and dhU
  projectStateBack(c.projection, d.projection, c.weights.U, t);   // dh_{t−1} += dz · Uᵀ
}

inline void collect(const SimpleRNNCell& c, const SimpleRNNCell& d) {
  collectInputs(c.projection, d.projection, c.weights.W, d.gradients.W);  // dW = xᵀ dz, dx = dz Wᵀ
  collectStates(c.projection, d.projection, d.gradients.U);               // dU = h_{t−1}ᵀ dz
  if (d.gradients.b) addColumnSums(d.gradients.b, d.z.all());             // db = Σ dz
}

}  // namespace rnn
