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
  /// The how manieth call of its layer it is, from 0, where the program has calls of the layer that are not the model's: the summary counts
  /// them, too. −1: those of the model.
  int call_index = -1;
};

/// One call of a nested model: the calls of its layers, what they are given from outside and what they give.
struct NestedCall {
  std::vector<TensorRef> inputs;
  std::vector<TensorRef> outputs;
  std::vector<int> nodes;  ///< indices into ModelSpec::nodes
  int call_index = -1;     ///< as of a NodeSpec
};

/// A model that is a layer of the model. Its own layers and calls stand among the model's, and are computed like them; this says which they
/// are, for the summary lists it as one layer, and layers of different models may have the same name.
struct NestedModel {
  std::string name;
  std::string class_name;           ///< "Sequential" or "Functional"
  std::vector<int> layers;          ///< indices into ModelSpec::layers
  std::vector<Shape> input_shapes;  ///< what its inputs were made for; empty where that was left to the first call
  std::vector<NestedCall> calls;
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
  std::vector<NestedModel> nested;
};

}  // namespace rnn
