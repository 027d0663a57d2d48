// The update rules: one function per optimizer, its formula drawn above the line that computes it. keras-facts §12.
#pragma once

#include <cstdint>

#include "rnn/scalar.h"

namespace rnn {

/// An optimizer's arguments with the defaults filled in, and the step's learning rate.
struct OptimizerSettings {
  double learning_rate = 0;
  double momentum = 0;
  double rho = 0;
  double beta_1 = 0, beta_2 = 0;
  double epsilon = 0;
  double initial_accumulator_value = 0;
  double learning_rate_power = 0, l1 = 0, l2 = 0, l2_shrinkage = 0, beta = 0;
  bool nesterov = false, centered = false, amsgrad = false;
  bool older = false;           ///< the rules of tf.keras up to 2.10
  std::int64_t t = 1;           ///< number of this update, from 1
  double momentum_product = 1;  ///< Nadam: μ_1 … μ_t
};

/// One tensor: weights w (changed), gradients g, and the optimizer's memory of it, slot by slot (changed).
struct OptimizedTensor {
  Scalar* w = nullptr;
  const Scalar* g = nullptr;
  Scalar* const* slots = nullptr;
  std::int64_t size = 0;
};

using OptimizerRule = void (*)(const OptimizerSettings& settings, const OptimizedTensor& tensor);

void sgd(const OptimizerSettings& settings, const OptimizedTensor& tensor);
void rmsprop(const OptimizerSettings& settings, const OptimizedTensor& tensor);
void adam(const OptimizerSettings& settings, const OptimizedTensor& tensor);
void adagrad(const OptimizerSettings& settings, const OptimizedTensor& tensor);
void adadelta(const OptimizerSettings& settings, const OptimizedTensor& tensor);
void nadam(const OptimizerSettings& settings, const OptimizedTensor& tensor);
void adamax(const OptimizerSettings& settings, const OptimizedTensor& tensor);
void ftrl(const OptimizerSettings& settings, const OptimizedTensor& tensor);
void lion(const OptimizerSettings& settings, const OptimizedTensor& tensor);

/// Nadam's momentum for update t: it warms up from half of beta_1.
double nadamMomentum(const OptimizerSettings& settings, std::int64_t t);

}  // namespace rnn
