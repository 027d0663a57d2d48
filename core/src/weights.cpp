#include "rnn/weights.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "errors.h"
#include "initializers.h"
#include "initializers_orthogonal.h"
#include "random.h"

namespace rnn {
namespace {

using Sizes = std::vector<std::int64_t>;

std::int64_t countOf(const Sizes& shape) {
  std::int64_t count = 1;
  for (const std::int64_t size : shape) count *= size;
  return count;
}

Shape toShape(const Sizes& shape) { return {shape.begin(), shape.end()}; }

template <class F>
std::vector<Scalar> filled(const Sizes& shape, F&& entry) {
  std::vector<Scalar> values(static_cast<std::size_t>(countOf(shape)));
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = static_cast<Scalar>(entry(static_cast<std::uint64_t>(i)));
  return values;
}

std::vector<Scalar> uniform(const Sizes& shape, double low, double high, RandomStream stream) {
  return filled(shape, [=](std::uint64_t i) { return low + (high - low) * randomUniform(stream, i); });
}

std::vector<Scalar> normal(const Sizes& shape, double mean, double stddev, RandomStream stream) {
  return filled(shape, [=](std::uint64_t i) { return mean + stddev * randomNormal(stream, i); });
}

std::vector<Scalar> truncatedNormal(const Sizes& shape, double mean, double stddev, RandomStream stream) {
  return filled(shape, [=](std::uint64_t i) { return mean + stddev * randomTruncatedNormal(stream, i); });
}

// ---- shapes that an initializer refuses
// ----------------------------------------------------------------------------------------------------------

Error wrongRank(const char* sentence, const Sizes& shape) {
  const std::string rank = std::to_string(shape.size());
  return {.code = "initializer_rank",
          .message = sentence + (" Received: shape=" + toString(toShape(shape))) + " of rank " + rank + ".",
          .args = {{"shape", toString(toShape(shape))}, {"rank", rank}}};
}

Result<std::vector<Scalar>> identity(const Sizes& shape, double gain) {
  if (shape.size() != 2) return wrongRank("Identity matrix initializer can only be used for 2D matrices.", shape);
  const auto columns = static_cast<std::uint64_t>(shape[1]);
  return filled(shape, [=](std::uint64_t i) { return i / columns == i % columns ? gain : 0; });
}

/// All dimensions but the last count as rows. A recurrent kernel (u, 4u) is drawn whole: its rows are orthonormal, its gates are not
/// orthogonal.
Result<std::vector<Scalar>> orthogonal(const Sizes& shape, double gain, RandomStream stream) {
  if (shape.size() < 2) return wrongRank("The tensor to initialize must be at least two-dimensional.", shape);
  const std::int64_t columns = shape.back();
  const std::int64_t rows = columns == 0 ? 0 : countOf(shape) / columns;
  const bool wide = rows < columns;
  const std::int64_t count = wide ? rows : columns;
  const std::int64_t length = wide ? columns : rows;
  std::vector<double> vectors(static_cast<std::size_t>(count * length));
  for (std::size_t i = 0; i < vectors.size(); ++i) vectors[i] = randomNormal(stream, i);
  orthonormalizeRows(vectors, count, length);
  return filled(shape, [&](std::uint64_t i) {
    const std::uint64_t row = i / static_cast<std::uint64_t>(columns);
    const std::uint64_t column = i % static_cast<std::uint64_t>(columns);
    return gain * vectors[static_cast<std::size_t>(wide ? i : column * static_cast<std::uint64_t>(length) + row)];
  });
}

// ---- variance scaling
// ----------------------------------------------------------------------------------------------------------------------------

/// How many numbers go into one output entry, and how many come from one input entry. A convolution multiplies both by its window.
std::pair<double, double> fans(const Sizes& shape) {
  if (shape.empty()) return {1, 1};
  if (shape.size() == 1) return {static_cast<double>(shape[0]), static_cast<double>(shape[0])};
  const double window = static_cast<double>(countOf({shape.begin(), std::prev(shape.end(), 2)}));
  return {window * static_cast<double>(shape[shape.size() - 2]), window * static_cast<double>(shape.back())};
}

Error invalidArgument(const char* param, const std::string& message, const std::string& found) {
  return {.code = "initializer_argument", .message = message, .param = param, .args = {{"param", param}, {"found", found}}};
}

Result<std::vector<Scalar>> varianceScaling(const Initializer& initializer, const Sizes& shape, RandomStream stream) {
  if (auto error = checkInitializer(initializer)) return *error;
  const auto [fan_in, fan_out] = fans(shape);
  const double fan = initializer.mode == "fan_in" ? fan_in : initializer.mode == "fan_out" ? fan_out : (fan_in + fan_out) / 2;
  const double variance = initializer.scale / std::max(1.0, fan);
  const std::string& distribution = initializer.distribution;
  if (distribution == "uniform") {
    const double limit = std::sqrt(3 * variance);
    return uniform(shape, -limit, limit, stream);
  }
  if (distribution == "untruncated_normal") return normal(shape, 0, std::sqrt(variance), stream);
  // Cutting at two standard deviations narrows the distribution to this part of what it was.
  constexpr double kNarrowing = 0.87962566103423978;
  return truncatedNormal(shape, 0, std::sqrt(variance) / kNarrowing, stream);
}

// ---- weights of a plan
// ---------------------------------------------------------------------------------------------------------------------------

/// An LSTM's bias: the forget block, second of four, starts at one; what stands before and after it is drawn by itself.
Result<std::vector<Scalar>> forgetBias(const WeightInfo& weight, std::uint64_t seed, const std::string& stream) {
  const std::int64_t units = weight.shape.back() / 4;
  Result<std::vector<Scalar>> before = initialize(weight.initializer, {units}, seed, stream);
  if (!before) return before;
  const Result<std::vector<Scalar>> after = initialize(weight.initializer, {2 * units}, seed, stream + "/after_forget");
  if (!after) return after;
  std::vector<Scalar> bias = std::move(before).value();
  bias.insert(bias.end(), static_cast<std::size_t>(units), Scalar(1));
  bias.insert(bias.end(), after.value().begin(), after.value().end());
  return bias;
}

Result<std::vector<Scalar>> initialValues(const WeightInfo& weight, const std::string& layer, std::uint64_t seed) {
  const std::string stream = layer + "/" + weight.part + "/" + weight.name;
  if (weight.unit_forget_bias) return forgetBias(weight, seed, stream);
  return initialize(weight.initializer, weight.shape, seed, stream);
}

}  // namespace

std::optional<Error> checkInitializer(const Initializer& initializer) {
  if (initializer.kind != InitializerKind::kVarianceScaling) return std::nullopt;
  if (!(initializer.scale > 0)) return invalidArgument("scale", "Argument `scale` must be positive float.", "");
  const std::string& mode = initializer.mode;
  if (mode != "fan_in" && mode != "fan_out" && mode != "fan_avg") {
    return invalidArgument("mode", "Invalid `mode` argument: " + mode + ". Please use one of {'fan_in', 'fan_out', 'fan_avg'}", mode);
  }
  const std::string& distribution = initializer.distribution;
  if (distribution == "uniform" || distribution == "normal" || distribution == "truncated_normal" || distribution == "untruncated_normal")
    return std::nullopt;
  return invalidArgument(
      "distribution",
      "Invalid `distribution` argument: " + distribution + ". Please use one of {'uniform', 'truncated_normal', 'untruncated_normal'}",
      distribution);
}

Result<std::vector<Scalar>> initialize(const InitializerSpec& spec, const Sizes& shape, std::uint64_t seed, const std::string& name) {
  const std::optional<Initializer> initializer = findInitializer(spec);
  if (!initializer) return unknownIdentifier(Dialect::kKeras3, "initializer", spec.identifier, "");
  // A seed of its own makes an initializer draw the same numbers wherever it is used, as in Keras.
  const RandomStream stream = spec.seed ? randomStream(static_cast<std::uint64_t>(*spec.seed), "initializer") : randomStream(seed, name);
  switch (initializer->kind) {
    case InitializerKind::kZeros:
      return std::vector<Scalar>(static_cast<std::size_t>(countOf(shape)), Scalar(0));
    case InitializerKind::kOnes:
      return std::vector<Scalar>(static_cast<std::size_t>(countOf(shape)), Scalar(1));
    case InitializerKind::kConstant:
      return std::vector<Scalar>(static_cast<std::size_t>(countOf(shape)), static_cast<Scalar>(initializer->value));
    case InitializerKind::kIdentity:
      return identity(shape, initializer->gain);
    case InitializerKind::kOrthogonal:
      return orthogonal(shape, initializer->gain, stream);
    case InitializerKind::kRandomUniform:
      return uniform(shape, initializer->minval, initializer->maxval, stream);
    case InitializerKind::kRandomNormal:
      return normal(shape, initializer->mean, initializer->stddev, stream);
    case InitializerKind::kTruncatedNormal:
      return truncatedNormal(shape, initializer->mean, initializer->stddev, stream);
    case InitializerKind::kVarianceScaling:
      return varianceScaling(*initializer, shape, stream);
  }
  return unknownIdentifier(Dialect::kKeras3, "initializer", spec.identifier, "");
}

Result<std::vector<Scalar>> initialWeights(const Plan& plan, std::uint64_t seed) {
  std::vector<Scalar> all;
  for (const WeightInfo& weight : plan.weights) {
    Result<std::vector<Scalar>> values = initialValues(weight, plan.layers[static_cast<std::size_t>(weight.layer)].name, seed);
    if (!values) {
      Error error = values.error();
      error.layer = weight.layer;
      return error;
    }
    all.insert(all.end(), values.value().begin(), values.value().end());
  }
  return all;
}

}  // namespace rnn
