// Penalties on weights, added to the loss.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "rnn/parameter_specs.h"
#include "rnn/result.h"
#include "rnn/scalar.h"
#include "rnn/spec.h"

namespace rnn {

/// The penalty for the tensor w of this shape; adds its derivative to `gradient`. No identifier: 0.
///   L1  l1 Σ|w|      L2  l2 Σw²      L1L2  both      OrthogonalRegularizer  factor · mean |cosine| of pairs of rows or columns, halved
double regularize(const RegularizerSpec& spec, const std::vector<std::int64_t>& shape, const Scalar* w, Scalar* gradient);

/// Why Keras would refuse to use it for a tensor of this shape; absent when it would not.
std::optional<Error> checkRegularizer(const RegularizerSpec& spec, Dialect dialect, const std::vector<std::int64_t>& shape);

}  // namespace rnn
