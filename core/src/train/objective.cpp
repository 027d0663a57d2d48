#include "train/objective.h"

#include <utility>
#include <variant>

#include "constraints.h"
#include "train/batches.h"

namespace rnn {
namespace {

const LossSpec& lossOf(const TrainOptions& options, std::size_t output) { return options.losses[options.losses.size() == 1 ? 0 : output]; }

/// The penalty on a layer's outputs, wherever its kind keeps it.
RegularizerSpec activityRegularizer(const LayerSpec& layer) {
  return std::visit(
      [](const auto& kind) -> RegularizerSpec {
        if constexpr (requires { kind.activity_regularizer; }) {
          return kind.activity_regularizer;
        } else if constexpr (requires { kind.options.activity_regularizer; }) {
          return kind.options.activity_regularizer;
        } else {
          return {};
        }
      },
      layer.kind);
}

LossInputs lossInputs(const Run& run, const Dataset& batch, const TrainOptions& options, std::size_t output) {
  LossInputs inputs{.y_true = batch.targets[output], .y_pred = run.outputs[output], .sample_weight = {}, .mask = run.output_masks[output]};
  if (!batch.sample_weights.empty()) inputs.sample_weight = batch.sample_weights[output];
  if (options.class_weight.empty()) return inputs;
  const Tensor by_class = classWeights(options.class_weight, batch.targets[output]);
  if (inputs.sample_weight.data.empty()) {
    inputs.sample_weight = by_class;
    return inputs;
  }
  // Both: each sample's weights times that of its class.
  const std::size_t per_sample = inputs.sample_weight.data.size() / by_class.data.size();
  for (std::size_t i = 0; i < inputs.sample_weight.data.size(); ++i) inputs.sample_weight.data[i] *= by_class.data[i / per_sample];
  return inputs;
}

/// The mean over the batch of the penalty on one output.
double activityPenalty(const ActivityPenalty& penalty, const Tensor& output, Tensor& gradient) {
  gradient = {output.shape, std::vector<Scalar>(output.data.size(), Scalar(0))};
  const auto samples = static_cast<Scalar>(output.shape.empty() ? 1 : output.shape.front());
  const double value = regularize(penalty.regularizer, output.shape, output.data.data(), gradient.data.data());
  for (Scalar& g : gradient.data) g /= samples;
  return value / static_cast<double>(samples);
}

}  // namespace

std::vector<ActivityPenalty> activityPenalties(const Plan& plan) {
  std::vector<ActivityPenalty> penalties;
  for (std::size_t n = 0; n < plan.nodes.size(); ++n) {
    const RegularizerSpec regularizer = activityRegularizer(plan.spec.layers[static_cast<std::size_t>(plan.nodes[n].layer)]);
    if (regularizer.identifier.empty()) continue;
    for (std::size_t o = 0; o < plan.nodes[n].output_shapes.size(); ++o) {
      penalties.push_back({regularizer, {static_cast<int>(n), static_cast<int>(o)}});
    }
  }
  return penalties;
}

Plan withPenalisedOutputs(Plan plan, const std::vector<ActivityPenalty>& penalties) {
  for (const ActivityPenalty& penalty : penalties) plan.spec.outputs.push_back(penalty.output);
  return plan;
}

Result<Objective> objective(const Plan& plan, const std::vector<ActivityPenalty>& penalties, const Run& run, const Dataset& batch,
                            const TrainOptions& options) {
  Objective sum;
  sum.gradients.resize(run.outputs.size());
  const std::size_t outputs = plan.spec.outputs.size();
  for (std::size_t o = 0; o < outputs; ++o) {
    const LossInputs inputs = lossInputs(run, batch, options, o);
    Result<LossResult> one = loss(lossOf(options, o), plan.spec.dialect, inputs);
    if (!one) return one.error();
    const double weight = options.loss_weights.empty() ? 1 : options.loss_weights[o];
    sum.value += weight * one.value().value;
    sum.gradients[o] = std::move(one).value().gradient;
    for (Scalar& g : sum.gradients[o].data) g *= static_cast<Scalar>(weight);
    // Sample weights are for the loss; Keras gives them to metrics only where weighted_metrics asks for it.
    for (const std::string& name : options.metrics) {
      const Result<MetricSum> figure =
          metric(name, plan.spec.dialect, {.y_true = inputs.y_true, .y_pred = inputs.y_pred, .sample_weight = {}, .mask = inputs.mask});
      if (!figure) return figure.error();
      sum.metrics.push_back(figure.value());
    }
  }
  for (std::size_t p = 0; p < penalties.size(); ++p)
    sum.value += activityPenalty(penalties[p], run.outputs[outputs + p], sum.gradients[outputs + p]);
  return sum;
}

double weightPenalties(const Plan& plan, const std::vector<Scalar>& weights, std::vector<Scalar>& gradients) {
  double penalty = 0;
  for (const WeightInfo& weight : plan.weights) {
    if (!weight.trainable || weight.regularizer.identifier.empty()) continue;
    penalty += regularize(weight.regularizer, weight.shape, weights.data() + weight.offset, gradients.data() + weight.offset);
  }
  return penalty;
}

std::optional<Error> checkOptions(const Plan& plan, const TrainOptions& options) {
  const Dialect dialect = plan.spec.dialect;
  for (const LossSpec& one : options.losses) {
    if (auto error = checkLoss(one, dialect)) return error;
    if (one.reduction && *one.reduction == "none") {
      return Error{.code = "loss_argument",
                   .message = "Training needs one number: a loss with reduction=None has one per sample",
                   .param = "reduction"};
    }
  }
  for (const std::string& name : options.metrics) {
    if (auto error = checkMetric(name, dialect)) return error;
  }
  for (const WeightInfo& weight : plan.weights) {
    auto error = checkRegularizer(weight.regularizer, dialect, weight.shape);
    if (!error) error = checkConstraint(weight.constraint, dialect, weight.shape);
    if (!error) continue;
    error->layer = weight.layer;
    return error;
  }
  for (const int frozen : options.frozen_weights) {
    if (frozen < 0 || frozen >= static_cast<int>(plan.weights.size())) {
      return Error{.code = "training_argument",
                   .message = "There is no weight number " + std::to_string(frozen),
                   .param = "frozen_weights",
                   .args = {{"param", "frozen_weights"}, {"found", std::to_string(frozen)}}};
    }
  }
  return checkOptimizer(options.optimizer, dialect);
}

}  // namespace rnn
