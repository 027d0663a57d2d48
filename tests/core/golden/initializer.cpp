// kind = initializer: exact values, or the distribution and the properties that every draw must have.
#include <algorithm>
#include <cmath>
#include <cstdio>

#include "golden/arrays.h"
#include "golden/case.h"
#include "golden/config.h"
#include "golden/model.h"
#include "rnn/weights.h"

namespace golden {
namespace {

struct Statistics {
  double mean = 0, deviation = 0, low = 0, high = 0;
};

Statistics statisticsOf(const std::vector<double>& values) {
  Statistics s{.low = values.at(0), .high = values.at(0)};
  const auto count = static_cast<double>(values.size());
  for (const double v : values) s.mean += v / count;
  for (const double v : values) {
    s.deviation += (v - s.mean) * (v - s.mean) / count;
    s.low = std::min(s.low, v);
    s.high = std::max(s.high, v);
  }
  s.deviation = std::sqrt(s.deviation);
  return s;
}

std::string figures(const char* what, double expected, double found) {
  char text[120];
  std::snprintf(text, sizeof text, "%s: expected %.6g, got %.6g", what, expected, found);
  return text;
}

/// The mean and deviation of a sample lie within 4.5 standard errors of what they estimate; with the fixed seed here they always do or
/// never do.
Failure checkMoments(const Statistics& s, std::size_t count, double mean, double deviation) {
  const double n = static_cast<double>(count);
  if (std::abs(s.mean - mean) > 4.5 * deviation / std::sqrt(n)) return figures("mean", mean, s.mean);
  if (std::abs(s.deviation - deviation) > 4.5 * deviation / std::sqrt(2 * n)) return figures("standard deviation", deviation, s.deviation);
  return {};
}

Failure checkBounds(const Statistics& s, double low, double high) {
  const double slack = 1e-6 * (high - low);
  if (s.low < low - slack) return figures("lowest value", low, s.low);
  if (s.high > high + slack) return figures("highest value", high, s.high);
  return {};
}

Failure checkDistribution(const Json& expected, const std::vector<double>& values) {
  const Statistics s = statisticsOf(values);
  const std::string distribution = expected.at("distribution").get<std::string>();
  if (distribution == "uniform") {
    const double low = expected.at("low").get<double>();
    const double high = expected.at("high").get<double>();
    if (Failure failure = checkBounds(s, low, high)) return failure;
    return checkMoments(s, values.size(), (low + high) / 2, (high - low) / std::sqrt(12.0));
  }
  if (distribution == "normal") return checkMoments(s, values.size(), expected.at("mean").get<double>(), expected.at("std").get<double>());
  if (distribution == "truncated_normal(2 sigma)") {
    const double bound = 2 * expected.at("sigma_before_truncation").get<double>();
    const double mean = expected.value("mean", 0.0);
    if (Failure failure = checkBounds(s, mean - bound, mean + bound)) return failure;
    return checkMoments(s, values.size(), mean, expected.at("std_after").get<double>());
  }
  return "unknown distribution \"" + distribution + "\"";
}

/// A Aᵀ = gain² I, or Aᵀ A.
Failure checkOrthogonality(const Json& expected, const std::vector<std::int64_t>& shape, const std::vector<double>& a) {
  const std::string property = expected.at("property").get<std::string>();
  const bool by_rows = property == "A A^T = I";
  if (!by_rows && property != "A^T A = I") return "unknown property \"" + property + "\"";
  const std::int64_t columns = shape.at(shape.size() - 1);
  const std::int64_t rows = static_cast<std::int64_t>(a.size()) / columns;
  const double tolerance = expected.value("tolerance", 1e-5);
  const std::int64_t count = by_rows ? rows : columns;
  const std::int64_t length = by_rows ? columns : rows;
  const auto at = [&](std::int64_t vector, std::int64_t i) {
    return a[static_cast<std::size_t>(by_rows ? vector * columns + i : i * columns + vector)];
  };
  for (std::int64_t p = 0; p < count; ++p) {
    for (std::int64_t q = 0; q <= p; ++q) {
      double product = 0;
      for (std::int64_t i = 0; i < length; ++i) product += at(p, i) * at(q, i);
      const double wanted = p == q ? 1 : 0;
      if (std::abs(product - wanted) > tolerance) {
        return figures((property + " at " + std::to_string(p) + ", " + std::to_string(q)).c_str(), wanted, product);
      }
    }
  }
  return {};
}

/// {"layer": …, "expected": {"bias": […]}}: the weights that a layer starts from, by name.
Failure checkLayerWeights(const Json& c) {
  const ModelOptions options{.dialect = dialectOf(c), .batch_shape = {std::nullopt, 2, 3}};
  const rnn::Result<rnn::Plan> plan = rnn::plan(modelOf({readLayer(c.at("layer"))}, options));
  if (!plan) return sentence(plan.error());
  const rnn::Result<std::vector<rnn::Scalar>> weights = rnn::initialWeights(plan.value(), 1);
  if (!weights) return sentence(weights.error());
  for (const auto& [name, expected] : c.at("expected").items()) {
    const auto matches = [&key = name](const rnn::WeightInfo& weight) { return weight.name == key; };
    const auto weight = std::find_if(plan.value().weights.begin(), plan.value().weights.end(), matches);
    if (weight == plan.value().weights.end()) return "the layer has no weight \"" + name + "\"";
    const auto begin = weights.value().begin() + weight->offset;
    if (Failure failure = compare(name, readArray(expected), weight->shape, std::vector<double>(begin, begin + weight->size), {}))
      return failure;
  }
  return {};
}

}  // namespace

Failure checkInitializer(const Json& c) {
  noteUnknownKeys(c, "an initializer case",
                  {"id", "kind", "semantics", "source", "tolerance", "verified_by", "notes", "initializer", "shape", "layer", "expected"});
  if (c.contains("layer")) return checkLayerWeights(c);
  const Json& expected = c.at("expected");
  noteUnknownKeys(
      expected, "expected",
      {"distribution", "low", "high", "mean", "std", "sigma_before_truncation", "std_after", "formula", "property", "tolerance", "values"});
  const auto shape = c.at("shape").get<std::vector<std::int64_t>>();
  const rnn::Result<std::vector<rnn::Scalar>> drawn =
      rnn::initialize(readInitializer(c.at("initializer")), shape, 1, c.at("id").get<std::string>());
  if (!drawn) return sentence(drawn.error());
  const std::vector<double> values(drawn.value().begin(), drawn.value().end());
  if (expected.contains("values")) return compare("value ", readArray(expected.at("values")), shape, values, {0, 1e-7});
  if (expected.contains("property")) return checkOrthogonality(expected, shape, values);
  return checkDistribution(expected, values);
}

}  // namespace golden
