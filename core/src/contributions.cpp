#include "rnn/contributions.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "at.h"
#include "checked.h"
#include "errors.h"

namespace rnn {
namespace {

const Slot* find(const Trace& trace, int node, const std::string& part, const std::string& quantity) {
  const auto found = std::find_if(trace.slots.begin(), trace.slots.end(),
                                  [&](const Slot& slot) { return slot.node == node && slot.part == part && slot.quantity == quantity; });
  return found == trace.slots.end() ? nullptr : &*found;
}

/// Entries of one quantity at one row of its slot.
struct Vector {
  const Scalar* data = nullptr;
  std::int64_t width = 0;
};

Vector read(const Trace& trace, const Slot& slot, std::int64_t row, std::int64_t sample) {
  return {trace.values.data() + slot.offset + (row * slot.batch + sample) * slot.stride, slot.width};
}

/// One use of the weight, in one part of one call.
struct Use {
  Operation operation = Operation::kOther;
  Block block;
  bool reversed = false;           ///< the part's rows run from the last step to the first
  const Slot* gradient = nullptr;  ///< of the quantity that the weight enters
  const Slot* source = nullptr;    ///< the other operand of a product, the index into a table
  bool source_reversed = false;
  int shift = 0;  ///< from a row of the quantity to that of the source

