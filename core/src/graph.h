// The calls of a model, checked and made explicit.
#pragma once

#include "rnn/result.h"
#include "rnn/spec.h"

namespace rnn {

/// `spec` with nodes, inputs and outputs filled in: a Sequential becomes its chain. Errors: "graph" for a reference to nothing.
/// A Sequential's outputs are completed by plan(), which knows how many its last layer has.
Result<ModelSpec> connected(ModelSpec spec);

/// A Sequential whose first layer is an InputLayer, or any functional model: its shapes can be worked out.
bool isBuildable(const ModelSpec& spec);

}  // namespace rnn
