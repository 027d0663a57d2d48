#include <string>
#include <vector>

#include "json.h"
#include "write.h"

namespace rnn::wasm {
namespace {

const char* name(Role role) {
  switch (role) {
    case Role::kInput:
      return "input";
    case Role::kMemory:
      return "memory";
    case Role::kBias:
      return "bias";
    case Role::kOutput:
      return "output";
    case Role::kNeutral:
      break;
  }
  return "neutral";
}

const char* name(Operation operation) {
  switch (operation) {
    case Operation::kInput:
      return "input";
    case Operation::kState:
      return "state";
    case Operation::kMatmul:
      return "matmul";
    case Operation::kAdd:
      return "add";
    case Operation::kMultiply:
      return "multiply";
    case Operation::kBlend:
      return "blend";
    case Operation::kActivation:
      return "activation";
    case Operation::kGather:
      return "gather";
    case Operation::kCarry:
      return "carry";
    case Operation::kConcat:
      return "concat";
    case Operation::kMean:
      return "mean";
    case Operation::kMaximum:
      return "maximum";
    case Operation::kSubtract:
      return "subtract";
    case Operation::kScale:
      return "scale";
    case Operation::kReshape:
      return "reshape";
    case Operation::kOther:
      break;
  }
  return "other";
}

void writeShape(Json& json, const Shape& shape) {
  json.list(shape, [&](const Dim& dim) { json.value(dim); });
}

void writeShapes(Json& json, const char* name, const std::vector<Shape>& shapes) {
  json.fieldList(name, shapes, [&](const Shape& shape) { writeShape(json, shape); });
}

void writeRefs(Json& json, const char* name, const std::vector<TensorRef>& refs) {
  json.fieldList(name, refs, [&](const TensorRef& ref) {
    json.open('{');
    json.field("node", ref.node);
    json.field("output", ref.output);
    json.close('}');
  });
}

void writeBlock(Json& json, const Block& block) {
  json.open('{');
  json.field("name", block.name);
  json.field("column_begin", block.column_begin);
  json.field("column_end", block.column_end);
  json.field("row", block.row);
  json.close('}');
}

void writeOperand(Json& json, const Operand& operand) {
  json.open('{');
  switch (operand.kind) {
    case Operand::Kind::kQuantity:
      json.field("kind", "quantity");
      json.field("quantity", operand.quantity);
      json.field("shift", operand.shift);
      break;
    case Operand::Kind::kWeight:
      json.field("kind", "weight");
      json.field("index", operand.index);
      json.key("block");
      writeBlock(json, operand.block);
      break;
    case Operand::Kind::kLayerInput:
      json.field("kind", "layer_input");
      json.field("index", operand.index);
      break;
  }
  json.close('}');
}

void writeQuantity(Json& json, const QuantityInfo& quantity) {
  json.open('{');
  json.field("id", quantity.id);
  json.field("symbol", quantity.symbol);
  json.field("role", name(quantity.role));
  json.field("operation", name(quantity.operation));
  json.field("function", quantity.function);
  json.fieldList("operands", quantity.operands, [&](const Operand& operand) { writeOperand(json, operand); });
  json.field("extent", quantity.extent);
  json.field("temporal", quantity.temporal);
  json.field("state", quantity.state);
  json.field("gradient_only", quantity.gradient_only);
  json.field("gate", quantity.gate);
  json.close('}');
}

void writePart(Json& json, const PartInfo& part) {
  json.open('{');
  json.field("id", part.id);
  json.field("name", part.name);
  json.field("class_name", part.class_name);
  json.field("recurrent", part.recurrent);
  json.field("reversed", part.reversed);
  json.fieldList("quantities", part.quantities, [&](const QuantityInfo& quantity) { writeQuantity(json, quantity); });
  json.field("output", part.output);
  json.field("states", part.states);
  json.close('}');
}

void writeLayer(Json& json, const LayerPlan& layer) {
  json.open('{');
  json.field("name", layer.name);
  json.field("class_name", layer.class_name);
  json.field("built", layer.built);
  writeShapes(json, "output_shapes", layer.output_shapes);
  json.field("parameters", layer.parameters);
  json.field("trainable_parameters", layer.trainable_parameters);
  json.field("weights_begin", layer.weights_begin);
  json.field("weights_end", layer.weights_end);
  json.field("returns_sequence", layer.returns_sequence);
  json.fieldList("parts", layer.parts, [&](const PartInfo& part) { writePart(json, part); });
  json.close('}');
}

void writeNode(Json& json, const NodePlan& node) {
  json.open('{');
  json.field("layer", node.layer);
  writeRefs(json, "inputs", node.inputs);
  writeRefs(json, "initial_state", node.initial_state);
  writeShapes(json, "input_shapes", node.input_shapes);
  writeShapes(json, "output_shapes", node.output_shapes);
  json.fieldList("output_masked", node.output_masked, [&](bool masked) { json.value(masked); });
  json.close('}');
}

void writeWeight(Json& json, const WeightInfo& weight) {
  json.open('{');
  json.field("name", weight.name);
  json.field("path", weight.path);
  json.field("symbol", weight.symbol);
  json.field("role", name(weight.role));
  json.field("shape", weight.shape);
  json.field("size", weight.size);
  json.field("offset", weight.offset);
  json.field("trainable", weight.trainable);
  json.field("layer", weight.layer);
  json.field("part", weight.part);
  json.fieldList("blocks", weight.blocks, [&](const Block& block) { writeBlock(json, block); });
  json.close('}');
}

}  // namespace

void writePlan(Json& json, const Plan& plan) {
  json.open('{');
  json.field("name", plan.spec.name);
  json.field("dialect", plan.spec.dialect == Dialect::kKeras2 ? "keras2" : "keras3");
  json.field("sequential", plan.spec.sequential);
  json.field("built", plan.built);
  json.fieldList("layers", plan.layers, [&](const LayerPlan& layer) { writeLayer(json, layer); });
  json.fieldList("nodes", plan.nodes, [&](const NodePlan& node) { writeNode(json, node); });
  writeRefs(json, "inputs", plan.spec.inputs);
  writeRefs(json, "outputs", plan.spec.outputs);
  json.fieldList("weights", plan.weights, [&](const WeightInfo& weight) { writeWeight(json, weight); });
  json.field("parameters", plan.parameters);
  json.field("trainable_parameters", plan.trainable_parameters);
  json.close('}');
}

}  // namespace rnn::wasm
