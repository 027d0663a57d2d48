#include <algorithm>
#include <cmath>

#include "axis_rows.h"
#include "errors.h"
#include "losses/row_losses.h"
#include "losses/sample_weights.h"

namespace rnn {
namespace {

using Sizes = std::vector<std::int64_t>;

std::string shapeText(const Sizes& shape) { return toString(Shape(shape.begin(), shape.end())); }

Error shapesDiffer(const Sizes& y_true, const Sizes& y_pred) {
  return {.code = "loss_shape",
          .message = "Arguments `target` and `output` must have the same shape. Received: target.shape=" + shapeText(y_true) +
                     ", output.shape=" + shapeText(y_pred),
          .args = {{"target", shapeText(y_true)}, {"output", shapeText(y_pred)}}};
}

/// Keras drops or adds a last axis of 1 where that makes the ranks equal.
void alignRanks(Sizes& y_true, Sizes& y_pred) {
  Sizes& longer = y_true.size() > y_pred.size() ? y_true : y_pred;
  Sizes& shorter = y_true.size() > y_pred.size() ? y_pred : y_true;
  if (longer.size() != shorter.size() + 1 || longer.back() != 1) return;
  if (shorter.size() == 1) {
    shorter.push_back(1);
  } else {
    longer.pop_back();
  }
}

/// Labels that are all 0 or 1 become −1 and 1; any other label leaves all as they are.
void toSigns(std::vector<Scalar>& labels) {
  if (std::any_of(labels.begin(), labels.end(), [](Scalar y) { return y != 0 && y != 1; })) return;
  for (Scalar& y : labels) y = 2 * y - 1;
}

/// The losses before weights, their derivatives, and which of them count.
struct Losses {
  Sizes shape;
  std::vector<Scalar> values;
  std::vector<Scalar> derivatives;  // of each loss with respect to its own row
  std::vector<bool> ignored;        // by ignore_class; empty: none
};

LossParameters parametersOf(const LossSpec& spec, Dialect dialect) {
  return {.from_logits = spec.from_logits.value_or(false),
          .label_smoothing = static_cast<Scalar>(spec.label_smoothing.value_or(0)),
          .delta = static_cast<Scalar>(spec.delta.value_or(1)),
          .adds_epsilon = dialect == Dialect::kKeras2};
}

/// Calls the formula on every row, with the rows made contiguous.
Losses eachRow(const KnownLoss& known, const LossParameters& parameters, const std::vector<Scalar>& y_true,
               const std::vector<Scalar>& y_pred, const AxisRows& rows) {
  Losses losses;
  losses.values.resize(static_cast<std::size_t>(rows.count));
  losses.derivatives.resize(y_pred.size());
  const auto length = static_cast<std::size_t>(rows.length);
  std::vector<Scalar> y(length), p(length), dp(length);
  for (std::int64_t row = 0; row < rows.count; ++row) {
    const auto at = [&](std::size_t i) { return static_cast<std::size_t>(rows.first(row) + static_cast<std::int64_t>(i) * rows.step); };
    for (std::size_t i = 0; i < length; ++i) {
      p[i] = y_pred[at(i)];
      if (!known.sparse) y[i] = y_true[at(i)];
    }
    const Scalar* labels = known.sparse ? &y_true[static_cast<std::size_t>(row)] : y.data();
    losses.values[static_cast<std::size_t>(row)] = known.row(parameters, labels, p.data(), rows.length, dp.data());
    for (std::size_t i = 0; i < length; ++i) losses.derivatives[at(i)] = dp[i];
  }
  return losses;
}

Result<Losses> denseLosses(const KnownLoss& known, const LossParameters& parameters, const LossInputs& inputs, std::int64_t axis) {
  Sizes y_true = inputs.y_true.shape;
  Sizes y_pred = inputs.y_pred.shape;
  alignRanks(y_true, y_pred);
  if (y_true != y_pred) return shapesDiffer(inputs.y_true.shape, inputs.y_pred.shape);
  const std::optional<AxisRows> rows = rowsAlong(y_pred, axis);
  if (!rows) return shapesDiffer(inputs.y_true.shape, inputs.y_pred.shape);
  std::vector<Scalar> labels = inputs.y_true.data;
  if (known.binary_to_sign) toSigns(labels);
  Losses losses = eachRow(known, parameters, labels, inputs.y_pred.data, *rows);
  losses.shape = withoutAxis(y_pred, axis);
  return losses;
}

Error labelOutside(Scalar label, std::int64_t classes) {
  const std::string found = std::to_string(static_cast<std::int64_t>(label));
  return {.code = "loss_label",
          .message = "Received a label value of " + found + " which is outside the valid range of [0, " + std::to_string(classes) + ").",
          .args = {{"found", found}, {"classes", std::to_string(classes)}}};
}

Result<Losses> sparseLosses(const KnownLoss& known, const LossParameters& parameters, const LossSpec& spec, const LossInputs& inputs) {
  const std::int64_t axis = spec.axis.value_or(-1);
  const std::optional<AxisRows> rows = rowsAlong(inputs.y_pred.shape, axis);
  Sizes y_true = inputs.y_true.shape;
  if (y_true.size() == inputs.y_pred.shape.size() && !y_true.empty() && y_true.back() == 1) y_true.pop_back();
  if (!rows || rows->length == 0 || y_true != withoutAxis(inputs.y_pred.shape, axis))
    return shapesDiffer(inputs.y_true.shape, inputs.y_pred.shape);

  std::vector<Scalar> labels = inputs.y_true.data;
  std::vector<bool> ignored;
  if (spec.ignore_class) {
    for (Scalar& label : labels) {
      ignored.push_back(label == static_cast<Scalar>(*spec.ignore_class));
      if (ignored.back()) label = 0;
    }
  }
  for (const Scalar label : labels) {
    if (!(label >= 0 && label < static_cast<Scalar>(rows->length))) return labelOutside(label, rows->length);
  }
  Losses losses = eachRow(known, parameters, labels, inputs.y_pred.data, *rows);
  losses.shape = std::move(y_true);
  losses.ignored = std::move(ignored);
  return losses;
}

// ---- from single losses to one number
// ---------------------------------------------------------------------------------------------------------------

bool isMean(const std::string& reduction) { return reduction == "sum_over_batch_size" || reduction == "mean" || reduction == "auto"; }

/// The mask of the predictions and the ignored class as weights. For a mean, what is valid weighs total / valid, so that dividing by all
/// entries later amounts to dividing by the valid ones.
Result<std::vector<Scalar>> maskWeights(const Losses& losses, const Tensor& mask, const std::string& reduction) {
  std::vector<Scalar> weights(losses.values.size(), Scalar(1));
  if (!mask.data.empty()) {
    Result<std::vector<Scalar>> repeated = broadcastWeights(mask, losses.shape);
    if (!repeated) return repeated;
    weights = std::move(repeated).value();
  }
  for (std::size_t i = 0; i < losses.ignored.size(); ++i) {
    if (losses.ignored[i]) weights[i] = 0;
  }
  if (!isMean(reduction)) return weights;
  double valid = 0;
  for (const Scalar w : weights) valid += w;
  const auto scale = static_cast<Scalar>(static_cast<double>(weights.size()) / (valid + 1e-7));
  for (Scalar& w : weights) w *= scale;
  return weights;
}

/// What every single loss is multiplied with before they are summed: weights, mask, and the mean's divisor.
struct Weighting {
  std::vector<Scalar> weights;
  double scale = 1;
};

Result<Weighting> weighting(const Losses& losses, const LossInputs& inputs, const std::string& reduction) {
  Weighting result{.weights = std::vector<Scalar>(losses.values.size(), Scalar(1))};
  if (!inputs.mask.data.empty() || !losses.ignored.empty()) {
    Result<std::vector<Scalar>> mask = maskWeights(losses, inputs.mask, reduction);
    if (!mask) return mask.error();
    result.weights = std::move(mask).value();
  }
  if (!inputs.sample_weight.data.empty()) {
    const Result<std::vector<Scalar>> repeated = broadcastWeights(inputs.sample_weight, losses.shape);
    if (!repeated) return repeated.error();
    for (std::size_t i = 0; i < result.weights.size(); ++i) result.weights[i] *= repeated.value()[i];
  }
  double divisor = 1;
  if (isMean(reduction)) {
    divisor = static_cast<double>(losses.values.size());
  } else if (reduction == "mean_with_sample_weight") {
    divisor = 0;
    for (const Scalar w : result.weights) divisor += w;
  }
  result.scale = divisor == 0 ? 0 : 1 / divisor;
  return result;
}

LossResult reduced(const Losses& losses, const Weighting& weighting, const Tensor& y_pred, const AxisRows& rows) {
  LossResult result;
  result.values = {losses.shape, std::vector<Scalar>(losses.values.size())};
  result.gradient = {y_pred.shape, std::vector<Scalar>(y_pred.data.size())};
  for (std::int64_t row = 0; row < rows.count; ++row) {
    const auto r = static_cast<std::size_t>(row);
    const Scalar weight = weighting.weights[r];
    result.values.data[r] = losses.values[r] * weight;
    result.value += static_cast<double>(result.values.data[r]) * weighting.scale;
    for (std::int64_t i = 0; i < rows.length; ++i) {
      const auto at = static_cast<std::size_t>(rows.first(row) + i * rows.step);
      // A loss that counts for nothing may be infinite; its derivative still counts for nothing.
      result.gradient.data[at] = weight == 0 ? Scalar(0) : losses.derivatives[at] * weight * static_cast<Scalar>(weighting.scale);
    }
  }
  return result;
}

}  // namespace

std::optional<Error> checkLoss(const LossSpec& spec, Dialect dialect) {
  if (findLoss(spec.identifier) == nullptr) {
    Error error = unknownIdentifier(dialect, dialect == Dialect::kKeras3 ? "loss" : "loss function", spec.identifier, "loss");
    error.code = "unknown_loss";
    return error;
  }
  const std::string reduction = spec.reduction.value_or("mean");
  if (!isMean(reduction) && reduction != "sum" && reduction != "none" && reduction != "mean_with_sample_weight") {
    return Error{.code = "loss_argument",
                 .message =
                     "Invalid value for argument `reduction`. Expected one of ('sum_over_batch_size', 'sum', None, 'none', 'mean', "
                     "'mean_with_sample_weight'). Received: reduction=" +
                     reduction,
                 .param = "reduction",
                 .args = {{"found", reduction}}};
  }
  const double smoothing = spec.label_smoothing.value_or(0);
  if (!(smoothing >= 0 && smoothing <= 1)) {
    return Error{.code = "loss_argument", .message = "label_smoothing must be in between 0.0 and 1.0.", .param = "label_smoothing"};
  }
  return std::nullopt;
}

Result<LossResult> loss(const LossSpec& spec, Dialect dialect, const LossInputs& inputs) {
  if (const std::optional<Error> error = checkLoss(spec, dialect)) return *error;
  const KnownLoss& known = *findLoss(spec.identifier);
  const LossParameters parameters = parametersOf(spec, dialect);
  const std::int64_t axis = spec.axis.value_or(-1);
  const Result<Losses> losses = known.sparse ? sparseLosses(known, parameters, spec, inputs) : denseLosses(known, parameters, inputs, axis);
  if (!losses) return losses.error();
  const Result<Weighting> weights = weighting(losses.value(), inputs, spec.reduction.value_or("sum_over_batch_size"));
  if (!weights) return weights.error();
  Sizes y_true = inputs.y_true.shape;
  Sizes y_pred = inputs.y_pred.shape;
  if (!known.sparse) alignRanks(y_true, y_pred);
  return reduced(losses.value(), weights.value(), inputs.y_pred, *rowsAlong(y_pred, axis));
}

}  // namespace rnn
