// Initial weights: Keras' distributions from our own generator, the same natively and in wasm.
#pragma once

#include <cstdint>
#include <vector>

#include "rnn/plan.h"
#include "rnn/result.h"
#include "rnn/scalar.h"

namespace rnn {

/// The flat array of all weights. Each tensor's numbers depend on (seed, its layer's name and its own name) only, so that
/// editing one layer leaves the others' weights as they were.
Result<std::vector<Scalar>> initialWeights(const Plan& plan, std::uint64_t seed);

/// One tensor from one initializer; `stream` keeps tensors of one seed apart. keras-facts, Initialisers.
Result<std::vector<Scalar>> initialize(const InitializerSpec& initializer, const std::vector<std::int64_t>& shape, std::uint64_t seed,
                                       const std::string& stream);

}  // namespace rnn
