#include "math/gemm.h"

#include <algorithm>

// One kernel for all three forms, because they differ only in how A and B are walked: a(i, k) and b(k, j) lie at i · row + k · column.
// A tile of C stays in registers while k runs; B is read sixteen columns at a time, from a packed panel where it would be strided or is
// read by many rows. Eigen's products compute the same in 50 kB of wasm; the tests hold this against them.
namespace rnn {
namespace {

/// As many numbers as wasm SIMD and SSE2 hold, at any address.
typedef Scalar Lanes __attribute__((vector_size(16), aligned(alignof(Scalar)), may_alias));

constexpr std::int64_t kLanes = static_cast<std::int64_t>(16 / sizeof(Scalar));
constexpr std::int64_t kVectors = 4;                // of B's columns in a tile: with two rows of A, eight sums in registers
constexpr std::int64_t kPanel = kVectors * kLanes;  // columns of a packed panel
constexpr std::int64_t kDepth = 128;                // rows of a packed panel: it stays in the first-level cache
constexpr std::int64_t kRowsWorthPacking = 16;

/// An operand as the kernel walks it.
struct Strided {
  const Scalar* data = nullptr;
  std::int64_t row = 0;
  std::int64_t column = 0;
};

/// C's tile (M rows, V vectors) += Σ_k a(·, k) · b(k, ·). Not inlined: a small function reaches V8's optimising tier sooner.
template <int M, int V>
__attribute__((noinline)) void tile(std::int64_t depth, const Strided& a, const Scalar* b, std::int64_t b_row, Scalar* c,
                                    std::int64_t c_row) {
  Lanes sums[M][V] = {};
  const Scalar* a_k = a.data;
  for (std::int64_t k = 0; k < depth; ++k, a_k += a.column, b += b_row) {
    Lanes factors[V];
    for (int v = 0; v < V; ++v) factors[v] = *reinterpret_cast<const Lanes*>(b + v * kLanes);
    for (int i = 0; i < M; ++i) {
      const Scalar factor = a_k[i * a.row];
      for (int v = 0; v < V; ++v) sums[i][v] += factor * factors[v];
    }
  }
  for (int i = 0; i < M; ++i) {
    for (int v = 0; v < V; ++v) *reinterpret_cast<Lanes*>(c + i * c_row + v * kLanes) += sums[i][v];
  }
}

/// All rows of C, V vectors wide.
template <int V>
void column(std::int64_t rows, std::int64_t depth, Strided a, const Scalar* b, std::int64_t b_row, Scalar* c, std::int64_t c_row) {
  std::int64_t i = 0;
  for (; i + 2 <= rows; i += 2, a.data += 2 * a.row) tile<2, V>(depth, a, b, b_row, c + i * c_row, c_row);
  if (i < rows) tile<1, V>(depth, a, b, b_row, c + i * c_row, c_row);
}

/// The last columns, fewer than a vector holds.
void remainder(std::int64_t rows, std::int64_t columns, std::int64_t depth, const Strided& a, const Strided& b, Scalar* c,
               std::int64_t c_row) {
  for (std::int64_t i = 0; i < rows; ++i) {
    for (std::int64_t j = 0; j < columns; ++j) {
      Scalar sum = 0;
      for (std::int64_t k = 0; k < depth; ++k) sum += a.data[i * a.row + k * a.column] * b.data[k * b.row + j * b.column];
      c[i * c_row + j] += sum;
    }
  }
}

/// C (rows × columns) = or += A · B over `depth`.
void product(std::int64_t depth, Strided a, Strided b, const Matrix& c, Into into) {
  if (into == Into::kReplace) clear(c);
  const bool pack = b.column != 1 || c.rows >= kRowsWorthPacking;
  Scalar packed[kDepth * kPanel];
  for (std::int64_t k = 0; k < depth; k += kDepth) {
    const std::int64_t part = std::min(kDepth, depth - k);
    const Strided a_part{a.data + k * a.column, a.row, a.column};
    for (std::int64_t j = 0; j < c.columns; j += kPanel) {
      const std::int64_t width = std::min(kPanel, c.columns - j);
      Strided panel{b.data + k * b.row + j * b.column, b.row, b.column};
      if (pack) {
        for (std::int64_t p = 0; p < part; ++p) {
          for (std::int64_t q = 0; q < width; ++q) packed[p * kPanel + q] = panel.data[p * panel.row + q * panel.column];
        }
        panel = {packed, kPanel, 1};
      }
      std::int64_t done = 0;
      if (width == kPanel) {
        column<kVectors>(c.rows, part, a_part, panel.data, panel.row, c.data + j, c.stride);
        done = kPanel;
      }
      for (; done + kLanes <= width; done += kLanes) {
        column<1>(c.rows, part, a_part, panel.data + done, panel.row, c.data + j + done, c.stride);
      }
      if (done < width) remainder(c.rows, width - done, part, a_part, {panel.data + done, panel.row, 1}, c.data + j + done, c.stride);
    }
  }
}

}  // namespace

void multiply(const ConstMatrix& a, const ConstMatrix& b, const Matrix& c, Into into) {
  assert(a.columns == b.rows && c.rows == a.rows && c.columns == b.columns);
  product(a.columns, {a.data, a.stride, 1}, {b.data, b.stride, 1}, c, into);
}

void multiplyTransposed(const ConstMatrix& a, const ConstMatrix& b, const Matrix& c, Into into) {
  assert(a.rows == b.rows && c.rows == a.columns && c.columns == b.columns);
  product(a.rows, {a.data, 1, a.stride}, {b.data, b.stride, 1}, c, into);
}

void multiplyByTransposed(const ConstMatrix& a, const ConstMatrix& b, const Matrix& c, Into into) {
  assert(a.columns == b.columns && c.rows == a.rows && c.columns == b.rows);
  product(a.columns, {a.data, a.stride, 1}, {b.data, 1, b.stride}, c, into);
}

}  // namespace rnn
