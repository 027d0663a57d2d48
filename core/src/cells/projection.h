// x · W and h · U for all gates at once, forward and back, with or without dropout.
//
// Dropout multiplies x and h_{t−1} by factors drawn once per run and shared by all steps: keep_x (B, d), keep_h (B, u), each 0 or 1 / (1 −
// rate). Keras' implementation 1, which any recurrent_dropout forces upon LSTM and GRU, draws them for each gate apart. keras-facts §10
#pragma once

#include <string>
#include <vector>

#include "cells/cell.h"

namespace rnn {

/// One dropped operand: for all gates, or for the gate whose columns begin at `column`.
struct Dropped {
  Rows keep;     // (B, n), no time
  Rows dropped;  // x ∘ keep or h_{t−1} ∘ keep
};

struct Projection {
  Rows x, h;
  std::vector<Dropped> xs, hs;  // empty: no dropout; one: for all gates; else one per gate
  Rows xW, hU;                  // (B, gates · u); hU over fewer gates for a GRU that resets before the product
  Rows h_next;                  // gradients only: what step t + 1 sends back to h_t
  RightFactor packed_U;         // for every step's product without dropout: U; gradients: Uᵀ
};

/// Declares the factors of `of` ("x" or "h") and what they leave of it, once ("") or for each of `variants`. Nothing without a rate.
void declareDropped(PartDraft& part, const std::string& of, double rate, std::int64_t width, const std::vector<std::string>& variants);

/// Declares the dropout of this run, if any. `gates`: empty for a cell without gates.
template <class CellSpec>
void declareDropout(const CellSpec& spec, const Draft& draft, PartDraft& part, const std::vector<std::string>& gates) {
  if (!draft.setting.training) return;
  bool apart = false;
  if constexpr (requires { spec.implementation; }) apart = spec.recurrent_dropout > 0 || spec.implementation == 1;
  const std::vector<std::string> variants = apart ? gates : std::vector<std::string>{""};
  declareDropped(part, "x", spec.dropout, lastOf(draft.inputs[0].shape).value(), variants);
  declareDropped(part, "h", spec.recurrent_dropout, spec.units, variants);
}

/// What is multiplied with W or U: x or h_{t−1}, or what dropout left of it for this gate.
Operand droppedOperand(const PartDraft& part, const std::string& of, const std::string& gate);

Projection bindProjection(const Call& call, Tape which, const std::vector<std::string>& gates);

/// Draws one operand's factors from the stream named `id`.
void drawFactor(const Dropped& dropped, const Call& call, const std::string& id, double rate);

/// Draws the factors of this run and drops from x. Before projectInputs.
void drawFactors(const Projection& p, const Call& call, double dropout, double recurrent_dropout);

void projectInputs(const Projection& p, const ConstMatrix& W);

/// Lays U out once for the loop over time. Before projectState and projectStateBack.
void packState(Projection& p, const ConstMatrix& U);
void packStateBack(Projection& d, const ConstMatrix& U);

void projectState(const Projection& p, const ConstMatrix& U, std::int64_t t);

/// dh_{t−1} += dhU Uᵀ
void projectStateBack(const Projection& p, const Projection& d, const ConstMatrix& U, std::int64_t t);

/// dW += xᵀ dxW and, where it is wanted, dx += dxW Wᵀ, over all steps
void collectInputs(const Projection& p, const Projection& d, const ConstMatrix& W, const Matrix& dW);
/// dU += h_{t−1}ᵀ dhU, over all steps
void collectStates(const Projection& p, const Projection& d, const Matrix& dU);

}  // namespace rnn
