// The three matrix products that a network needs, and the only place where they are computed.
#pragma once

#include <vector>

#include "math/matrix.h"

namespace rnn {

/// Whether a product replaces what stands in C or is added to it.
enum class Into { kReplace, kAdd };

// Where A holds tokens as one-hot vectors, rows of B are gathered, or scattered and added, instead.

/// C = A · B          forward: x · W          (m, k) · (k, n) → (m, n)
void multiply(const ConstMatrix& a, const ConstMatrix& b, const Matrix& c, Into into);

/// C = Aᵀ · B         a weight's gradient: xᵀ · dz     (k, m)ᵀ · (k, n) → (m, n)
void multiplyTransposed(const ConstMatrix& a, const ConstMatrix& b, const Matrix& c, Into into);

/// C = A · Bᵀ         an input's gradient: dz · Wᵀ     (m, k) · (n, k)ᵀ → (m, n)
void multiplyByTransposed(const ConstMatrix& a, const ConstMatrix& b, const Matrix& c, Into into);

/// The right factor of many products, laid out once as the kernel reads it: the recurrent kernel, which every step multiplies with.
class RightFactor {
 public:
  RightFactor() = default;

  /// For products whose left factors have `rows` rows. `b` must outlive it.
  static RightFactor of(const ConstMatrix& b, std::int64_t rows);
  static RightFactor ofTransposed(const ConstMatrix& b);

 private:
  friend void multiply(const ConstMatrix& a, const RightFactor& b, const Matrix& c, Into into);

  ConstMatrix plain_;           // read where it lies; else
  std::vector<Scalar> panels_;  // packed
};

/// C = A · B
void multiply(const ConstMatrix& a, const RightFactor& b, const Matrix& c, Into into);

}  // namespace rnn
