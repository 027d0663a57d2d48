#include <utility>

#include "errors.h"
#include "layers/entries.h"
#include "layers/normalization.h"
#include "layers/normalizing.h"

namespace rnn {

using namespace normalizing;

namespace {

Owners layerOwners(const LayerNormalizationSpec& spec, const Call& call) {
  const Sizes sizes = sampleSizes(call, "x");
  const std::vector<int> axes = sampleAxes(spec.axis, sizes.size() + 1);
  return {projected(sizes, axes, false), projected(sizes, axes, true)};
}

}  // namespace

std::optional<Error> declare(const LayerNormalizationSpec& spec, Draft& draft) {
  const Shape& shape = draft.inputs[0].shape;
  const std::vector<int> axes = sampleAxes(spec.axis, shape.size());
  if (axes.empty()) return axisOutOfBounds("axis", spec.axis.empty() ? 0 : spec.axis.front(), shape);
  Shape statistic = shape;
  std::vector<std::int64_t> sizes;
  for (const int axis : axes) {
    Dim& size = statistic[static_cast<std::size_t>(axis) + 1];
    if (!size)
      return lastDimensionUnknown(draft.setting.dialect, LayerNormalizationSpec::kClass, joined(draft.scope, "gamma"), {std::nullopt},
                                  shape);
    sizes.push_back(*size);
    size = 1;
  }
  Affine affine;
  if (spec.scale || spec.rms_scaling) affine.gamma = addGamma(spec, draft, sizes);
  if (spec.center && !spec.rms_scaling) affine.beta = addBeta(spec, draft, sizes);
  const bool features = axes.size() == 1 && axes[0] == static_cast<int>(shape.size()) - 2;
  const Constants all = axisConstants(axes);
  const Constants statistic_axes = features && shape.size() <= 3 ? Constants{} : all;
  PartDraft& part = addReadingPart(draft, LayerNormalizationSpec::kClass, shape);
  QuantityInfo mean = named(other("mean", {valueOperand("x")}), "mean", "μ");
  QuantityInfo variance = named(other("mean_square", {valueOperand("deviation")}), "variance", "σ²");
  mean.constants = variance.constants = all;
  addShaped(part, std::move(mean), statistic);
  addShaped(part,
            named(joint(Operation::kSubtract, "subtract", {valueOperand("x"), valueOperand("mean")}, statistic_axes), "deviation", "d"),
            shape);
  addShaped(part, std::move(variance), statistic);
  addShaped(part, inverseQuantity(spec.epsilon), statistic);
  declareNormalized(draft, part, spec.rms_scaling ? "x" : "deviation", affine, statistic_axes, features ? Constants{} : all);
  return std::nullopt;
}

void forward(const LayerNormalizationSpec& spec, const Call& call) {
  const Owners owners = layerOwners(spec, call);
  const Entries x = entriesOf(tape(call, "x"));
  const Entries mean = entriesOf(tape(call, "mean"));
  const Entries deviation = entriesOf(tape(call, "deviation"));
  const Entries variance = entriesOf(tape(call, "variance"));
  const auto n = static_cast<Scalar>(x.size()) / static_cast<Scalar>(mean.size());
  for (std::int64_t b = 0; b < x.batch; ++b) {
    for (std::size_t e = 0; e < x.size(); ++e) mean.at(b, owners.statistic[e]) += x.at(b, e) / n;
    for (std::size_t e = 0; e < x.size(); ++e) {
      const Scalar d = deviation.at(b, e) = x.at(b, e) - mean.at(b, owners.statistic[e]);
      variance.at(b, owners.statistic[e]) += d * d / n;
    }
  }
  inverseDeviation(call, spec.epsilon);
  normalize(call, owners, spec.rms_scaling ? "x" : "deviation");
}

void backward(const LayerNormalizationSpec& spec, const Call& call) {
  const Owners owners = layerOwners(spec, call);
  normalizeBack(call, owners, spec.rms_scaling ? "x" : "deviation");
  const Entries deviation = entriesOf(tape(call, "deviation"));
  const Entries dvariance = entriesOf(gradient(call, "variance"));
  const Entries ddeviation = entriesOf(gradient(call, "deviation"));
  const Entries dmean = entriesOf(gradient(call, "mean"));
  const Entries dx = entriesOf(gradient(call, "x"));
  const auto n = static_cast<Scalar>(dx.size()) / static_cast<Scalar>(dmean.size());
  for (std::int64_t b = 0; b < dx.batch; ++b) {
    for (std::size_t e = 0; e < dx.size(); ++e) {
      ddeviation.at(b, e) += dvariance.at(b, owners.statistic[e]) * 2 * deviation.at(b, e) / n;
      dmean.at(b, owners.statistic[e]) -= ddeviation.at(b, e);
    }
    for (std::size_t e = 0; e < dx.size(); ++e) dx.at(b, e) += ddeviation.at(b, e) + dmean.at(b, owners.statistic[e]) / n;
  }
}
}  // namespace rnn
