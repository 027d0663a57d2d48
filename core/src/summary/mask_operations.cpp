// The operations by which Keras 3 computes masks appear in functional summaries; this is where they come from and who asks for them.
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
      std::count_if(graph.extra.begin(), graph.extra.end(), [&](const MaskOperation& o) { return o.class_name == class_name; });
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

}  // namespace

CallGraph callGraph(const Plan& plan, bool mask_operations) {
  CallGraph graph;
  graph.outputs = plan.spec.outputs;
  for (const NodePlan& node : plan.nodes) {
    SummaryCall call{node.layer, node.inputs};
    call.inputs.insert(call.inputs.end(), node.initial_state.begin(), node.initial_state.end());
    graph.calls.push_back(std::move(call));
  }
  if (!mask_operations) return graph;

  std::vector<Mask> mask_of(plan.nodes.size());  // of each call's first output
  for (std::size_t n = 0; n < plan.nodes.size(); ++n) {
    const NodePlan& node = plan.nodes[n];
    const std::string_view class_name = plan.layers[static_cast<std::size_t>(node.layer)].class_name;
    const Mask incoming =
        node.inputs.size() == 1 && node.inputs[0].output == 0 ? mask_of[static_cast<std::size_t>(node.inputs[0].node)] : Mask{};
    // With initial states a call has several tensor arguments, and then Keras 3 fills in no mask.
    if (incoming && node.initial_state.empty() && asksForMask(class_name)) graph.calls[n].inputs.push_back(*incoming);
    mask_of[n] = newMask(graph, plan, node, class_name);
    if (!mask_of[n] && !node.output_masked.empty() && node.output_masked[0]) mask_of[n] = incoming;
  }
  return graph;
}

}  // namespace rnn
