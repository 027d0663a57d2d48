// GRU. Column blocks of all products in Keras' order: z (update), r (reset), h (candidate).
//
//     z = σ(x W_z + h_{t−1} U_z + b_z)       r = σ(x W_r + h_{t−1} U_r + b_r)
//
//     reset_after=True:   ĥ = φ(x W_h + b_h + r ∘ (h_{t−1} U_h + b'_h))      a bias for each product: b is (2, 3u), rows b and b'
//     reset_after=False:  ĥ = φ(x W_h + (r ∘ h_{t−1}) U_h + b_h)             one bias of 3u
//
//     h_t = z ∘ h_{t−1} + (1 − z) ∘ ĥ
#pragma once

#include "cells/gates.h"

namespace rnn {

inline std::vector<std::string> stateIds(const GRUCellSpec&) { return {"h"}; }
inline std::int64_t gateCount(const GRUCellSpec&) { return 3; }
inline std::vector<std::string> gruGates() { return {"z", "r", "h"}; }

/// x W_h + b_h + r ∘ (h U_h + b'_h); without biases their sums are the products themselves.
inline void declareCandidateAfter(const GRUCellSpec& spec, Draft& draft, PartDraft& part, const CellWeights& weights) {
  const std::int64_t u = spec.units;
  const auto sumOf = [&](const char* id, const char* symbol, const char* product, std::int64_t row, const char* gradient) {
    addQuantity(part,
                {.id = id,
                 .symbol = symbol,
                 .operation = Operation::kAdd,
                 .operands = {valueOperand(product), weightOperand(draft, weights.b, "h", row)},
                 .extent = {u},
                 .gate = "h"},
                {.gradient_of = gradient});
  };
  declareInputProduct(draft, part, weights.W, "h", u, 2 * u);
  if (spec.use_bias) sumOf("xb_h", "x W_xh + b_h", "xW_h", 0, "z_h");
  declareStateProduct(draft, part, weights.U, "h", u, 2 * u);
  if (spec.use_bias) sumOf("hb_h", "h W_hh + b_h", "hU_h", 1, "hU_h");
  addQuantity(part,
              {.id = "rh",
               .symbol = "r ∘ h W_hh",
               .role = Role::kMemory,
               .operation = Operation::kMultiply,
               .operands = {valueOperand("r"), valueOperand(spec.use_bias ? "hb_h" : "hU_h")},
               .extent = {u},
               .gate = "h"},
              {.gradient_of = "z_h"});
  declareSum(part, "z", "h", {valueOperand(spec.use_bias ? "xb_h" : "xW_h"), valueOperand("rh")}, u, inStore(gateStore("z"), 2 * u));
}

/// x W_h + (r ∘ h) U_h + b_h
inline void declareCandidateBefore(const GRUCellSpec& spec, Draft& draft, PartDraft& part, const CellWeights& weights) {
  const std::int64_t u = spec.units;
  addQuantity(part, {.id = "rh",
                     .symbol = "r ∘ h",
                     .role = Role::kMemory,
                     .operation = Operation::kMultiply,
                     .operands = {valueOperand("r"), droppedOperand(part, "h", "h")},
                     .extent = {u},
                     .gate = "h"});
  declareInputProduct(draft, part, weights.W, "h", u, 2 * u);
  addQuantity(part,
              {.id = "hU_h",
               .symbol = "(r ∘ h) W_hh",
               .role = Role::kMemory,
               .operation = Operation::kMatmul,
               .operands = {valueOperand("rh"), weightOperand(draft, weights.U, "h")},
               .extent = {u},
               .gate = "h"},
              inStore(gateStore("hU"), 2 * u));
  const std::string s = spec.use_bias ? "s" : "z";
  declareSum(part, s, "h", {valueOperand("xW_h"), valueOperand("hU_h")}, u, inStore(gateStore(s), 2 * u));
  if (spec.use_bias)
    declareSum(part, "z", "h", {valueOperand("s_h"), weightOperand(draft, weights.b, "h")}, u, inStore(gateStore("z"), 2 * u));
}

inline void declareCell(const GRUCellSpec& spec, Draft& draft, PartDraft& part, bool masked) {
  const std::int64_t u = spec.units;
  const bool twoBiases = spec.reset_after;
  const CellWeights weights =
      addCellWeights(spec, draft, gruGates(), twoBiases ? std::vector<std::int64_t>{2, 3 * u} : std::vector<std::int64_t>{3 * u});
  declareDropout(spec, draft, part, gruGates());
  // With reset_after the candidate's h U is scaled by r before it is added, so that only its gradient is not that of z.
  part.stores = {{"xW_gates", 3 * u, "z_gates"}, {"hU_gates", 3 * u, spec.reset_after ? "" : "z_gates"}, {"z_gates", 3 * u}};
  if (spec.use_bias) part.stores.push_back({"s_gates", 3 * u, "z_gates"});
  std::int64_t column = 0;
  for (const std::string gate : {"z", "r"}) {
    std::vector<Operand> bias;
    if (spec.use_bias && !twoBiases) bias = {weightOperand(draft, weights.b, gate)};
    if (spec.use_bias && twoBiases) bias = {weightOperand(draft, weights.b, gate, 0), weightOperand(draft, weights.b, gate, 1)};
    declareGateSums(draft, part, weights, gate, u, column, bias);
    addQuantity(part, {.id = gate,
                       .symbol = gate,
                       .operation = Operation::kActivation,
                       .function = spec.recurrent_activation,
                       .operands = {valueOperand("z_" + gate)},
                       .extent = {u},
                       .gate = gate});
    column += u;
  }
  if (spec.reset_after) declareCandidateAfter(spec, draft, part, weights);
  if (!spec.reset_after) declareCandidateBefore(spec, draft, part, weights);
  addQuantity(part, {.id = "h_hat",
                     .symbol = "ĥ",
                     .role = Role::kMemory,
                     .operation = Operation::kActivation,
                     .function = spec.activation,
                     .operands = {valueOperand("z_h")},
                     .extent = {u},
                     .gate = "h"});
  addQuantity(part, {.id = freshId("h", masked),
                     .symbol = masked ? "h̃" : "h",
                     .role = Role::kMemory,
                     .operation = Operation::kBlend,
                     .operands = {valueOperand("z"), previousOperand("h"), valueOperand("h_hat")},
                     .extent = {u},
                     .state = !masked});
}

struct GRUCell {
  Activation gate = Activation::kSigmoid;  // σ
  Activation fi = Activation::kTanh;       // φ
  bool reset_after = true;
  std::int64_t u = 0;
  double dropout = 0, recurrent_dropout = 0;
  Kernels<ConstMatrix> weights;
  Kernels<Matrix> gradients;
  Projection projection;  // with reset_after=False its h U has z and r only
  Rows s, z_gates, z_z, z_r, z_h, z, r, h_hat, xW_h, hU_h, xb_h, hb_h, rh, h;
  Rows h_old;         // the state that goes in, at t − 1
  Dropped h_dropped;  // reset_after=False with recurrent_dropout: what r is multiplied with
};

inline GRUCell bind(const GRUCellSpec& spec, const Call& call, Tape which) {
  const auto rows = [&](const char* id) { return rowsOf(call, which, id); };
  GRUCell c{.gate = findActivation(spec.recurrent_activation, call.setting.dialect).value(),
            .fi = findActivation(spec.activation, call.setting.dialect).value(),
            .reset_after = spec.reset_after,
            .u = spec.units,
            .dropout = spec.dropout,
            .recurrent_dropout = spec.recurrent_dropout,
            .weights = kernels(call),
            .gradients = kernelGradients(call),
            .projection = bindProjection(call, which, gruGates())};
  c.s = rowsOf(call, which, "s_gates", "z_gates");
  c.z_gates = rows("z_gates");
  c.z_z = rows("z_z"), c.z_r = rows("z_r"), c.z_h = rows("z_h");
  c.z = rows("z"), c.r = rows("r"), c.h_hat = rows("h_hat");
  c.xW_h = rows("xW_h"), c.hU_h = rows("hU_h"), c.rh = rows("rh");
  c.xb_h = rowsOf(call, which, "xb_h", "xW_h"), c.hb_h = rowsOf(call, which, "hb_h", "hU_h");
  c.h = rowsOf(call, which, "h_new", "h");
  c.h_old = rows("h");
  if (spec.reset_after) return c;
  c.projection.hU.width = 2 * spec.units;
  if (!c.projection.hs.empty()) {
    c.h_dropped = c.projection.hs.back();
    c.projection.hs.pop_back();
  }
  return c;
}

/// U without the candidate's block, which reset_after=False multiplies with r ∘ h.
inline ConstMatrix stateKernel(const GRUCell& c) { return c.reset_after ? c.weights.U : columns(c.weights.U, 0, 2 * c.u); }
inline ConstMatrix candidateKernel(const GRUCell& c) { return columns(c.weights.U, 2 * c.u, c.u); }

inline void project(const GRUCell& c, const Call& call) {
  drawFactors(c.projection, call, c.dropout, c.recurrent_dropout);
  if (c.h_dropped.keep) drawFactor(c.h_dropped, call, "keep_h2", c.recurrent_dropout);
  projectInputs(c.projection, c.weights.W);  // [T·B, d] · [d, 3u]
}

/// z and r, side by side in the first 2u columns.
inline void stepGates(const GRUCell& c, std::int64_t t) {
  const auto pair = [&](const Rows& rows) { return columns(rows.at(t), 0, 2 * c.u); };
  sum(pair(c.s), pair(c.projection.xW), pair(c.projection.hU));
  for (std::int64_t row = 0; row < c.weights.b.rows; ++row) {
    addBias(pair(c.z_gates), row == 0 ? pair(c.s) : pair(c.z_gates), rowOf(c.weights.b, row));
  }
  activate(c.gate, c.z_z.at(t), c.z.at(t));
  activate(c.gate, c.z_r.at(t), c.r.at(t));
}

/// z_h = x W_h + b_h + r ∘ (h_{t−1} U_h + b'_h)
inline void candidateAfter(const GRUCell& c, std::int64_t t) {
  if (c.weights.b) {
    addBias(c.xb_h.at(t), c.xW_h.at(t), columns(rowOf(c.weights.b, 0), 2 * c.u, c.u));
    addBias(c.hb_h.at(t), c.hU_h.at(t), columns(rowOf(c.weights.b, 1), 2 * c.u, c.u));
  }
  product(c.rh.at(t), c.r.at(t), c.hb_h.at(t));
  sum(c.z_h.at(t), c.xb_h.at(t), c.rh.at(t));
}

/// z_h = x W_h + (r ∘ h_{t−1}) U_h + b_h
inline void candidateBefore(const GRUCell& c, std::int64_t t) {
  if (c.h_dropped.keep) product(c.h_dropped.dropped.at(t), c.h_old.at(t - 1), c.h_dropped.keep.at(0));
  product(c.rh.at(t), c.r.at(t), c.h_dropped.keep ? c.h_dropped.dropped.at(t) : c.h_old.at(t - 1));
  multiply(c.rh.at(t), candidateKernel(c), c.hU_h.at(t), Into::kReplace);
  const Matrix s = columns(c.s.at(t), 2 * c.u, c.u);
  sum(s, c.xW_h.at(t), c.hU_h.at(t));
  if (c.weights.b) addBias(c.z_h.at(t), s, columns(c.weights.b, 2 * c.u, c.u));
}

inline void step(const GRUCell& c, std::int64_t t) {
  projectState(c.projection, stateKernel(c), t);  // [B, u] · [u, 3u or 2u]
  stepGates(c, t);
  if (c.reset_after) candidateAfter(c, t);
  if (!c.reset_after) candidateBefore(c, t);
  activate(c.fi, c.z_h.at(t), c.h_hat.at(t));
  elementwise(
      c.h.at(t), [](Lanes z, Lanes old, Lanes hat) { return z * old + (1 - z) * hat; }, c.z.at(t), c.h_old.at(t - 1), c.h_hat.at(t));
}

inline void candidateAfterBack(const GRUCell& c, const GRUCell& d, std::int64_t t) {
  product(d.r.at(t), d.z_h.at(t), c.hb_h.at(t));  // dr = dz_h ∘ (h U_h + b')
  product(d.hU_h.at(t), d.z_h.at(t), c.r.at(t));
}

inline void candidateBeforeBack(const GRUCell& c, const GRUCell& d, std::int64_t t) {
  const bool dropped = static_cast<bool>(c.h_dropped.keep);
  multiplyByTransposed(d.z_h.at(t), candidateKernel(c), d.rh.at(t), Into::kReplace);  // d(r ∘ h) = dz_h U_hᵀ
  product(d.r.at(t), d.rh.at(t), dropped ? c.h_dropped.dropped.at(t) : c.h_old.at(t - 1));
  if (!dropped) return addProduct(d.projection.h_next.at(t - 1), d.rh.at(t), c.r.at(t));  // dh_{t−1} += d(r ∘ h) ∘ r
  product(d.h_dropped.dropped.at(t), d.rh.at(t), c.r.at(t));
  addProduct(d.projection.h_next.at(t - 1), d.h_dropped.dropped.at(t), c.h_dropped.keep.at(0));
}

inline void stepBack(const GRUCell& c, const GRUCell& d, std::int64_t t) {
  const Matrix dh = d.h.at(t);
  elementwise(
      d.z.at(t), [](Lanes g, Lanes old, Lanes hat) { return g * (old - hat); }, dh, c.h_old.at(t - 1), c.h_hat.at(t));
  elementwise(
      d.h_hat.at(t), [](Lanes g, Lanes z) { return g * (1 - z); }, dh, c.z.at(t));
  addProduct(d.projection.h_next.at(t - 1), dh, c.z.at(t));  // dh_{t−1} += dh ∘ z
  activateBack(c.fi, c.z_h.at(t), c.h_hat.at(t), d.h_hat.at(t), d.z_h.at(t));
  if (c.reset_after) candidateAfterBack(c, d, t);
  if (!c.reset_after) candidateBeforeBack(c, d, t);
  activateBack(c.gate, c.z_z.at(t), c.z.at(t), d.z.at(t), d.z_z.at(t));
  activateBack(c.gate, c.z_r.at(t), c.r.at(t), d.r.at(t), d.z_r.at(t));
  if (c.reset_after) copy(columns(d.projection.hU.at(t), 0, 2 * c.u), columns(d.z_gates.at(t), 0, 2 * c.u));
  projectStateBack(c.projection, d.projection, stateKernel(c), t);  // dh_{t−1} += dhU Uᵀ
}

inline void collect(const GRUCell& c, const GRUCell& d) {
  collectInputs(c.projection, d.projection, c.weights.W, d.gradients.W);
  const Matrix& dU = d.gradients.U;
  collectStates(c.projection, d.projection, c.reset_after ? dU : columns(dU, 0, 2 * c.u));
  if (!c.reset_after) multiplyTransposed(c.rh.all(), d.z_h.all(), columns(dU, 2 * c.u, c.u), Into::kAdd);  // (r ∘ h)ᵀ dz_h
  if (!d.gradients.b) return;
  addColumnSums(rowOf(d.gradients.b, 0), d.z_gates.all());
  if (c.reset_after) addColumnSums(rowOf(d.gradients.b, 1), d.projection.hU.all());
}

}  // namespace rnn
