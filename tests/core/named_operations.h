// The operations that QuantityInfo only names, by their definitions in docs/quantities.md, in double and without any thought for speed.
#pragma once

#include <cstdint>
#include <vector>

#include "rnn/quantity.h"

namespace rnn::test {

/// An operand with all its samples in Keras' order, (time, rest); a weight has one sample.
struct WholeOperand {
  std::vector<std::int64_t> sizes;  ///< of a sample
  std::vector<std::vector<double>> samples;
  bool is_weight = false;
};

/// Entry `entry` of a sample of a quantity with kReshape or kOther, or with kActivation and constants. `sizes`: of a sample of the
/// quantity.
double namedValue(const QuantityInfo& quantity, const std::vector<WholeOperand>& operands, const std::vector<std::int64_t>& sizes,
                  std::size_t sample, std::int64_t entry);

}  // namespace rnn::test
