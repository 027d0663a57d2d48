// Arguments of the activation functions that are layers of their own.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "rnn/parameter_specs.h"

namespace rnn {

struct ReLUSpec {
  static constexpr const char* kClass = "ReLU";
  std::optional<double> max_value;
  double negative_slope = 0;
  double threshold = 0;
  static void fields(auto& self, auto&& visit) {
    visit("max_value", self.max_value);
    visit("negative_slope", self.negative_slope);
    visit("threshold", self.threshold);
  }
};

struct LeakyReLUSpec {
  static constexpr const char* kClass = "LeakyReLU";
  double negative_slope = 0.3;
  /// One number of two names: Keras 3 renamed `alpha`, and still takes the old name.
  static void fields(auto& self, auto&& visit) {
    visit("negative_slope", self.negative_slope, kKeras3);
    visit("alpha", self.negative_slope);
  }
};

struct ELUSpec {
  static constexpr const char* kClass = "ELU";
  double alpha = 1;
  static void fields(auto& self, auto&& visit) { visit("alpha", self.alpha); }
};

struct PReLUSpec {
  static constexpr const char* kClass = "PReLU";
  InitializerSpec alpha_initializer{.identifier = "zeros"};
  RegularizerSpec alpha_regularizer;
  ConstraintSpec alpha_constraint;
  std::vector<std::int64_t> shared_axes;  ///< from 1; one slope for all places along these axes
  static void fields(auto& self, auto&& visit) {
    visit("alpha_initializer", self.alpha_initializer);
    visit("alpha_regularizer", self.alpha_regularizer);
    visit("alpha_constraint", self.alpha_constraint);
    visit("shared_axes", self.shared_axes);
  }
};

struct SoftmaxSpec {
  static constexpr const char* kClass = "Softmax";
  std::vector<std::int64_t> axis{-1};
  static void fields(auto& self, auto&& visit) { visit("axis", self.axis); }
};

}  // namespace rnn
