// Metrics: figures that tell a reader how training goes, without a gradient.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rnn/losses.h"
#include "rnn/result.h"
#include "rnn/spec.h"

namespace rnn {

/// A metric over some samples, as a quotient: those of several batches add up, numerator and denominator each.
struct MetricSum {
  double total = 0;
  double weight = 0;
  bool square_root = false;  ///< root mean squared error
};

/// total / weight, or its root; 0 without any sample.
double metricValue(const MetricSum& sum);

/// A metric by its name: an accuracy, "root_mean_squared_error", or any loss. "accuracy" means the binary, categorical or sparse one and
/// "crossentropy" likewise, by the shapes, as in Keras. Weights and mask of `inputs` weigh the entries.
/// Errors: "unknown_metric", and those of the loss.
Result<MetricSum> metric(const std::string& identifier, Dialect dialect, const LossInputs& inputs);

/// Why compile() would refuse this metric; absent when it would not.
std::optional<Error> checkMetric(const std::string& identifier, Dialect dialect);

/// Names besides those of the losses.
std::vector<std::string> metricNames();

}  // namespace rnn
