// The product kernel against Eigen's, over shapes around every tile boundary, strides and special values.
#include <Eigen/Core>
#include <cmath>
#include <limits>
#include <vector>

#include "catch.h"
#include "math/gemm.h"

using rnn::ConstMatrix;
using rnn::Into;
using rnn::Matrix;
using rnn::Scalar;

namespace {

using RowMajor = Eigen::Matrix<Scalar, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// A matrix inside a wider memory, so that a kernel that ignores the stride reads the filler.
struct Sample {
  std::vector<Scalar> memory;
  Matrix view;
  Sample(std::int64_t rows, std::int64_t columns, std::int64_t gap, unsigned seed)
      : memory(static_cast<std::size_t>(rows * (columns + gap) + 1), Scalar(1e6)) {
    view = {memory.data() + 1, rows, columns, columns + gap};  // + 1: not aligned to a vector
    for (std::int64_t i = 0; i < rows; ++i) {
      for (std::int64_t j = 0; j < columns; ++j) {
        seed = seed * 1664525U + 1013904223U;
        view.row(i)[j] = Scalar(seed >> 8U) / Scalar(1U << 23U) - Scalar(1);
      }
    }
  }
  [[nodiscard]] RowMajor dense() const {
    return Eigen::Map<const RowMajor, 0, Eigen::OuterStride<>>(view.data, view.rows, view.columns, Eigen::OuterStride<>(view.stride));
  }
};

void requireClose(const Sample& actual, const RowMajor& expected, std::int64_t depth) {
  const Scalar tolerance = std::numeric_limits<Scalar>::epsilon() * Scalar(4 * depth + 4);
  for (std::int64_t i = 0; i < actual.view.rows; ++i) {
    for (std::int64_t j = 0; j < actual.view.columns; ++j) REQUIRE(std::abs(actual.view.row(i)[j] - expected(i, j)) <= tolerance);
  }
}

}  // namespace

TEST_CASE("the three products agree with Eigen for every shape around a tile, with gaps between rows") {
  for (const std::int64_t m : {1, 2, 3, 8, 15, 16, 17}) {
    for (const std::int64_t n : {1, 3, 4, 5, 15, 16, 17, 33}) {
      for (const std::int64_t k : {0, 1, 2, 7, 127, 128, 129}) {
        for (const bool add : {false, true}) {
          const std::int64_t gap = (m + n + k) % 3;
          const Into into = add ? Into::kAdd : Into::kReplace;
          const Sample a(m, k, gap, 1), a_t(k, m, gap, 2), b(k, n, gap, 3), b_t(n, k, gap, 4);
          Sample c(m, n, gap, 5);
          const RowMajor before = add ? c.dense() : RowMajor(RowMajor::Zero(m, n));
          rnn::multiply(a.view, b.view, c.view, into);
          requireClose(c, before + a.dense() * b.dense(), k);
          Sample d(m, n, gap, 5);
          rnn::multiplyTransposed(a_t.view, b.view, d.view, into);
          requireClose(d, before + a_t.dense().transpose() * b.dense(), k);
          Sample e(m, n, gap, 5);
          rnn::multiplyByTransposed(a.view, b_t.view, e.view, into);
          requireClose(e, before + a.dense() * b_t.dense().transpose(), k);
        }
      }
    }
  }
}

TEST_CASE("a product writes nothing between the rows of its result") {
  const Sample a(5, 7, 0, 1), b(7, 19, 0, 2);
  Sample c(5, 19, 4, 3);
  rnn::multiply(a.view, b.view, c.view, Into::kReplace);
  for (std::int64_t i = 0; i < 5; ++i) {
    for (std::int64_t j = 19; j < 23; ++j) REQUIRE(c.view.row(i)[j] == Scalar(1e6));
  }
}

TEST_CASE("NaN and infinity go through a product as IEEE asks, and stay in their row and column") {
  for (const std::int64_t n : {3, 16, 21}) {
    Sample a(3, 5, 0, 1), b(5, n, 0, 2), c(3, n, 0, 3);
    a.view.row(1)[2] = std::numeric_limits<Scalar>::quiet_NaN();
    b.view.row(4)[n - 1] = std::numeric_limits<Scalar>::infinity();
    a.view.row(2)[4] = 0;  // 0 · ∞ is NaN
    rnn::multiply(a.view, b.view, c.view, Into::kReplace);
    for (std::int64_t j = 0; j < n; ++j) REQUIRE(std::isnan(c.view.row(1)[j]));
    for (std::int64_t j = 0; j + 1 < n; ++j) REQUIRE(std::isfinite(c.view.row(0)[j]));
    REQUIRE(std::isinf(c.view.row(0)[n - 1]));
    REQUIRE(std::isnan(c.view.row(2)[n - 1]));
  }
}

TEST_CASE("one-hot rows gather and scatter what the whole product would have given, NaN of the other factor included") {
  for (const bool spoilt : {false, true}) {
    Sample a(40, 9, 1, 1), b(9, 21, 2, 2), dz(40, 21, 1, 3), c(40, 21, 3, 4), d(9, 21, 0, 5);
    for (std::int64_t i = 0; i < 40; ++i) {
      for (std::int64_t k = 0; k < 9; ++k) a.view.row(i)[k] = k == i * 7 % 9 && i % 5 != 0 ? Scalar(1) + Scalar(i % 2) : Scalar(0);
    }
    if (spoilt) b.view.row(3)[4] = dz.view.row(7)[2] = std::numeric_limits<Scalar>::quiet_NaN();
    rnn::multiply(a.view, b.view, c.view, Into::kReplace);
    rnn::multiplyTransposed(a.view, dz.view, d.view, Into::kReplace);
    if (!spoilt) {
      requireClose(c, a.dense() * b.dense(), 9);
      requireClose(d, a.dense().transpose() * dz.dense(), 40);
    }
    for (std::int64_t i = 0; i < 40; ++i) REQUIRE(std::isnan(c.view.row(i)[4]) == spoilt);
    for (std::int64_t k = 0; k < 9; ++k) REQUIRE(std::isnan(d.view.row(k)[2]) == spoilt);
  }
}

TEST_CASE("a right factor laid out once gives the products that it gives where it lies, with few rows and with many") {
  for (const std::int64_t m : {1, 3, 7, 8, 9, 33}) {
    for (const std::int64_t n : {1, 5, 16, 17, 40}) {
      for (const std::int64_t k : {1, 4, 7, 128, 131}) {
        for (const bool add : {false, true}) {
          const Into into = add ? Into::kAdd : Into::kReplace;
          const Sample a(m, k, 1, 1), b(k, n, 2, 3), b_t(n, k, 2, 4);
          Sample c(m, n, 3, 5), d(m, n, 3, 5);
          const RowMajor before = add ? c.dense() : RowMajor(RowMajor::Zero(m, n));
          rnn::multiply(a.view, rnn::RightFactor::of(b.view, m), c.view, into);
          requireClose(c, before + a.dense() * b.dense(), k);
          rnn::multiply(a.view, rnn::RightFactor::ofTransposed(b_t.view), d.view, into);
          requireClose(d, before + a.dense() * b_t.dense().transpose(), k);
        }
      }
    }
  }
}
