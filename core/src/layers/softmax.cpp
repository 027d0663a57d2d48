#include "layers/softmax.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "errors.h"
#include "layers/entries.h"

namespace rnn {
namespace {

/// For each entry of a sample, the group within which the entries sum to one.
std::vector<std::size_t> groupsOf(const SoftmaxSpec& spec, const Call& call) {
  const Sizes sizes = sampleSizes(call, "x");
  return projected(sizes, sampleAxes(spec.axis, sizes.size() + 1), false);
}

std::size_t groupCount(const std::vector<std::size_t>& groups) {
  return groups.empty() ? 0 : *std::max_element(groups.begin(), groups.end()) + 1;
}

}  // namespace

std::optional<Error> declare(const SoftmaxSpec& spec, Draft& draft) {
  const Shape& shape = draft.inputs[0].shape;
  const std::vector<int> axes = sampleAxes(spec.axis, shape.size());
  if (axes.empty()) return axisOutOfBounds("axis", spec.axis.empty() ? 0 : spec.axis.front(), shape);
  PartDraft& part = addReadingPart(draft, SoftmaxSpec::kClass, shape);
  const bool features = axes.size() == 1 && axes[0] == static_cast<int>(shape.size()) - 2;
  QuantityInfo y{
      .operation = features ? Operation::kActivation : Operation::kOther, .function = "softmax", .operands = {valueOperand("x")}};
  if (!features) y.constants = axisConstants(axes);
  addResult(draft, part, y, shape, 0);
  return std::nullopt;
}

void forward(const SoftmaxSpec& spec, const Call& call) {
  const std::vector<std::size_t> groups = groupsOf(spec, call);
  const Entries x = entriesOf(tape(call, "x"));
  const Entries y = entriesOf(tape(call, "y"));
  std::vector<Scalar> largest(groupCount(groups));
  std::vector<Scalar> sum(largest.size());
  for (std::int64_t b = 0; b < x.batch; ++b) {
    std::fill(largest.begin(), largest.end(), -std::numeric_limits<Scalar>::infinity());
    std::fill(sum.begin(), sum.end(), Scalar(0));
    for (std::size_t e = 0; e < groups.size(); ++e) largest[groups[e]] = std::max(largest[groups[e]], x.at(b, e));
    for (std::size_t e = 0; e < groups.size(); ++e) sum[groups[e]] += y.at(b, e) = std::exp(x.at(b, e) - largest[groups[e]]);
    for (std::size_t e = 0; e < groups.size(); ++e) y.at(b, e) /= sum[groups[e]];
  }
}

void backward(const SoftmaxSpec& spec, const Call& call) {
  const std::vector<std::size_t> groups = groupsOf(spec, call);
  const Entries y = entriesOf(tape(call, "y"));
  const Entries dx = entriesOf(gradient(call, "x"));
  const Entries dy = entriesOf(gradient(call, "y"));
  std::vector<Scalar> dot(groupCount(groups));
  for (std::int64_t b = 0; b < y.batch; ++b) {
    std::fill(dot.begin(), dot.end(), Scalar(0));
    for (std::size_t e = 0; e < groups.size(); ++e) dot[groups[e]] += y.at(b, e) * dy.at(b, e);
    for (std::size_t e = 0; e < groups.size(); ++e) dx.at(b, e) += y.at(b, e) * (dy.at(b, e) - dot[groups[e]]);
  }
}

}  // namespace rnn
