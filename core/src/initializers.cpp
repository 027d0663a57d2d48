#include "initializers.h"

#include <string_view>

#include "rnn/catalog.h"

namespace rnn {
namespace {

struct Kind {
  std::string_view identifier;
  InitializerKind kind;
};

constexpr Kind kKinds[] = {
    {"zeros", InitializerKind::kZeros},
    {"zero", InitializerKind::kZeros},
    {"ones", InitializerKind::kOnes},
    {"one", InitializerKind::kOnes},
    {"constant", InitializerKind::kConstant},
    {"identity", InitializerKind::kIdentity},
    {"identity_initializer", InitializerKind::kIdentity},
    {"orthogonal", InitializerKind::kOrthogonal},
    {"orthogonal_initializer", InitializerKind::kOrthogonal},
    {"random_uniform", InitializerKind::kRandomUniform},
    {"uniform", InitializerKind::kRandomUniform},
    {"random_normal", InitializerKind::kRandomNormal},
    {"normal", InitializerKind::kRandomNormal},
    {"truncated_normal", InitializerKind::kTruncatedNormal},
    {"variance_scaling", InitializerKind::kVarianceScaling},
};

/// X. Glorot and Y. Bengio (2010), K. He and others (2015), Y. LeCun and others (1998): the variance that keeps signals at one size.
struct Family {
  std::string_view identifier;
  double scale;
  const char* mode;
  const char* distribution;
};

constexpr Family kFamilies[] = {
    {"glorot_uniform", 1, "fan_avg", "uniform"}, {"glorot_normal", 1, "fan_avg", "truncated_normal"},
    {"he_uniform", 2, "fan_in", "uniform"},      {"he_normal", 2, "fan_in", "truncated_normal"},
    {"lecun_uniform", 1, "fan_in", "uniform"},   {"lecun_normal", 1, "fan_in", "truncated_normal"},
};

Initializer withParameters(Initializer initializer, const InitializerSpec& spec) {
  initializer.value = spec.value.value_or(initializer.value);
  initializer.gain = spec.gain.value_or(initializer.gain);
  initializer.minval = spec.minval.value_or(initializer.minval);
  initializer.maxval = spec.maxval.value_or(initializer.maxval);
  initializer.mean = spec.mean.value_or(initializer.mean);
  initializer.stddev = spec.stddev.value_or(initializer.stddev);
  initializer.scale = spec.scale.value_or(initializer.scale);
  initializer.mode = spec.mode.value_or(initializer.mode);
  initializer.distribution = spec.distribution.value_or(initializer.distribution);
  return initializer;
}

}  // namespace

std::optional<Initializer> findInitializer(const InitializerSpec& spec) {
  const std::string name = snakeCase(spec.identifier);
  for (const Kind& known : kKinds) {
    if (name == known.identifier) return withParameters({.kind = known.kind}, spec);
  }
  for (const Family& family : kFamilies) {
    if (name != family.identifier) continue;
    return Initializer{
        .kind = InitializerKind::kVarianceScaling, .scale = family.scale, .mode = family.mode, .distribution = family.distribution};
  }
  return std::nullopt;
}

}  // namespace rnn
