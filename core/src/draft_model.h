// A whole model declared, layer by layer: what plan() shows, and what a run needs besides.
#pragma once

#include <vector>

#include "layers/layer.h"
#include "rnn/plan.h"
#include "rnn/result.h"

namespace rnn {

/// One call of a layer, declared for its very input shapes.
struct NodeDraft {
  std::vector<PartDraft> parts;
  std::vector<Outgoing> outputs;
  bool updates_weights = false;
};

struct Drafted {
  Plan plan;
  std::vector<NodeDraft> nodes;  ///< parallel to plan.nodes; empty when the model is not built
};

/// Declares `spec`, which must be connected and named. `data`: shapes to use for the model inputs instead of the InputLayers' own, or null.
/// Keras' checks of layers, calls and limits happen here.
Result<Drafted> draftModel(ModelSpec spec, const Setting& setting, const std::vector<Shape>* data);

}  // namespace rnn
