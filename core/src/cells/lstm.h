// LSTM. Column blocks of all products in Keras' order: i, f, c, o.
//
//     x_t [B, d] · W [d, 4u]   +   h_{t−1} [B, u] · U [u, 4u]   =   s_t,      z_t = s_t + b [4u] = [ z_i | z_f | z_c | z_o ]
//
//     i = σ(z_i)    f = σ(z_f)    g = φ(z_c)    o = σ(z_o)
//     c_t = f ∘ c_{t−1} + i ∘ g                 h_t = o ∘ φ(c_t)
#pragma once

#include "cells/gates.h"

namespace rnn {

inline std::vector<std::string> stateIds(const LSTMCellSpec&) { return {"h", "c"}; }
inline std::int64_t gateCount(const LSTMCellSpec&) { return 4; }
inline std::vector<std::string> lstmGates() { return {"i", "f", "c", "o"}; }

inline void declareCell(const LSTMCellSpec& spec, Draft& draft, PartDraft& part, bool masked) {
  const std::int64_t u = spec.units;
  const CellWeights weights = addCellWeights(spec, draft, lstmGates(), {4 * u}, spec.unit_forget_bias);
  declareDropout(spec, draft, part, lstmGates());
  part.stores = {{"xW_gates", 4 * u, "z_gates"}, {"hU_gates", 4 * u, "z_gates"}, {"z_gates", 4 * u}};
  if (spec.use_bias) part.stores.push_back({"s_gates", 4 * u, "z_gates"});
  std::int64_t column = 0;
  for (const std::string& gate : lstmGates()) {
    std::vector<Operand> bias;
    if (spec.use_bias) bias = {weightOperand(draft, weights.b, gate)};
    declareGateSums(draft, part, weights, gate, u, column, bias);
    const bool candidate = gate == "c";
    addQuantity(part, {.id = candidate ? "g" : gate,
                       .symbol = candidate ? "g" : gate,
                       .operation = Operation::kActivation,
                       .function = candidate ? spec.activation : spec.recurrent_activation,
                       .operands = {valueOperand("z_" + gate)},
                       .extent = {u},
                       .gate = gate});
    column += u;
  }
  const std::string c = freshId("c", masked);
  const auto declared = [&](QuantityInfo info, Place place = {}) {
    info.role = Role::kMemory;
    info.extent = {u};
    addQuantity(part, std::move(info), std::move(place));
  };
  declared({.id = "fc", .symbol = "f ∘ c", .operation = Operation::kMultiply, .operands = {valueOperand("f"), previousOperand("c")}},
           {.gradient_of = c});
  declared({.id = "ig", .symbol = "i ∘ g", .operation = Operation::kMultiply, .operands = {valueOperand("i"), valueOperand("g")}},
           {.gradient_of = c});
  declared({.id = c,
            .symbol = masked ? "c̃" : "c",
            .operation = Operation::kAdd,
            .operands = {valueOperand("fc"), valueOperand("ig")},
            .state = !masked});
  declared({.id = "fi_c",
            .symbol = spec.activation + " c",
            .operation = Operation::kActivation,
            .function = spec.activation,
            .operands = {valueOperand(c)}});
  declared({.id = freshId("h", masked),
            .symbol = masked ? "h̃" : "h",
            .operation = Operation::kMultiply,
            .operands = {valueOperand("o"), valueOperand("fi_c")},
            .state = !masked});
  declared({.id = "c_from_h", .symbol = "c", .function = "h", .gradient_only = true});
}

struct LSTMCell {
  Activation gate = Activation::kSigmoid;  // σ
  Activation fi = Activation::kTanh;       // φ
  double dropout = 0, recurrent_dropout = 0;
  Kernels<ConstMatrix> weights;
  Kernels<Matrix> gradients;
  Projection projection;
  Rows s, z, z_i, z_f, z_c, z_o, i, f, g, o, fc, ig, fi_c, h;
  Rows c_old;             // the state that goes in, at t − 1
  Rows c;                 // what the step makes of it
  Rows c_from_h, c_next;  // gradients only
};

inline LSTMCell bind(const LSTMCellSpec& spec, const Call& call, Tape which) {
  const auto rows = [&](const char* id) { return rowsOf(call, which, id); };
  LSTMCell c{.gate = findActivation(spec.recurrent_activation, call.setting.dialect).value(),
             .fi = findActivation(spec.activation, call.setting.dialect).value(),
             .dropout = spec.dropout,
             .recurrent_dropout = spec.recurrent_dropout,
             .weights = kernels(call),
             .gradients = kernelGradients(call),
             .projection = bindProjection(call, which, lstmGates())};
  c.s = rowsOf(call, which, "s_gates", "z_gates");
  c.z = rows("z_gates");
  c.z_i = rows("z_i"), c.z_f = rows("z_f"), c.z_c = rows("z_c"), c.z_o = rows("z_o");
  c.i = rows("i"), c.f = rows("f"), c.g = rows("g"), c.o = rows("o");
  c.fc = rows("fc"), c.ig = rows("ig"), c.fi_c = rows("fi_c");
  c.h = rowsOf(call, which, "h_new", "h");
  c.c = rowsOf(call, which, "c_new", "c");
  c.c_old = rows("c");
  c.c_from_h = rows("c_from_h"), c.c_next = rows("c_from_next");
  return c;
}

inline ConstMatrix stateKernel(const LSTMCell& c) { return c.weights.U; }

inline void project(const LSTMCell& c, const Call& call) {
  drawFactors(c.projection, call, c.dropout, c.recurrent_dropout);
  projectInputs(c.projection, c.weights.W);  // [T·B, d] · [d, 4u]
}

inline void step(const LSTMCell& c, std::int64_t t) {
  projectState(c.projection, c.weights.U, t);                    // [B, u] · [u, 4u]
  sum(c.s.at(t), c.projection.xW.at(t), c.projection.hU.at(t));  // [B, 4u]
  if (c.weights.b) addBias(c.z.at(t), c.s.at(t), c.weights.b);
  activate(c.gate, c.z_i.at(t), c.i.at(t));  // [B, u] from here on
  activate(c.gate, c.z_f.at(t), c.f.at(t));
  activate(c.fi, c.z_c.at(t), c.g.at(t));
  activate(c.gate, c.z_o.at(t), c.o.at(t));
  product(c.fc.at(t), c.f.at(t), c.c_old.at(t - 1));
  product(c.ig.at(t), c.i.at(t), c.g.at(t));
  sum(c.c.at(t), c.fc.at(t), c.ig.at(t));
  activate(c.fi, c.c.at(t), c.fi_c.at(t));
  product(c.h.at(t), c.o.at(t), c.fi_c.at(t));
}

inline void stepBack(const LSTMCell& c, const LSTMCell& d, std::int64_t t) {
  product(d.o.at(t), d.h.at(t), c.fi_c.at(t));  // do = dh ∘ φ(c)
  product(d.fi_c.at(t), d.h.at(t), c.o.at(t));
  activateBack(c.fi, c.c.at(t), c.fi_c.at(t), d.fi_c.at(t), d.c_from_h.at(t));  // dc from h = dh ∘ o ∘ φ'(c)
  add(d.c.at(t), d.c_from_h.at(t));
  product(d.f.at(t), d.c.at(t), c.c_old.at(t - 1));      // df = dc ∘ c_{t−1}
  product(d.i.at(t), d.c.at(t), c.g.at(t));              // di = dc ∘ g
  product(d.g.at(t), d.c.at(t), c.i.at(t));              // dg = dc ∘ i
  addProduct(d.c_next.at(t - 1), d.c.at(t), c.f.at(t));  // dc_{t−1} += dc ∘ f
  activateBack(c.gate, c.z_i.at(t), c.i.at(t), d.i.at(t), d.z_i.at(t));
  activateBack(c.gate, c.z_f.at(t), c.f.at(t), d.f.at(t), d.z_f.at(t));
  activateBack(c.fi, c.z_c.at(t), c.g.at(t), d.g.at(t), d.z_c.at(t));
  activateBack(c.gate, c.z_o.at(t), c.o.at(t), d.o.at(t), d.z_o.at(t));
  projectStateBack(c.projection, d.projection, c.weights.U, t);  // dh_{t−1} += dz · Uᵀ
}

inline void collect(const LSTMCell& c, const LSTMCell& d) {
  collectInputs(c.projection, d.projection, c.weights.W, d.gradients.W);  // dW = xᵀ dz, dx = dz Wᵀ
  collectStates(c.projection, d.projection, d.gradients.U);               // dU = h_{t−1}ᵀ dz
  if (d.gradients.b) addColumnSums(d.gradients.b, d.z.all());             // db = Σ dz
}

}  // namespace rnn
