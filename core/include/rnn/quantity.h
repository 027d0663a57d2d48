// What a layer computes, named: every number the picture shows is one entry of one quantity, and each quantity says how its entries come
// about. Highlights, arrows, the arithmetic line, the equation and the NumPy line all derive from these declarations; nothing is drawn by
// hand per layer.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace rnn {

/// Which hue a thing has, everywhere: what comes from the input (x, W_x), from memory (h, W_h), the bias, or what leaves (y).
enum class Role { kInput, kMemory, kBias, kOutput, kNeutral };

/// How one entry of a quantity is computed from its operands. A closed list: the page writes out each of them.
/// Entries of a rank above one (Dense on (batch, time, a, b)) are in row-major order, and a product runs over the last axis.
enum class Operation {
  kInput,       ///< an entry of what the layer receives (operand: input); `function` "mask": of the mask that travels with it
  kState,       ///< an initial state handed in; row 0 only
  kMatmul,      ///< q[j] = Σ_i a[i] · W[i, j]                 (operands: quantity a, weight W with its column block)
  kAdd,         ///< q[j] = a[j] + b[j] + …                       (quantities, or a bias with its block)
  kMultiply,    ///< q[j] = a[j] · b[j]
  kBlend,       ///< q[j] = z[j] · a[j] + (1 − z[j]) · b[j]       (operands z, a, b)
  kActivation,  ///< q[j] = f(a[j]), f named by `function`; softmax reads the whole row
  kGather,      ///< q = row a of W                              (operands: quantity holding the index, weight)
  kCarry,       ///< q[j] = mask ? a[j] : b[j]                    (operands mask, a, b; without b: 0)
  kConcat,      ///< the operands end to end
  kMean,        ///< the mean of the operands' entries, or over time when the operand is a sequence
  kMaximum,     ///< the largest of the operands' entries, or over time when the operand is a sequence
  kSubtract,    ///< q[j] = a[j] − b[j]
  kScale,       ///< q[j] = a[j] · k[j], k the factors drawn for this run (operands a, k); k itself has no operands (dropout)
  kReshape,     ///< the operand's entries, or zeros, in the arrangement that `function` names
  kOther,       ///< what `function` names; docs/quantities.md defines each
};

/// A part of a weight's columns (and, for a GRU's two biases, a row): one gate.
struct Block {
  std::string name;  ///< the gate's letter in Keras' order: "i", "f", "c", "o"; "z", "r", "h"; "" for an undivided weight
  std::int64_t column_begin = 0;
  std::int64_t column_end = 0;
  std::optional<std::int64_t> row;  ///< GRU reset_after: row 0 input bias, row 1 recurrent bias
};

/// One thing that an entry is computed from.
struct Operand {
  enum class Kind { kQuantity, kWeight, kLayerInput };
  Kind kind = Kind::kQuantity;
  /// kQuantity: id within the same part, or "part/id" in another part of the same layer. Read at the same input step, also where one part
  /// runs backwards; a quantity without time reads the last row of one that has time (the mean and maximum over time read all rows). An
  /// operand of fewer entries repeats: one mean is subtracted from every entry of its step.
  std::string quantity;
  int index = 0;  ///< kWeight: index into Plan::weights; kLayerInput: which input of the node
  int shift = 0;  ///< 0: the same time step; −1: the step before
  Block block;    ///< kWeight: which columns
};

/// A named vector computed once per time step (or once, when the layer has no time axis).
struct QuantityInfo {
  std::string id;      ///< unique within its part: "xW", "h", "f"
  std::string symbol;  ///< base letter(s) without the time index: "h", "z_f", "x W_x"
  Role role = Role::kNeutral;
  Operation operation = Operation::kOther;
  std::string function;  ///< kActivation: Keras' name; kReshape: the arrangement's; kOther: the operation's
  std::vector<std::pair<std::string, double>> constants;  ///< of `function`, by Keras' argument names: {"negative_slope", 0.3}
  std::vector<Operand> operands;
  std::vector<std::int64_t> extent;  ///< sizes of one time step's entries, without batch and time: {3}; −1 where only data will tell
  bool temporal = true;              ///< has a value per time step
  bool state = false;                ///< row 0 holds the initial state
  bool gradient_only = false;        ///< exists only on the way back (the two arrivals of dL/dh)
  std::string gate;                  ///< groups a gate's quantities: "i", "f", "c", "o", "z", "r", "h"; "" otherwise
};

}  // namespace rnn
