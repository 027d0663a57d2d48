// Keras' initializers by name. keras-facts §6, Initialisers.
#pragma once

#include <optional>
#include <string>

#include "rnn/parameter_specs.h"
#include "rnn/result.h"

namespace rnn {

enum class InitializerKind {
  kZeros,
  kOnes,
  kConstant,
  kIdentity,
  kOrthogonal,
  kRandomUniform,
  kRandomNormal,
  kTruncatedNormal,
  kVarianceScaling
};

/// An initializer with every parameter filled in: the caller's where given, Keras' defaults otherwise.
struct Initializer {
  InitializerKind kind = InitializerKind::kZeros;
  double value = 0;                      ///< constant
  double gain = 1;                       ///< identity, orthogonal
  double minval = -0.05, maxval = 0.05;  ///< random_uniform
  double mean = 0, stddev = 0.05;        ///< random_normal, truncated_normal
  double scale = 1;                      ///< variance_scaling, of which glorot, he and lecun are special cases
  std::string mode = "fan_in";
  std::string distribution = "truncated_normal";
};

/// By either spelling of the identifier or one of Keras' aliases ("uniform", "one"); absent if it names nothing.
std::optional<Initializer> findInitializer(const InitializerSpec& spec);

/// Why Keras would refuse to make it: a scale, mode or distribution of VarianceScaling.
std::optional<Error> checkInitializer(const Initializer& initializer);

}  // namespace rnn
