// The three matrix products that a network needs, and the only place where they are computed.
#pragma once

#include "math/matrix.h"

namespace rnn {

/// Whether a product replaces what stands in C or is added to it.
enum class Into { kReplace, kAdd };

/// C = A · B          forward: x · W          (m, k) · (k, n) → (m, n)
void multiply(const ConstMatrix& a, const ConstMatrix& b, const Matrix& c, Into into);

/// C = Aᵀ · B         a weight's gradient: xᵀ · dz     (k, m)ᵀ · (k, n) → (m, n)
void multiplyTransposed(const ConstMatrix& a, const ConstMatrix& b, const Matrix& c, Into into);

/// C = A · Bᵀ         an input's gradient: dz · Wᵀ     (m, k) · (n, k)ᵀ → (m, n)
void multiplyByTransposed(const ConstMatrix& a, const ConstMatrix& b, const Matrix& c, Into into);

}  // namespace rnn
