#include "layers/merging.h"

#include <algorithm>
#include <utility>

#include "errors.h"
#include "layers/entries.h"
#include "python_text.h"

namespace rnn {
namespace {

// ---- shapes
// ----------------------------------------------------------------------------------------------------------------------------------------

Error incompatible(const Shape& a, const Shape& b) {
  return {.code = "merge_shapes",
          .message = "Inputs have incompatible shapes. Received shapes " + toString(a) + " and " + toString(b),
          .args = {{"first", toString(a)}, {"second", toString(b)}}};
}

/// What two samples' shapes give together.
Result<Shape> joinedShape(const Shape& a, const Shape& b) {
  if (a.size() < b.size()) return joinedShape(b, a);
  Shape shape = a;
  const std::size_t missing = a.size() - b.size();
  for (std::size_t i = 0; i < b.size(); ++i) {
    Dim& size = shape[missing + i];
    if (!size || !b[i]) {
      size = std::nullopt;
    } else if (*size == 1) {
      size = b[i];
    } else if (*b[i] != 1 && *b[i] != *size) {
      return incompatible(a, b);
    }
  }
  return shape;
}

Shape sampleOf(const Shape& shape) { return {shape.begin() + 1, shape.end()}; }

Result<Shape> mergedShape(const Draft& draft) {
  Dim batch;
  for (const Incoming& input : draft.inputs) {
    const Dim& size = input.shape.at(0);
    if (size && batch && *size != *batch) {
      const std::string shapes = pythonList(inputShapes(draft));
      return Error{.code = "merge_batch",
                   .message = std::string("Cannot merge tensors with different batch sizes. ") +
                              (draft.setting.dialect == Dialect::kKeras3 ? "Received" : "Got") + " tensors with shapes " + shapes,
                   .args = {{"shapes", shapes}}};
    }
    if (size) batch = size;
  }
  Shape merged = sampleOf(draft.inputs[0].shape);
  for (std::size_t i = 1; i < draft.inputs.size(); ++i) {
    Result<Shape> next = joinedShape(merged, sampleOf(draft.inputs[i].shape));
    if (!next) return next.error();
    merged = std::move(next).value();
  }
  merged.insert(merged.begin(), batch);
  return merged;
}

/// Whether an operand read at the same step, its entries repeating, is what NumPy's broadcasting puts there.
bool meetsPlainly(const Shape& input, const Shape& merged) {
  if (input == merged) return true;
  if (hasTime(input) && input[1] != merged[1]) return false;
  const std::vector<std::int64_t> from = extentOf(input);
  const std::vector<std::int64_t> to = extentOf(merged);
  const bool suffix = from.size() <= to.size() && std::equal(from.rbegin(), from.rend(), to.rbegin());
  return suffix || std::all_of(from.begin(), from.end(), [](std::int64_t size) { return size == 1; });
}

// ---- masks
// -----------------------------------------------------------------------------------------------------------------------------------------

/// Masks travel through a merge only between sequences.
bool isMasked(const Incoming& input, const Shape& merged) {
  return input.masked && hasTime(input.shape) && hasTime(merged) && input.shape[1] == merged[1];
}

/// Whether masked steps are left out of the result itself.
bool skipsMasked(Merge merge, Dialect dialect) {
  return dialect == Dialect::kKeras3 && (merge == Merge::kMultiply || merge == Merge::kMaximum || merge == Merge::kMinimum);
}

// ---- numbers
// ---------------------------------------------------------------------------------------------------------------------------------------

QuantityInfo joinQuantity(Merge merge, std::vector<Operand> operands) {
  switch (merge) {
    case Merge::kAdd:
      return {.operation = Operation::kAdd, .function = "add", .operands = std::move(operands)};
    case Merge::kSubtract:
      return {.operation = Operation::kSubtract, .function = "subtract", .operands = std::move(operands)};
    case Merge::kMultiply:
      return {.operation = Operation::kMultiply, .function = "multiply", .operands = std::move(operands)};
    case Merge::kAverage:
      return {.operation = Operation::kMean, .function = "average", .operands = std::move(operands)};
    case Merge::kMaximum:
      return {.operation = Operation::kMaximum, .function = "maximum", .operands = std::move(operands)};
    case Merge::kMinimum:
      break;
  }
  return other("minimum", std::move(operands));
}

/// One input as the merge sees it.
struct Merged {
  Entries values;
  Entries gradients;
  std::vector<std::size_t> entries;  ///< for each entry of y, the one that meets it
  Entries mask;                      ///< where masked steps are left out
  [[nodiscard]] bool valid(std::int64_t sample, std::size_t entry, std::int64_t width) const {
    return !mask || mask.at(sample, entry / static_cast<std::size_t>(width)) != 0;
  }
};

std::vector<Merged> bindInputs(Merge merge, const Call& call, bool back) {
  const std::size_t count = countInputs(call);
  const Sizes to = sampleSizes(call, "y");
  std::vector<Merged> inputs;
  for (const std::string& id : inputIds(count)) {
    Merged input{.values = entriesOf(tape(call, id)), .entries = broadcast(sampleSizes(call, id), to)};
    if (back) input.gradients = entriesOf(gradient(call, id));
    if (skipsMasked(merge, call.setting.dialect)) input.mask = entriesOf(tape(call, maskId(inputs.size())));
    inputs.push_back(std::move(input));
  }
  return inputs;
}

Scalar join(Merge merge, Scalar a, Scalar b) {
  switch (merge) {
    case Merge::kSubtract:
      return a - b;
    case Merge::kMultiply:
      return a * b;
    case Merge::kMaximum:
      return std::max(a, b);
    case Merge::kMinimum:
      return std::min(a, b);
    default:
      return a + b;
  }
}

/// The joined value of one entry, and which inputs made it.
struct Joined {
  Scalar value = 0;
  std::size_t chosen = 0;  ///< maximum, minimum: the input that it is; the first among equals
  bool zeroed = false;     ///< product: masked in every input
};

/// Keras 3 with masks: a masked factor counts as 1, and the product of none but masked ones is 0.
Joined product(const std::vector<Merged>& inputs, std::int64_t b, std::size_t e, std::int64_t width) {
  Joined joined{.value = 1};
  bool any = false;
  bool all = true;
  for (const Merged& input : inputs) {
    const bool valid = input.valid(b, e, width);
    if (valid) joined.value *= input.values.at(b, input.entries[e]);
    any = any || valid;
    all = all && input.mask;
  }
  joined.zeroed = all && !any;
  if (joined.zeroed) joined.value = 0;
  return joined;
}

/// Keras 3 with masks: of two numbers, a masked one gives way to the other, as long as both tensors so far had masks.
Joined extreme(Merge merge, const std::vector<Merged>& inputs, std::int64_t b, std::size_t e, std::int64_t width) {
  Joined joined{.value = inputs[0].values.at(b, inputs[0].entries[e])};
  bool has_mask = static_cast<bool>(inputs[0].mask);
  bool valid = inputs[0].valid(b, e, width);
  for (std::size_t i = 1; i < inputs.size(); ++i) {
    Scalar x = inputs[i].values.at(b, inputs[i].entries[e]);
    const bool here = inputs[i].valid(b, e, width);
    std::size_t source = i;
    if (inputs[i].mask && !here) {
      x = joined.value;
      source = joined.chosen;
    }
    if (has_mask && !valid) joined = {.value = x, .chosen = source};
    has_mask = has_mask && inputs[i].mask;
    valid = has_mask && (valid || here);
    const bool replaces = merge == Merge::kMaximum ? x > joined.value : x < joined.value;
    if (replaces) joined = {.value = x, .chosen = source};
  }
  return joined;
}

Joined joinEntry(Merge merge, const std::vector<Merged>& inputs, std::int64_t b, std::size_t e, std::int64_t width) {
  if (merge == Merge::kMultiply) return product(inputs, b, e, width);
  if (merge == Merge::kMaximum || merge == Merge::kMinimum) return extreme(merge, inputs, b, e, width);
  Joined joined{.value = inputs[0].values.at(b, inputs[0].entries[e])};
  for (std::size_t i = 1; i < inputs.size(); ++i) joined.value = join(merge, joined.value, inputs[i].values.at(b, inputs[i].entries[e]));
  if (merge == Merge::kAverage) joined.value /= static_cast<Scalar>(inputs.size());
  return joined;
}

/// dy/dx_i at one entry.
Scalar slope(Merge merge, const std::vector<Merged>& inputs, std::size_t i, const Joined& joined, std::int64_t b, std::size_t e,
             std::int64_t width) {
  switch (merge) {
    case Merge::kAdd:
      return 1;
    case Merge::kSubtract:
      return i == 0 ? Scalar(1) : Scalar(-1);
    case Merge::kAverage:
      return 1 / static_cast<Scalar>(inputs.size());
    case Merge::kMaximum:
    case Merge::kMinimum:
      return Scalar(joined.chosen == i);
    case Merge::kMultiply:
      break;
  }
  if (joined.zeroed || !inputs[i].valid(b, e, width)) return 0;
  Scalar others = 1;
  for (std::size_t k = 0; k < inputs.size(); ++k) {
    if (k != i && inputs[k].valid(b, e, width)) others *= inputs[k].values.at(b, inputs[k].entries[e]);
  }
  return others;
}

}  // namespace

std::string maskId(std::size_t i) { return "mask_" + std::to_string(i + 1); }

std::vector<Operand> declareMasks(const Draft& draft, PartDraft& part, const Shape& merged) {
  std::vector<Operand> masks;
  for (std::size_t i = 0; i < draft.inputs.size(); ++i) {
    if (!isMasked(draft.inputs[i], merged)) continue;
    const int index = static_cast<int>(i);
    addShaped(part,
              {.id = maskId(i),
               .symbol = "m_" + std::to_string(i + 1),
               .operation = Operation::kInput,
               .function = "mask",
               .operands = {inputOperand(index)}},
              {merged[0], merged[1], 1}, {.kind = Place::Kind::kInputMask, .input = index, .constant = true});
    masks.push_back(valueOperand(maskId(i)));
  }
  const bool any = draft.setting.dialect == Dialect::kKeras3;
  if (masks.empty() || (any && masks.size() < draft.inputs.size())) return masks;
  QuantityInfo mask = any ? QuantityInfo{.operation = Operation::kMaximum, .operands = masks}
                          : QuantityInfo{.operation = Operation::kMultiply, .operands = masks};
  // One operand alone: the maximum over time is another thing.
  if (masks.size() == 1) mask.operation = Operation::kAdd;
  mask.id = "mask";
  mask.symbol = "m";
  addShaped(part, std::move(mask), {merged[0], merged[1], 1}, {.constant = true});
  return masks;
}

void joinMasks(const Call& call, std::size_t inputs) {
  const Rows mask = tape(call, "mask");
  if (!mask) return;
  bool first = true;
  const bool any = call.setting.dialect == Dialect::kKeras3;
  for (std::size_t i = 0; i < inputs; ++i) {
    const Rows from = tape(call, maskId(i));
    if (!from) continue;
    if (first) {
      copy(mask.all(), from.all());
    } else {
      elementwise(
          mask.all(), [any](Scalar a, Scalar b) { return any ? std::max(a, b) : a * b; }, mask.all(), from.all());
    }
    first = false;
  }
}

std::vector<std::string> inputIds(std::size_t count) {
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < count; ++i) ids.push_back("x_" + std::to_string(i + 1));
  return ids;
}

