#include "recompute.h"

#include <algorithm>

#include "models.h"
#include "named_operations.h"
#include "program.h"

namespace rnn::test {
namespace {

std::size_t at(std::int64_t index) { return static_cast<std::size_t>(index); }

/// f by its textbook formula, in double. `row`: all entries of the operand's last axis; `j`: the one asked for.
double activation(const std::string& name, Dialect dialect, const std::vector<double>& row, std::size_t j) {
  const double x = row[j];
  const double sigmoid = 1 / (1 + std::exp(-x));
  if (name == "linear") return x;
  if (name == "tanh") return std::tanh(x);
  if (name == "relu") return x > 0 ? x : 0;
  if (name == "sigmoid") return sigmoid;
  if (name == "hard_sigmoid") return dialect == Dialect::kKeras2 ? std::clamp(0.2 * x + 0.5, 0.0, 1.0) : std::clamp(x / 6 + 0.5, 0.0, 1.0);
  if (name == "softplus") return std::log(1 + std::exp(x));
  if (name == "softsign") return x / (1 + std::abs(x));
  if (name == "elu") return x > 0 ? x : std::exp(x) - 1;
  if (name == "selu") return 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * (std::exp(x) - 1));
  if (name == "exponential") return std::exp(x);
  if (name == "silu" || name == "swish") return x * sigmoid;
  if (name == "gelu") return x * 0.5 * (1 + std::erf(x / std::sqrt(2.0)));
  if (name == "relu6") return std::clamp(x, 0.0, 6.0);
  if (name == "leaky_relu") return x > 0 ? x : 0.2 * x;
  if (name == "mish") return x * std::tanh(std::log(1 + std::exp(x)));
  if (name == "hard_silu") return x * std::clamp(x / 6 + 0.5, 0.0, 1.0);
  double sum = 0;
  for (const double z : row) sum += std::exp(z);
  if (name == "softmax") return std::exp(x) / sum;
  if (name == "log_softmax") return x - std::log(sum);
  FAIL("no formula for " << name);
  return 0;
}

class Recomputing {
 public:
  Recomputing(const Program& program, const std::vector<Scalar>& weights, const RunInputs& inputs, const Run& run)
      : program_(program), weights_(weights), inputs_(inputs), run_(run) {}

  std::int64_t all() {
    std::int64_t count = 0;
    for (node_ = 0; node_ < program_.drafted.nodes.size(); ++node_) {
      for (const PartDraft& part : program_.drafted.nodes[node_].parts) {
        part_ = &part;
        for (const QuantityInfo& quantity : part.info.quantities) count += compare(quantity);
      }
    }
    return count;
  }

 private:
  std::int64_t compare(const QuantityInfo& quantity) {
    if (quantity.gradient_only) return 0;
    quantity_ = &quantity;
    const Slot& slot = find(part_->info.id, quantity.id);
    temporal_ = isTemporal(*part_, quantity);
    steps_ = temporal_ ? slot.rows - 1 : 1;
    for (t_ = temporal_ ? 1 : 0; t_ < slot.rows; ++t_) {
      for (sample_ = 0; sample_ < slot.batch; ++sample_) {
        for (std::int64_t j = 0; j < slot.width; ++j) {
          const double actual = read(slot, t_, sample_, j);
          INFO("node " << node_ << " part '" << part_->info.id << "' quantity " << quantity.id << " t=" << t_ << " sample=" << sample_
                       << " entry=" << j);
          requireClose(actual, value(quantity, j), 4);
        }
      }
    }
    return slot.batch * slot.width * steps_;
  }

  static bool isTemporal(const PartDraft& part, const QuantityInfo& quantity) { return quantity.temporal || part.outer_steps; }

  double value(const QuantityInfo& q, std::int64_t j) {
    switch (q.operation) {
      case Operation::kInput:
        return q.operands.empty() ? datum(q, j) : operand(0, j);
      case Operation::kMatmul:
        return product(j);
      case Operation::kAdd: {
        double sum = 0;
        for (std::size_t i = 0; i < q.operands.size(); ++i) sum += operand(i, j);
        return sum;
      }
      case Operation::kSubtract:
        return operand(0, j) - operand(1, j);
      case Operation::kScale:
        // Drawn factors have no operands: any number will do, its effect is checked where it is used.
        if (q.operands.empty()) return read(find(part_->info.id, q.id), t_, sample_, j);
        [[fallthrough]];
      case Operation::kMultiply: {
        double factor = 1;
        for (std::size_t i = 0; i < q.operands.size(); ++i) factor *= operand(i, j);
        return factor;
      }
      case Operation::kBlend:
        return operand(0, j) * operand(1, j) + (1 - operand(0, j)) * operand(2, j);
      case Operation::kActivation:
        return q.constants.empty() ? activated(q, j) : named(j);
      case Operation::kCarry:
        return operand(0, maskEntry(j)) != 0 ? operand(1, j) : q.operands.size() > 2 ? operand(2, j) : 0;
      case Operation::kGather:
        return gathered(j);
      case Operation::kConcat:
        return concatenated(j);
      case Operation::kMean:
      case Operation::kMaximum:
        return reduced(q.operation == Operation::kMean, j);
      case Operation::kReshape:
      case Operation::kOther:
        return named(j);
      case Operation::kState:
        break;
    }
    FAIL("no reading of this operation");
    return 0;
  }

