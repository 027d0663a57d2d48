// Arguments of the layers that disturb what passes through them, in training only.
#pragma once

#include <cstdint>
#include <optional>

#include "rnn/parameter_specs.h"
#include "rnn/shape.h"

namespace rnn {

struct DropoutSpec {
  static constexpr const char* kClass = "Dropout";
  double rate = 0;
  Shape noise_shape;  ///< empty: one draw per number; a size of 1 shares the draw along that axis; None: as the input
  std::optional<std::int64_t> seed;
  static void fields(auto& self, auto&& visit) {
    visit("rate", self.rate, kRequired);
    visit("noise_shape", self.noise_shape);
    visit("seed", self.seed);
  }
};

struct SpatialDropout1DSpec {
  static constexpr const char* kClass = "SpatialDropout1D";
  double rate = 0;
  std::optional<std::int64_t> seed;
  static void fields(auto& self, auto&& visit) {
    visit("rate", self.rate, kRequired);
    visit("seed", self.seed, kKeras3);
  }
};

struct GaussianNoiseSpec {
  static constexpr const char* kClass = "GaussianNoise";
  double stddev = 0;
  std::optional<std::int64_t> seed;
  static void fields(auto& self, auto&& visit) {
    visit("stddev", self.stddev, kRequired);
    visit("seed", self.seed);
  }
};

}  // namespace rnn
