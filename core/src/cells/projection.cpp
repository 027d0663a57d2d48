#include "cells/projection.h"

#include <algorithm>

#include "random.h"

namespace rnn {
namespace {

/// All columns, or those of one gate out of as many as there are operands.
template <class M>
M gateColumns(const M& m, std::size_t gate, std::size_t count) {
  const std::int64_t width = m.columns / static_cast<std::int64_t>(count);
  return columns(m, static_cast<std::int64_t>(gate) * width, width);
}

std::vector<Dropped> bindDropped(const Call& call, Tape which, const std::string& of, const std::vector<std::string>& gates) {
  std::vector<Dropped> variants;
  std::vector<std::string> candidates = gates;
  candidates.emplace_back();
  for (const std::string& gate : candidates) {
    Dropped variant{.keep = tape(call, gateId("keep_" + of, gate)), .dropped = rowsOf(call, which, gateId(of + "_drop", gate))};
    if (variant.dropped) variants.push_back(variant);
  }
  return variants;
}

void drop(const Matrix& from, const Dropped& variant, std::int64_t t) {
  elementwise(
      variant.dropped.at(t), [](Scalar a, Scalar k) { return a * k; }, from, variant.keep.at(0));
}

/// What a dropped operand receives goes on to the whole one.
void dropBack(const Dropped& dropped, const Matrix& into, std::int64_t t) {
  accumulate(
      into, [](Scalar a, Scalar k) { return a * k; }, dropped.dropped.at(t), dropped.keep.at(0));
}

}  // namespace

void drawFactor(const Dropped& variant, const Call& call, const std::string& id, double rate) {
  const double keep = 1 - std::clamp(rate, 0.0, 1.0);
  const RandomStream stream = randomStream(call.seed, joined(joined(call.name, call.part), id));
  std::uint64_t index = 0;
  const Matrix factors = variant.keep.at(0);
  for (std::int64_t i = 0; i < factors.rows; ++i) {
    for (std::int64_t j = 0; j < factors.columns; ++j) {
      factors.row(i)[j] = randomUniform(stream, index++) < keep ? static_cast<Scalar>(1 / keep) : Scalar(0);
    }
  }
}

Operand droppedOperand(const PartDraft& part, const std::string& of, const std::string& gate) {
  for (const std::string& id : {gateId(of + "_drop", gate), of + "_drop"}) {
    for (const QuantityInfo& quantity : part.info.quantities) {
      if (quantity.id == id) return valueOperand(id);
    }
  }
  return of == "x" ? valueOperand("x") : previousOperand(of);
}

void declareDropped(PartDraft& part, const std::string& of, double rate, std::int64_t width, const std::vector<std::string>& gates) {
  if (!(rate > 0)) return;
  const Role role = of == "x" ? Role::kInput : Role::kMemory;
  for (const std::string& gate : gates) {
    const std::string keep = gateId("keep_" + of, gate);
    addQuantity(
        part,
        {.id = keep, .symbol = gateId("k", of + gate), .operation = Operation::kScale, .extent = {width}, .temporal = false, .gate = gate},
        {.constant = true});
    addQuantity(part, {.id = gateId(of + "_drop", gate),
                       .symbol = of + " ∘ " + gateId("k", of + gate),
                       .role = role,
                       .operation = Operation::kScale,
                       .operands = {of == "x" ? valueOperand("x") : previousOperand(of), valueOperand(keep)},
                       .extent = {width},
                       .gate = gate});
  }
}

Projection bindProjection(const Call& call, Tape which, const std::vector<std::string>& gates) {
  Projection p;
  p.x = rowsOf(call, which, "x");
  p.h = rowsOf(call, which, "h");
  p.xs = bindDropped(call, which, "x", gates);
  p.hs = bindDropped(call, which, "h", gates);
  p.xW = rowsOf(call, which, "xW_gates", "xW");
  p.hU = rowsOf(call, which, "hU_gates", "hU");
  if (which == Tape::kValues) return p;
  p.h_next = gradient(call, "h_from_next");
  if (!isWanted(call, p.x)) p.x = {};
  return p;
}

void drawFactors(const Projection& p, const Call& call, double dropout, double recurrent_dropout) {
  for (std::size_t g = 0; g < p.hs.size(); ++g) drawFactor(p.hs[g], call, "keep_h" + std::to_string(g), recurrent_dropout);
  for (std::size_t g = 0; g < p.xs.size(); ++g) {
    drawFactor(p.xs[g], call, "keep_x" + std::to_string(g), dropout);
    for (std::int64_t t = 1; t < p.x.rows; ++t) drop(p.x.at(t), p.xs[g], t);
  }
}

void projectInputs(const Projection& p, const ConstMatrix& W) {
  if (p.xs.empty()) return multiply(p.x.all(), W, p.xW.all(), Into::kReplace);  // [T·B, d] · [d, gates·u]
  const std::size_t count = p.xs.size();
  for (std::size_t g = 0; g < count; ++g) {
    multiply(p.xs[g].dropped.all(), gateColumns(W, g, count), gateColumns(p.xW.all(), g, count), Into::kReplace);
  }
}

void packState(Projection& p, const ConstMatrix& U) {
  if (p.hs.empty()) p.packed_U = RightFactor::of(U, p.h.batch);
}

void packStateBack(Projection& d, const ConstMatrix& U) {
  if (d.hs.empty()) d.packed_U = RightFactor::ofTransposed(U);
}

void projectState(const Projection& p, const ConstMatrix& U, std::int64_t t) {
  if (p.hs.empty()) return multiply(p.h.at(t - 1), p.packed_U, p.hU.at(t), Into::kReplace);  // [B, u] · [u, gates·u]
  const std::size_t count = p.hs.size();
  for (std::size_t g = 0; g < count; ++g) {
    drop(p.h.at(t - 1), p.hs[g], t);
    multiply(p.hs[g].dropped.at(t), gateColumns(U, g, count), gateColumns(p.hU.at(t), g, count), Into::kReplace);
  }
}

void projectStateBack(const Projection& p, const Projection& d, const ConstMatrix& U, std::int64_t t) {
  const Matrix dh = d.h_next.at(t - 1);
  if (p.hs.empty()) return multiply(d.hU.at(t), d.packed_U, dh, Into::kAdd);  // [B, gates·u] · [u, gates·u]ᵀ
  const std::size_t count = p.hs.size();
  for (std::size_t g = 0; g < count; ++g) {
    multiplyByTransposed(gateColumns(d.hU.at(t), g, count), gateColumns(U, g, count), d.hs[g].dropped.at(t), Into::kAdd);
    dropBack(d.hs[g], dh, t);
  }
}

void collectInputs(const Projection& p, const Projection& d, const ConstMatrix& W, const Matrix& dW) {
  if (p.xs.empty()) {
    multiplyTransposed(p.x.all(), d.xW.all(), dW, Into::kAdd);            // [T·B, d]ᵀ · [T·B, gates·u]
    if (d.x) multiplyByTransposed(d.xW.all(), W, d.x.all(), Into::kAdd);  // [T·B, gates·u] · [d, gates·u]ᵀ
    return;
  }
  const std::size_t count = p.xs.size();
  for (std::size_t g = 0; g < count; ++g) {
    const Matrix dxW = gateColumns(d.xW.all(), g, count);
    multiplyTransposed(p.xs[g].dropped.all(), dxW, gateColumns(dW, g, count), Into::kAdd);
    if (!d.x) continue;
    multiplyByTransposed(dxW, gateColumns(W, g, count), d.xs[g].dropped.all(), Into::kReplace);
    for (std::int64_t t = 1; t < d.x.rows; ++t) dropBack(d.xs[g], d.x.at(t), t);
  }
}

void collectStates(const Projection& p, const Projection& d, const Matrix& dU) {
  if (p.hs.empty()) return multiplyTransposed(p.h.span(0, p.h.steps()), d.hU.all(), dU, Into::kAdd);  // h one step earlier
  const std::size_t count = p.hs.size();
  for (std::size_t g = 0; g < count; ++g) {
    multiplyTransposed(p.hs[g].dropped.all(), gateColumns(d.hU.all(), g, count), gateColumns(dU, g, count), Into::kAdd);
  }
}

}  // namespace rnn
