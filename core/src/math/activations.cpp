#include "math/activations.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "math/lane_functions.h"
#include "rnn/catalog.h"

namespace rnn {
namespace {

constexpr Scalar kSeluScale = Scalar(1.0507009873554805);
constexpr Scalar kSeluAlpha = Scalar(1.6732632423543772);
constexpr Scalar kLeakySlope = Scalar(0.2);
constexpr Scalar kSqrtHalf = Scalar(0.70710678118654752);
constexpr Scalar kInverseSqrtTwoPi = Scalar(0.39894228040143268);

/// out[j] = f(in[j]…) as mapRow has it, but with one copy of the function, which is long here, for whole vectors and for the rest.
template <class F, class... In>
void mapLong(Scalar* out, std::int64_t count, F&& f, const In*... in) {
  for (std::int64_t j = 0; j < count; j += kLanes) {
    const std::int64_t left = count - j;
    const Lanes result = f((left >= kLanes ? lanesAt(in + j) : firstLanes(in + j, left))...);
    if (left >= kLanes) {
      putLanes(out + j, result);
    } else {
      putFirst(out + j, left, result);
    }
  }
}

// One copy of the loop, not inlined, for all functions that are not worth one of their own.

__attribute__((noinline)) void mapRarely(const Matrix& y, const ConstMatrix& z, Scalar (*f)(Scalar)) { elementwise(y, f, z); }

__attribute__((noinline)) void multiplyRarely(const Matrix& dz, const ConstMatrix& dy, const ConstMatrix& z, const ConstMatrix& y,
                                              Scalar (*derivative)(Scalar, Scalar)) {
  elementwise(
      dz, [&](Scalar gradient, Scalar x, Scalar value) { return gradient * derivative(x, value); }, dy, z, y);
}

Scalar clip(Scalar x, Scalar low, Scalar high) { return std::min(std::max(x, low), high); }
Scalar sigmoid(Scalar x) { return Scalar(1) / (Scalar(1) + std::exp(-x)); }
Scalar softplus(Scalar x) { return std::max(x, Scalar(0)) + std::log1p(std::exp(-std::abs(x))); }
Scalar normalCdf(Scalar x) { return Scalar(0.5) * std::erfc(-x * kSqrtHalf); }
Scalar normalDensity(Scalar x) { return kInverseSqrtTwoPi * std::exp(Scalar(-0.5) * x * x); }

/// The largest entry is subtracted first, so that no exponential overflows.
void softmaxRow(const Scalar* z, Scalar* y, std::int64_t n) {
  const Scalar largest = *std::max_element(z, z + n);
  mapLong(
      y, n, [&](Lanes x) { return exponential(x - largest); }, z);
  Scalar sum = 0;
  for (std::int64_t j = 0; j < n; ++j) sum += y[j];
  mapLong(
      y, n, [&](Lanes e) { return e / sum; }, y);
}

void logSoftmaxRow(const Scalar* z, Scalar* y, std::int64_t n) {
  const Scalar largest = *std::max_element(z, z + n);
  Scalar sum = 0;
  for (std::int64_t j = 0; j < n; ++j) sum += std::exp(z[j] - largest);
  const Scalar shift = largest + std::log(sum);
  for (std::int64_t j = 0; j < n; ++j) y[j] = z[j] - shift;
}

void softmaxRowBack(const Scalar* y, const Scalar* dy, Scalar* dz, std::int64_t n) {
  Scalar dot = 0;
  for (std::int64_t j = 0; j < n; ++j) dot += dy[j] * y[j];
  for (std::int64_t j = 0; j < n; ++j) dz[j] = y[j] * (dy[j] - dot);
}

void logSoftmaxRowBack(const Scalar* y, const Scalar* dy, Scalar* dz, std::int64_t n) {
  Scalar sum = 0;
  for (std::int64_t j = 0; j < n; ++j) sum += dy[j];
  for (std::int64_t j = 0; j < n; ++j) dz[j] = dy[j] - std::exp(y[j]) * sum;
}

}  // namespace

std::vector<std::string> activationNames() {
  return {"linear", "relu",        "tanh", "sigmoid", "hard_sigmoid", "softmax", "log_softmax", "softplus", "softsign", "elu",
          "selu",   "exponential", "silu", "swish",   "gelu",         "relu6",   "leaky_relu",  "mish",     "hard_silu"};
}

std::optional<Activation> findActivation(const std::string& name, Dialect dialect) {
  using enum Activation;
  const std::pair<const char*, Activation> table[] = {
      {"linear", kLinear},     {"relu", kRelu},
      {"tanh", kTanh},         {"sigmoid", kSigmoid},
      {"softmax", kSoftmax},   {"log_softmax", kLogSoftmax},
      {"softplus", kSoftplus}, {"softsign", kSoftsign},
      {"elu", kElu},           {"selu", kSelu},
      {"silu", kSilu},         {"exponential", kExponential},
      {"swish", kSilu},        {"gelu", kGelu},
      {"relu6", kRelu6},       {"leaky_relu", kLeakyRelu},
      {"mish", kMish},         {"hard_sigmoid", dialect == Dialect::kKeras2 ? kHardSigmoidKeras2 : kHardSigmoidKeras3},
  };
  for (const auto& [known, activation] : table) {
    if (name == known) return activation;
  }
  if (name == "hard_silu" && dialect == Dialect::kKeras3) return kHardSilu;
  return std::nullopt;
}

void activate(Activation f, const ConstMatrix& z, const Matrix& y) {
  const auto each = [&](auto&& function) {
    for (std::int64_t i = 0; i < y.rows; ++i) mapLong(y.row(i), y.columns, function, z.row(i));
  };
  switch (f) {
    case Activation::kLinear:
      return copy(y, z);
    case Activation::kRelu:
      return each([](Lanes x) { return x < 0 ? Lanes{} : x; });
    case Activation::kTanh:
      return each([](Lanes x) { return hyperbolicTangent(x); });
    case Activation::kSigmoid:
      return each([](Lanes x) { return logistic(x); });
    case Activation::kHardSigmoidKeras2:
      return mapRarely(y, z, [](Scalar x) { return clip(Scalar(0.2) * x + Scalar(0.5), 0, 1); });
    case Activation::kHardSigmoidKeras3:
      return mapRarely(y, z, [](Scalar x) { return clip(x / 6 + Scalar(0.5), 0, 1); });
    case Activation::kSoftplus:
      return mapRarely(y, z, [](Scalar x) { return softplus(x); });
    case Activation::kSoftsign:
      return mapRarely(y, z, [](Scalar x) { return x / (1 + std::abs(x)); });
    case Activation::kElu:
      return mapRarely(y, z, [](Scalar x) { return x > 0 ? x : std::expm1(x); });
    case Activation::kSelu:
      return mapRarely(y, z, [](Scalar x) { return kSeluScale * (x > 0 ? x : kSeluAlpha * std::expm1(x)); });
    case Activation::kExponential:
      return each([](Lanes x) { return exponential(x); });
    case Activation::kSilu:
      return each([](Lanes x) { return x * logistic(x); });
    case Activation::kGelu:
      return mapRarely(y, z, [](Scalar x) { return x * normalCdf(x); });
    case Activation::kRelu6:
      return mapRarely(y, z, [](Scalar x) { return clip(x, 0, 6); });
    case Activation::kLeakyRelu:
      return mapRarely(y, z, [](Scalar x) { return x > 0 ? x : kLeakySlope * x; });
    case Activation::kMish:
      return mapRarely(y, z, [](Scalar x) { return x * std::tanh(softplus(x)); });
    case Activation::kHardSilu:
      return mapRarely(y, z, [](Scalar x) { return x * clip(x / 6 + Scalar(0.5), 0, 1); });
    case Activation::kSoftmax:
      for (std::int64_t i = 0; i < z.rows; ++i) softmaxRow(z.row(i), y.row(i), z.columns);
      return;
    case Activation::kLogSoftmax:
      for (std::int64_t i = 0; i < z.rows; ++i) logSoftmaxRow(z.row(i), y.row(i), z.columns);
      return;
  }
}

void activateBack(Activation f, const ConstMatrix& z, const ConstMatrix& y, const ConstMatrix& dy, const Matrix& dz) {
  const auto times = [&](auto&& derivative) {
    const auto product = [&](Lanes x, Lanes value, Lanes gradient) { return gradient * derivative(x, value); };
    for (std::int64_t i = 0; i < dz.rows; ++i) mapLong(dz.row(i), dz.columns, product, z.row(i), y.row(i), dy.row(i));
  };
  switch (f) {
    case Activation::kLinear:
      return copy(dz, dy);
    case Activation::kRelu:
      return times([](Lanes x, Lanes) { return x > 0 ? splat(1) : Lanes{}; });
    case Activation::kTanh:
      return times([](Lanes, Lanes t) { return 1 - t * t; });
    case Activation::kSigmoid:
      return times([](Lanes, Lanes s) { return s * (1 - s); });
    case Activation::kHardSigmoidKeras2:
      return multiplyRarely(dz, dy, z, y, [](Scalar, Scalar s) { return s > 0 && s < 1 ? Scalar(0.2) : Scalar(0); });
    case Activation::kHardSigmoidKeras3:
      return multiplyRarely(dz, dy, z, y, [](Scalar, Scalar s) { return s > 0 && s < 1 ? Scalar(1) / 6 : Scalar(0); });
    case Activation::kSoftplus:
      return multiplyRarely(dz, dy, z, y, [](Scalar x, Scalar) { return sigmoid(x); });
    case Activation::kSoftsign:
      return multiplyRarely(dz, dy, z, y, [](Scalar x, Scalar) { return 1 / ((1 + std::abs(x)) * (1 + std::abs(x))); });
    case Activation::kElu:
      return multiplyRarely(dz, dy, z, y, [](Scalar x, Scalar e) { return x > 0 ? Scalar(1) : e + 1; });
    case Activation::kSelu:
      return multiplyRarely(dz, dy, z, y, [](Scalar x, Scalar e) { return x > 0 ? kSeluScale : e + kSeluScale * kSeluAlpha; });
    case Activation::kExponential:
      return multiplyRarely(dz, dy, z, y, [](Scalar, Scalar e) { return e; });
    case Activation::kSilu:
      return multiplyRarely(dz, dy, z, y, [](Scalar x, Scalar) { return sigmoid(x) * (1 + x * (1 - sigmoid(x))); });
    case Activation::kGelu:
      return multiplyRarely(dz, dy, z, y, [](Scalar x, Scalar) { return normalCdf(x) + x * normalDensity(x); });
    case Activation::kRelu6:
      return multiplyRarely(dz, dy, z, y, [](Scalar x, Scalar) { return Scalar(x > 0 && x < 6); });
    case Activation::kLeakyRelu:
      return multiplyRarely(dz, dy, z, y, [](Scalar x, Scalar) { return x > 0 ? Scalar(1) : kLeakySlope; });
    case Activation::kMish:
      return multiplyRarely(dz, dy, z, y, [](Scalar x, Scalar) {
        const Scalar t = std::tanh(softplus(x));
        return t + x * (1 - t * t) * sigmoid(x);
      });
    case Activation::kHardSilu:
      return multiplyRarely(dz, dy, z, y, [](Scalar x, Scalar) { return x <= -3 ? Scalar(0) : x >= 3 ? Scalar(1) : (2 * x + 3) / 6; });
    case Activation::kSoftmax:
      for (std::int64_t i = 0; i < y.rows; ++i) softmaxRowBack(y.row(i), dy.row(i), dz.row(i), y.columns);
      return;
    case Activation::kLogSoftmax:
      for (std::int64_t i = 0; i < y.rows; ++i) logSoftmaxRowBack(y.row(i), dy.row(i), dz.row(i), y.columns);
      return;
  }
}

void addActivateBack(Activation f, const ConstMatrix& z, const ConstMatrix& y, const ConstMatrix& dy, const Matrix& dz) {
  std::vector<Scalar> row(static_cast<std::size_t>(z.columns));
  const Matrix product{row.data(), 1, z.columns, z.columns};
  for (std::int64_t i = 0; i < z.rows; ++i) {
    activateBack(f, rowOf(z, i), rowOf(y, i), rowOf(dy, i), product);
    add(rowOf(dz, i), product);
  }
}

}  // namespace rnn
