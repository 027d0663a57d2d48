// Losses and their gradients: what training makes smaller. keras-facts §11.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "rnn/result.h"
#include "rnn/scalar.h"
#include "rnn/spec.h"
#include "rnn/trace.h"

namespace rnn {

/// A loss as compile(loss=…) names it; parameters left out have Keras' default.
struct LossSpec {
  std::string identifier;                    ///< "mse", "mean_squared_error", "MeanSquaredError"
  std::optional<bool> from_logits;           ///< crossentropies: y_pred before its sigmoid or softmax; False
  std::optional<double> label_smoothing;     ///< binary and categorical crossentropy; 0
  std::optional<double> delta;               ///< Huber: where it turns from square to straight; 1
  std::optional<std::int64_t> axis;          ///< crossentropies, cosine similarity: the axis of the classes; −1
  std::optional<std::int64_t> ignore_class;  ///< sparse categorical crossentropy: a label that counts for nothing
  std::optional<std::string> reduction;      ///< "sum_over_batch_size", "mean", "sum", "mean_with_sample_weight", "none"
  static void fields(auto& self, auto&& visit) {
    visit("from_logits", self.from_logits);
    visit("label_smoothing", self.label_smoothing);
    visit("delta", self.delta);
    visit("axis", self.axis);
    visit("ignore_class", self.ignore_class);
    visit("reduction", self.reduction);
  }
};

/// What a loss is taken of. Shapes are Keras': y_true as y_pred, or without the class axis (or with 1 there) for sparse labels.
struct LossInputs {
  Tensor y_true;
  Tensor y_pred;
  Tensor sample_weight;  ///< no data: none. One number, (batch), (batch, time), or with a last axis of 1
  Tensor mask;           ///< no data: none. (batch, time), 1 = valid: the mean is then over what is valid
};

struct LossResult {
  double value = 0;  ///< the reduced loss; with reduction "none" the sum of `values`
  Tensor values;     ///< before reduction: y_pred's shape without the class axis, times weights and mask
  Tensor gradient;   ///< d value / d y_pred
};

/// Errors: "unknown_loss" with the dialect's text, "loss_shape" for shapes that do not fit, "loss_label" for a label outside the classes.
Result<LossResult> loss(const LossSpec& spec, Dialect dialect, const LossInputs& inputs);

/// Why compile() would refuse this loss; absent when it would not.
std::optional<Error> checkLoss(const LossSpec& spec, Dialect dialect);

/// Snake-case names of all losses, for the catalog.
std::vector<std::string> lossNames();

}  // namespace rnn
