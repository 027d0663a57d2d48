#include "constraints.h"

#include <algorithm>
#include <cmath>

#include "axis_rows.h"
#include "errors.h"
#include "rnn/catalog.h"

namespace rnn {
namespace {

constexpr double kEpsilon = 1e-7;

/// Rescales every vector along the axis to the length that `wanted` makes of its own.
template <class F>
void rescale(const AxisRows& rows, Scalar* w, F&& wanted) {
  for (std::int64_t row = 0; row < rows.count; ++row) {
    Scalar* first = w + rows.first(row);
    double squares = 0;
    for (std::int64_t i = 0; i < rows.length; ++i)
      squares += static_cast<double>(first[i * rows.step]) * static_cast<double>(first[i * rows.step]);
    const double norm = std::sqrt(squares);
    const auto factor = static_cast<Scalar>(wanted(norm) / (kEpsilon + norm));
    for (std::int64_t i = 0; i < rows.length; ++i) first[i * rows.step] *= factor;
  }
}

void keepNonNegative(const std::vector<std::int64_t>& shape, Scalar* w) {
  const std::int64_t count = entryCount(shape);
  for (std::int64_t i = 0; i < count; ++i) w[i] = std::max(w[i], Scalar(0));
}

}  // namespace

std::optional<Error> checkConstraint(const ConstraintSpec& spec, Dialect dialect, const std::vector<std::int64_t>& shape) {
  const std::string name = snakeCase(spec.identifier);
  if (name.empty() || name == "non_neg") return std::nullopt;
  if (name != "max_norm" && name != "unit_norm" && name != "min_max_norm")
    return unknownIdentifier(dialect, "constraint", spec.identifier, "");
  if (rowsAlong(shape, spec.axis.value_or(0))) return std::nullopt;
  const std::string text = toString(Shape(shape.begin(), shape.end()));
  return Error{.code = "constraint_axis",
               .message = "axis " + std::to_string(spec.axis.value_or(0)) + " is out of bounds for array of shape " + text,
               .param = "axis",
               .args = {{"shape", text}}};
}

void constrain(const ConstraintSpec& spec, const std::vector<std::int64_t>& shape, Scalar* w) {
  const std::string name = snakeCase(spec.identifier);
  if (name.empty()) return;
  if (name == "non_neg") return keepNonNegative(shape, w);
  const std::optional<AxisRows> rows = rowsAlong(shape, spec.axis.value_or(0));
  if (!rows) return;
  if (name == "unit_norm") rescale(*rows, w, [](double) { return 1.0; });
  if (name == "max_norm") rescale(*rows, w, [&](double norm) { return std::min(norm, spec.max_value.value_or(2)); });
  if (name == "min_max_norm") {
    const double rate = spec.rate.value_or(1);
    rescale(*rows, w, [&](double norm) {
      return rate * std::min(std::max(norm, spec.min_value.value_or(0)), spec.max_value.value_or(1)) + (1 - rate) * norm;
    });
  }
}

}  // namespace rnn
