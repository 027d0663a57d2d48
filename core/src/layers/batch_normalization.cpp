#include <utility>

#include "draft_model.h"
#include "errors.h"
#include "layers/entries.h"
#include "layers/normalization.h"
#include "layers/normalizing.h"

namespace rnn {

using namespace normalizing;

namespace {

/// The statistics are the batch's, not the moving averages. A frozen layer always uses the latter.
bool usesBatch(const Call& call) { return call.node->updates_weights; }

Owners batchOwners(const BatchNormalizationSpec& spec, const Call& call) {
  const Sizes sizes = sampleSizes(call, "x");
  const std::vector<std::size_t> along = projected(sizes, {sampleAxis(spec.axis, sizes.size() + 1)}, true);
  return {along, along};
}

/// 1 for each entry that counts, 0 for those of masked steps.
class Counting {
 public:
  explicit Counting(const Call& call) : mask_(entriesOf(tape(call, "mask"))), width_(tape(call, "x").width) {}
  [[nodiscard]] bool counts(std::int64_t sample, std::size_t entry) const {
    return !mask_ || mask_.at(sample, entry / static_cast<std::size_t>(width_)) != 0;
  }
  /// How many of a batch fall to one statistic. Keras keeps a masked sum from dividing by zero.
  [[nodiscard]] Scalar total(const Entries& x, std::size_t statistics) const {
    Scalar sum = mask_ ? Scalar(1e-7) : Scalar(0);
    for (std::int64_t b = 0; b < x.batch; ++b) {
      for (std::size_t e = 0; e < x.size(); ++e) {
        if (counts(b, e)) sum += Scalar(1) / static_cast<Scalar>(statistics);
      }
    }
    return sum;
  }

