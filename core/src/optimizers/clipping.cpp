#include "optimizers/clipping.h"

#include <algorithm>
#include <cmath>

namespace rnn {
namespace {

double squares(const Scalar* g, std::int64_t size) {
  double sum = 0;
  for (std::int64_t i = 0; i < size; ++i) sum += static_cast<double>(g[i]) * static_cast<double>(g[i]);
  return sum;
}

void shorten(Scalar* g, std::int64_t size, double length, double limit) {
  if (length <= limit) return;
  const auto factor = static_cast<Scalar>(limit / length);
  for (std::int64_t i = 0; i < size; ++i) g[i] *= factor;
}

}  // namespace

void clipGradients(const OptimizerSpec& spec, const std::vector<Variable>& variables, std::vector<Scalar>& gradients) {
  double all = 0;
  for (const Variable& variable : variables) all += squares(gradients.data() + variable.offset, variable.size);
  for (const Variable& variable : variables) {
    Scalar* g = gradients.data() + variable.offset;
    if (spec.clipnorm) shorten(g, variable.size, std::sqrt(squares(g, variable.size)), *spec.clipnorm);
    if (spec.global_clipnorm) shorten(g, variable.size, std::sqrt(all), *spec.global_clipnorm);
    if (!spec.clipvalue) continue;
    const auto limit = static_cast<Scalar>(*spec.clipvalue);
    for (std::int64_t i = 0; i < variable.size; ++i) g[i] = std::min(std::max(g[i], -limit), limit);
  }
}

}  // namespace rnn
