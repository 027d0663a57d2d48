// Arguments of the layers whose every output is one of their inputs, or zero, at another place.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "rnn/parameter_specs.h"

namespace rnn {

struct RepeatVectorSpec {
  static constexpr const char* kClass = "RepeatVector";
  std::int64_t n = 0;
  static void fields(auto& self, auto&& visit) { visit("n", self.n, kRequired); }
};

struct FlattenSpec {
  static constexpr const char* kClass = "Flatten";
  std::optional<std::string> data_format;
  static void fields(auto& self, auto&& visit) { visit("data_format", self.data_format); }
};

struct ReshapeSpec {
  static constexpr const char* kClass = "Reshape";
  std::vector<std::int64_t> target_shape;  ///< without the batch; −1: whatever is left
  static void fields(auto& self, auto&& visit) { visit("target_shape", self.target_shape, kRequired); }
};

struct PermuteSpec {
  static constexpr const char* kClass = "Permute";
  std::vector<std::int64_t> dims;  ///< from 1, without the batch
  static void fields(auto& self, auto&& visit) { visit("dims", self.dims, kRequired); }
};

struct UpSampling1DSpec {
  static constexpr const char* kClass = "UpSampling1D";
  std::int64_t size = 2;
  static void fields(auto& self, auto&& visit) { visit("size", self.size); }
};

struct ZeroPadding1DSpec {
  static constexpr const char* kClass = "ZeroPadding1D";
  std::vector<std::int64_t> padding{1};  ///< both ends, or (before, after)
  std::optional<std::string> data_format;
  static void fields(auto& self, auto&& visit) {
    visit("padding", self.padding);
    visit("data_format", self.data_format, kKeras3);
  }
};

struct Cropping1DSpec {
  static constexpr const char* kClass = "Cropping1D";
  std::vector<std::int64_t> cropping{1, 1};  ///< both ends, or (before, after)
  static void fields(auto& self, auto&& visit) { visit("cropping", self.cropping); }
};

}  // namespace rnn
