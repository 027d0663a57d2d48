// RNN: the time loop around a cell of one's own choice, or around several on top of each other (StackedRNNCells).
//
// Stacked cells are run one after the other over all steps instead of all cells at each step: a cell reads only what the one below gives at
// the same step, so the numbers are the same, and every cell's x · W is one product.
#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "layers/recurrent.h"

namespace rnn {

template <class Spec>
concept CellSpec = requires(const Spec& spec) {
  gateCount(spec);
};

template <CellSpec Spec>
std::optional<Error> check(const Spec& spec, const Setting& setting) {
  return checkUnits(spec.units, setting);
}

/// Calls `f` with the spec of a cell; does nothing for what is not one.
template <class F>
void withCell(const LayerSpec& cell, F&& f) {
  std::visit(
      [&](const auto& spec) {
        if constexpr (CellSpec<std::decay_t<decltype(spec)>>) f(spec);
      },
      cell.kind);
}

inline bool isCell(const LayerSpec& layer) {
  bool found = false;
  withCell(layer, [&](const auto&) { found = true; });
  return found;
}

/// A cell of the stack: its part below RNN's own, and the scope of its weights.
struct StackedCell {
  const LayerSpec* cell = nullptr;
  std::string part;
  std::string scope;
};

inline void flatten(const Wrapped& cells, const std::string& scope, std::vector<StackedCell>& into) {
  for (const LayerSpec& cell : cells) {
    const std::string inner = joined(scope, cell.name);
    if (const auto* stack = std::get_if<StackedRNNCellsSpec>(&cell.kind)) {
      flatten(stack->cells, inner, into);
    } else {
      into.push_back({&cell, "cell_" + std::to_string(into.size()), inner});
    }
  }
}

/// The cells from the bottom up. A single cell is the layer's own part.
inline std::vector<StackedCell> cellsOf(const RNNSpec& spec) {
  std::vector<StackedCell> cells;
  // Keras puts a list of cells into a StackedRNNCells.
  flatten(spec.cell, spec.cell.size() > 1 ? "stacked_rnn_cells" : "", cells);
  const bool stacked = spec.cell.size() > 1 || std::holds_alternative<StackedRNNCellsSpec>(spec.cell.front().kind);
  if (!stacked) cells.front().part = "";
  return cells;
}

inline std::optional<Error> check(const RNNSpec& spec, const Setting&) {
  std::vector<StackedCell> cells;
  flatten(spec.cell, "", cells);
  const bool good = !cells.empty() && std::all_of(cells.begin(), cells.end(), [](const StackedCell& cell) { return isCell(*cell.cell); });
  if (good) return checkOptions(spec.options);
  return Error{.code = "not_a_cell", .message = "state_size must be specified as property on the RNN cell.", .param = "cell"};
}

/// Only the lowest cell turns the steps round; the others find them in order of processing.
inline RecurrentOptions optionsOf(const RNNSpec& spec, std::size_t index) {
  RecurrentOptions options = spec.options;
  options.go_backwards = options.go_backwards && index == 0;
  return options;
}

/// Connects a part to the part below it instead of to the layer's input: its x is what that one gives, its mask the same.
inline void stackUpon(const PartDraft& below, bool reversed, PartDraft& part) {
  const std::string source = below.info.id + "/";
  part.info.reversed = reversed;
  part.inputs = {{.quantity = source + below.info.output, .gradient = source + below.info.output + "_from_output"}};
  for (std::size_t q = 0; q < part.places.size(); ++q) {
    QuantityInfo& quantity = part.info.quantities[q];
    if (quantity.operation != Operation::kInput) continue;
    const bool mask = quantity.id == "mask";
    quantity.operands = {valueOperand(source + (mask ? "mask" : below.info.output))};
    quantity.function = "";
    if (mask) part.places[q] = {.kind = Place::Kind::kQuantity, .of = source + "mask", .constant = true};
  }
}

inline std::optional<Error> declare(const RNNSpec& spec, Draft& draft) {
  const std::vector<StackedCell> cells = cellsOf(spec);
  std::vector<std::pair<std::string, std::vector<std::string>>> states;
  std::vector<std::int64_t> sizes;
  Incoming input = draft.inputs[0];
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::string name = cells[i].part.empty() ? draft.name : cells[i].cell->name;
    Draft inner = innerDraft(draft, cells[i].part, name, joined(draft.scope, cells[i].scope), {input});
    inner.trainable = inner.trainable && cells[i].cell->trainable;
    std::optional<Error> error;
    withCell(*cells[i].cell, [&](const auto& cell) {
      Draft named = inner;
      named.name = draft.name;
      error = checkSequence(named, spec.options, gateCount(cell) * cell.units, RNNSpec::kClass);
      if (error) return;
      declareLoop(cell, optionsOf(spec, i), inner, cells[i].part.empty() ? RNNSpec::kClass : className(cells[i].cell->kind));
      states.emplace_back(cells[i].part, stateIds(cell));
      sizes.push_back(cell.units);
      input.shape = {input.shape[0], input.shape[1], cell.units};
    });
    if (error) return error;
    if (i > 0) stackUpon(draft.parts.back(), spec.options.go_backwards, inner.parts.back());
    absorb(draft, std::move(inner));
  }
  addSequenceOutputs(draft, spec.options, sizes.back(), cells.back().part, states, sizes);
  return std::nullopt;
}

inline void forward(const RNNSpec& spec, const Call& call) {
  const std::vector<StackedCell> cells = cellsOf(spec);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    withCell(*cells[i].cell, [&](const auto& cell) { forwardLoop(cell, optionsOf(spec, i), innerCall(call, cells[i].part, call.name)); });
  }
}

inline void backward(const RNNSpec& spec, const Call& call) {
  const std::vector<StackedCell> cells = cellsOf(spec);
  for (std::size_t i = cells.size(); i-- > 0;) {
    withCell(*cells[i].cell, [&](const auto& cell) { backwardLoop(cell, optionsOf(spec, i), innerCall(call, cells[i].part, call.name)); });
  }
}

}  // namespace rnn
