// Views of memory that belongs to someone else: a matrix with a row stride, and a block of the tape as time steps.
#pragma once

#include <cassert>
#include <cstdint>
#include <type_traits>

#include "math/lanes.h"

namespace rnn {

/// Row-major numbers, `stride` apart from row to row. No data: the thing is absent (no bias).
struct ConstMatrix {
  const Scalar* data = nullptr;
  std::int64_t rows = 0;
  std::int64_t columns = 0;
  std::int64_t stride = 0;

  [[nodiscard]] const Scalar* row(std::int64_t i) const { return data + i * stride; }
  explicit operator bool() const { return data != nullptr; }
};

struct Matrix {
  Scalar* data = nullptr;
  std::int64_t rows = 0;
  std::int64_t columns = 0;
  std::int64_t stride = 0;

  [[nodiscard]] Scalar* row(std::int64_t i) const { return data + i * stride; }
  explicit operator bool() const { return data != nullptr; }
  operator ConstMatrix() const { return {data, rows, columns, stride}; }  // NOLINT(google-explicit-constructor)
};

/// Columns [begin, begin + count): one gate of a product of all gates.
inline Matrix columns(const Matrix& m, std::int64_t begin, std::int64_t count) { return {m.data + begin, m.rows, count, m.stride}; }
inline ConstMatrix columns(const ConstMatrix& m, std::int64_t begin, std::int64_t count) {
  return {m.data + begin, m.rows, count, m.stride};
}

/// One row as a matrix of its own: one of a GRU's two biases.
inline Matrix rowOf(const Matrix& m, std::int64_t i) { return {m.row(i), 1, m.columns, m.stride}; }
inline ConstMatrix rowOf(const ConstMatrix& m, std::int64_t i) { return {m.row(i), 1, m.columns, m.stride}; }

/// A quantity on the tape: `rows` time steps of `batch` samples of `width` numbers. With time there are T + 1 rows, row 0 the initial
/// state; without there is one row.
struct Rows {
  Scalar* data = nullptr;
  std::int64_t rows = 0;
  std::int64_t batch = 0;
  std::int64_t width = 0;
  std::int64_t stride = 0;
  bool temporal = false;

  explicit operator bool() const { return data != nullptr; }

  /// T: how many time steps it has; 1 without time.
  [[nodiscard]] std::int64_t steps() const { return temporal ? rows - 1 : rows; }

  /// (batch, width) at row t.
  [[nodiscard]] Matrix at(std::int64_t t) const { return {data + t * batch * stride, batch, width, stride}; }

  /// Rows [begin, end) below each other: ((end − begin) · batch, width).
  [[nodiscard]] Matrix span(std::int64_t begin, std::int64_t end) const {
    return {data + begin * batch * stride, (end - begin) * batch, width, stride};
  }

  /// All time steps below each other: (T · batch, width).
  [[nodiscard]] Matrix all() const { return temporal ? span(1, rows) : span(0, rows); }
};

/// The same numbers as rows of length `n`, the last axis: (…, n). Rows of no numbers are no rows.
inline Matrix lastAxis(const Matrix& m, std::int64_t n) {
  if (n == 0) return {m.data, 0, 0, 0};
  assert(m.stride == m.columns && m.columns % n == 0);
  return {m.data, m.rows * (m.columns / n), n, n};
}

/// Only a type: what a function is asked with, whether it takes Lanes.
Lanes asLanes(const Scalar* numbers);

/// out[i, j] = f(in[i, j]…), one pass; in may be out. A function that takes Lanes is computed several at a time, any other one by one.
template <class F, class... In>
void elementwise(const Matrix& out, F&& f, const In&... in) {
  for (std::int64_t i = 0; i < out.rows; ++i) {
    Scalar* to = out.row(i);
    [&](const auto*... from) {
      if constexpr (std::is_invocable_v<F, decltype(asLanes(from))...>) {
        mapRow(to, out.columns, f, from...);
      } else {
        for (std::int64_t j = 0; j < out.columns; ++j) to[j] = f(from[j]...);
      }
    }(in.row(i)...);
  }
}

/// out[i, j] += f(in[i, j]…).
template <class F, class... In>
void accumulate(const Matrix& out, F&& f, const In&... in) {
  for (std::int64_t i = 0; i < out.rows; ++i) {
    Scalar* to = out.row(i);
    [&](const auto*... from) {
      if constexpr (std::is_invocable_v<F, decltype(asLanes(from))...>) {
        mapRow(
            to, out.columns, [&](Lanes before, auto... more) { return before + f(more...); }, to, from...);
      } else {
        for (std::int64_t j = 0; j < out.columns; ++j) to[j] += f(from[j]...);
      }
    }(in.row(i)...);
  }
}

// The passes that everything is made of are functions of their own, not inlined everywhere: small, and soon in the optimising tier.
void copy(const Matrix& out, const ConstMatrix& in);
void clear(const Matrix& out);
void add(const Matrix& out, const ConstMatrix& in);
void sum(const Matrix& out, const ConstMatrix& a, const ConstMatrix& b);
void product(const Matrix& out, const ConstMatrix& a, const ConstMatrix& b);
void addProduct(const Matrix& out, const ConstMatrix& a, const ConstMatrix& b);

/// out[i, j] = a[i, j] + bias[j].
void addBias(const Matrix& out, const ConstMatrix& a, const ConstMatrix& bias);

/// out[j] += Σ_i in[i, j]: the gradient of a bias.
void addColumnSums(const Matrix& out, const ConstMatrix& in);

}  // namespace rnn
