// A second, plain reading of the tape: every entry of every quantity recomputed from its declared operation and operands.
// What the page writes out under a number is derived from the same declarations, so this is the proof that it writes the truth.
#pragma once

#include "rnn/plan.h"
#include "rnn/run.h"

namespace rnn::test {

/// Runs `plan` and compares every declared quantity with its declaration. Returns how many numbers were compared.
std::int64_t recomputeAll(const Plan& plan, const std::vector<Scalar>& weights, const RunInputs& inputs);

}  // namespace rnn::test
