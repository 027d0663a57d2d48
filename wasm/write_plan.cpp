#include <string>
#include <vector>

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

Js shapeToJs(const Shape& shape) {
  return listToJs(shape, [](const Dim& dim) { return toJs(dim); });
}

Js shapesToJs(const std::vector<Shape>& shapes) { return listToJs(shapes, shapeToJs); }

Js refsToJs(const std::vector<TensorRef>& refs) {
  return listToJs(refs, [](const TensorRef& ref) {
    Js js = Js::object();
    put(js, "node", ref.node);
    put(js, "output", ref.output);
    return js;
  });
}

Js blockToJs(const Block& block) {
  Js js = Js::object();
  put(js, "name", block.name);
  put(js, "column_begin", block.column_begin);
  put(js, "column_end", block.column_end);
  put(js, "row", toJs(block.row));
  return js;
}

Js operandToJs(const Operand& operand) {
  Js js = Js::object();
  switch (operand.kind) {
    case Operand::Kind::kQuantity:
      put(js, "kind", "quantity");
      put(js, "quantity", operand.quantity);
      put(js, "shift", operand.shift);
      break;
    case Operand::Kind::kWeight:
      put(js, "kind", "weight");
      put(js, "index", operand.index);
      put(js, "block", blockToJs(operand.block));
      break;
    case Operand::Kind::kLayerInput:
      put(js, "kind", "layer_input");
      put(js, "index", operand.index);
      break;
  }
  return js;
}

Js quantityToJs(const QuantityInfo& quantity) {
  Js js = Js::object();
  put(js, "id", quantity.id);
  put(js, "symbol", quantity.symbol);
  put(js, "role", name(quantity.role));
  put(js, "operation", name(quantity.operation));
  put(js, "function", quantity.function);
  put(js, "operands", listToJs(quantity.operands, operandToJs));
  put(js, "extent", listToJs(quantity.extent));
  put(js, "temporal", quantity.temporal);
  put(js, "state", quantity.state);
  put(js, "gradient_only", quantity.gradient_only);
  put(js, "gate", quantity.gate);
  return js;
}

Js partToJs(const PartInfo& part) {
  Js js = Js::object();
  put(js, "id", part.id);
  put(js, "name", part.name);
  put(js, "class_name", part.class_name);
  put(js, "recurrent", part.recurrent);
  put(js, "reversed", part.reversed);
  put(js, "quantities", listToJs(part.quantities, quantityToJs));
  put(js, "output", part.output);
  put(js, "states", listToJs(part.states));
  return js;
}

Js layerToJs(const LayerPlan& layer) {
  Js js = Js::object();
  put(js, "name", layer.name);
  put(js, "class_name", layer.class_name);
  put(js, "built", layer.built);
  put(js, "output_shapes", shapesToJs(layer.output_shapes));
  put(js, "parameters", layer.parameters);
  put(js, "trainable_parameters", layer.trainable_parameters);
  put(js, "weights_begin", layer.weights_begin);
  put(js, "weights_end", layer.weights_end);
  put(js, "returns_sequence", layer.returns_sequence);
  put(js, "parts", listToJs(layer.parts, partToJs));
  return js;
}

Js nodeToJs(const NodePlan& node) {
  Js js = Js::object();
  put(js, "layer", node.layer);
  put(js, "inputs", refsToJs(node.inputs));
  put(js, "initial_state", refsToJs(node.initial_state));
  put(js, "input_shapes", shapesToJs(node.input_shapes));
  put(js, "output_shapes", shapesToJs(node.output_shapes));
  put(js, "output_masked", listToJs(node.output_masked, [](bool masked) { return toJs(masked); }));
  return js;
}

Js weightToJs(const WeightInfo& weight) {
  Js js = Js::object();
  put(js, "name", weight.name);
  put(js, "path", weight.path);
  put(js, "symbol", weight.symbol);
  put(js, "role", name(weight.role));
  put(js, "shape", listToJs(weight.shape));
  put(js, "size", weight.size);
  put(js, "offset", weight.offset);
  put(js, "trainable", weight.trainable);
  put(js, "layer", weight.layer);
  put(js, "part", weight.part);
  put(js, "blocks", listToJs(weight.blocks, blockToJs));
  return js;
}

}  // namespace

Js planToJs(const Plan& plan) {
  Js js = Js::object();
  put(js, "name", plan.spec.name);
  put(js, "dialect", plan.spec.dialect == Dialect::kKeras2 ? "keras2" : "keras3");
  put(js, "sequential", plan.spec.sequential);
  put(js, "built", plan.built);
  put(js, "layers", listToJs(plan.layers, layerToJs));
  put(js, "nodes", listToJs(plan.nodes, nodeToJs));
  put(js, "inputs", refsToJs(plan.spec.inputs));
  put(js, "outputs", refsToJs(plan.spec.outputs));
  put(js, "weights", listToJs(plan.weights, weightToJs));
  put(js, "parameters", plan.parameters);
  put(js, "trainable_parameters", plan.trainable_parameters);
  return js;
}

}  // namespace rnn::wasm
