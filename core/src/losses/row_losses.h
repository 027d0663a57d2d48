// The formulas: the loss of one sample's entries along the class axis, and its derivative. keras-facts §11.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "rnn/losses.h"

namespace rnn {

/// What a formula needs besides its numbers.
struct LossParameters {
  bool from_logits = false;
  Scalar label_smoothing = 0;
  Scalar delta = 1;
  bool adds_epsilon = false;  ///< Keras 2 adds ε once more inside the logarithms of the binary crossentropy
};

/// The loss of n entries y (targets) and p (predictions); writes d loss / d p. For sparse labels y is one number, the class.
using RowLoss = Scalar (*)(const LossParameters& parameters, const Scalar* y, const Scalar* p, std::int64_t n, Scalar* dp);

struct KnownLoss {
  const char* identifier;  ///< in snake case: "mean_squared_error"
  const char* alias;       ///< "mse", or nullptr
  const char* class_name;  ///< "MeanSquaredError"
  RowLoss row;
  bool sparse = false;          ///< labels are class numbers
  bool binary_to_sign = false;  ///< labels that are all 0 or 1 become −1 and 1
};

/// By any of its names; nullptr if there is none.
const KnownLoss* findLoss(const std::string& identifier);

}  // namespace rnn
