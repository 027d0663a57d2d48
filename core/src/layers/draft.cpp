#include <algorithm>
#include <cassert>

#include "checked.h"
#include "layers/layer.h"

namespace rnn {

std::string joined(const std::string& outer, const std::string& inner) {
  if (outer.empty()) return inner;
  return inner.empty() ? outer : outer + "/" + inner;
}

bool hasTime(const Shape& shape) { return shape.size() >= 3; }

std::vector<std::int64_t> extentOf(const Shape& shape) {
  std::vector<std::int64_t> extent;
  for (std::size_t i = hasTime(shape) ? 2 : 1; i < shape.size(); ++i) extent.push_back(shape[i].value_or(-1));
  if (extent.empty()) extent.push_back(1);
  return extent;
}

Dim stepsOf(const Shape& shape) { return hasTime(shape) ? shape[1] : Dim(1); }

Dim lastOf(const Shape& shape) { return shape.empty() ? std::nullopt : shape.back(); }

int addWeight(Draft& draft, WeightDraft weight) {
  WeightInfo info;
  const bool keras2 = draft.setting.dialect == Dialect::kKeras2;
  info.path = joined(draft.scope, weight.name) + (keras2 ? ":0" : "");
  info.name = std::move(weight.name);
  info.symbol = std::move(weight.symbol);
  info.role = weight.role;
  info.shape = std::move(weight.shape);
  info.size = checkedProduct(info.shape).value_or(-1);
  info.trainable = weight.trainable && draft.trainable;
  info.part = draft.part;
  info.blocks = std::move(weight.blocks);
  if (info.blocks.empty()) info.blocks.push_back({"", 0, info.shape.empty() ? 1 : info.shape.back(), std::nullopt});
  info.initializer = std::move(weight.initializer);
  info.unit_forget_bias = weight.unit_forget_bias;
  info.regularizer = std::move(weight.regularizer);
  info.constraint = std::move(weight.constraint);
  draft.weights.push_back(std::move(info));
  return static_cast<int>(draft.weights.size()) - 1;
}

PartDraft& addPart(Draft& draft, const std::string& class_name, const Shape& shape, const std::string& id) {
  PartDraft part;
  part.info.id = joined(draft.part, id);
  part.info.name = draft.name;
  part.info.class_name = class_name;
  part.batch = shape.empty() ? Dim(1) : shape[0];
  part.steps = stepsOf(shape);
  for (std::size_t i = 0; i < draft.inputs.size(); ++i) part.inputs.push_back({.input = static_cast<int>(i), .mask = static_cast<int>(i)});
  draft.parts.push_back(std::move(part));
  return draft.parts.back();
}

void addQuantity(PartDraft& part, QuantityInfo quantity, Place place) {
  part.info.quantities.push_back(std::move(quantity));
  part.places.push_back(std::move(place));
}

void addOutput(Draft& draft, Outgoing output) {
  output.part = joined(draft.part, output.part);
  draft.outputs.push_back(std::move(output));
}

Operand inputOperand(int index) { return {.kind = Operand::Kind::kLayerInput, .index = index}; }
Operand valueOperand(std::string quantity) { return {.kind = Operand::Kind::kQuantity, .quantity = std::move(quantity)}; }
Operand previousOperand(std::string quantity) { return {.kind = Operand::Kind::kQuantity, .quantity = std::move(quantity), .shift = -1}; }

Operand weightOperand(const Draft& draft, int weight, const std::string& block, std::optional<std::int64_t> row) {
  Operand operand{.kind = Operand::Kind::kWeight, .index = weight};
  const std::vector<Block>& blocks = draft.weights[static_cast<std::size_t>(weight)].blocks;
  const auto found = std::find_if(blocks.begin(), blocks.end(), [&](const Block& one) { return one.name == block && one.row == row; });
  assert(found != blocks.end());
  operand.block = *found;
  return operand;
}

Place inPlace(int input) { return {.kind = Place::Kind::kInput, .input = input}; }

Place inStore(std::string store, std::int64_t column, std::string gradient_of) {
  return {.kind = Place::Kind::kStore, .of = std::move(store), .column = column, .gradient_of = std::move(gradient_of)};
}

Draft innerDraft(const Draft& draft, const std::string& part, const std::string& name, const std::string& scope,
                 std::vector<Incoming> inputs) {
  Draft inner;
  inner.setting = draft.setting;
  inner.name = name;
  inner.scope = scope;
  inner.part = joined(draft.part, part);
  inner.trainable = draft.trainable;
  inner.inputs = std::move(inputs);
  inner.cell_names = draft.cell_names;
  return inner;
}

void absorb(Draft& draft, Draft inner) {
  const int shift = static_cast<int>(draft.weights.size());
  for (WeightInfo& weight : inner.weights) draft.weights.push_back(std::move(weight));
  for (PartDraft& part : inner.parts) {
    for (QuantityInfo& quantity : part.info.quantities) {
      for (Operand& operand : quantity.operands) {
        if (operand.kind == Operand::Kind::kWeight) operand.index += shift;
      }
    }
    draft.parts.push_back(std::move(part));
  }
  draft.updates_weights = draft.updates_weights || inner.updates_weights;
}

}  // namespace rnn
