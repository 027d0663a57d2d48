// Arguments of the layers that subtract a mean and divide by a standard deviation.
#pragma once

#include <cstdint>
#include <vector>

#include "rnn/parameter_specs.h"

namespace rnn {

struct LayerNormalizationSpec {
  static constexpr const char* kClass = "LayerNormalization";
  std::vector<std::int64_t> axis{-1};
  double epsilon = 0.001;
  bool center = true;
  bool scale = true;
  InitializerSpec beta_initializer{.identifier = "zeros"};
  InitializerSpec gamma_initializer{.identifier = "ones"};
  RegularizerSpec beta_regularizer, gamma_regularizer;
  ConstraintSpec beta_constraint, gamma_constraint;
  bool rms_scaling = false;
  static void fields(auto& self, auto&& visit) {
    visit("axis", self.axis);
    visit("epsilon", self.epsilon);
    visit("center", self.center);
    visit("scale", self.scale);
    visit("beta_initializer", self.beta_initializer);
    visit("gamma_initializer", self.gamma_initializer);
    visit("beta_regularizer", self.beta_regularizer);
    visit("gamma_regularizer", self.gamma_regularizer);
    visit("beta_constraint", self.beta_constraint);
    visit("gamma_constraint", self.gamma_constraint);
    visit("rms_scaling", self.rms_scaling, kKeras3 | kKeywordOnly);
  }
};

struct BatchNormalizationSpec {
  static constexpr const char* kClass = "BatchNormalization";
  std::int64_t axis = -1;
  double momentum = 0.99;
  double epsilon = 0.001;
  bool center = true;
  bool scale = true;
  InitializerSpec beta_initializer{.identifier = "zeros"};
  InitializerSpec gamma_initializer{.identifier = "ones"};
  InitializerSpec moving_mean_initializer{.identifier = "zeros"};
  InitializerSpec moving_variance_initializer{.identifier = "ones"};
  RegularizerSpec beta_regularizer, gamma_regularizer;
  ConstraintSpec beta_constraint, gamma_constraint;
  bool synchronized = false;
  static void fields(auto& self, auto&& visit) {
    visit("axis", self.axis);
    visit("momentum", self.momentum);
    visit("epsilon", self.epsilon);
    visit("center", self.center);
    visit("scale", self.scale);
    visit("beta_initializer", self.beta_initializer);
    visit("gamma_initializer", self.gamma_initializer);
    visit("moving_mean_initializer", self.moving_mean_initializer);
    visit("moving_variance_initializer", self.moving_variance_initializer);
    visit("beta_regularizer", self.beta_regularizer);
    visit("gamma_regularizer", self.gamma_regularizer);
    visit("beta_constraint", self.beta_constraint);
    visit("gamma_constraint", self.gamma_constraint);
    visit("synchronized", self.synchronized, kNoEffect);
  }
};

}  // namespace rnn
