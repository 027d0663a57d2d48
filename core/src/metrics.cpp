#include "rnn/metrics.h"

#include <algorithm>
#include <cmath>

#include "axis_rows.h"
#include "errors.h"
#include "losses/sample_weights.h"
#include "rnn/catalog.h"

namespace rnn {
namespace {

/// Which of its kinds "accuracy" or "crossentropy" stands for: "binary", "sparse_categorical" or "categorical".
std::string kindByShapes(const LossInputs& inputs) {
  const std::vector<std::int64_t>& y_true = inputs.y_true.shape;
  const std::vector<std::int64_t>& y_pred = inputs.y_pred.shape;
  if (y_pred.empty() || y_pred.back() == 1) return "binary_";
  const bool sparse = y_true.size() < y_pred.size() || y_true.back() == 1;
  return sparse ? "sparse_categorical_" : "categorical_";
}

/// The full name in snake case, with the kind that the shapes ask for.
std::string resolved(const std::string& identifier, const LossInputs& inputs) {
  if (identifier == "accuracy" || identifier == "acc" || identifier == "Accuracy") return kindByShapes(inputs) + "accuracy";
  if (identifier == "crossentropy" || identifier == "ce") return kindByShapes(inputs) + "crossentropy";
  return snakeCase(identifier);
}

std::int64_t largest(const Scalar* row, std::int64_t count) { return std::max_element(row, row + count) - row; }

/// 1 for each row whose prediction is right, (batch) or (batch, time).
Result<Tensor> accuracies(const std::string& name, const LossInputs& inputs) {
  const Tensor& y_pred = inputs.y_pred;
  const Tensor& y_true = inputs.y_true;
  const std::int64_t classes = y_pred.shape.empty() ? 1 : y_pred.shape.back();
  const bool sparse = name == "sparse_categorical_accuracy";
  Tensor right{y_pred.shape.empty() ? std::vector<std::int64_t>{} : withoutAxis(y_pred.shape, -1), {}};
  const auto rows = static_cast<std::size_t>(entryCount(right.shape));
  // Of no classes none is the largest; the mean of no hits is left to the division.
  if ((classes == 0 && name != "binary_accuracy") || y_true.data.size() != (sparse ? rows : y_pred.data.size())) {
    const std::string target = toString(Shape(y_true.shape.begin(), y_true.shape.end()));
    const std::string output = toString(Shape(y_pred.shape.begin(), y_pred.shape.end()));
    return Error{.code = "loss_shape",
                 .message = "Shapes " + target + " and " + output + " are incompatible",
                 .args = {{"target", target}, {"output", output}}};
  }
  right.data.resize(rows);
  for (std::size_t row = 0; row < rows; ++row) {
    const Scalar* p = y_pred.data.data() + row * static_cast<std::size_t>(classes);
    const Scalar* y = y_true.data.data() + (sparse ? row : row * static_cast<std::size_t>(classes));
    if (name == "binary_accuracy") {
      std::int64_t hits = 0;
      for (std::int64_t i = 0; i < classes; ++i) hits += y[i] == (p[i] > Scalar(0.5) ? Scalar(1) : Scalar(0)) ? 1 : 0;
      right.data[row] = static_cast<Scalar>(hits) / static_cast<Scalar>(classes);
    } else {
      const auto label = sparse ? static_cast<std::int64_t>(*y) : largest(y, classes);
      right.data[row] = label == largest(p, classes) ? Scalar(1) : Scalar(0);
    }
  }
  return right;
}

bool isAccuracy(const std::string& name) {
  return name == "binary_accuracy" || name == "categorical_accuracy" || name == "sparse_categorical_accuracy";
}

/// One number per row, before weights.
Result<Tensor> entriesOf(const std::string& identifier, Dialect dialect, const LossInputs& inputs) {
  const std::string name = resolved(identifier, inputs);
  if (isAccuracy(name)) return accuracies(name, inputs);
  // Losses know their own spellings; only the names resolved by shape are handed on in full.
  const bool by_shape = name.size() > 12 && name.compare(name.size() - 12, 12, "crossentropy") == 0;
  const LossSpec spec{.identifier = name == "root_mean_squared_error" ? "mse" : by_shape ? name : identifier, .reduction = "none"};
  Result<LossResult> result = loss(spec, dialect, {.y_true = inputs.y_true, .y_pred = inputs.y_pred, .sample_weight = {}, .mask = {}});
  if (!result) return result.error();
  return std::move(result).value().values;
}

}  // namespace

double metricValue(const MetricSum& sum) {
  const double mean = sum.weight == 0 ? 0 : sum.total / sum.weight;
  return sum.square_root ? std::sqrt(mean) : mean;
}

std::optional<Error> checkMetric(const std::string& identifier, Dialect dialect) {
  const std::vector<std::string> own = metricNames();
  if (identifier == "acc" || identifier == "ce" || std::find(own.begin(), own.end(), snakeCase(identifier)) != own.end())
    return std::nullopt;
  if (!checkLoss({.identifier = identifier}, dialect)) return std::nullopt;
  Error error = unknownIdentifier(dialect, dialect == Dialect::kKeras3 ? "metric" : "metric function", identifier, "metrics");
  error.code = "unknown_metric";
  return error;
}

Result<MetricSum> metric(const std::string& identifier, Dialect dialect, const LossInputs& inputs) {
  if (const std::optional<Error> error = checkMetric(identifier, dialect)) return *error;
  const Result<Tensor> entries = entriesOf(identifier, dialect, inputs);
  if (!entries) return entries.error();
  std::vector<Scalar> weights(entries.value().data.size(), Scalar(1));
  for (const Tensor* factor : {&inputs.sample_weight, &inputs.mask}) {
    if (factor->data.empty()) continue;
    const Result<std::vector<Scalar>> repeated = broadcastWeights(*factor, entries.value().shape);
    if (!repeated) return repeated.error();
    for (std::size_t i = 0; i < weights.size(); ++i) weights[i] *= repeated.value()[i];
  }
  MetricSum sum{.square_root = snakeCase(identifier) == "root_mean_squared_error"};
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (weights[i] == 0) continue;
    sum.total += static_cast<double>(entries.value().data[i] * weights[i]);
    sum.weight += static_cast<double>(weights[i]);
  }
  return sum;
}

std::vector<std::string> metricNames() {
  return {"accuracy", "binary_accuracy", "categorical_accuracy", "sparse_categorical_accuracy", "crossentropy", "root_mean_squared_error"};
}

}  // namespace rnn
