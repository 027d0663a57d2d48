// A cell is one time step. Each file here has one: what it declares, one step forward, and one step back right below it.
//
// For a cell `C` with spec `CSpec` the time loop calls, by overload:
//   stateIds(spec)                             its states in Keras' order; the first is also its output
//   declareCell(spec, draft, part, masked)     its weights and quantities
//   bind(spec, call, Tape)                     the same struct over the values or over the gradients: c.z is z, d.z is dL/dz
//   project(c, call)                           before the loop: x · W for all steps in one product of (T · B) rows
//   stateKernel(c)                             what every step's h is multiplied with: U, or the part of it
//   step(c, t)                                 h_{t−1} → h_t
//   stepBack(c, d, t)                          dL/dh_t → dL/dz_t, and what step t adds to dL/dh_{t−1} (d.h_next)
//   collect(c, d)                              after the loop: dW, dU, db and dx, one product each
//
// Row t of a quantity is the t-th step in order of processing. Shapes: B samples, T steps, d features, u units.
#pragma once

#include <string>
#include <vector>

#include "layers/layer.h"
#include "layout.h"
#include "math/activations.h"
#include "math/gemm.h"

namespace rnn {

/// With a mask, a step's result becomes the state only at valid steps; the loop then carries the old one over. Until then it is "h_new".
inline std::string freshId(const std::string& state, bool masked) { return masked ? state + "_new" : state; }

/// "xW" for a cell without gates, "xW_i" for a gate.
inline std::string gateId(const std::string& id, const std::string& gate) { return gate.empty() ? id : id + "_" + gate; }

/// The three weights of every Keras cell.
template <class M>
struct Kernels {
  M W;  // (d, gates · u)
  M U;  // (u, gates · u)
  M b;  // (1, gates · u), a GRU with reset_after (2, 3u); empty without bias
};

inline Kernels<ConstMatrix> kernels(const Call& call) {
  return {weight(call, "kernel"), weight(call, "recurrent_kernel"), weight(call, "bias")};
}

inline Kernels<Matrix> kernelGradients(const Call& call) {
  return {weightGradient(call, "kernel"), weightGradient(call, "recurrent_kernel"), weightGradient(call, "bias")};
}

/// A quantity of the tape or of the gradient tape.
inline Rows rowsOf(const Call& call, Tape which, const std::string& id) {
  return which == Tape::kValues ? tape(call, id) : gradient(call, id);
}

/// The first that was declared: without dropout "x" stands for "x_drop", without bias "z" for "s".
inline Rows rowsOf(const Call& call, Tape which, const std::string& id, const std::string& otherwise) {
  const Rows rows = rowsOf(call, which, id);
  return rows ? rows : rowsOf(call, which, otherwise);
}

}  // namespace rnn
