// What a run is given: weights, inputs, states, options. Typed arrays are copied into the core's memory once.
#pragma once

#include <cstdint>
#include <vector>

#include "read_value.h"
#include "rnn/run.h"
#include "rnn/summary.h"
#include "value.h"

namespace rnn::wasm {

/// Whether the heap can still give one block of `bytes`; writes the Error if not. Asked before each large allocation: the core is
/// built without exceptions, so an allocation that fails there ends the module, not the call.
[[nodiscard]] bool reserve(std::int64_t bytes, Error& error);

/// A Float32Array.
[[nodiscard]] bool readScalars(Value value, const Place& place, std::vector<Scalar>& numbers);

/// Sizes none of which is negative and whose product is not too large.
[[nodiscard]] bool checkSizes(const std::vector<std::int64_t>& sizes, const Place& place);

/// `{shape, data}` whose sizes multiply to the length of `data`.
[[nodiscard]] bool readTensor(Value value, const Place& place, Tensor& tensor);

/// A seed: an integer in [0, 2^53).
[[nodiscard]] bool readSeed(Value value, const Place& place, std::uint64_t& seed);

/// `[{layer, states}]`; `origins` relates the layers handed over to the core's.
[[nodiscard]] bool readStates(Value value, const Place& place, const std::vector<int>& origins, std::vector<LayerState>& states);

/// `origins` relates the layers handed over to the core's.
[[nodiscard]] bool readRunInputs(Value value, const Place& place, const std::vector<int>& origins, RunInputs& inputs);

[[nodiscard]] bool readSummaryOptions(Value flavor, Value value, const Place& place, SummaryOptions& options);

}  // namespace rnn::wasm
