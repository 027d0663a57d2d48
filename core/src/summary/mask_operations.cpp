// Calls as a summary lists them: nested models as one call each, and the operations by which Keras 3 computes masks, which appear in
// functional summaries; this is where they come from and who asks for them.
#include <algorithm>
#include <iterator>
#include <optional>
#include <string_view>
#include <variant>

#include "summary/call_graph.h"

namespace rnn {
namespace {

using Mask = std::optional<TensorRef>;

/// Layers whose call() has a `mask` argument.
bool asksForMask(std::string_view class_name) {
  constexpr std::string_view kAsking[] = {
      "SimpleRNN", "LSTM", "GRU", "RNN", "Bidirectional", "TimeDistributed", "GlobalAveragePooling1D", "BatchNormalization", "Softmax"};
  return std::find(std::begin(kAsking), std::end(kAsking), class_name) != std::end(kAsking);
}

/// The automatic name of the next operation of this class: "any", "any_1".
std::string nextName(const CallGraph& graph, const char* base, std::string_view class_name) {
  const auto before =
      std::count_if(graph.extra.begin(), graph.extra.end(), [&](const ExtraOperation& o) { return o.class_name == class_name; });
  return before == 0 ? base : base + ("_" + std::to_string(before));
}

TensorRef addOperation(CallGraph& graph, const Plan& plan, const char* base, const char* class_name, Shape shape, TensorRef input) {
  graph.extra.push_back({nextName(graph, base, class_name), class_name, std::move(shape)});
  const int operation = static_cast<int>(plan.layers.size() + graph.extra.size()) - 1;
  graph.calls.push_back({operation, {input}});
  return {static_cast<int>(graph.calls.size()) - 1, 0};
}

/// The mask that this call starts, as operations on its input; none for all but Embedding(mask_zero=True) and Masking.
Mask newMask(CallGraph& graph, const Plan& plan, const NodePlan& node, std::string_view class_name) {
  if (node.inputs.empty() || node.output_masked.empty() || !node.output_masked[0]) return {};
  const Shape& shape = node.input_shapes[0];
  if (class_name == "Embedding") return addOperation(graph, plan, "not_equal", "NotEqual", shape, node.inputs[0]);
  if (class_name != "Masking" || shape.empty()) return {};
  const TensorRef unequal = addOperation(graph, plan, "not_equal", "NotEqual", shape, node.inputs[0]);
  return addOperation(graph, plan, "any", "Any", Shape(shape.begin(), std::prev(shape.end())), unequal);
}

/// Puts one call in the place of those within each call of a nested model. Which call stands for each node; −1: its own.
std::vector<int> contractNested(CallGraph& graph, const Plan& plan) {
  std::vector<int> call_of_node(plan.nodes.size(), -1);
  std::vector<const NestedCall*> nested_calls(plan.nodes.size(), nullptr);
  for (const NestedModel& nested : plan.spec.nested) {
    graph.extra.push_back({.name = nested.name, .class_name = nested.class_name, .shape = {}, .nested = &nested});
    const int operation = static_cast<int>(plan.layers.size() + graph.extra.size()) - 1;
    for (const NestedCall& call : nested.calls) {
      graph.calls.push_back({operation, call.inputs, call.call_index});
      for (const int node : call.nodes) {
        call_of_node[static_cast<std::size_t>(node)] = static_cast<int>(graph.calls.size()) - 1;
        nested_calls[static_cast<std::size_t>(node)] = &call;
      }
    }
  }
  const auto redirect = [&](TensorRef& ref) {
    const auto node = static_cast<std::size_t>(ref.node);
    if (call_of_node[node] < 0) return;
    const std::vector<TensorRef>& given = nested_calls[node]->outputs;
    const auto place = std::find(given.begin(), given.end(), ref);
    ref = {.node = call_of_node[node], .output = place == given.end() ? 0 : static_cast<int>(place - given.begin())};
  };
  for (SummaryCall& call : graph.calls) {
    for (TensorRef& input : call.inputs) redirect(input);
  }
  for (TensorRef& output : graph.outputs) redirect(output);
  return call_of_node;
}

}  // namespace

CallGraph callGraph(const Plan& plan, bool mask_operations) {
  CallGraph graph;
  graph.outputs = plan.spec.outputs;
  for (std::size_t n = 0; n < plan.nodes.size(); ++n) {
    const NodePlan& node = plan.nodes[n];
    SummaryCall call{node.layer, node.inputs, plan.spec.nodes[n].call_index};
    call.inputs.insert(call.inputs.end(), node.initial_state.begin(), node.initial_state.end());
    graph.calls.push_back(std::move(call));
  }
  const std::vector<int> call_of_node = contractNested(graph, plan);
  if (!mask_operations) return graph;

  std::vector<Mask> mask_of(plan.nodes.size());  // of each call's first output
  for (std::size_t n = 0; n < plan.nodes.size(); ++n) {
    const NodePlan& node = plan.nodes[n];
    const std::string_view class_name = plan.layers[static_cast<std::size_t>(node.layer)].class_name;
    const Mask incoming =
        node.inputs.size() == 1 && node.inputs[0].output == 0 ? mask_of[static_cast<std::size_t>(node.inputs[0].node)] : Mask{};
    if (call_of_node[n] >= 0) {
      // A nested model asks for the mask of what it is called on.
      SummaryCall& call = graph.calls[static_cast<std::size_t>(call_of_node[n])];
      if (incoming && call.inputs.size() == 1) call.inputs.push_back(*incoming);
      continue;
    }
    // With initial states a call has several tensor arguments, and then Keras 3 fills in no mask.
    if (incoming && node.initial_state.empty() && asksForMask(class_name)) graph.calls[n].inputs.push_back(*incoming);
    mask_of[n] = newMask(graph, plan, node, class_name);
    if (!mask_of[n] && !node.output_masked.empty() && node.output_masked[0]) mask_of[n] = incoming;
  }
  return graph;
}

}  // namespace rnn
