// Activation functions by Keras' names, their values and derivatives. Formulas: keras-facts §6.
#pragma once

#include <optional>
#include <string>

#include "math/matrix.h"
#include "rnn/spec.h"

namespace rnn {

enum class Activation {
  kLinear,
  kRelu,
  kTanh,
  kSigmoid,
  kHardSigmoidKeras2,  ///< clip(0.2 x + 0.5, 0, 1)
  kHardSigmoidKeras3,  ///< clip(x / 6 + 0.5, 0, 1): the same name, another function
  kSoftmax,
  kLogSoftmax,
  kSoftplus,
  kSoftsign,
  kElu,
  kSelu,
  kExponential,
  kSilu,
  kGelu,
  kRelu6,
  kLeakyRelu,
  kMish,
  kHardSilu,
};

/// The function that `name` means to this dialect; absent when it knows none of that name.
std::optional<Activation> findActivation(const std::string& name, Dialect dialect);

/// y = f(z). softmax and log_softmax run over each row; y may be z.
void activate(Activation f, const ConstMatrix& z, const Matrix& y);

/// dz = dy · f'(z), given z and y = f(z); dz may be dy.
void activateBack(Activation f, const ConstMatrix& z, const ConstMatrix& y, const ConstMatrix& dy, const Matrix& dz);

/// dz += dy · f'(z), where dz already holds what others sent back.
void addActivateBack(Activation f, const ConstMatrix& z, const ConstMatrix& y, const ConstMatrix& dy, const Matrix& dz);

}  // namespace rnn
