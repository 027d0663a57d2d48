#include "layers/normalizing.h"

#include <cmath>
#include <utility>

#include "layers/entries.h"

namespace rnn::normalizing {

QuantityInfo joint(Operation operation, const char* name, std::vector<Operand> operands, const Constants& axes) {
  if (axes.empty()) return {.operation = operation, .operands = std::move(operands)};
  QuantityInfo quantity = other(name, std::move(operands));
  quantity.constants = axes;
  return quantity;
}
void declareNormalized(Draft& draft, PartDraft& part, const char* from, const Affine& affine, const Constants& statistic_axes,
                       const Constants& weight_axes) {
  const Shape& shape = draft.inputs[0].shape;
  std::string last = "normalized";
  QuantityInfo quantity =
      named(joint(Operation::kMultiply, "multiply", {valueOperand(from), valueOperand("inverse")}, statistic_axes), "normalized", "x̂");
  if (affine.gamma >= 0) {
    addShaped(part, std::move(quantity), shape, {});
    quantity = named(joint(Operation::kMultiply, "multiply", {valueOperand(last), weightOperand(draft, affine.gamma)}, weight_axes),
                     "scaled", "γ x̂");
    last = "scaled";
  }
  if (affine.beta >= 0) {
    // A summand's gradient is its sum's.
    addShaped(part, std::move(quantity), shape, {.gradient_of = "y"});
    quantity = joint(Operation::kAdd, "add", {valueOperand(last), weightOperand(draft, affine.beta)}, weight_axes);
  }
  addResult(draft, part, std::move(quantity), shape, 0);
}

namespace {

/// A quantity by the first of these ids that was declared.
Entries firstOf(const Call& call, Rows (*which)(const Call&, const std::string&), std::initializer_list<const char*> ids) {
  for (const char* id : ids) {
    if (const Rows rows = which(call, id)) return entriesOf(rows);
  }
  return {};
}

}  // namespace

void inverseDeviation(const Call& call, double epsilon) {
  elementwise(
      tape(call, "inverse").all(), [e = static_cast<Scalar>(epsilon)](Scalar variance) { return 1 / std::sqrt(variance + e); },
      tape(call, "variance").all());
}

void normalize(const Call& call, const Owners& owners, const char* from) {
  const Scalar* gamma = weight(call, "gamma").data;
  const Scalar* beta = weight(call, "beta").data;
  const Entries a = entriesOf(tape(call, from));
  const Entries s = entriesOf(tape(call, "inverse"));
  const Entries normalized = firstOf(call, tape, {"normalized", "y"});
  const Entries scaled = firstOf(call, tape, {"scaled", "y"});
  const Entries y = entriesOf(tape(call, "y"));
  for (std::int64_t b = 0; b < a.batch; ++b) {
    for (std::size_t e = 0; e < a.size(); ++e) {
      Scalar value = normalized.at(b, e) = a.at(b, e) * s.at(b, owners.statistic[e]);
      if (gamma) value = scaled.at(b, e) = value * gamma[owners.weight[e]];
      if (beta) y.at(b, e) = value + beta[owners.weight[e]];
    }
  }
}
void normalizeBack(const Call& call, const Owners& owners, const char* from) {
  const Scalar* gamma = weight(call, "gamma").data;
  Scalar* dgamma = weightGradient(call, "gamma").data;
  Scalar* dbeta = weightGradient(call, "beta").data;
  const Entries a = entriesOf(tape(call, from));
  const Entries s = entriesOf(tape(call, "inverse"));
  const Entries normalized = firstOf(call, tape, {"normalized", "y"});
  const Entries dy = entriesOf(gradient(call, "y"));
  const Entries dnormalized = firstOf(call, gradient, {"normalized", "y"});
  const Entries da = entriesOf(gradient(call, from));
  const Entries ds = entriesOf(gradient(call, "inverse"));
  for (std::int64_t b = 0; b < a.batch; ++b) {
    for (std::size_t e = 0; e < a.size(); ++e) {
      const Scalar arriving = dy.at(b, e);
      if (dbeta) dbeta[owners.weight[e]] += arriving;
      if (dgamma) dgamma[owners.weight[e]] += arriving * normalized.at(b, e);
      if (gamma) dnormalized.at(b, e) = arriving * gamma[owners.weight[e]];
      da.at(b, e) += dnormalized.at(b, e) * s.at(b, owners.statistic[e]);
      ds.at(b, owners.statistic[e]) += dnormalized.at(b, e) * a.at(b, e);
    }
  }
  elementwise(
      gradient(call, "variance").all(), [](Scalar d, Scalar inverse) { return d * Scalar(-0.5) * inverse * inverse * inverse; },
      gradient(call, "inverse").all(), tape(call, "inverse").all());
}
QuantityInfo inverseQuantity(double epsilon) {
  return {.id = "inverse",
          .symbol = "s",
          .operation = Operation::kActivation,
          .function = "rsqrt",
          .constants = {{"epsilon", epsilon}},
          .operands = {valueOperand("variance")}};
}

}  // namespace rnn::normalizing
