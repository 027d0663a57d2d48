#include "summary/rows.h"

#include <algorithm>
#include <string_view>

#include "summary/call_graph.h"

namespace rnn {
namespace {

std::string keras3Shape(const Shape& shape) {
  std::string text = "(";
  for (std::size_t i = 0; i < shape.size(); ++i) {
    if (i > 0) text += ", ";
    text += shape[i] ? std::to_string(*shape[i]) : "None";
  }
  return text + ")";
}

std::string keras3Shapes(const std::vector<Shape>& shapes) {
  if (shapes.size() == 1) return keras3Shape(shapes[0]);
  std::string text = "[";
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    if (i > 0) text += ", ";
    text += keras3Shape(shapes[i]);
  }
  return text + "]";
}

/// The output shapes of every call of a layer; the layer's own where no call is known.
std::vector<std::vector<Shape>> shapesPerCall(const Plan& plan, int layer) {
  std::vector<std::vector<Shape>> per_call;
  for (const NodePlan& node : plan.nodes) {
    if (node.layer == layer && !node.output_shapes.empty()) per_call.push_back(node.output_shapes);
  }
  const LayerPlan& own = plan.layers[static_cast<std::size_t>(layer)];
  if (per_call.empty() && !own.output_shapes.empty()) per_call.push_back(own.output_shapes);
  return per_call;
}

std::string shapeText(const Plan& plan, int layer, ShapeStyle style) {
  const auto per_call = shapesPerCall(plan, layer);
  if (per_call.empty()) return "?";
  if (style == ShapeStyle::kKeras3) return keras3Shapes(per_call.back());
  if (std::any_of(per_call.begin(), per_call.end(), [&](const auto& shapes) { return shapes != per_call.front(); })) return "multiple";
  const bool in_list = style == ShapeStyle::kTfKeras && plan.layers[static_cast<std::size_t>(layer)].class_name == "InputLayer";
  return in_list ? "[" + toString(per_call.front()) + "]" : toString(per_call.front());
}

SummaryRow layerRow(const Plan& plan, int index, ShapeStyle style) {
  const LayerPlan& layer = plan.layers[static_cast<std::size_t>(index)];
  SummaryRow row;
  row.name = layer.name;
  row.class_name = layer.class_name;
  row.built = layer.built;
  row.shape = layer.built ? shapeText(plan, index, style) : "?";
  row.parameters = layer.parameters;
  row.trainable = plan.spec.layers[static_cast<std::size_t>(index)].trainable;
  row.has_weights = layer.weights_end > layer.weights_begin;
  return row;
}

SummaryRow maskRow(const MaskOperation& operation) {
  return {.name = operation.name, .class_name = operation.class_name, .shape = keras3Shape(operation.shape)};
}

/// How many calls of the same operation come before this one: the first number in brackets.
int indexAmongCalls(const CallGraph& graph, int call) {
  int index = 0;
  for (int c = 0; c < call; ++c) {
    if (graph.calls[static_cast<std::size_t>(c)].operation == graph.calls[static_cast<std::size_t>(call)].operation) ++index;
  }
  return index;
}

std::string connectionText(const CallGraph& graph, const Plan& plan, const TensorRef& tensor) {
  const auto operation = static_cast<std::size_t>(graph.calls[static_cast<std::size_t>(tensor.node)].operation);
  const std::size_t layers = plan.layers.size();
  std::string text = operation < layers ? plan.layers[operation].name : graph.extra[operation - layers].name;
  text += "[" + std::to_string(indexAmongCalls(graph, tensor.node));
  text += "][" + std::to_string(tensor.output);
  return text + "]";
}

SummaryRows sequentialRows(const Plan& plan, ShapeStyle style) {
  SummaryRows table;
  for (std::size_t i = 0; i < plan.layers.size(); ++i) {
    if (plan.layers[i].class_name != "InputLayer") table.rows.push_back(layerRow(plan, static_cast<int>(i), style));
  }
  return table;
}

}  // namespace

SummaryRows summaryRows(const Plan& plan, ShapeStyle style) {
  if (plan.spec.sequential) return sequentialRows(plan, style);
  const CallGraph graph = callGraph(plan, style == ShapeStyle::kKeras3);
  const CallOrder order = orderCalls(graph, plan);
  SummaryRows table{.sequence_like = order.sequence_like, .rows = {}};
  for (const int operation : order.operations) {
    const std::size_t layers = plan.layers.size();
    const auto o = static_cast<std::size_t>(operation);
    SummaryRow row = o < layers ? layerRow(plan, operation, style) : maskRow(graph.extra[o - layers]);
    for (std::size_t c = 0; c < graph.calls.size(); ++c) {
      if (graph.calls[c].operation != operation || !order.relevant[c]) continue;
      for (const TensorRef& input : graph.calls[c].inputs) row.connections.push_back(connectionText(graph, plan, input));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace rnn