std::vector<Shape> inputShapes(const Draft& draft) {
  std::vector<Shape> shapes;
  for (const Incoming& input : draft.inputs) shapes.push_back(input.shape);
  return shapes;
}

std::optional<Error> checkSeveral(const Draft& draft) {
  if (draft.inputs.size() > 1) return std::nullopt;
  const std::string shape = toString(draft.inputs[0].shape);
  return Error{.code = "merge_one_input",
               .message = "A merge layer should be called on a list of inputs. Received: input_shape=" + shape + " (not a list of shapes)",
               .args = {{"shape", shape}}};
}

std::optional<Error> declareMerge(Merge merge, const char* class_name, Draft& draft) {
  if (auto error = checkSeveral(draft)) return error;
  const Result<Shape> merged = mergedShape(draft);
  if (!merged) return merged.error();
  const Shape& shape = merged.value();
  if (merge == Merge::kSubtract && draft.inputs.size() != 2) {
    const std::string shapes = pythonList(inputShapes(draft));
    return Error{.code = "merge_two_inputs",
                 .message = "A `Subtract` layer should be called on exactly 2 inputs. Received: input_shape=" + shapes,
                 .args = {{"class", class_name}, {"shapes", shapes}}};
  }
  const std::vector<std::string> ids = inputIds(draft.inputs.size());
  PartDraft& part = addReadingPart(draft, class_name, shape, ids);
  std::vector<Operand> operands;
  for (const std::string& id : ids) operands.push_back(valueOperand(id));
  const std::vector<Operand> masks = declareMasks(draft, part, shape);
  const bool masked = part.info.quantities.back().id == "mask";
  const bool plain =
      std::all_of(draft.inputs.begin(), draft.inputs.end(), [&](const Incoming& input) { return meetsPlainly(input.shape, shape); });
  QuantityInfo y = joinQuantity(merge, std::move(operands));
  if (!plain) y.operation = Operation::kOther;
  const std::string name = y.function;
  if (y.operation != Operation::kOther) y.function.clear();
  if (!masks.empty() && skipsMasked(merge, draft.setting.dialect)) {
    y = other("masked_" + name, std::move(y.operands));
    y.operands.insert(y.operands.end(), masks.begin(), masks.end());
  }
  addResult(draft, part, std::move(y), shape);
  if (masked) draft.outputs.back().mask = "mask";
  return std::nullopt;
}

void mergeForward(Merge merge, const Call& call) {
  const std::vector<Merged> inputs = bindInputs(merge, call, false);
  const Rows rows = tape(call, "y");
  const Entries y = entriesOf(rows);
  joinMasks(call, inputs.size());
  for (std::int64_t b = 0; b < y.batch; ++b) {
    for (std::size_t e = 0; e < y.size(); ++e) y.at(b, e) = joinEntry(merge, inputs, b, e, rows.width).value;
  }
}

void mergeBackward(Merge merge, const Call& call) {
  const std::vector<Merged> inputs = bindInputs(merge, call, true);
  const Rows rows = gradient(call, "y");
  const Entries dy = entriesOf(rows);
  for (std::int64_t b = 0; b < dy.batch; ++b) {
    for (std::size_t e = 0; e < dy.size(); ++e) {
      const Joined joined = joinEntry(merge, inputs, b, e, rows.width);
      for (std::size_t i = 0; i < inputs.size(); ++i) {
        inputs[i].gradients.at(b, inputs[i].entries[e]) += dy.at(b, e) * slope(merge, inputs, i, joined, b, e, rows.width);
      }
    }
  }
}

}  // namespace rnn
