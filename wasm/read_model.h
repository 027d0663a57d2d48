// A model as JavaScript has it (web/src/types/core.ts, ModelSpec) → rnn::ModelSpec.
#pragma once

#include <vector>

#include "read_value.h"
#include "rnn/spec.h"
#include "value.h"

namespace rnn::wasm {

/// A model read. A Sequential inside a model is replaced by its layers, so the core's layers can be more than those handed over.
struct ReadModel {
  ModelSpec spec;
  std::vector<int> origins;  ///< for each of spec.layers: which of the layers handed over it comes from
};

/// "keras2" or "keras3" → place.dialect.
[[nodiscard]] bool readDialect(Value value, Place& place);

[[nodiscard]] bool readModel(Value value, Error& error, ReadModel& model);

/// The layer that the core counts as `layer`, as JavaScript counts them.
int originOf(int layer, const ReadModel& model);

}  // namespace rnn::wasm
