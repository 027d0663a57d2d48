// Arguments of the layers that look through a window of time steps: pooling and convolution. Time is the second axis (channels last).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "rnn/parameter_specs.h"

namespace rnn {

/// Pooling over the whole of time.
struct GlobalPoolingOptions {
  std::optional<std::string> data_format;
  bool keepdims = false;
  static void fields(auto& self, auto&& visit) {
    visit("data_format", self.data_format);
    visit("keepdims", self.keepdims);
  }
};

struct GlobalAveragePooling1DSpec {
  static constexpr const char* kClass = "GlobalAveragePooling1D";
  GlobalPoolingOptions options;
  static void fields(auto& self, auto&& visit) { GlobalPoolingOptions::fields(self.options, visit); }
};

struct GlobalMaxPooling1DSpec {
  static constexpr const char* kClass = "GlobalMaxPooling1D";
  GlobalPoolingOptions options;
  static void fields(auto& self, auto&& visit) { GlobalPoolingOptions::fields(self.options, visit); }
};

/// Pooling window by window.
struct PoolingOptions {
  std::vector<std::int64_t> pool_size{2};
  std::vector<std::int64_t> strides;  ///< empty: pool_size
  std::string padding = "valid";
  std::optional<std::string> data_format;
  static void fields(auto& self, auto&& visit) {
    visit("pool_size", self.pool_size);
    visit("strides", self.strides);
    visit("padding", self.padding);
    visit("data_format", self.data_format);
  }
};

struct AveragePooling1DSpec {
  static constexpr const char* kClass = "AveragePooling1D";
  PoolingOptions options;
  static void fields(auto& self, auto&& visit) { PoolingOptions::fields(self.options, visit); }
};

struct MaxPooling1DSpec {
  static constexpr const char* kClass = "MaxPooling1D";
  PoolingOptions options;
  static void fields(auto& self, auto&& visit) { PoolingOptions::fields(self.options, visit); }
};

struct Conv1DSpec {
  static constexpr const char* kClass = "Conv1D";
  std::int64_t filters = 0;
  std::vector<std::int64_t> kernel_size;
  std::vector<std::int64_t> strides{1};
  std::string padding = "valid";
  std::optional<std::string> data_format;
  std::vector<std::int64_t> dilation_rate{1};
  std::int64_t groups = 1;
  std::string activation = "linear";
  bool use_bias = true;
  InitializerSpec kernel_initializer{.identifier = "glorot_uniform"};
  InitializerSpec bias_initializer{.identifier = "zeros"};
  RegularizerSpec kernel_regularizer, bias_regularizer, activity_regularizer;
  ConstraintSpec kernel_constraint, bias_constraint;
  static void fields(auto& self, auto&& visit) {
    visit("filters", self.filters, kRequired);
    visit("kernel_size", self.kernel_size, kRequired);
    visit("strides", self.strides);
    visit("padding", self.padding);
    visit("data_format", self.data_format);
    visit("dilation_rate", self.dilation_rate);
    visit("groups", self.groups);
    visit("activation", self.activation);
    visit("use_bias", self.use_bias);
    visit("kernel_initializer", self.kernel_initializer);
    visit("bias_initializer", self.bias_initializer);
    visit("kernel_regularizer", self.kernel_regularizer);
    visit("bias_regularizer", self.bias_regularizer);
    visit("activity_regularizer", self.activity_regularizer);
    visit("kernel_constraint", self.kernel_constraint);
    visit("bias_constraint", self.bias_constraint);
  }
};

}  // namespace rnn
