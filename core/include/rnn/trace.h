// The tape: every quantity of every time step of one run, in one array. Backward reads it, and the picture reads the same floats.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "rnn/scalar.h"

namespace rnn {

/// Where one quantity lies. Its value for time step t (1 … T), sample b, entry j is values[offset + (t · batch + b) · stride + j];
/// row 0 is the initial state of a state and unused otherwise. A quantity without time has rows = 1 and t = 0.
/// Slots may share numbers: a layer's `x` is the very output of the layer below, and a gate is a window of columns in a product of all
/// gates.
struct Slot {
  int node = 0;          ///< index into Plan::nodes
  std::string part;      ///< PartInfo::id
  std::string quantity;  ///< QuantityInfo::id
  std::int64_t offset = 0;
  std::int64_t rows = 0;
  std::int64_t batch = 0;
  std::int64_t width = 0;
  std::int64_t stride = 0;  ///< from one sample to the next; more than `width` for a gate within a product of all gates
};

/// A dense array, batch first as Keras has it: what goes in and what comes out.
struct Tensor {
  std::vector<std::int64_t> shape;
  std::vector<Scalar> data;
};

struct Trace {
  std::vector<Slot> slots;
  std::vector<Scalar> values;
};

}  // namespace rnn
