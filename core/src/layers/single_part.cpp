#include "layers/single_part.h"

#include <utility>

namespace rnn {

PartDraft& addReadingPart(Draft& draft, const std::string& class_name, const Shape& output, const std::vector<std::string>& ids) {
  PartDraft& part = addPart(draft, class_name, output);
  part.info.output = "y";
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const int index = static_cast<int>(i);
    QuantityInfo x{.id = ids[i], .symbol = ids[i], .role = Role::kInput, .operation = Operation::kInput, .operands = {inputOperand(index)}};
    addShaped(part, std::move(x), draft.inputs[i].shape, inPlace(index));
  }
  return part;
}

void addShaped(PartDraft& part, QuantityInfo quantity, const Shape& shape, Place place) {
  quantity.extent = extentOf(shape);
  quantity.temporal = hasTime(shape);
  if (quantity.temporal) place.steps = stepsOf(shape);
  addQuantity(part, std::move(quantity), std::move(place));
}

void addResult(Draft& draft, PartDraft& part, QuantityInfo y, const Shape& shape, int mask_input, Place place) {
  y.id = "y";
  y.symbol = "y";
  y.role = Role::kOutput;
  addShaped(part, std::move(y), shape, std::move(place));
  addOutput(draft, {.shape = shape, .quantity = "y", .mask_input = mask_input});
}

void addIdentity(Draft& draft, PartDraft& part) {
  addResult(draft, part, {.operation = Operation::kActivation, .function = "linear", .operands = {valueOperand("x")}},
            draft.inputs[0].shape, 0, inPlace());
}

QuantityInfo other(std::string function, std::vector<Operand> operands) {
  return {.operation = Operation::kOther, .function = std::move(function), .operands = std::move(operands)};
}

QuantityInfo named(QuantityInfo quantity, const char* id, const char* symbol) {
  quantity.id = id;
  quantity.symbol = symbol;
  return quantity;
}

}  // namespace rnn
