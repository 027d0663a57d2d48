// A model made sense of, before any number exists: shapes, names, parameters, and every quantity that a run will compute.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "rnn/quantity.h"
#include "rnn/result.h"
#include "rnn/shape.h"
#include "rnn/spec.h"

namespace rnn {

/// Largest models that plan accepts; beyond them it answers with code "too_large" and the figure. Checked before anything is allocated.
struct Limits {
  std::int64_t parameters = 100'000'000;
  std::int64_t units = 1'000'000;
  std::int64_t trace_bytes = std::int64_t{512} << 20;  ///< of one run, forward; run() checks it for the actual batch and steps
};

/// One weight tensor, in get_weights() order over the model.
struct WeightInfo {
  std::string name;    ///< Keras' variable name: "kernel", "recurrent_kernel", "bias", "gamma", …
  std::string path;    ///< as the dialect writes it: "simple_rnn/simple_rnn_cell/kernel", Keras 2 with ":0"
  std::string symbol;  ///< for formulas: "W_x", "W_h", "b"
  Role role = Role::kNeutral;
  std::vector<std::int64_t> shape;
  std::int64_t size = 0;
  std::int64_t offset = 0;  ///< of its first number in the flat array of all weights
  bool trainable = true;
  int layer = 0;              ///< index into Plan::layers
  std::string part;           ///< which part of a wrapper it belongs to: "", "forward", "backward", "layer", "cell_0"
  std::vector<Block> blocks;  ///< the gates; one undivided block otherwise
  InitializerSpec initializer;
  bool unit_forget_bias = false;  ///< LSTM: the forget block starts at one
  RegularizerSpec regularizer;
  ConstraintSpec constraint;
};

/// The quantities of one layer, or of one part of a wrapper (the forward half of a Bidirectional).
struct PartInfo {
  std::string id;          ///< "", "forward", "backward", "layer", "cell_0"; nested parts join with "/"
  std::string name;        ///< Keras' name of the inner layer: "forward_simple_rnn"
  std::string class_name;  ///< "SimpleRNN"
  bool recurrent = false;
  bool reversed = false;  ///< processes the time steps last to first: row t of its quantities belongs to input step T + 1 − t
  std::vector<QuantityInfo> quantities;  ///< in the order of computation: the sub-steps of the page
  std::string output;                    ///< id of the quantity that is this part's output at each step
  std::vector<std::string> states;       ///< ids of its state quantities: {"h"}, {"h", "c"}
};

struct LayerPlan {
  std::string name;
  std::string class_name;
  bool built = true;                 ///< false: no input shape is known (a Sequential without Input)
  std::vector<Shape> output_shapes;  ///< one per output
  std::int64_t parameters = 0;
  std::int64_t trainable_parameters = 0;
  int weights_begin = 0;  ///< its weights are Plan::weights[begin, end)
  int weights_end = 0;
  bool returns_sequence = false;  ///< the first output has a time axis
  std::vector<PartInfo> parts;    ///< one for a plain layer; a Bidirectional: "forward", "backward", "" (the merge)
};

/// One call, resolved: what flows in and out.
struct NodePlan {
  int layer = 0;
  std::vector<TensorRef> inputs;
  std::vector<TensorRef> initial_state;
  std::vector<Shape> input_shapes;
  std::vector<Shape> output_shapes;
  std::vector<bool> output_masked;  ///< the output carries a mask onwards
};

struct Plan {
  ModelSpec spec;  ///< with names, nodes, inputs and outputs filled in
  std::vector<LayerPlan> layers;
  std::vector<NodePlan> nodes;
  std::vector<WeightInfo> weights;
  std::int64_t parameters = 0;
  std::int64_t trainable_parameters = 0;
  bool built = true;
};

/// Checks `spec` and works out every shape, name, weight and quantity. Errors carry Keras' text for `spec.dialect`.
Result<Plan> plan(const ModelSpec& spec, const Limits& limits = {});

}  // namespace rnn