  /// The mean or the largest of the operands' entries, or of all time steps of a sequence.
  double reduced(bool mean, std::int64_t j) {
    std::vector<double> all;
    for (std::size_t i = 0; i < quantity_->operands.size(); ++i) all.push_back(operand(i, j));
    if (all.size() == 1 && !temporal_) {
      const Slot& slot = slotOf(quantity_->operands[0]);
      all.clear();
      for (std::int64_t t = 1; t < slot.rows; ++t) all.push_back(read(slot, t, sample_, j));
    }
    double sum = 0;
    for (const double value : all) sum += value;
    return mean ? sum / static_cast<double>(all.size()) : *std::max_element(all.begin(), all.end());
  }

  double gathered(std::int64_t j) {
    const WeightInfo& table = weightOf(quantity_->operands[1]);
    const std::int64_t columns = table.shape.back();
    const auto row = static_cast<std::int64_t>(operand(0, j / columns));
    return static_cast<double>(weights_[at(table.offset + row * columns + j % columns)]);
  }

  /// A mask has one entry for each row of a step, mostly only one.
  std::int64_t maskEntry(std::int64_t j) {
    const std::int64_t width = find(part_->info.id, quantity_->id).width;
    return j * slotOf(quantity_->operands[0]).width / width;
  }

  double named(std::int64_t j) {
    std::vector<WholeOperand> operands;
    for (const Operand& o : quantity_->operands) operands.push_back(o.kind == Operand::Kind::kWeight ? wholeWeight(o) : wholeQuantity(o));
    const WholeOperand own = wholeQuantity(*part_, *quantity_);
    const Slot& slot = find(part_->info.id, quantity_->id);
    const std::int64_t step = slot.rows > 1 ? t_ - 1 : 0;
    return namedValue(*quantity_, operands, own.sizes, at(sample_), step * slot.width + j);
  }

  WholeOperand wholeWeight(const Operand& o) const {
    const WeightInfo& info = weightOf(o);
    const auto begin = weights_.begin() + info.offset;
    return {info.shape, {{begin, begin + info.size}}, true};
  }

  WholeOperand wholeQuantity(const Operand& o) const {
    const PartDraft& part = partOf(o);
    const std::string id = split(o).second;
    for (const QuantityInfo& quantity : part.info.quantities) {
      if (quantity.id == id) return wholeQuantity(part, quantity);
    }
    FAIL("no quantity " << id);
    return {};
  }

  WholeOperand wholeQuantity(const PartDraft& part, const QuantityInfo& quantity) const {
    const Slot& slot = find(part.info.id, quantity.id);
    WholeOperand whole{quantity.extent, {}, false};
    if (quantity.temporal) whole.sizes.insert(whole.sizes.begin(), slot.rows - 1);
    for (std::int64_t b = 0; b < slot.batch; ++b) {
      whole.samples.emplace_back();
      for (std::int64_t t = slot.rows > 1 ? 1 : 0; t < slot.rows; ++t) {
        for (std::int64_t j = 0; j < slot.width; ++j) whole.samples.back().push_back(read(slot, t, b, j));
      }
    }
    return whole;
  }

  /// What was handed to the model, batch first.
  double datum(const QuantityInfo& q, std::int64_t j) {
    const bool mask = q.function == "mask";
    std::size_t input = 0;
    while (program_.drafted.plan.spec.inputs[input].node != static_cast<int>(node_)) ++input;
    const Tensor& tensor = mask ? inputs_.mask : inputs_.inputs[input];
    const std::int64_t width = static_cast<std::int64_t>(tensor.data.size()) / tensor.shape[0] / steps_;
    const std::int64_t step = temporal_ ? t_ - 1 : 0;
    return static_cast<double>(tensor.data[at((sample_ * steps_ + step) * width + j)]);
  }

  double product(std::int64_t j) {
    const WeightInfo& info = weightOf(quantity_->operands[1]);
    const Block& block = quantity_->operands[1].block;
    const std::int64_t columns = block.column_end - block.column_begin;
    const std::int64_t d = info.size / info.shape.back();
    double sum = 0;
    for (std::int64_t i = 0; i < d; ++i) {
      const std::int64_t index = i * info.shape.back() + block.column_begin + j % columns;
      sum += operand(0, j / columns * d + i) * static_cast<double>(weights_[at(info.offset + index)]);
    }
    return sum;
  }

