#include "math/gemm.h"

#include <Eigen/Core>

namespace rnn {
namespace {

using RowMajor = Eigen::Matrix<Scalar, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using ConstMap = Eigen::Map<const RowMajor, Eigen::Unaligned, Eigen::OuterStride<>>;
using Map = Eigen::Map<RowMajor, Eigen::Unaligned, Eigen::OuterStride<>>;

/// Eigen's index is as wide as a pointer: 32 bits in wasm, where the limits of plan() keep every size below that.
Eigen::Index index(std::int64_t size) { return static_cast<Eigen::Index>(size); }

ConstMap map(const ConstMatrix& m) { return {m.data, index(m.rows), index(m.columns), Eigen::OuterStride<>(index(m.stride))}; }
Map map(const Matrix& m) { return {m.data, index(m.rows), index(m.columns), Eigen::OuterStride<>(index(m.stride))}; }

/// C cleared, so that each product needs only its accumulating form: half the instantiations in the wasm.
Map prepared(const Matrix& c, Into into) {
  Map target = map(c);
  if (into == Into::kReplace) target.setZero();
  return target;
}

}  // namespace

void multiply(const ConstMatrix& a, const ConstMatrix& b, const Matrix& c, Into into) {
  assert(a.columns == b.rows && c.rows == a.rows && c.columns == b.columns);
  prepared(c, into).noalias() += map(a) * map(b);
}

void multiplyTransposed(const ConstMatrix& a, const ConstMatrix& b, const Matrix& c, Into into) {
  assert(a.rows == b.rows && c.rows == a.columns && c.columns == b.columns);
  prepared(c, into).noalias() += map(a).transpose() * map(b);
}

void multiplyByTransposed(const ConstMatrix& a, const ConstMatrix& b, const Matrix& c, Into into) {
  assert(a.columns == b.columns && c.rows == a.rows && c.columns == b.rows);
  prepared(c, into).noalias() += map(a) * map(b).transpose();
}

}  // namespace rnn
