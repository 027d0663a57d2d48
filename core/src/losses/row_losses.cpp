#include "losses/row_losses.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace rnn {
namespace {

constexpr Scalar kEpsilon = Scalar(1e-7);
/// In float this is 0.99999988, which is why Keras' extremes for y = 0 and y = 1 differ.
constexpr Scalar kOneLessEpsilon = Scalar(1) - kEpsilon;

Scalar count(std::int64_t n) { return static_cast<Scalar>(n); }
Scalar sign(Scalar x) { return x > 0 ? Scalar(1) : x < 0 ? Scalar(-1) : Scalar(0); }
Scalar sigmoid(Scalar x) { return Scalar(1) / (Scalar(1) + std::exp(-x)); }
/// ln(1 + eˣ) without overflow.
Scalar softplus(Scalar x) { return std::max(x, Scalar(0)) + std::log1p(std::exp(-std::abs(x))); }

/// A value held within [ε, 1 − ε], and whether it was inside: only then does the derivative pass.
struct Clipped {
  Scalar value;
  bool inside;
};
Clipped clip(Scalar p, Scalar low, Scalar high) { return {std::min(std::max(p, low), high), p >= low && p <= high}; }

/// The mean over the row of f(y, p), f giving {value, derivative}.
struct Term {
  Scalar value, derivative;
};
template <class F>
Scalar meanOf(const Scalar* y, const Scalar* p, std::int64_t n, Scalar* dp, F&& f) {
  Scalar sum = 0;
  for (std::int64_t i = 0; i < n; ++i) {
    const Term term = f(y[i], p[i]);
    sum += term.value;
    dp[i] = term.derivative / count(n);
  }
  return sum / count(n);
}

// ---- regression
// ------------------------------------------------------------------------------------------------------------------------------------

Scalar meanSquaredError(const LossParameters&, const Scalar* y, const Scalar* p, std::int64_t n, Scalar* dp) {
  return meanOf(y, p, n, dp, [](Scalar t, Scalar q) { return Term{(q - t) * (q - t), 2 * (q - t)}; });
}

Scalar meanAbsoluteError(const LossParameters&, const Scalar* y, const Scalar* p, std::int64_t n, Scalar* dp) {
  return meanOf(y, p, n, dp, [](Scalar t, Scalar q) { return Term{std::abs(q - t), sign(q - t)}; });
}

Scalar meanAbsolutePercentageError(const LossParameters&, const Scalar* y, const Scalar* p, std::int64_t n, Scalar* dp) {
  return meanOf(y, p, n, dp, [](Scalar t, Scalar q) {
    const Scalar size = std::max(std::abs(t), kEpsilon);
    return Term{100 * std::abs((t - q) / size), 100 * sign(q - t) / size};
  });
}

Scalar meanSquaredLogarithmicError(const LossParameters&, const Scalar* y, const Scalar* p, std::int64_t n, Scalar* dp) {
  return meanOf(y, p, n, dp, [](Scalar t, Scalar q) {
    const Scalar positive = std::max(q, kEpsilon);
    const Scalar difference = std::log(positive + 1) - std::log(std::max(t, kEpsilon) + 1);
    return Term{difference * difference, q >= kEpsilon ? 2 * difference / (positive + 1) : Scalar(0)};
  });
}

Scalar huber(const LossParameters& parameters, const Scalar* y, const Scalar* p, std::int64_t n, Scalar* dp) {
  const Scalar delta = parameters.delta;
  return meanOf(y, p, n, dp, [delta](Scalar t, Scalar q) {
    const Scalar error = q - t;
    if (std::abs(error) <= delta) return Term{error * error / 2, error};
    return Term{delta * std::abs(error) - delta * delta / 2, delta * sign(error)};
  });
}

Scalar logCosh(const LossParameters&, const Scalar* y, const Scalar* p, std::int64_t n, Scalar* dp) {
  constexpr Scalar kLn2 = Scalar(0.69314718055994531);
  return meanOf(y, p, n, dp, [](Scalar t, Scalar q) { return Term{(q - t) + softplus(-2 * (q - t)) - kLn2, std::tanh(q - t)}; });
}

Scalar poisson(const LossParameters&, const Scalar* y, const Scalar* p, std::int64_t n, Scalar* dp) {
  return meanOf(y, p, n, dp, [](Scalar t, Scalar q) { return Term{q - t * std::log(q + kEpsilon), 1 - t / (q + kEpsilon)}; });
}

// ---- margins
// ---------------------------------------------------------------------------------------------------------------------------------------

Scalar hinge(const LossParameters&, const Scalar* y, const Scalar* p, std::int64_t n, Scalar* dp) {
  return meanOf(y, p, n, dp, [](Scalar t, Scalar q) {
    const Scalar missing = 1 - t * q;
    return missing > 0 ? Term{missing, -t} : Term{0, 0};
  });
}

Scalar squaredHinge(const LossParameters&, const Scalar* y, const Scalar* p, std::int64_t n, Scalar* dp) {
  return meanOf(y, p, n, dp, [](Scalar t, Scalar q) {
    const Scalar missing = 1 - t * q;
    return missing > 0 ? Term{missing * missing, -2 * missing * t} : Term{0, 0};
  });
}

/// How much the best wrong class lacks to be one below the right one.
Scalar categoricalHinge(const LossParameters&, const Scalar* y, const Scalar* p, std::int64_t n, Scalar* dp) {
  Scalar right = 0;
  std::int64_t rival = 0;
  for (std::int64_t i = 0; i < n; ++i) {
    right += y[i] * p[i];
    if ((1 - y[i]) * p[i] > (1 - y[rival]) * p[rival]) rival = i;
    dp[i] = 0;
  }
  const Scalar missing = (1 - y[rival]) * p[rival] - right + 1;
  if (missing <= 0) return 0;
  for (std::int64_t i = 0; i < n; ++i) dp[i] = -y[i];
  dp[rival] += 1 - y[rival];
  return missing;
}

// ---- probabilities
// ---------------------------------------------------------------------------------------------------------------------------------

Scalar klDivergence(const LossParameters&, const Scalar* y, const Scalar* p, std::int64_t n, Scalar* dp) {
  Scalar sum = 0;
  for (std::int64_t i = 0; i < n; ++i) {
    const Scalar t = clip(y[i], kEpsilon, 1).value;
    const Clipped q = clip(p[i], kEpsilon, 1);
    sum += t * std::log(t / q.value);
    dp[i] = q.inside ? -t / q.value : Scalar(0);
  }
  return sum;
}

Scalar binaryCrossentropy(const LossParameters& parameters, const Scalar* y, const Scalar* p, std::int64_t n, Scalar* dp) {
  const Scalar smoothing = parameters.label_smoothing;
  const auto smoothed = [smoothing](Scalar t) { return t * (1 - smoothing) + smoothing / 2; };
  if (parameters.from_logits) {
    return meanOf(y, p, n, dp, [&](Scalar t, Scalar x) {
      return Term{std::max(x, Scalar(0)) - x * smoothed(t) + std::log1p(std::exp(-std::abs(x))), sigmoid(x) - smoothed(t)};
    });
  }
  const Scalar inside_log = parameters.adds_epsilon ? kEpsilon : Scalar(0);
  return meanOf(y, p, n, dp, [&](Scalar t, Scalar q) {
    const Scalar s = smoothed(t);
    const Clipped c = clip(q, kEpsilon, kOneLessEpsilon);
    const Scalar one = c.value + inside_log;
    const Scalar zero = 1 - c.value + inside_log;
    return Term{-(s * std::log(one) + (1 - s) * std::log(zero)), c.inside ? (1 - s) / zero - s / one : Scalar(0)};
  });
}

/// −Σ w ln softmax(x), with the weights w(i) of the classes. Everything relative to the largest logit, so that nothing overflows and
/// the small loss of a sure and right prediction keeps its digits.
template <class Weight>
Scalar crossentropyOfLogits(const Scalar* x, std::int64_t n, Scalar* dx, Weight&& weight) {
  const std::int64_t top = std::max_element(x, x + n) - x;
  Scalar others = 0;
  for (std::int64_t i = 0; i < n; ++i) {
    dx[i] = std::exp(x[i] - x[top]);
    if (i != top) others += dx[i];
  }
  const Scalar log_sum = std::log1p(others);
  Scalar sum = 0;
  Scalar total = 0;
  for (std::int64_t i = 0; i < n; ++i) {
    sum += weight(i) * (log_sum - (x[i] - x[top]));
    total += weight(i);
  }
  for (std::int64_t i = 0; i < n; ++i) dx[i] = total * dx[i] / (1 + others) - weight(i);
  return sum;
}

/// −Σ w ln(p / Σp), each quotient held within [ε, 1 − ε].
template <class Weight>
Scalar crossentropyOfProbabilities(const Scalar* p, std::int64_t n, Scalar* dp, Weight&& weight) {
  Scalar total = 0;
  for (std::int64_t i = 0; i < n; ++i) total += p[i];
  Scalar sum = 0;
  Scalar passed = 0;  // Σ w of the classes whose quotient was inside: each of them feels the total
  for (std::int64_t i = 0; i < n; ++i) {
    const Clipped q = clip(p[i] / total, kEpsilon, kOneLessEpsilon);
    sum -= weight(i) * std::log(q.value);
    dp[i] = q.inside && weight(i) != 0 ? -weight(i) / p[i] : Scalar(0);
    passed += q.inside ? weight(i) : Scalar(0);
  }
  for (std::int64_t i = 0; i < n; ++i) dp[i] += passed / total;
  return sum;
}

template <class Weight>
Scalar crossentropy(const LossParameters& parameters, const Scalar* p, std::int64_t n, Scalar* dp, Weight&& weight) {
  return parameters.from_logits ? crossentropyOfLogits(p, n, dp, weight) : crossentropyOfProbabilities(p, n, dp, weight);
}

Scalar categoricalCrossentropy(const LossParameters& parameters, const Scalar* y, const Scalar* p, std::int64_t n, Scalar* dp) {
  const Scalar smoothing = parameters.label_smoothing;
  return crossentropy(parameters, p, n, dp, [&](std::int64_t i) { return y[i] * (1 - smoothing) + smoothing / count(n); });
}

Scalar sparseCategoricalCrossentropy(const LossParameters& parameters, const Scalar* y, const Scalar* p, std::int64_t n, Scalar* dp) {
  const auto label = static_cast<std::int64_t>(*y);
  return crossentropy(parameters, p, n, dp, [label](std::int64_t i) { return i == label ? Scalar(1) : Scalar(0); });
}

// ---- direction
// -------------------------------------------------------------------------------------------------------------------------------------

Scalar inverseNorm(const Scalar* x, std::int64_t n) {
  Scalar squares = 0;
  for (std::int64_t i = 0; i < n; ++i) squares += x[i] * x[i];
  return squares > 0 ? std::min(1 / std::sqrt(squares), 1 / kEpsilon) : 1 / kEpsilon;
}

Scalar cosineSimilarity(const LossParameters&, const Scalar* y, const Scalar* p, std::int64_t n, Scalar* dp) {
  const Scalar y_scale = inverseNorm(y, n);
  const Scalar p_scale = inverseNorm(p, n);
  Scalar cosine = 0;
  for (std::int64_t i = 0; i < n; ++i) cosine += y[i] * y_scale * p[i] * p_scale;
  // d/dp of ŷ·p/‖p‖: what of ŷ is across p, shortened with it.
  for (std::int64_t i = 0; i < n; ++i) dp[i] = -p_scale * (y[i] * y_scale - cosine * p[i] * p_scale);
  return -cosine;
}

constexpr KnownLoss kLosses[] = {
    {"mean_squared_error", "mse", "MeanSquaredError", meanSquaredError},
    {"mean_absolute_error", "mae", "MeanAbsoluteError", meanAbsoluteError},
    {"mean_absolute_percentage_error", "mape", "MeanAbsolutePercentageError", meanAbsolutePercentageError},
    {"mean_squared_logarithmic_error", "msle", "MeanSquaredLogarithmicError", meanSquaredLogarithmicError},
    {"huber", "huber_loss", "Huber", huber},
    {"log_cosh", "logcosh", "LogCosh", logCosh},
    {"binary_crossentropy", "bce", "BinaryCrossentropy", binaryCrossentropy},
    {"categorical_crossentropy", nullptr, "CategoricalCrossentropy", categoricalCrossentropy},
    {"sparse_categorical_crossentropy", nullptr, "SparseCategoricalCrossentropy", sparseCategoricalCrossentropy, true},
    {"kl_divergence", "kld", "KLDivergence", klDivergence},
    {"poisson", nullptr, "Poisson", poisson},
    {"cosine_similarity", nullptr, "CosineSimilarity", cosineSimilarity},
    {"hinge", nullptr, "Hinge", hinge, false, true},
    {"squared_hinge", nullptr, "SquaredHinge", squaredHinge, false, true},
    {"categorical_hinge", nullptr, "CategoricalHinge", categoricalHinge},
};

/// Spellings that some generation of Keras accepts besides the three of the table.
struct Alias {
  const char* alias;
  const char* identifier;
};
constexpr Alias kAliases[] = {
    {"MSE", "mean_squared_error"},
    {"MAE", "mean_absolute_error"},
    {"MAPE", "mean_absolute_percentage_error"},
    {"MSLE", "mean_squared_logarithmic_error"},
    {"BCE", "binary_crossentropy"},
    {"KLD", "kl_divergence"},
    {"kullback_leibler_divergence", "kl_divergence"},
    {"Logcosh", "log_cosh"},
    {"cosine_proximity", "cosine_similarity"},
};

bool isNamed(const KnownLoss& known, const std::string& name) {
  return name == known.identifier || name == known.class_name || (known.alias != nullptr && name == known.alias);
}

}  // namespace

const KnownLoss* findLoss(const std::string& identifier) {
  std::string name = identifier;
  for (const Alias& alias : kAliases) {
    if (name == alias.alias) name = alias.identifier;
  }
  const auto* known = std::find_if(std::begin(kLosses), std::end(kLosses), [&](const KnownLoss& loss) { return isNamed(loss, name); });
  return known == std::end(kLosses) ? nullptr : known;
}

std::vector<std::string> lossNames() {
  std::vector<std::string> names;
  for (const KnownLoss& known : kLosses) names.emplace_back(known.identifier);
  return names;
}

}  // namespace rnn
