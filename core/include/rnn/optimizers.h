// Optimizers as pure functions: weights, gradients and the optimizer's memory in, weights and memory out. keras-facts §12.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "rnn/result.h"
#include "rnn/scalar.h"
#include "rnn/schedules.h"
#include "rnn/spec.h"

namespace rnn {

/// An optimizer as compile(optimizer=…) names it; parameters left out have Keras' default for that optimizer.
struct OptimizerSpec {
  std::string identifier = "rmsprop";  ///< "adam", "Adam"
  std::optional<double> learning_rate;
  ScheduleSpec schedule;  ///< when its identifier is not empty: the learning rate, in place of the number
  std::optional<double> momentum;
  std::optional<bool> nesterov;
  std::optional<double> rho;
  std::optional<double> beta_1, beta_2;
  std::optional<double> epsilon;
  std::optional<bool> centered;
  std::optional<bool> amsgrad;
  std::optional<double> initial_accumulator_value;
  std::optional<double> learning_rate_power, l1_regularization_strength, l2_regularization_strength, l2_shrinkage_regularization_strength,
      beta;
  std::optional<double> decay;  ///< Keras 2: learning rate / (1 + decay · step)
  std::optional<double> weight_decay;
  std::optional<double> clipnorm, clipvalue, global_clipnorm;
  static void fields(auto& self, auto&& visit) {
    visit("learning_rate", self.learning_rate);
    visit("schedule", self.schedule);
    visit("momentum", self.momentum);
    visit("nesterov", self.nesterov);
    visit("rho", self.rho);
    visit("beta_1", self.beta_1);
    visit("beta_2", self.beta_2);
    visit("epsilon", self.epsilon);
    visit("centered", self.centered);
    visit("amsgrad", self.amsgrad);
    visit("initial_accumulator_value", self.initial_accumulator_value);
    visit("learning_rate_power", self.learning_rate_power);
    visit("l1_regularization_strength", self.l1_regularization_strength);
    visit("l2_regularization_strength", self.l2_regularization_strength);
    visit("l2_shrinkage_regularization_strength", self.l2_shrinkage_regularization_strength);
    visit("beta", self.beta);
    visit("decay", self.decay);
    visit("weight_decay", self.weight_decay);
    visit("clipnorm", self.clipnorm);
    visit("clipvalue", self.clipvalue);
    visit("global_clipnorm", self.global_clipnorm);
  }
};

/// One trainable tensor: consecutive numbers of the flat array of all weights.
struct Variable {
  std::int64_t offset = 0;
  std::int64_t size = 0;
};

/// What an optimizer remembers. A fresh one is empty; each slot then has a number per weight ("m" and "v" of Adam, the velocity of
/// momentum).
struct OptimizerState {
  std::int64_t step = 0;  ///< updates made
  std::vector<std::vector<Scalar>> slots;
  double momentum_product = 1;  ///< Nadam: product of its momentum schedule so far
};

struct OptimizerUpdate {
  std::vector<Scalar> weights;
  OptimizerState state;
};

/// One argument of an optimizer with its default.
struct OptimizerArgument {
  const char* name;
  double value;
  bool is_flag = false;  ///< True or False
};

struct OptimizerInfo {
  const char* identifier;  ///< "rmsprop"
  const char* class_name;  ///< "RMSprop"
  std::vector<OptimizerArgument>
      arguments;  ///< in Keras' positional order; all take weight_decay, clipnorm, clipvalue, global_clipnorm besides
};

/// All optimizers, for the catalog and the reader.
std::vector<OptimizerInfo> optimizers();

/// Why Keras would refuse it: an unknown name, a momentum outside [0, 1], two kinds of clipping at once, an impossible schedule.
std::optional<Error> checkOptimizer(const OptimizerSpec& spec, Dialect dialect);

/// Numbers that the optimizer keeps for this many trainable parameters after the first update, and their bytes (the step counter has
/// eight).
struct OptimizerSize {
  std::int64_t numbers = 0;
  std::int64_t bytes = 0;
};
OptimizerSize optimizerSize(const OptimizerSpec& spec, std::int64_t trainable_parameters);

/// One update of the `variables` within `weights`; `gradients` is parallel to `weights`. Numbers outside the variables stay as they are.
/// Clipping, then weight decay, then the optimizer's own rule. Keras 2 uses the older rules of RMSprop, Adagrad and Nadam.
Result<OptimizerUpdate> optimizerStep(const OptimizerSpec& spec, Dialect dialect, std::vector<Scalar> weights,
                                      std::vector<Scalar> gradients, const std::vector<Variable>& variables, OptimizerState state);

}  // namespace rnn