  [[nodiscard]] bool isTemporal() const { return gradient->rows > 1; }
  [[nodiscard]] std::int64_t steps() const { return isTemporal() ? gradient->rows - 1 : 1; }
};

/// Finds the first operand that is a quantity; "part/id" lies in another part of the layer.
void findSource(Use& use, const LayerPlan& layer, const PartInfo& part, const QuantityInfo& quantity, const Trace& trace, int node) {
  const auto operand = std::find_if(quantity.operands.begin(), quantity.operands.end(),
                                    [](const Operand& one) { return one.kind == Operand::Kind::kQuantity; });
  if (operand == quantity.operands.end()) return;
  const std::size_t slash = operand->quantity.rfind('/');
  const bool elsewhere = slash != std::string::npos;
  const std::string id = elsewhere ? operand->quantity.substr(0, slash) : part.id;
  const auto home = std::find_if(layer.parts.begin(), layer.parts.end(), [&](const PartInfo& one) { return one.id == id; });
  use.source = find(trace, node, id, elsewhere ? operand->quantity.substr(slash + 1) : operand->quantity);
  use.source_reversed = home != layer.parts.end() && home->reversed;
  use.shift = operand->shift;
}

/// What has to be known of one use; absent when it cannot be taken apart.
std::optional<Use> useOf(const Operand& operand, const QuantityInfo& quantity, const PartInfo& part, const LayerPlan& layer, int node,
                         const Run& run, const Gradients& gradients) {
  Use use{.operation = quantity.operation, .block = operand.block, .reversed = part.reversed};
  use.gradient = find(gradients.trace, node, part.id, quantity.id);
  const bool reads = use.operation == Operation::kMatmul || use.operation == Operation::kGather;
  if (reads) findSource(use, layer, part, quantity, run.trace, node);
  const bool splits = reads ? use.source != nullptr : use.operation == Operation::kAdd;
  return splits && use.gradient != nullptr ? std::optional(use) : std::nullopt;
}

/// Every use of the weight; nothing when one of them cannot be taken apart.
std::vector<Use> usesOf(const Plan& plan, int weight, const Run& run, const Gradients& gradients) {
  std::vector<Use> uses;
  for (std::size_t n = 0; n < plan.nodes.size(); ++n) {
    const LayerPlan& layer = plan.layers[at(plan.nodes[n].layer)];
    for (const PartInfo& part : layer.parts) {
      for (const QuantityInfo& quantity : part.quantities) {
        for (const Operand& operand : quantity.operands) {
          if (operand.kind != Operand::Kind::kWeight || operand.index != weight) continue;
          const auto use = useOf(operand, quantity, part, layer, static_cast<int>(n), run, gradients);
          if (!use) return {};
          uses.push_back(*use);
        }
      }
    }
  }
  return uses;
}

/// The row of the source that is read for row `row` of the quantity.
std::int64_t sourceRow(const Use& use, std::int64_t row) {
  if (use.source->rows == 1) return 0;
  if (!use.isTemporal()) return use.source->rows - 1;
  return (use.source_reversed == use.reversed ? row : use.source->rows - row) + use.shift;
}

/// What one sample adds at one step. `a`: of the source, `d`: of the gradient, `dw`: the weight's entries, `columns` to a row.
void addStep(const Use& use, const Vector& a, const Vector& d, Scalar* dw, std::int64_t columns) {
  if (d.width == 0) return;
  const std::int64_t count = use.block.column_end - use.block.column_begin;
  Scalar* const target = dw + use.block.row.value_or(0) * columns + use.block.column_begin;
  switch (use.operation) {
    case Operation::kMatmul: {
      // Entries of a rank above one: the product runs over the last axis, once per position before it.
      const std::int64_t positions = d.width / count;
      const std::int64_t inner = a.width / positions;
      for (std::int64_t p = 0; p < positions; ++p) {
        for (std::int64_t i = 0; i < inner; ++i) {
          for (std::int64_t j = 0; j < count; ++j) target[i * columns + j] += a.data[p * inner + i] * d.data[p * count + j];
        }
      }
      break;
    }
    case Operation::kGather:
      for (std::int64_t j = 0; j < d.width; ++j) dw[static_cast<std::int64_t>(a.data[j / columns]) * columns + j % columns] += d.data[j];
      break;
    default:
      for (std::int64_t j = 0; j < d.width; ++j) target[j % count] += d.data[j];
  }
}

void add(const Use& use, const WeightInfo& weight, const Run& run, const Gradients& gradients, std::vector<Scalar>& result) {
  const std::int64_t columns = weight.shape.empty() ? 1 : weight.shape.back();
  const std::int64_t first = use.isTemporal() ? 1 : 0;
  for (std::int64_t row = first; row < use.gradient->rows; ++row) {
    const std::int64_t step = use.isTemporal() && use.reversed ? use.gradient->rows - 1 - row : row - first;
    for (std::int64_t sample = 0; sample < use.gradient->batch; ++sample) {
      const Vector d = read(gradients.trace, *use.gradient, row, sample);
      const Vector a = use.source == nullptr ? Vector{} : read(run.trace, *use.source, sourceRow(use, row), sample);
      addStep(use, a, d, result.data() + step * weight.size, columns);
    }
  }
}

Error unknown(const std::string& path) {
  return {.code = "contributions_unknown",
          .message = "What each time step adds to the gradient of " + path + " is not known",
          .args = {{"weight", path}}};
}

}  // namespace

Result<Tensor> contributions(const Plan& plan, const Run& run, const Gradients& gradients, int weight, const Limits& limits) {
  if (weight < 0 || at(weight) >= plan.weights.size()) return unknown(std::to_string(weight));
  const WeightInfo& info = plan.weights[at(weight)];
  const std::vector<Use> uses = usesOf(plan, weight, run, gradients);
  if (uses.empty()) return unknown(info.path);
  std::int64_t steps = 0;
  for (const Use& use : uses) steps = std::max(steps, use.steps());
  const auto size = checkedMultiply(steps, info.size);
  const auto bytes = checkedMultiply(size, static_cast<std::int64_t>(sizeof(Scalar)));
  if (!bytes || *bytes > limits.trace_bytes) return tooLarge("trace_bytes", bytes, limits.trace_bytes);
  Tensor result{.shape = info.shape, .data = std::vector<Scalar>(at(*size), Scalar(0))};
  result.shape.insert(result.shape.begin(), steps);
  for (const Use& use : uses) add(use, info, run, gradients, result.data);
  return result;
}

}  // namespace rnn
