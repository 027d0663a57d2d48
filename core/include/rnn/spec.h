// What a model is, as plain data: layers with Keras' argument names and defaults, and the calls that connect them.
// Adding a layer begins here: its struct, and its name in LayerKind. docs/adding-a-layer.md has the whole recipe.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "rnn/layer_specs.h"
#include "rnn/shape.h"

namespace rnn {

/// Which Keras the text speaks. They differ in names, texts, defaults of a few arguments, and in hard_sigmoid.
enum class Dialect { kKeras2, kKeras3 };

/// Output number `output` of the call `node` (index into ModelSpec::nodes).
struct TensorRef {
  int node = 0;
  int output = 0;

  friend bool operator==(const TensorRef&, const TensorRef&) = default;
};

/// One call of a layer. A layer called twice (shared) has two nodes and one set of weights.
struct NodeSpec {
  int layer = 0;                         ///< index into ModelSpec::layers
  std::vector<TensorRef> inputs;         ///< empty for an InputLayer
  std::vector<TensorRef> initial_state;  ///< recurrent layers: `initial_state=`; empty means zeros
};

/// A model: its layers in order of creation and its calls in topological order.
/// A Sequential is the chain 0 → 1 → 2; plan() fills in nodes, inputs and outputs when a Sequential leaves them empty.
struct ModelSpec {
  Dialect dialect = Dialect::kKeras3;
  bool sequential = true;  ///< Sequential or functional: decides names, summary rows and some errors
  std::string name;        ///< "" = automatic
  std::vector<LayerSpec> layers;
  std::vector<NodeSpec> nodes;
  std::vector<TensorRef> inputs;   ///< functional: in the order of Model(inputs=…)
  std::vector<TensorRef> outputs;  ///< functional: in the order of Model(outputs=…)
};

}  // namespace rnn
