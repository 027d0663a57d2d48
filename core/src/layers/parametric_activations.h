// ReLU, LeakyReLU, ELU: activation functions with constants of their own. Each layer gives one straight or exponential piece below and
// above.
#pragma once

#include "layers/single_part.h"

namespace rnn {

/// y = x above threshold, but max_value at most; slope · (x − threshold) below, or slope · (eˣ − 1) when `exponential`.
struct PiecewiseActivation {
  Scalar max_value;
  Scalar threshold;
  Scalar slope;
  bool exponential = false;
};

void activatePiecewise(const PiecewiseActivation& f, const Call& call);
void activatePiecewiseBack(const PiecewiseActivation& f, const Call& call);

std::optional<Error> check(const ReLUSpec& spec, const Setting& setting);
std::optional<Error> declare(const ReLUSpec& spec, Draft& draft);
PiecewiseActivation pieces(const ReLUSpec& spec);

std::optional<Error> check(const LeakyReLUSpec& spec, const Setting& setting);
std::optional<Error> declare(const LeakyReLUSpec& spec, Draft& draft);
PiecewiseActivation pieces(const LeakyReLUSpec& spec);

std::optional<Error> declare(const ELUSpec& spec, Draft& draft);
PiecewiseActivation pieces(const ELUSpec& spec);

template <class Spec>
concept PiecewiseSpec = requires(const Spec& spec) {
  pieces(spec);
};

template <PiecewiseSpec Spec>
void forward(const Spec& spec, const Call& call) {
  activatePiecewise(pieces(spec), call);
}

template <PiecewiseSpec Spec>
void backward(const Spec& spec, const Call& call) {
  activatePiecewiseBack(pieces(spec), call);
}

}  // namespace rnn