 private:
  Entries mask_;
  std::int64_t width_;
};

/// One row of numbers for every sample.
void repeat(const std::vector<Scalar>& row, const Entries& to) {
  for (std::int64_t b = 0; b < to.batch; ++b) {
    for (std::size_t i = 0; i < row.size(); ++i) to.at(b, i) = row[i];
  }
}

/// Σ over the samples: what the copies of one statistic receive together.
std::vector<Scalar> summed(const Entries& copies) {
  std::vector<Scalar> sum(copies.size());
  for (std::int64_t b = 0; b < copies.batch; ++b) {
    for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += copies.at(b, i);
  }
  return sum;
}

void batchStatistics(const Call& call, const Owners& owners, double momentum) {
  const Entries x = entriesOf(tape(call, "x"));
  const Counting counting(call);
  std::vector<Scalar> mean(entriesOf(tape(call, "mean")).size());
  std::vector<Scalar> variance(mean.size());
  const Scalar n = counting.total(x, mean.size());
  const auto each = [&](auto&& visit) {
    for (std::int64_t b = 0; b < x.batch; ++b) {
      for (std::size_t e = 0; e < x.size(); ++e) {
        if (counting.counts(b, e)) visit(x.at(b, e), owners.statistic[e]);
      }
    }
  };
  each([&](Scalar value, std::size_t s) { mean[s] += value / n; });
  each([&](Scalar value, std::size_t s) { variance[s] += (value - mean[s]) * (value - mean[s]) / n; });
  repeat(mean, entriesOf(tape(call, "mean")));
  repeat(variance, entriesOf(tape(call, "variance")));
  const auto keep = static_cast<Scalar>(momentum);
  Scalar* moving_mean = weightUpdate(call, "moving_mean").data;
  Scalar* moving_variance = weightUpdate(call, "moving_variance").data;
  if (!moving_mean) return;
  for (std::size_t i = 0; i < mean.size(); ++i) {
    moving_mean[i] = moving_mean[i] * keep + mean[i] * (1 - keep);
    moving_variance[i] = moving_variance[i] * keep + variance[i] * (1 - keep);
  }
}

/// What the copies of the mean receive through the deviation.
void deviationBack(const Call& call, const Owners& owners) {
  const Entries dx = entriesOf(gradient(call, "x"));
  const Entries ddeviation = entriesOf(gradient(call, "deviation"));
  const Entries dmean = entriesOf(gradient(call, "mean"));
  for (std::int64_t b = 0; b < dx.batch; ++b) {
    for (std::size_t e = 0; e < dx.size(); ++e) {
      dx.at(b, e) += ddeviation.at(b, e);
      dmean.at(b, owners.statistic[e]) -= ddeviation.at(b, e);
    }
  }
}

/// Statistics of the batch pass their gradients on to every x that they were taken of.
void batchStatisticsBack(const Call& call, const Owners& owners) {
  const Entries dx = entriesOf(gradient(call, "x"));
  const Entries deviation = entriesOf(tape(call, "deviation"));
  const Counting counting(call);
  const std::vector<Scalar> dvariance = summed(entriesOf(gradient(call, "variance")));
  std::vector<Scalar> dmean = summed(entriesOf(gradient(call, "mean")));
  const Scalar n = counting.total(dx, dmean.size());
  const auto each = [&](auto&& visit) {
    for (std::int64_t b = 0; b < dx.batch; ++b) {
      for (std::size_t e = 0; e < dx.size(); ++e) {
        if (counting.counts(b, e)) visit(b, e, owners.statistic[e]);
      }
    }
  };
  // The variance is taken around the mean, and so reaches it.
  each([&](std::int64_t b, std::size_t e, std::size_t s) { dmean[s] -= dvariance[s] * 2 * deviation.at(b, e) / n; });
  each([&](std::int64_t b, std::size_t e, std::size_t s) { dx.at(b, e) += (dvariance[s] * 2 * deviation.at(b, e) + dmean[s]) / n; });
}

/// Moving averages are not trained, but the loss depends on them.
void movingStatisticsBack(const Call& call) {
  for (const auto& [name, statistic] : {std::pair("moving_mean", "mean"), std::pair("moving_variance", "variance")}) {
    const std::vector<Scalar> sum = summed(entriesOf(gradient(call, statistic)));
    const Matrix d = weightGradient(call, name);
    for (std::size_t i = 0; i < sum.size(); ++i) d.data[i] += sum[i];
  }
}

int addMoving(Draft& draft, const char* name, const char* symbol, std::int64_t size, const InitializerSpec& initializer) {
  return addWeight(
      draft, {.name = name, .symbol = symbol, .role = Role::kNeutral, .shape = {size}, .initializer = initializer, .trainable = false});
}

}  // namespace

std::optional<Error> declare(const BatchNormalizationSpec& spec, Draft& draft) {
  const Shape& shape = draft.inputs[0].shape;
  const int axis = sampleAxis(spec.axis, shape.size());
  if (axis < 0) return axisOutOfBounds("axis", spec.axis, shape);
  const Dim size = shape[static_cast<std::size_t>(axis) + 1];
  if (!size)
    return lastDimensionUnknown(draft.setting.dialect, BatchNormalizationSpec::kClass, joined(draft.scope, "gamma"), {std::nullopt}, shape);
  Affine affine;
  if (spec.scale) affine.gamma = addGamma(spec, draft, {*size});
  if (spec.center) affine.beta = addBeta(spec, draft, {*size});
  const int moving_mean = addMoving(draft, "moving_mean", "μ_m", *size, spec.moving_mean_initializer);
  const int moving_variance = addMoving(draft, "moving_variance", "σ²_m", *size, spec.moving_variance_initializer);
  draft.updates_weights = draft.setting.training && draft.trainable;
  const bool features = axis == static_cast<int>(shape.size()) - 2;
  const Constants axes = features ? Constants{} : axisConstants({axis});
  PartDraft& part = addReadingPart(draft, BatchNormalizationSpec::kClass, shape);
  QuantityInfo mean{.operation = Operation::kAdd, .operands = {weightOperand(draft, moving_mean)}};
  QuantityInfo variance{.operation = Operation::kAdd, .operands = {weightOperand(draft, moving_variance)}};
  if (draft.updates_weights) {
    mean = other("batch_mean", {valueOperand("x")});
    variance = other("batch_variance", {valueOperand("x"), valueOperand("mean")});
    mean.constants = variance.constants = axisConstants({axis});
    // Keras 2 counts masked steps like any other.
    if (draft.inputs[0].masked && shape.size() == 3 && features && draft.setting.dialect == Dialect::kKeras3) {
      addShaped(part, {.id = "mask", .symbol = "m", .operation = Operation::kInput, .function = "mask", .operands = {inputOperand()}},
                {shape[0], shape[1], 1}, {.kind = Place::Kind::kInputMask, .constant = true});
      mean.operands.push_back(valueOperand("mask"));
      variance.operands.push_back(valueOperand("mask"));
    }
  }
  addShaped(part, named(std::move(mean), "mean", "μ"), {shape[0], size});
  addShaped(part, named(std::move(variance), "variance", "σ²"), {shape[0], size});
  addShaped(part, named(joint(Operation::kSubtract, "subtract", {valueOperand("x"), valueOperand("mean")}, axes), "deviation", "d"), shape);
  addShaped(part, inverseQuantity(spec.epsilon), {shape[0], size});
  declareNormalized(draft, part, "deviation", affine, axes, axes);
  return std::nullopt;
}

void forward(const BatchNormalizationSpec& spec, const Call& call) {
  const Owners owners = batchOwners(spec, call);
  if (usesBatch(call)) {
    batchStatistics(call, owners, spec.momentum);
  } else {
    const ConstMatrix mean = weight(call, "moving_mean");
    const ConstMatrix variance = weight(call, "moving_variance");
    repeat({mean.data, mean.data + mean.columns}, entriesOf(tape(call, "mean")));
    repeat({variance.data, variance.data + variance.columns}, entriesOf(tape(call, "variance")));
  }
  const Entries x = entriesOf(tape(call, "x"));
  const Entries mean = entriesOf(tape(call, "mean"));
  const Entries deviation = entriesOf(tape(call, "deviation"));
  for (std::int64_t b = 0; b < x.batch; ++b) {
    for (std::size_t e = 0; e < x.size(); ++e) deviation.at(b, e) = x.at(b, e) - mean.at(b, owners.statistic[e]);
  }
  inverseDeviation(call, spec.epsilon);
  normalize(call, owners, "deviation");
}

void backward(const BatchNormalizationSpec& spec, const Call& call) {
  const Owners owners = batchOwners(spec, call);
  normalizeBack(call, owners, "deviation");
  deviationBack(call, owners);
  if (usesBatch(call)) {
    batchStatisticsBack(call, owners);
  } else {
    movingStatisticsBack(call);
  }
}

}  // namespace rnn