  double activated(const QuantityInfo& q, std::int64_t j) {
    const std::int64_t n = q.extent.back();
    std::vector<double> row;
    for (std::int64_t i = 0; i < n; ++i) row.push_back(operand(0, j / n * n + i));
    return activation(q.function, program_.drafted.plan.spec.dialect, row, at(j % n));
  }

  double concatenated(std::int64_t j) {
    for (std::size_t i = 0; i < quantity_->operands.size(); ++i) {
      const std::int64_t width = slotOf(quantity_->operands[i]).width;
      if (j < width) return operand(i, j);
      j -= width;
    }
    FAIL("an entry beyond all operands");
    return 0;
  }

  /// Entry j of an operand, seen from step t of the quantity at hand.
  double operand(std::size_t index, std::int64_t j) {
    const Operand& o = quantity_->operands[index];
    if (o.kind == Operand::Kind::kWeight) {
      const WeightInfo& info = weightOf(o);
      const std::int64_t columns = o.block.column_end - o.block.column_begin;
      const std::int64_t row = o.block.row ? *o.block.row * info.shape.back() : 0;  // a scalar has no axis to ask for
      return static_cast<double>(weights_[at(info.offset + row + o.block.column_begin + j % columns)]);
    }
    if (o.kind == Operand::Kind::kLayerInput) return incoming(o.index, j);
    const Slot& slot = slotOf(o);
    j %= slot.width;
    if (slot.rows == 1) return read(slot, 0, sample_, j);
    if (!temporal_) return read(slot, slot.rows - 1, sample_, j);
    const std::int64_t row = partOf(o).info.reversed == part_->info.reversed ? t_ : slot.rows - t_;
    return read(slot, row + o.shift, sample_, j);
  }

  /// What the layer receives, or the mask that comes with it, at the input step that row t belongs to.
  double incoming(int index, std::int64_t j) {
    const TensorRef& ref = program_.drafted.plan.nodes[node_].inputs[at(index)];
    const NodeLayout& source = program_.layout.nodes[at(ref.node)];
    const Region& region = quantity_->function == "mask" ? source.masks[at(ref.output)] : source.outputs[at(ref.output)];
    const std::int64_t row = !region.temporal ? 0 : part_->info.reversed ? region.rows - t_ : t_;
    // A row of indices, read one by one as time steps.
    const std::int64_t width = find(part_->info.id, quantity_->id).width;
    if (temporal_ && !region.temporal && region.width == steps_ * width) j += (t_ - 1) * width;
    return static_cast<double>(run_.trace.values[at(region.offset + (row * region.batch + sample_) * region.stride + j)]);
  }

  const WeightInfo& weightOf(const Operand& o) const { return program_.drafted.plan.weights[at(o.index)]; }

  std::pair<std::string, std::string> split(const Operand& o) const {
    const std::size_t slash = o.quantity.rfind('/');
    if (slash == std::string::npos) return {part_->info.id, o.quantity};
    return {o.quantity.substr(0, slash), o.quantity.substr(slash + 1)};
  }

  const Slot& slotOf(const Operand& o) const {
    const auto [part, id] = split(o);
    return find(part, id);
  }

  const PartDraft& partOf(const Operand& o) const {
    const auto& parts = program_.drafted.nodes[node_].parts;
    return *std::find_if(parts.begin(), parts.end(), [&](const PartDraft& part) { return part.info.id == split(o).first; });
  }

  const Slot& find(const std::string& part, const std::string& id) const {
    for (const Slot& slot : run_.trace.slots) {
      if (slot.node == static_cast<int>(node_) && slot.part == part && slot.quantity == id) return slot;
    }
    FAIL("no slot for " << part << "/" << id);
    return run_.trace.slots.front();
  }

  double read(const Slot& slot, std::int64_t t, std::int64_t sample, std::int64_t j) const {
    return static_cast<double>(run_.trace.values[at(slot.offset + (t * slot.batch + sample) * slot.stride + j)]);
  }

  const Program& program_;
  const std::vector<Scalar>& weights_;
  const RunInputs& inputs_;
  const Run& run_;
  std::size_t node_ = 0;
  const PartDraft* part_ = nullptr;
  const QuantityInfo* quantity_ = nullptr;
  bool temporal_ = false;
  std::int64_t steps_ = 0;
  std::int64_t t_ = 0;
  std::int64_t sample_ = 0;
};

}  // namespace

std::int64_t recomputeAll(const Plan& plan, const std::vector<Scalar>& weights, const RunInputs& inputs) {
  std::vector<std::vector<std::int64_t>> shapes;
  for (const Tensor& input : inputs.inputs) shapes.push_back(input.shape);
  const auto program =
      prepare(plan, shapes, {.dialect = plan.spec.dialect, .training = inputs.training, .masked_input = !inputs.mask.data.empty()});
  REQUIRE(program);
  const Run run = ran(plan, weights, inputs);
  return Recomputing(program.value(), weights, inputs, run).all();
}

}  // namespace rnn::test
