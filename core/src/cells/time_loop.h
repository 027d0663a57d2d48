// The loop over time, once for all cells: order of steps, masks, the states handed from step to step, and the same way back.
//
// Masks as in Keras: at a masked step the states stay what they were, and the output repeats the step before (zeros before the first valid
// step), or is zero with zero_output_for_mask. keras-facts §7
//
// On the way back dL/dh_t arrives from two sides and both are kept: h_from_output (from later layers) and h_from_next (from step t + 1; at
// the last step, from whoever uses the final state). With a mask, the output is a quantity of its own, y, and receives its own two
// arrivals.
#pragma once

#include "cells/cell.h"

namespace rnn {

inline Operand maskOperand() { return valueOperand("mask"); }

/// What enters the loop: x and, if there is one, the mask, both in order of processing.
inline void declareEntrance(PartDraft& part, const Shape& shape, bool masked) {
  const bool copied = part.info.reversed;
  addQuantity(part,
              {.id = "x",
               .symbol = "x",
               .role = Role::kInput,
               .operation = Operation::kInput,
               .operands = {inputOperand()},
               .extent = extentOf(shape)},
              copied ? Place{} : inPlace());
  if (!masked) return;
  addQuantity(
      part, {.id = "mask", .symbol = "m", .operation = Operation::kInput, .function = "mask", .operands = {inputOperand()}, .extent = {1}},
      {.kind = copied ? Place::Kind::kOwn : Place::Kind::kInputMask, .constant = true});
}

/// With a mask: the states and the output, carried over where the step is masked.
inline void declareCarries(PartDraft& part, const std::vector<std::string>& states, std::int64_t units, bool zero_output) {
  for (const std::string& state : states) {
    addQuantity(part, {.id = state,
                       .symbol = state,
                       .role = Role::kMemory,
                       .operation = Operation::kCarry,
                       .operands = {maskOperand(), valueOperand(freshId(state, true)), previousOperand(state)},
                       .extent = {units},
                       .state = true});
  }
  QuantityInfo y{.id = "y",
                 .symbol = "y",
                 .role = Role::kOutput,
                 .operation = Operation::kCarry,
                 .operands = {maskOperand(), valueOperand(freshId(states[0], true))},
                 .extent = {units}};
  if (!zero_output) y.operands.push_back(previousOperand("y"));
  addQuantity(part, y);
}

/// What comes back to `of`, and from where.
inline void declareArrival(PartDraft& part, const std::string& of, const std::string& from, std::int64_t units) {
  addQuantity(
      part, {.id = of + "_from_" + from, .symbol = of, .role = Role::kMemory, .function = from, .extent = {units}, .gradient_only = true});
}

/// One part: a cell and its loop. `draft.inputs[0]` is (batch, time, features); `draft.scope` is the cell's.
template <class CellSpec>
void declareLoop(const CellSpec& cell, const RecurrentOptions& options, Draft& draft, const std::string& class_name) {
  const bool masked = draft.inputs[0].masked;
  const std::vector<std::string> states = stateIds(cell);
  PartDraft& part = addPart(draft, class_name, draft.inputs[0].shape);
  part.info.recurrent = true;
  part.info.reversed = options.go_backwards;
  part.stateful = options.stateful;
  declareEntrance(part, draft.inputs[0].shape, masked);
  declareCell(cell, draft, part, masked);
  if (masked) declareCarries(part, states, cell.units, options.zero_output_for_mask);
  part.info.states = states;
  part.info.output = masked ? "y" : states[0];
  declareArrival(part, part.info.output, "output", cell.units);
  for (const std::string& state : states) declareArrival(part, state, "next", cell.units);
}

/// The rows of one state that the loop itself touches, over the values or over the gradients.
struct LoopState {
  Rows state;  ///< after the step; gradients: dL/d(state_t), the sum of its arrivals
  Rows fresh;  ///< what the cell computed; the same rows without a mask
  Rows next;   ///< gradients only: what step t + 1 sent back
};

inline std::vector<LoopState> bindStates(const Call& call, Tape which, const std::vector<std::string>& ids) {
  std::vector<LoopState> states;
  for (const std::string& id : ids) {
    LoopState state{.state = rowsOf(call, which, id), .fresh = rowsOf(call, which, freshId(id, true), id)};
    if (which == Tape::kGradients) state.next = gradient(call, id + "_from_next");
    states.push_back(state);
  }
  return states;
}

/// Steps in the other order.
inline void reverse(const Rows& from, const Rows& to) {
  for (std::int64_t t = 1; t < to.rows; ++t) copy(to.at(t), from.at(to.rows - t));
}

/// to[i, j] = valid[i] ? a[i, j] : b[i, j]; an absent b is zero.
inline void choose(const ConstMatrix& valid, const ConstMatrix& a, const ConstMatrix& b, const Matrix& to) {
  for (std::int64_t i = 0; i < to.rows; ++i) {
    const ConstMatrix& source = *valid.row(i) != 0 ? a : b;
    for (std::int64_t j = 0; j < to.columns; ++j) to.row(i)[j] = source ? source.row(i)[j] : Scalar(0);
  }
}

template <class CellSpec>
void forwardLoop(const CellSpec& spec, const RecurrentOptions& options, const Call& call) {
  const Rows x = tape(call, "x");
  const Rows mask = tape(call, "mask");
  const Rows y = tape(call, "y");
  if (options.go_backwards) reverse(input(call), x);
  if (options.go_backwards && mask) reverse(inputMask(call), mask);
  auto cell = bind(spec, call, Tape::kValues);
  const std::vector<LoopState> states = bindStates(call, Tape::kValues, stateIds(spec));
  project(cell, call);
  packState(cell.projection, stateKernel(cell));
  for (std::int64_t t = 1; t <= x.steps(); ++t) {
    step(cell, t);
    if (!mask) continue;
    for (const LoopState& s : states) choose(mask.at(t), s.fresh.at(t), s.state.at(t - 1), s.state.at(t));
    choose(mask.at(t), states[0].fresh.at(t), options.zero_output_for_mask ? ConstMatrix{} : ConstMatrix(y.at(t - 1)), y.at(t));
  }
}

/// Without a mask: dL/dh_t is what the output and step t + 1 send back; the other states hear from step t + 1 alone.
inline void sumArrivals(const std::vector<LoopState>& states, const Rows& from_output, std::int64_t t) {
  for (const LoopState& s : states) copy(s.state.at(t), s.next.at(t));
  add(states[0].state.at(t), from_output.at(t));
}

/// With a mask: the output's and the states' gradients go to what step t computed where it is valid, else on to step t − 1.
inline void splitArrivals(const std::vector<LoopState>& states, const Rows& dy, const ConstMatrix& valid, bool zero_output,
                          std::int64_t t) {
  for (const LoopState& s : states) {
    copy(s.state.at(t), s.next.at(t));
    choose(valid, s.state.at(t), {}, s.fresh.at(t));
  }
  for (std::int64_t i = 0; i < dy.batch; ++i) {
    if (*valid.row(i) != 0) {
      add(rowOf(states[0].fresh.at(t), i), rowOf(dy.at(t), i));
      continue;
    }
    if (!zero_output) add(rowOf(dy.at(t - 1), i), rowOf(dy.at(t), i));
    for (const LoopState& s : states) add(rowOf(s.next.at(t - 1), i), rowOf(s.state.at(t), i));
  }
}

template <class CellSpec>
void backwardLoop(const CellSpec& spec, const RecurrentOptions& options, const Call& call) {
  const auto cell = bind(spec, call, Tape::kValues);
  auto d = bind(spec, call, Tape::kGradients);
  packStateBack(d.projection, stateKernel(cell));
  const Rows mask = tape(call, "mask");
  const Rows dy = gradient(call, "y");
  const Rows from_output = gradient(call, mask ? "y_from_output" : "h_from_output");
  const std::vector<LoopState> states = bindStates(call, Tape::kGradients, stateIds(spec));
  const std::int64_t T = tape(call, "x").steps();
  for (std::int64_t t = T; t >= 1; --t) {
    if (mask) {
      add(dy.at(t), from_output.at(t));
      splitArrivals(states, dy, mask.at(t), options.zero_output_for_mask, t);
    } else {
      sumArrivals(states, from_output, t);
    }
    stepBack(cell, d, t);
    const bool cut = call.window > 0 && (t - 1) % call.window == 0 && t > 1;
    for (const LoopState& s : states) {
      if (cut) clear(s.next.at(t - 1));
    }
  }
  for (const LoopState& s : states) copy(s.state.at(0), s.next.at(0));
  collect(cell, d);
  if (!options.go_backwards) return;
  for (std::int64_t t = 1; t <= T; ++t) add(inputGradient(call).at(T + 1 - t), gradient(call, "x").at(t));
}

}  // namespace rnn
