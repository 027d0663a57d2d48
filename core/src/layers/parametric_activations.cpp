#include "layers/parametric_activations.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "python_text.h"

namespace rnn {
namespace {

constexpr Scalar kUnlimited = std::numeric_limits<Scalar>::infinity();

Scalar value(const PiecewiseActivation& f, Scalar x) {
  if (x > f.threshold) return std::min(x, f.max_value);
  return f.slope * (f.exponential ? std::expm1(x) : x - f.threshold);
}

Scalar slope(const PiecewiseActivation& f, Scalar x) {
  if (x > f.threshold) return Scalar(x < f.max_value);
  return f.exponential ? f.slope * std::exp(x) : f.slope;
}

std::nullopt_t declareFunction(Draft& draft, const char* class_name, const char* function,
                               std::vector<std::pair<std::string, double>> constants) {
  const Shape& shape = draft.inputs[0].shape;
  PartDraft& part = addReadingPart(draft, class_name, shape);
  addResult(draft, part,
            {.operation = Operation::kActivation, .function = function, .constants = std::move(constants), .operands = {valueOperand("x")}},
            shape, 0);
  return std::nullopt;
}

std::optional<Error> checkNotNegative(const char* name, double number, const std::string& keras2, const std::string& keras3,
                                      Dialect dialect) {
  if (number >= 0) return std::nullopt;
  const std::string found = pythonNumber(number);
  return Error{.code = "negative_argument",
               .message = dialect == Dialect::kKeras3 ? keras3 + " Received: " + name + "=" + found : keras2 + " Received: " + found,
               .param = name,
               .args = {{"param", name}, {"found", found}}};
}

}  // namespace

void activatePiecewise(const PiecewiseActivation& f, const Call& call) {
  elementwise(
      tape(call, "y").all(), [&](Scalar x) { return value(f, x); }, tape(call, "x").all());
}

void activatePiecewiseBack(const PiecewiseActivation& f, const Call& call) {
  accumulate(
      gradient(call, "x").all(), [&](Scalar x, Scalar dy) { return dy * slope(f, x); }, tape(call, "x").all(), gradient(call, "y").all());
}

std::optional<Error> check(const ReLUSpec& spec, const Setting& setting) {
  const std::string of = " of a ReLU layer cannot be ";
  if (spec.max_value) {
    const std::string text = "max_value" + of + "a negative value.";
    if (auto error = checkNotNegative("max_value", *spec.max_value, text, text, setting.dialect)) return error;
  }
  for (const auto& [name, number] : {std::pair("negative_slope", spec.negative_slope), std::pair("threshold", spec.threshold)}) {
    auto error = checkNotNegative(name, number, name + of + "a negative value.", name + of + "None or a negative value.", setting.dialect);
    if (error) return error;
  }
  return std::nullopt;
}

std::optional<Error> declare(const ReLUSpec& spec, Draft& draft) {
  std::vector<std::pair<std::string, double>> constants;
  if (spec.max_value) constants.emplace_back("max_value", *spec.max_value);
  if (spec.negative_slope != 0) constants.emplace_back("negative_slope", spec.negative_slope);
  if (spec.threshold != 0) constants.emplace_back("threshold", spec.threshold);
  return declareFunction(draft, ReLUSpec::kClass, "relu", std::move(constants));
}

PiecewiseActivation pieces(const ReLUSpec& spec) {
  return {.max_value = spec.max_value ? static_cast<Scalar>(*spec.max_value) : kUnlimited,
          .threshold = static_cast<Scalar>(spec.threshold),
          .slope = static_cast<Scalar>(spec.negative_slope)};
}

std::optional<Error> check(const LeakyReLUSpec& spec, const Setting& setting) {
  if (setting.dialect == Dialect::kKeras2) return std::nullopt;
  return checkNotNegative("negative_slope", spec.negative_slope, "",
                          "The negative_slope value of a Leaky ReLU layer cannot be None or negative value. Expected a float.",
                          setting.dialect);
}

std::optional<Error> declare(const LeakyReLUSpec& spec, Draft& draft) {
  return declareFunction(draft, LeakyReLUSpec::kClass, "leaky_relu", {{"negative_slope", spec.negative_slope}});
}

PiecewiseActivation pieces(const LeakyReLUSpec& spec) {
  return {.max_value = kUnlimited, .threshold = 0, .slope = static_cast<Scalar>(spec.negative_slope)};
}

std::optional<Error> declare(const ELUSpec& spec, Draft& draft) {
  return declareFunction(draft, ELUSpec::kClass, "elu", {{"alpha", spec.alpha}});
}

PiecewiseActivation pieces(const ELUSpec& spec) {
  return {.max_value = kUnlimited, .threshold = 0, .slope = static_cast<Scalar>(spec.alpha), .exponential = true};
}

}  // namespace rnn
