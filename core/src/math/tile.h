// The innermost loops of every product, for vectors of any width. Instantiated once for 16 bytes, and natively once for 32.
//
// What decides their speed, measured in three WebAssembly engines: eight sums in registers and not more; no unrolling over k; pointers that
// move instead of indices; functions that are not inlined, so that engines optimise them early.
#pragma once

#include <cstddef>
#include <cstring>

#include "rnn/scalar.h"

namespace rnn {

constexpr std::ptrdiff_t kPanel = 64 / sizeof(Scalar);  // columns of a packed panel: a cache line

/// The left factor as the kernels walk it: a(i, k) lies at i · row + k · column.
struct Left {
  const Scalar* data = nullptr;
  std::ptrdiff_t row = 0;
  std::ptrdiff_t column = 0;
};

/// Where a panel's worth of C goes: replaced or, with `add`, added to.
struct Sink {
  Scalar* data = nullptr;
  std::ptrdiff_t row = 0;
  bool add = false;
};

/// A vector at any address.
template <class Vector>
inline Vector vectorAt(const Scalar* numbers) {
  Vector vector;
  std::memcpy(&vector, numbers, sizeof vector);
  return vector;
}

/// M rows of C, a panel wide: Σ_k a(·, k) · b(k, ·). The tile of C stays in registers while k runs over the packed panel.
template <class Vector, int M>
__attribute__((noinline)) void tile(std::ptrdiff_t depth, const Left& left, const Scalar* b, const Sink& sink) {
  constexpr int kVectors = 64 / sizeof(Vector);
  constexpr std::ptrdiff_t kLength = sizeof(Vector) / sizeof(Scalar);
  Vector sums[M][kVectors] = {};
  const Scalar* a = left.data;
  const std::ptrdiff_t row = left.row;
  const std::ptrdiff_t column = left.column;
  for (; depth > 0; --depth, a += column, b += kPanel) {
    for (int i = 0; i < M; ++i) {
      const Scalar factor = a[i * row];
      for (int v = 0; v < kVectors; ++v) sums[i][v] += factor * vectorAt<Vector>(b + v * kLength);
    }
  }
  for (int i = 0; i < M; ++i) {
    for (int v = 0; v < kVectors; ++v) {
      Scalar* c = sink.data + i * sink.row + v * kLength;
      if (sink.add) sums[i][v] += vectorAt<Vector>(c);
      std::memcpy(c, &sums[i][v], sizeof(Vector));
    }
  }
}

/// `rows` rows of C, a panel wide, M at a time.
template <class Vector, int M>
void tiles(std::ptrdiff_t rows, std::ptrdiff_t depth, Left left, const Scalar* b, Sink sink) {
  for (; rows >= M; rows -= M, left.data += M * left.row, sink.data += M * sink.row) tile<Vector, M>(depth, left, b, sink);
  if constexpr (M > 1) {
    if (rows > 0) tiles<Vector, M / 2>(rows, depth, left, b, sink);
  }
}

/// One row of C += a · B, with B's rows read where they lie, four at a time: for products with too few rows to be worth packing B.
template <class Vector>
__attribute__((noinline)) void addRow(std::ptrdiff_t depth, const Left& left, const Scalar* b, std::ptrdiff_t b_row, std::ptrdiff_t columns,
                                      Scalar* c) {
  constexpr std::ptrdiff_t kLength = sizeof(Vector) / sizeof(Scalar);
  const Scalar* a = left.data;
  for (; depth >= 4; depth -= 4, a += 4 * left.column, b += 4 * b_row) {
    const Scalar f0 = a[0], f1 = a[left.column], f2 = a[2 * left.column], f3 = a[3 * left.column];
    const Scalar *b0 = b, *b1 = b + b_row, *b2 = b1 + b_row, *b3 = b2 + b_row;
    Scalar* to = c;
    std::ptrdiff_t j = columns;
    for (; j >= 2 * kLength; j -= 2 * kLength) {
      for (std::ptrdiff_t v = 0; v < 2 * kLength; v += kLength) {
        const Vector first = f0 * vectorAt<Vector>(b0 + v) + f1 * vectorAt<Vector>(b1 + v);
        const Vector second = f2 * vectorAt<Vector>(b2 + v) + f3 * vectorAt<Vector>(b3 + v);
        const Vector sum = vectorAt<Vector>(to + v) + (first + second);
        std::memcpy(to + v, &sum, sizeof sum);
      }
      to += 2 * kLength, b0 += 2 * kLength, b1 += 2 * kLength, b2 += 2 * kLength, b3 += 2 * kLength;
    }
    for (; j > 0; --j, ++to, ++b0, ++b1, ++b2, ++b3) *to += (f0 * *b0 + f1 * *b1) + (f2 * *b2 + f3 * *b3);
  }
  for (; depth > 0; --depth, a += left.column, b += b_row) {
    for (std::ptrdiff_t j = 0; j < columns; ++j) c[j] += *a * b[j];
  }
}

}  // namespace rnn
