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

/// What a call of a nested model gives: of its last call in Keras 3, of the first in Keras 2.
std::vector<Shape> nestedShapes(const Plan& plan, const NestedModel& nested, ShapeStyle style) {
  std::vector<Shape> shapes;
  for (const TensorRef& ref : (style == ShapeStyle::kKeras3 ? nested.calls.back() : nested.calls.front()).outputs) {
    const std::vector<Shape>& given = plan.nodes[static_cast<std::size_t>(ref.node)].output_shapes;
    if (static_cast<std::size_t>(ref.output) < given.size()) shapes.push_back(given[static_cast<std::size_t>(ref.output)]);
  }
  return shapes;
}

SummaryRow nestedRow(const Plan& plan, const NestedModel& nested, ShapeStyle style) {
  const bool functional = nested.class_name == "Functional";
  SummaryRow row{.name = nested.name, .class_name = nested.class_name, .shape = "?", .trainable = false};
  // Keras outside of TensorFlow has one class for both: a Model.
  if (functional && style == ShapeStyle::kStandalone) row.class_name = "Model";
  row.built = !nested.calls.empty() && plan.built;
  if (row.built) {
    const std::vector<Shape> shapes = nestedShapes(plan, nested, style);
    row.shape = style == ShapeStyle::kKeras3 ? keras3Shapes(shapes) : toString(shapes);
  }
  for (const int layer : nested.layers) {
    const SummaryRow inner = layerRow(plan, layer, style);
    row.parameters += inner.parameters;
    row.trainable = row.trainable || inner.trainable;
    row.has_weights = row.has_weights || inner.has_weights;
  }
  return row;
}

SummaryRow extraRow(const Plan& plan, const ExtraOperation& operation, ShapeStyle style) {
  if (operation.nested != nullptr) return nestedRow(plan, *operation.nested, style);
  return {.name = operation.name, .class_name = operation.class_name, .shape = keras3Shape(operation.shape)};
}

/// How many calls of the same operation come before this one: the first number in brackets.
int indexAmongCalls(const CallGraph& graph, int call) {
  const int known = graph.calls[static_cast<std::size_t>(call)].index;
  if (known >= 0) return known;
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
  std::vector<const NestedModel*> listed;
  for (std::size_t i = 0; i < plan.layers.size(); ++i) {
    const auto layer = static_cast<int>(i);
    const auto holds = [layer](const NestedModel& one) {
      return std::find(one.layers.begin(), one.layers.end(), layer) != one.layers.end();
    };
    const auto holder = std::find_if(plan.spec.nested.begin(), plan.spec.nested.end(), holds);
    if (holder == plan.spec.nested.end()) {
      if (plan.layers[i].class_name != "InputLayer") table.rows.push_back(layerRow(plan, layer, style));
    } else if (std::find(listed.begin(), listed.end(), &*holder) == listed.end()) {
      listed.push_back(&*holder);
      table.rows.push_back(nestedRow(plan, *holder, style));
    }
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
    SummaryRow row = o < layers ? layerRow(plan, operation, style) : extraRow(plan, graph.extra[o - layers], style);
    for (std::size_t c = 0; c < graph.calls.size(); ++c) {
      if (graph.calls[c].operation != operation || !order.relevant[c]) continue;
      for (const TensorRef& input : graph.calls[c].inputs) row.connections.push_back(connectionText(graph, plan, input));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace rnn
