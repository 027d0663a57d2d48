// The calls of a functional model as Keras sorts them: by depth, then by the order in which a walk from the outputs meets them.
#pragma once

#include <string>
#include <vector>

#include "rnn/plan.h"
#include "rnn/spec.h"

namespace rnn {

/// One call of an operation: of a layer, or of one of the operations by which Keras 3 computes a mask.
struct SummaryCall {
  int operation = 0;              ///< whose call: an index that calls of a shared layer have in common
  std::vector<TensorRef> inputs;  ///< `node` is an index into CallGraph::calls
  int index = -1;                 ///< the first number in brackets; −1: how many calls of the operation come before
};

/// What is listed among the layers without being one: an operation of Keras 3, or a nested model.
struct ExtraOperation {
  std::string name;        ///< "not_equal", "not_equal_1"
  std::string class_name;  ///< "NotEqual"
  Shape shape;
  const NestedModel* nested = nullptr;
};

struct CallGraph {
  std::vector<SummaryCall> calls;     ///< calls[i] is Plan::nodes[i]; calls of nested models and of mask operations follow
  std::vector<ExtraOperation> extra;  ///< operation Plan::layers.size() + i is extra[i]
  std::vector<TensorRef> outputs;
};

/// The calls of `plan`, those within nested models as one call of the model; with `mask_operations` also those that Keras 3 records for
/// Embedding(mask_zero=True) and Masking where a later layer asks for the mask. Masks merged from several inputs are not followed, nor
/// those that arise within nested models.
CallGraph callGraph(const Plan& plan, bool mask_operations);

/// What the table needs to know of the order.
struct CallOrder {
  std::vector<int> operations;  ///< in the order of Model.layers
  std::vector<bool> relevant;   ///< per call: leads to an output
  bool sequence_like = true;    ///< one call per depth, each with at most one input, no layer shared
};

CallOrder orderCalls(const CallGraph& graph, const Plan& plan);

}  // namespace rnn
