// Automatic names, as Keras gives them in a fresh session. keras-facts §3
#pragma once

#include <string>
#include <vector>

#include "layers/layer.h"
#include "rnn/catalog.h"
#include "rnn/spec.h"

namespace rnn {

/// Gives every layer, wrapped layer and cell of `spec` that has no name its automatic one, and the model too.
void assignNames(ModelSpec& spec);

/// Per layer of the model, the names of the cells that Keras makes inside its recurrent layers, in the order in which declare() meets them.
std::vector<CellNames> cellNames(const ModelSpec& spec);

}  // namespace rnn
