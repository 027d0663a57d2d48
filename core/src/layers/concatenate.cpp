#include "layers/concatenate.h"

#include <algorithm>
#include <utility>

#include "checked.h"
#include "layers/entries.h"
#include "layers/merging.h"
#include "python_text.h"

namespace rnn {
namespace {

bool fits(const Shape& first, const Shape& shape, std::size_t axis) {
  if (first.size() != shape.size()) return false;
  for (std::size_t i = 0; i < shape.size(); ++i) {
    if (i != axis && first[i] && shape[i] && *first[i] != *shape[i]) return false;
  }
  return true;
}

/// Time steps end to end, and their masks with them: steps of an unmasked input are valid.
bool joinsTime(int axis, const Shape& shape) { return axis == 0 && hasTime(shape); }

std::vector<Operand> declareTimeMasks(const Draft& draft, PartDraft& part, const Shape& shape) {
  std::vector<Operand> masks;
  for (std::size_t i = 0; i < draft.inputs.size(); ++i) {
    if (!draft.inputs[i].masked) continue;
    const int index = static_cast<int>(i);
    addShaped(part,
              {.id = maskId(i),
               .symbol = "m_" + std::to_string(i + 1),
               .operation = Operation::kInput,
               .function = "mask",
               .operands = {inputOperand(index)}},
              {shape[0], draft.inputs[i].shape[1], 1}, {.kind = Place::Kind::kInputMask, .input = index, .constant = true});
    masks.push_back(valueOperand(maskId(i)));
  }
  if (masks.empty()) return masks;
  QuantityInfo mask = other("concatenate_masks", masks);
  for (const std::string& id : inputIds(draft.inputs.size())) mask.operands.push_back(valueOperand(id));
  mask.id = "mask";
  mask.symbol = "m";
  addShaped(part, std::move(mask), {shape[0], shape[1], 1}, {.constant = true});
  return masks;
}

/// For each entry of input i's samples, its entry in y's.
std::vector<std::size_t> placesIn(const Sizes& whole, const Sizes& part, std::size_t axis, std::int64_t begin) {
  std::int64_t inner = 1;
  for (std::size_t i = axis + 1; i < whole.size(); ++i) inner *= whole[i];
  std::vector<std::size_t> places;
  for (std::int64_t e = 0; e < count(part); ++e) {
    const std::int64_t outer = e / (part[axis] * inner);
    places.push_back(static_cast<std::size_t>(e + outer * (whole[axis] - part[axis]) * inner + begin * inner));
  }
  return places;
}

template <class Visit>
void eachInput(const ConcatenateSpec& spec, const Call& call, Visit&& visit) {
  const Sizes whole = sampleSizes(call, "y");
  const auto axis = static_cast<std::size_t>(sampleAxis(spec.axis, whole.size() + 1));
  std::int64_t begin = 0;
  for (const std::string& id : inputIds(countInputs(call))) {
    const Sizes part = sampleSizes(call, id);
    visit(id, placesIn(whole, part, axis, begin));
    begin += part[axis];
  }
}

void concatenateMasks(const Call& call, std::size_t inputs) {
  const Rows mask = tape(call, "mask");
  std::int64_t begin = 1;
  for (std::size_t i = 0; i < inputs; ++i) {
    const std::int64_t steps = tape(call, inputIds(inputs)[i]).steps();
    const Matrix to = mask.span(begin, begin + steps);
    if (const Rows from = tape(call, maskId(i))) {
      copy(to, from.all());
    } else {
      elementwise(
          to, [](Scalar) { return Scalar(1); }, to);
    }
    begin += steps;
  }
}

}  // namespace

std::optional<Error> declare(const ConcatenateSpec& spec, Draft& draft) {
  const std::string shapes = draft.inputs.size() > 1 ? pythonList(inputShapes(draft)) : toString(draft.inputs[0].shape);
  if (draft.inputs.size() < 2) {
    return Error{.code = "merge_one_input",
                 .message = "A `Concatenate` layer should be called on a list of at least 1 input. Received: input_shape=" + shapes,
                 .args = {{"shape", shapes}}};
  }
  Shape shape = draft.inputs[0].shape;
  const int axis = sampleAxis(spec.axis, shape.size());
  if (axis < 0) return axisOutOfBounds("axis", spec.axis, shape);
  const auto at = static_cast<std::size_t>(axis) + 1;
  for (std::size_t i = 1; i < draft.inputs.size(); ++i) {
    const Shape& next = draft.inputs[i].shape;
    if (!fits(shape, next, at)) {
      return Error{
          .code = "concatenate_shapes",
          .message =
              "A `Concatenate` layer requires inputs with matching shapes except for the concatenation axis. Received: input_shape=" +
              shapes,
          .param = "axis",
          .args = {{"shapes", shapes}}};
    }
    shape[at] = checkedAdd(shape[at], next[at]);
  }
  const std::vector<std::string> ids = inputIds(draft.inputs.size());
  PartDraft& part = addReadingPart(draft, ConcatenateSpec::kClass, shape, ids);
  if (joinsTime(axis, shape)) {
    declareTimeMasks(draft, part, shape);
  } else {
    declareMasks(draft, part, shape);
  }
  const bool masked = part.info.quantities.back().id == "mask";
  QuantityInfo y{.operation = Operation::kConcat};
  const bool features = at + 1 == shape.size() && shape.size() <= 3;
  if (!features) {
    y = other("concatenate", {});
    y.constants = axisConstants({axis});
  }
  for (const std::string& id : ids) y.operands.push_back(valueOperand(id));
  addResult(draft, part, std::move(y), shape);
  if (masked) draft.outputs.back().mask = "mask";
  return std::nullopt;
}

void forward(const ConcatenateSpec& spec, const Call& call) {
  const Entries y = entriesOf(tape(call, "y"));
  std::size_t inputs = 0;
  eachInput(spec, call, [&](const std::string& id, const std::vector<std::size_t>& places) {
    const Entries x = entriesOf(tape(call, id));
    for (std::int64_t b = 0; b < y.batch; ++b) {
      for (std::size_t e = 0; e < places.size(); ++e) y.at(b, places[e]) = x.at(b, e);
    }
    ++inputs;
  });
  const Rows mask = tape(call, "mask");
  if (!mask) return;
  if (joinsTime(sampleAxis(spec.axis, sampleSizes(call, "y").size() + 1), Shape(3))) {
    concatenateMasks(call, inputs);
  } else {
    joinMasks(call, inputs);
  }
}

void backward(const ConcatenateSpec& spec, const Call& call) {
  const Entries dy = entriesOf(gradient(call, "y"));
  eachInput(spec, call, [&](const std::string& id, const std::vector<std::size_t>& places) {
    const Entries dx = entriesOf(gradient(call, id));
    for (std::int64_t b = 0; b < dy.batch; ++b) {
      for (std::size_t e = 0; e < places.size(); ++e) dx.at(b, e) += dy.at(b, places[e]);
    }
  });
}

}  // namespace rnn
