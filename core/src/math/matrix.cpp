#include "math/matrix.h"

namespace rnn {

void addBias(const Matrix& out, const ConstMatrix& a, const ConstMatrix& bias) {
  for (std::int64_t i = 0; i < out.rows; ++i) {
    Scalar* to = out.row(i);
    const Scalar* from = a.row(i);
    for (std::int64_t j = 0; j < out.columns; ++j) to[j] = from[j] + bias.data[j];
  }
}

void addColumnSums(const Matrix& out, const ConstMatrix& in) {
  for (std::int64_t i = 0; i < in.rows; ++i) {
    const Scalar* from = in.row(i);
    for (std::int64_t j = 0; j < out.columns; ++j) out.data[j] += from[j];
  }
}

}  // namespace rnn
