// What all cells declare alike: three weights divided into gates, and per gate the sum x W + h U + b.
#pragma once

#include <string>
#include <vector>

#include "cells/projection.h"

namespace rnn {

/// Numbers for weightOperand; no bias: −1.
struct CellWeights {
  int W = -1;
  int U = -1;
  int b = -1;
};

/// Column blocks of `u` each, in Keras' order of gates; one undivided block for a cell without gates.
inline std::vector<Block> gateBlocks(const std::vector<std::string>& gates, std::int64_t u,
                                     std::optional<std::int64_t> row = std::nullopt) {
  std::vector<Block> blocks;
  for (std::size_t g = 0; g < gates.size(); ++g) {
    const std::int64_t begin = static_cast<std::int64_t>(g) * u;
    blocks.push_back({gates[g], begin, begin + u, row});
  }
  return blocks;
}

/// kernel, recurrent_kernel and, unless use_bias=False, bias of shape `bias` (a GRU with reset_after has two rows of it).
template <class CellSpec>
CellWeights addCellWeights(const CellSpec& spec, Draft& draft, const std::vector<std::string>& gates, const std::vector<std::int64_t>& bias,
                           bool unit_forget_bias = false) {
  const std::int64_t d = lastOf(draft.inputs[0].shape).value();
  const std::int64_t u = spec.units;
  CellWeights weights;
  weights.W = addWeight(draft, {.name = "kernel",
                                .symbol = "W_x",
                                .role = Role::kInput,
                                .shape = {d, bias.back()},
                                .initializer = spec.kernel_initializer,
                                .regularizer = spec.kernel_regularizer,
                                .constraint = spec.kernel_constraint,
                                .blocks = gateBlocks(gates, u)});
  weights.U = addWeight(draft, {.name = "recurrent_kernel",
                                .symbol = "W_h",
                                .role = Role::kMemory,
                                .shape = {u, bias.back()},
                                .initializer = spec.recurrent_initializer,
                                .regularizer = spec.recurrent_regularizer,
                                .constraint = spec.recurrent_constraint,
                                .blocks = gateBlocks(gates, u)});
  if (!spec.use_bias) return weights;
  std::vector<Block> blocks = bias.size() == 1 ? gateBlocks(gates, u) : gateBlocks(gates, u, 0);
  if (bias.size() == 2) {
    for (Block& block : gateBlocks(gates, u, 1)) blocks.push_back(std::move(block));
  }
  weights.b = addWeight(draft, {.name = "bias",
                                .symbol = "b",
                                .role = Role::kBias,
                                .shape = bias,
                                .initializer = spec.bias_initializer,
                                .regularizer = spec.bias_regularizer,
                                .constraint = spec.bias_constraint,
                                .blocks = std::move(blocks),
                                .unit_forget_bias = unit_forget_bias});
  return weights;
}

/// The products and sums of all gates lie side by side in one store each.
inline std::string gateStore(const std::string& id) { return id + "_gates"; }

/// Where a gate's quantity lies: its columns of the store, or numbers of its own in a cell without gates.
inline Place gatePlace(const std::string& id, const std::string& gate, std::int64_t column) {
  if (!gate.empty()) return inStore(gateStore(id), column);
  return {.gradient_of = id == "z" ? "" : "z"};
}

/// x W of one gate.
inline void declareInputProduct(Draft& draft, PartDraft& part, int W, const std::string& gate, std::int64_t units, std::int64_t column) {
  addQuantity(part,
              {.id = gateId("xW", gate),
               .symbol = "x W_x" + gate,
               .role = Role::kInput,
               .operation = Operation::kMatmul,
               .operands = {droppedOperand(part, "x", gate), weightOperand(draft, W, gate)},
               .extent = {units},
               .gate = gate},
              gatePlace("xW", gate, column));
}

/// h U of one gate.
inline void declareStateProduct(Draft& draft, PartDraft& part, int U, const std::string& gate, std::int64_t units, std::int64_t column) {
  addQuantity(part,
              {.id = gateId("hU", gate),
               .symbol = "h W_h" + gate,
               .role = Role::kMemory,
               .operation = Operation::kMatmul,
               .operands = {droppedOperand(part, "h", gate), weightOperand(draft, U, gate)},
               .extent = {units},
               .gate = gate},
              gatePlace("hU", gate, column));
}

/// A sum of one gate.
inline void declareSum(PartDraft& part, const std::string& id, const std::string& gate, std::vector<Operand> addends, std::int64_t units,
                       Place place) {
  addQuantity(part,
              {.id = gateId(id, gate),
               .symbol = gateId(id, gate),
               .operation = Operation::kAdd,
               .operands = std::move(addends),
               .extent = {units},
               .gate = gate},
              std::move(place));
}

/// xW, hU, s = xW + hU and z = s + b of one gate; without a bias the sum is z itself. `bias`: the bias' operands.
inline void declareGateSums(Draft& draft, PartDraft& part, const CellWeights& weights, const std::string& gate, std::int64_t units,
                            std::int64_t column, std::vector<Operand> bias) {
  declareInputProduct(draft, part, weights.W, gate, units, column);
  declareStateProduct(draft, part, weights.U, gate, units, column);
  const std::string sum = bias.empty() ? "z" : "s";
  declareSum(part, sum, gate, {valueOperand(gateId("xW", gate)), valueOperand(gateId("hU", gate))}, units, gatePlace(sum, gate, column));
  if (bias.empty()) return;
  bias.insert(bias.begin(), valueOperand(gateId("s", gate)));
  declareSum(part, "z", gate, std::move(bias), units, gatePlace("z", gate, column));
}

}  // namespace rnn
