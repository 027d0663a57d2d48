#include "regularizers.h"

#include <algorithm>
#include <cmath>

#include "errors.h"
#include "rnn/catalog.h"

namespace rnn {
namespace {

std::int64_t countOf(const std::vector<std::int64_t>& shape) {
  std::int64_t count = 1;
  for (const std::int64_t size : shape) count *= size;
  return count;
}

Scalar sign(Scalar x) { return x > 0 ? Scalar(1) : x < 0 ? Scalar(-1) : Scalar(0); }

double sumOfSizes(double l1, double l2, std::int64_t count, const Scalar* w, Scalar* gradient) {
  double penalty = 0;
  for (std::int64_t i = 0; i < count; ++i) {
    const double value = w[i];
    penalty += l1 * std::abs(value) + l2 * value * value;
    gradient[i] += static_cast<Scalar>(l1) * sign(w[i]) + static_cast<Scalar>(2 * l2) * w[i];
  }
  return penalty;
}

/// Row (or column) vectors of a matrix: entry i of vector v is at v · across + i · along.
struct Vectors {
  std::int64_t count, length, across, along;
};

/// factor · Σ over pairs p < q of |û_p · û_q|, divided by the number of pairs; û is a vector at unit length.
double orthogonality(double factor, const Vectors& v, const Scalar* w, Scalar* gradient) {
  if (v.count < 2) return 0;
  std::vector<double> unit(static_cast<std::size_t>(v.count * v.length));
  std::vector<double> norm(static_cast<std::size_t>(v.count), 0.0);
  for (std::int64_t p = 0; p < v.count; ++p) {
    double squares = 0;
    for (std::int64_t i = 0; i < v.length; ++i)
      squares += static_cast<double>(w[p * v.across + i * v.along]) * static_cast<double>(w[p * v.across + i * v.along]);
    norm[static_cast<std::size_t>(p)] = std::max(std::sqrt(squares), 1e-12);
    for (std::int64_t i = 0; i < v.length; ++i) {
      unit[static_cast<std::size_t>(p * v.length + i)] =
          static_cast<double>(w[p * v.across + i * v.along]) / norm[static_cast<std::size_t>(p)];
    }
  }
  const auto row = [&](std::int64_t p) { return unit.data() + p * v.length; };
  const double scale = factor / (0.5 * static_cast<double>(v.count) * static_cast<double>(v.count - 1));
  double penalty = 0;
  for (std::int64_t p = 0; p < v.count; ++p) {
    for (std::int64_t q = 0; q < v.count; ++q) {
      if (p == q) continue;
      double cosine = 0;
      for (std::int64_t i = 0; i < v.length; ++i) cosine += row(p)[i] * row(q)[i];
      penalty += 0.5 * scale * std::abs(cosine);
      // d|û_p · û_q| / dw_p: what of û_q lies across û_p, by the length of w_p. The pair (q, p) adds w_q's part.
      const double slope = scale * (cosine > 0 ? 1 : cosine < 0 ? -1 : 0) / norm[static_cast<std::size_t>(p)];
      for (std::int64_t i = 0; i < v.length; ++i) {
        gradient[p * v.across + i * v.along] += static_cast<Scalar>(slope * (row(q)[i] - cosine * row(p)[i]));
      }
    }
  }
  return penalty;
}

}  // namespace

std::optional<Error> checkRegularizer(const RegularizerSpec& spec, Dialect dialect, const std::vector<std::int64_t>& shape) {
  const std::string name = snakeCase(spec.identifier);
  if (name == "orthogonal_regularizer") {
    if (shape.size() == 2) return std::nullopt;
    const std::string text = toString(Shape(shape.begin(), shape.end()));
    return Error{.code = "regularizer_rank",
                 .message = "Inputs to OrthogonalRegularizer must have rank 2. Received: inputs.shape=" + text,
                 .args = {{"shape", text}}};
  }
  if (name.empty() || name == "l1" || name == "l2" || name == "l1l2" || name == "l1_l2") return std::nullopt;
  return unknownIdentifier(dialect, "regularizer", spec.identifier, "");
}

double regularize(const RegularizerSpec& spec, const std::vector<std::int64_t>& shape, const Scalar* w, Scalar* gradient) {
  constexpr double kDefault = 0.01;
  const std::string name = snakeCase(spec.identifier);
  if (name == "l1") return sumOfSizes(spec.l1.value_or(kDefault), 0, countOf(shape), w, gradient);
  if (name == "l2") return sumOfSizes(0, spec.l2.value_or(kDefault), countOf(shape), w, gradient);
  if (name == "l1l2" || name == "l1_l2") return sumOfSizes(spec.l1.value_or(0), spec.l2.value_or(0), countOf(shape), w, gradient);
  if (name != "orthogonal_regularizer" || shape.size() != 2) return 0;
  const bool by_columns = spec.mode.value_or("rows") == "columns";
  const Vectors vectors = by_columns ? Vectors{shape[1], shape[0], 1, shape[1]} : Vectors{shape[0], shape[1], shape[1], 1};
  return orthogonality(spec.factor.value_or(kDefault), vectors, w, gradient);
}

}  // namespace rnn
