#include "math/matrix.h"

#include <cstring>

namespace rnn {

void copy(const Matrix& out, const ConstMatrix& in) {
  if (out.columns == 0) return;  // memory functions want real addresses even of nothing
  for (std::int64_t i = 0; i < out.rows; ++i) std::memmove(out.row(i), in.row(i), static_cast<std::size_t>(out.columns) * sizeof(Scalar));
}

void clear(const Matrix& out) {
  if (out.columns == 0) return;
  for (std::int64_t i = 0; i < out.rows; ++i) std::memset(out.row(i), 0, static_cast<std::size_t>(out.columns) * sizeof(Scalar));
}

void add(const Matrix& out, const ConstMatrix& in) {
  accumulate(
      out, [](Lanes a) { return a; }, in);
}

void sum(const Matrix& out, const ConstMatrix& a, const ConstMatrix& b) {
  elementwise(
      out, [](Lanes p, Lanes q) { return p + q; }, a, b);
}

void product(const Matrix& out, const ConstMatrix& a, const ConstMatrix& b) {
  elementwise(
      out, [](Lanes p, Lanes q) { return p * q; }, a, b);
}

void addProduct(const Matrix& out, const ConstMatrix& a, const ConstMatrix& b) {
  accumulate(
      out, [](Lanes p, Lanes q) { return p * q; }, a, b);
}

void addBias(const Matrix& out, const ConstMatrix& a, const ConstMatrix& bias) {
  for (std::int64_t i = 0; i < out.rows; ++i) sum(rowOf(out, i), rowOf(a, i), rowOf(bias, 0));
}

void addColumnSums(const Matrix& out, const ConstMatrix& in) {
  for (std::int64_t i = 0; i < in.rows; ++i) add(rowOf(out, 0), rowOf(in, i));
}

}  // namespace rnn
