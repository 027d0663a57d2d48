#include "optimizers/rules.h"

#include <algorithm>
#include <cmath>

#include "elementary.h"

namespace rnn {
namespace {

Scalar scalar(double x) { return static_cast<Scalar>(x); }

/// base^exponent by squaring: the same bits wherever it runs, unlike the libraries' pow. The base is rounded first and the result once, as
/// Keras does: 1 − 0.999 in float is 0.00099998713, which the first steps of Adam feel.
Scalar decayed(double base, std::int64_t exponent) {
  double square = scalar(base);
  double result = 1;
  for (; exponent > 0; exponent /= 2) {
    if (exponent % 2 == 1) result *= square;
    square *= square;
  }
  return scalar(result);
}

}  // namespace

// w ← w − α g                     without momentum
// m ← μ m − α g,  w ← w + m       with momentum;  nesterov: w ← w + μ m − α g
void sgd(const OptimizerSettings& settings, const OptimizedTensor& x) {
  const Scalar rate = scalar(settings.learning_rate);
  const Scalar momentum = scalar(settings.momentum);
  if (momentum == 0) {
    for (std::int64_t i = 0; i < x.size; ++i) x.w[i] -= rate * x.g[i];
    return;
  }
  Scalar* m = x.slots[0];
  for (std::int64_t i = 0; i < x.size; ++i) {
    m[i] = momentum * m[i] - rate * x.g[i];
    x.w[i] += settings.nesterov ? momentum * m[i] - rate * x.g[i] : m[i];
  }
}

// v ← ρ v + (1 − ρ) g²;  centered: a ← ρ a + (1 − ρ) g
// w ← w − α g / √(v − a² + ε)      with momentum: m ← μ m + α g / √…, w ← w − m
// older rule without momentum: ε outside the root
void rmsprop(const OptimizerSettings& settings, const OptimizedTensor& x) {
  const Scalar rate = scalar(settings.learning_rate);
  const Scalar rho = scalar(settings.rho);
  const Scalar epsilon = scalar(settings.epsilon);
  const Scalar momentum = scalar(settings.momentum);
  const bool outside = settings.older && momentum == 0;
  Scalar* v = x.slots[0];
  Scalar* m = momentum > 0 ? x.slots[1] : nullptr;
  Scalar* a = settings.centered ? x.slots[momentum > 0 ? 2 : 1] : nullptr;
  for (std::int64_t i = 0; i < x.size; ++i) {
    const Scalar g = x.g[i];
    v[i] = rho * v[i] + (1 - rho) * g * g;
    Scalar variance = v[i];
    if (a != nullptr) {
      a[i] = rho * a[i] + (1 - rho) * g;
      variance -= a[i] * a[i];
    }
    const Scalar step = rate * g / (outside ? std::sqrt(variance) + epsilon : std::sqrt(variance + epsilon));
    if (m == nullptr) {
      x.w[i] -= step;
    } else {
      m[i] = momentum * m[i] + step;
      x.w[i] -= m[i];
    }
  }
}

// m ← m + (1 − β₁)(g − m),  v ← v + (1 − β₂)(g² − v);  amsgrad: v̂ ← max(v̂, v) in place of v
// w ← w − α √(1 − β₂ᵗ) / (1 − β₁ᵗ) · m / (√v + ε)
void adam(const OptimizerSettings& settings, const OptimizedTensor& x) {
  const Scalar keep_1 = scalar(1 - settings.beta_1);
  const Scalar keep_2 = scalar(1 - settings.beta_2);
  const Scalar epsilon = scalar(settings.epsilon);
  const Scalar rate =
      scalar(settings.learning_rate) * std::sqrt(1 - decayed(settings.beta_2, settings.t)) / (1 - decayed(settings.beta_1, settings.t));
  Scalar* m = x.slots[0];
  Scalar* v = x.slots[1];
  Scalar* largest = settings.amsgrad ? x.slots[2] : nullptr;
  for (std::int64_t i = 0; i < x.size; ++i) {
    const Scalar g = x.g[i];
    m[i] += (g - m[i]) * keep_1;
    v[i] += (g * g - v[i]) * keep_2;
    Scalar variance = v[i];
    if (largest != nullptr) variance = largest[i] = std::max(largest[i], v[i]);
    x.w[i] -= rate * m[i] / (std::sqrt(variance) + epsilon);
  }
}

// a ← a + g²,  w ← w − α g / √(a + ε)      older rule: ε outside the root
void adagrad(const OptimizerSettings& settings, const OptimizedTensor& x) {
  const Scalar rate = scalar(settings.learning_rate);
  const Scalar epsilon = scalar(settings.epsilon);
  Scalar* a = x.slots[0];
  for (std::int64_t i = 0; i < x.size; ++i) {
    a[i] += x.g[i] * x.g[i];
    x.w[i] -= rate * x.g[i] / (settings.older ? std::sqrt(a[i]) + epsilon : std::sqrt(a[i] + epsilon));
  }
}

// v ← ρ v + (1 − ρ) g²,  δ = g √(d + ε) / √(v + ε),  d ← ρ d + (1 − ρ) δ²,  w ← w − α δ
void adadelta(const OptimizerSettings& settings, const OptimizedTensor& x) {
  const Scalar rate = scalar(settings.learning_rate);
  const Scalar rho = scalar(settings.rho);
  const Scalar epsilon = scalar(settings.epsilon);
  Scalar* v = x.slots[0];
  Scalar* d = x.slots[1];
  for (std::int64_t i = 0; i < x.size; ++i) {
    const Scalar g = x.g[i];
    v[i] = rho * v[i] + (1 - rho) * g * g;
    const Scalar delta = g * std::sqrt(d[i] + epsilon) / std::sqrt(v[i] + epsilon);
    d[i] = rho * d[i] + (1 - rho) * delta * delta;
    x.w[i] -= rate * delta;
  }
}

// μ_t = β₁ (1 − ½ 0.96ᵗ); the older rule slows the warm-up: 0.96 to the power of 0.004 t
double nadamMomentum(const OptimizerSettings& settings, std::int64_t t) {
  constexpr double kDecay = 0.96;
  constexpr double kSlowDecay = 0.9998367253526753;  // 0.96 ^ 0.004
  return settings.beta_1 * (1 - 0.5 * static_cast<double>(decayed(settings.older ? kSlowDecay : kDecay, t)));
}

// m, v as in Adam
// m̂ = μ_{t+1} m / (1 − μ_1 … μ_{t+1}) + (1 − μ_t) g / (1 − μ_1 … μ_t),  v̂ = v / (1 − β₂ᵗ)
// w ← w − α m̂ / (√v̂ + ε)
void nadam(const OptimizerSettings& settings, const OptimizedTensor& x) {
  const Scalar keep_1 = scalar(1 - settings.beta_1);
  const Scalar keep_2 = scalar(1 - settings.beta_2);
  const Scalar rate = scalar(settings.learning_rate);
  const Scalar epsilon = scalar(settings.epsilon);
  const double now = nadamMomentum(settings, settings.t);
  const double next = nadamMomentum(settings, settings.t + 1);
  const Scalar of_m = scalar(next / (1 - settings.momentum_product * next));
  const Scalar of_g = scalar((1 - now) / (1 - settings.momentum_product));
  const Scalar of_v = 1 / (1 - decayed(settings.beta_2, settings.t));
  Scalar* m = x.slots[0];
  Scalar* v = x.slots[1];
  for (std::int64_t i = 0; i < x.size; ++i) {
    const Scalar g = x.g[i];
    m[i] += (g - m[i]) * keep_1;
    v[i] += (g * g - v[i]) * keep_2;
    x.w[i] -= rate * (of_m * m[i] + of_g * g) / (std::sqrt(of_v * v[i]) + epsilon);
  }
}

// m ← m + (1 − β₁)(g − m),  u ← max(β₂ u, |g|),  w ← w − α / (1 − β₁ᵗ) · m / (u + ε)
void adamax(const OptimizerSettings& settings, const OptimizedTensor& x) {
  const Scalar keep = scalar(1 - settings.beta_1);
  const Scalar beta_2 = scalar(settings.beta_2);
  const Scalar epsilon = scalar(settings.epsilon);
  const Scalar rate = scalar(settings.learning_rate) / (1 - decayed(settings.beta_1, settings.t));
  Scalar* m = x.slots[0];
  Scalar* u = x.slots[1];
  for (std::int64_t i = 0; i < x.size; ++i) {
    m[i] += (x.g[i] - m[i]) * keep;
    u[i] = std::max(beta_2 * u[i], std::abs(x.g[i]));
    x.w[i] -= rate * m[i] / (u[i] + epsilon);
  }
}

// a' = a + g²,  z ← z + g + 2 λ_s w − (a'^−p − a^−p) w / α
// w ← (clip(z, ±λ₁) − z) / (a'^−p / α + 2 λ₂ + β / α),  a ← a'        p the (negative) learning_rate_power
void ftrl(const OptimizerSettings& settings, const OptimizedTensor& x) {
  const double rate = settings.learning_rate;
  const Scalar l1 = scalar(settings.l1);
  const Scalar ridge = scalar(2 * (settings.l2 + settings.beta / (2 * rate)));
  const Scalar shrinkage = scalar(2 * settings.l2_shrinkage);
  const double exponent = -settings.learning_rate_power;
  const auto grown = [exponent](Scalar a) { return exponent == 0.5 ? std::sqrt(a) : scalar(power(static_cast<double>(a), exponent)); };
  Scalar* accumulator = x.slots[0];
  Scalar* z = x.slots[1];
  for (std::int64_t i = 0; i < x.size; ++i) {
    const Scalar before = grown(accumulator[i]);
    accumulator[i] += x.g[i] * x.g[i];
    const Scalar after = grown(accumulator[i]);
    z[i] += x.g[i] + shrinkage * x.w[i] - (after - before) / scalar(rate) * x.w[i];
    x.w[i] = (std::clamp(z[i], -l1, l1) - z[i]) / (after / scalar(rate) + ridge);
  }
}

// w ← w − α sign(β₁ m + (1 − β₁) g),  m ← β₂ m + (1 − β₂) g
void lion(const OptimizerSettings& settings, const OptimizedTensor& x) {
  const Scalar rate = scalar(settings.learning_rate);
  const Scalar beta_1 = scalar(settings.beta_1);
  const Scalar beta_2 = scalar(settings.beta_2);
  Scalar* m = x.slots[0];
  for (std::int64_t i = 0; i < x.size; ++i) {
    const Scalar direction = beta_1 * m[i] + (1 - beta_1) * x.g[i];
    if (direction != 0) x.w[i] -= direction > 0 ? rate : -rate;
    m[i] = beta_2 * m[i] + (1 - beta_2) * x.g[i];
  }
}

}  // namespace rnn
