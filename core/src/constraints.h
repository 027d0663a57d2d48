// Projections of weights after each update.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "rnn/parameter_specs.h"
#include "rnn/result.h"
#include "rnn/scalar.h"
#include "rnn/spec.h"

namespace rnn {

/// Projects the tensor w of this shape. No identifier: as it is.
///   NonNeg  negative entries to 0      UnitNorm  vectors along `axis` to length 1
///   MaxNorm  longer ones to max_value   MinMaxNorm  towards [min_value, max_value], by the share `rate`
void constrain(const ConstraintSpec& spec, const std::vector<std::int64_t>& shape, Scalar* w);

/// Why Keras would refuse it; absent when it would not.
std::optional<Error> checkConstraint(const ConstraintSpec& spec, Dialect dialect, const std::vector<std::int64_t>& shape);

}  // namespace rnn
