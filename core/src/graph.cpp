#include "graph.h"

#include <string>
#include <utility>

namespace rnn {
namespace {

bool isInputLayer(const LayerSpec& layer) { return std::holds_alternative<InputLayerSpec>(layer.kind); }

Error broken(const std::string& what) { return {.code = "graph", .message = what, .args = {{"what", what}}}; }

void chain(ModelSpec& spec) {
  for (std::size_t i = 0; i < spec.layers.size(); ++i) {
    NodeSpec node{.layer = static_cast<int>(i)};
    if (i > 0) node.inputs.push_back({.node = static_cast<int>(i) - 1});
    spec.nodes.push_back(std::move(node));
  }
  spec.inputs = {{.node = 0}};
  spec.outputs = {{.node = static_cast<int>(spec.layers.size()) - 1}};
}

bool refersBefore(const std::vector<TensorRef>& refs, std::size_t node) {
  for (const TensorRef& ref : refs) {
    if (ref.node < 0 || static_cast<std::size_t>(ref.node) >= node || ref.output < 0) return false;
  }
  return true;
}

std::optional<Error> checkNodes(const ModelSpec& spec) {
  for (std::size_t i = 0; i < spec.nodes.size(); ++i) {
    const NodeSpec& node = spec.nodes[i];
    if (node.layer < 0 || static_cast<std::size_t>(node.layer) >= spec.layers.size())
      return broken("a call of a layer that does not exist");
    if (!refersBefore(node.inputs, i) || !refersBefore(node.initial_state, i)) return broken("a call whose input comes later or never");
    if (node.inputs.empty() != isInputLayer(spec.layers[static_cast<std::size_t>(node.layer)])) return broken("a call without an input");
  }
  if (!refersBefore(spec.inputs, spec.nodes.size()) || !refersBefore(spec.outputs, spec.nodes.size())) {
    return broken("a model input or output that does not exist");
  }
  for (const TensorRef& ref : spec.inputs) {
    const int layer = spec.nodes[static_cast<std::size_t>(ref.node)].layer;
    if (!isInputLayer(spec.layers[static_cast<std::size_t>(layer)])) return broken("a model input that is not an InputLayer");
  }
  return std::nullopt;
}

/// What is said of nested models refers to what there is.
bool existsNested(const ModelSpec& spec) {
  const auto within = [](const std::vector<int>& indices, std::size_t count) {
    for (const int index : indices)
      if (index < 0 || static_cast<std::size_t>(index) >= count) return false;
    return true;
  };
  for (const NestedModel& nested : spec.nested) {
    if (!within(nested.layers, spec.layers.size())) return false;
    for (const NestedCall& call : nested.calls) {
      const std::size_t nodes = spec.nodes.size();
      if (!refersBefore(call.inputs, nodes) || !refersBefore(call.outputs, nodes) || !within(call.nodes, nodes)) return false;
    }
  }
  return true;
}

}  // namespace

bool isBuildable(const ModelSpec& spec) { return !spec.sequential || (!spec.layers.empty() && isInputLayer(spec.layers[0])); }

Result<ModelSpec> connected(ModelSpec spec) {
  if (!existsNested(spec)) return broken("a nested model of what does not exist");
  if (!isBuildable(spec)) return spec;
  if (spec.nodes.empty() && spec.sequential) chain(spec);
  if (spec.nodes.empty()) return broken("a functional model without layers");
  if (spec.inputs.empty()) {
    for (std::size_t i = 0; i < spec.nodes.size(); ++i) {
      if (spec.nodes[i].inputs.empty()) spec.inputs.push_back({.node = static_cast<int>(i)});
    }
  }
  if (spec.outputs.empty()) spec.outputs = {{.node = static_cast<int>(spec.nodes.size()) - 1}};
  if (auto error = checkNodes(spec)) return *error;
  return spec;
}

}  // namespace rnn
