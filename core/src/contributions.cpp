#include "rnn/contributions.h"

#include <algorithm>
#include <string>
#include <utility>

#include "checked.h"
#include "errors.h"

namespace rnn {
namespace {

std::size_t at(std::int64_t index) { return static_cast<std::size_t>(index); }

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

/// One use of the weight: the quantity that it enters, in one part of one call.
struct Use {
  int node = 0;
  const LayerPlan* layer = nullptr;
  const PartInfo* part = nullptr;
  const QuantityInfo* quantity = nullptr;
  Block block;
};

std::vector<Use> usesOf(const Plan& plan, int weight) {
  std::vector<Use> uses;
  for (std::size_t n = 0; n < plan.nodes.size(); ++n) {
    const LayerPlan& layer = plan.layers[at(plan.nodes[n].layer)];
    for (const PartInfo& part : layer.parts) {
      for (const QuantityInfo& quantity : part.quantities) {
        for (const Operand& operand : quantity.operands) {
          if (operand.kind != Operand::Kind::kWeight || operand.index != weight) continue;
          uses.push_back({static_cast<int>(n), &layer, &part, &quantity, operand.block});
        }
      }
    }
  }
  return uses;
}

bool canBeSplit(const Use& use) {
  const Operation operation = use.quantity->operation;
  return operation == Operation::kMatmul || operation == Operation::kAdd || operation == Operation::kGather;
}

/// Where the other operand of a product, or the index into a table, lies.
struct Source {
  const Slot* slot = nullptr;
  bool reversed = false;
  int shift = 0;
};

Source sourceOf(const Use& use, const Trace& trace) {
  for (const Operand& operand : use.quantity->operands) {
    if (operand.kind != Operand::Kind::kQuantity) continue;
    const std::size_t slash = operand.quantity.rfind('/');
    if (slash == std::string::npos) {
      return {find(trace, use.node, use.part->id, operand.quantity), use.part->reversed, operand.shift};
    }
    const std::string part = operand.quantity.substr(0, slash);
    const auto other =
        std::find_if(use.layer->parts.begin(), use.layer->parts.end(), [&](const PartInfo& info) { return info.id == part; });
    return {find(trace, use.node, part, operand.quantity.substr(slash + 1)), other != use.layer->parts.end() && other->reversed,
            operand.shift};
  }
  return {};
}

/// The row of the source that is read for row `row` of a quantity with `rows` of them.
std::int64_t sourceRow(const Source& source, bool reversed, std::int64_t row, std::int64_t rows) {
  if (source.slot->rows == 1) return 0;
  if (rows == 1) return source.slot->rows - 1;
  return (source.reversed == reversed ? row : source.slot->rows - row) + source.shift;
}

class Contributing {
 public:
  Contributing(const WeightInfo& weight, const Run& run, const Gradients& gradients)
      : weight_(weight), columns_(weight.shape.empty() ? 1 : weight.shape.back()), run_(run), gradients_(gradients) {}

  /// The time steps of one use; nothing where it cannot be taken apart.
  [[nodiscard]] std::optional<std::int64_t> steps(const Use& use) const {
    const Slot* dz = find(gradients_.trace, use.node, use.part->id, use.quantity->id);
    if (dz == nullptr || !canBeSplit(use)) return std::nullopt;
    if (use.quantity->operation != Operation::kAdd && sourceOf(use, run_.trace).slot == nullptr) return std::nullopt;
    return dz->rows > 1 ? dz->rows - 1 : 1;
  }

  void reserve(std::int64_t steps) {
    steps_ = steps;
    result_.data.assign(at(steps * weight_.size), Scalar(0));
  }

  void add(const Use& use) {
    const Slot* dz = find(gradients_.trace, use.node, use.part->id, use.quantity->id);
    const Source source = sourceOf(use, run_.trace);
    const bool needs_source = use.quantity->operation != Operation::kAdd;
    const std::int64_t first = dz->rows > 1 ? 1 : 0;
    for (std::int64_t row = first; row < dz->rows; ++row) {
      const std::int64_t step = use.part->reversed && first == 1 ? dz->rows - 1 - row : row - first;
      for (std::int64_t sample = 0; sample < dz->batch; ++sample) {
        const Vector d = read(gradients_.trace, *dz, row, sample);
        const Vector a =
            needs_source ? read(run_.trace, *source.slot, sourceRow(source, use.part->reversed, row, dz->rows), sample) : Vector{};
        addStep(use, a, d, result_.data.data() + step * weight_.size);
      }
    }
  }

  Tensor result() && {
    result_.shape = weight_.shape;
    result_.shape.insert(result_.shape.begin(), steps_);
    return std::move(result_);
  }

 private:
  void addStep(const Use& use, const Vector& a, const Vector& d, Scalar* dw) const {
    const std::int64_t count = use.block.column_end - use.block.column_begin;
    Scalar* const target = dw + use.block.row.value_or(0) * columns_ + use.block.column_begin;
    switch (use.quantity->operation) {
      case Operation::kMatmul: {
        // Entries of a rank above one: the product runs over the last axis, once per position before it.
        const std::int64_t positions = d.width / count;
        const std::int64_t inner = a.width / positions;
        for (std::int64_t p = 0; p < positions; ++p) {
          for (std::int64_t i = 0; i < inner; ++i) {
            for (std::int64_t j = 0; j < count; ++j) target[i * columns_ + j] += a.data[p * inner + i] * d.data[p * count + j];
          }
        }
        break;
      }
      case Operation::kGather: {
        for (std::int64_t j = 0; j < d.width; ++j)
          dw[static_cast<std::int64_t>(a.data[j / columns_]) * columns_ + j % columns_] += d.data[j];
        break;
      }
      default:
        for (std::int64_t j = 0; j < d.width; ++j) target[j % count] += d.data[j];
    }
  }

  const WeightInfo& weight_;
  std::int64_t columns_;
  const Run& run_;
  const Gradients& gradients_;
  std::int64_t steps_ = 0;
  Tensor result_;
};

Error unknown(const std::string& path) {
  return {.code = "contributions_unknown",
          .message = "What each time step adds to the gradient of " + path + " is not known",
          .args = {{"weight", path}}};
}

}  // namespace

Result<Tensor> contributions(const Plan& plan, const Run& run, const Gradients& gradients, int weight, const Limits& limits) {
  if (weight < 0 || at(weight) >= plan.weights.size()) return unknown(std::to_string(weight));
  const WeightInfo& info = plan.weights[at(weight)];
  const std::vector<Use> uses = usesOf(plan, weight);
  Contributing contributing(info, run, gradients);
  std::int64_t most = 0;
  for (const Use& use : uses) {
    const auto steps = contributing.steps(use);
    if (!steps) return unknown(info.path);
    most = std::max(most, *steps);
  }
  if (most == 0) return unknown(info.path);
  const auto bytes = checkedMultiply(checkedMultiply(most, info.size), static_cast<std::int64_t>(sizeof(Scalar)));
  if (!bytes || *bytes > limits.trace_bytes) return tooLarge("trace_bytes", bytes, limits.trace_bytes);
  contributing.reserve(most);
  for (const Use& use : uses) contributing.add(use);
  return std::move(contributing).result();
}

}  // namespace rnn
