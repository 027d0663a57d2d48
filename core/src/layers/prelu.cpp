#include "layers/prelu.h"

#include "errors.h"

namespace rnn {
namespace {

/// The shape of α: that of a sample, with size 1 along the shared axes.
Shape slopes(const PReLUSpec& spec, const Shape& input) {
  Shape shape(input.begin() + 1, input.end());
  for (const std::int64_t axis : spec.shared_axes) shape[static_cast<std::size_t>(axis) - 1] = 1;
  return shape;
}

/// For each entry of a sample, its slope.
std::vector<std::size_t> slopeOf(const Call& call, const PReLUSpec& spec) {
  const Sizes sizes = sampleSizes(call, "x");
  std::vector<int> shared;
  for (const std::int64_t axis : spec.shared_axes) shared.push_back(static_cast<int>(axis) - 1);
  return projected(sizes, shared, false);
}

}  // namespace

std::optional<Error> declare(const PReLUSpec& spec, Draft& draft) {
  const Shape& shape = draft.inputs[0].shape;
  if (shape.size() < 2) return rankTooSmall(draft.setting.dialect, draft.name, 2, shape);
  for (const std::int64_t axis : spec.shared_axes) {
    if (axis >= 1 && axis < static_cast<std::int64_t>(shape.size())) continue;
    return axisOutOfBounds("shared_axes", axis, shape);
  }
  const Shape alpha = slopes(spec, shape);
  std::vector<std::int64_t> sizes;
  for (const Dim& size : alpha) {
    if (!size) return lastDimensionUnknown(draft.setting.dialect, PReLUSpec::kClass, joined(draft.scope, "alpha"), alpha, shape);
    sizes.push_back(*size);
  }
  const int weight = addWeight(draft, {.name = "alpha",
                                       .symbol = "α",
                                       .role = Role::kInput,
                                       .shape = sizes,
                                       .initializer = spec.alpha_initializer,
                                       .regularizer = spec.alpha_regularizer,
                                       .constraint = spec.alpha_constraint});
  PartDraft& part = addReadingPart(draft, PReLUSpec::kClass, shape);
  addResult(draft, part, other("prelu", {valueOperand("x"), weightOperand(draft, weight)}), shape, 0);
  return std::nullopt;
}

void forward(const PReLUSpec& spec, const Call& call) {
  const std::vector<std::size_t> slope = slopeOf(call, spec);
  const Scalar* alpha = weight(call, "alpha").data;
  const Entries x = entriesOf(tape(call, "x"));
  const Entries y = entriesOf(tape(call, "y"));
  for (std::int64_t b = 0; b < x.batch; ++b) {
    for (std::size_t e = 0; e < slope.size(); ++e) y.at(b, e) = x.at(b, e) > 0 ? x.at(b, e) : alpha[slope[e]] * x.at(b, e);
  }
}

void backward(const PReLUSpec& spec, const Call& call) {
  const std::vector<std::size_t> slope = slopeOf(call, spec);
  const Scalar* alpha = weight(call, "alpha").data;
  Scalar* dalpha = weightGradient(call, "alpha").data;
  const Entries x = entriesOf(tape(call, "x"));
  const Entries dx = entriesOf(gradient(call, "x"));
  const Entries dy = entriesOf(gradient(call, "y"));
  for (std::int64_t b = 0; b < x.batch; ++b) {
    for (std::size_t e = 0; e < slope.size(); ++e) {
      const bool positive = x.at(b, e) > 0;
      dx.at(b, e) += positive ? dy.at(b, e) : alpha[slope[e]] * dy.at(b, e);
      if (!positive) dalpha[slope[e]] += x.at(b, e) * dy.at(b, e);
    }
  }
}

}  // namespace rnn
