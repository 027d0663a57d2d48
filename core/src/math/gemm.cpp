#include "math/gemm.h"

#include <algorithm>
#include <cstring>

#include "math/gemm_kernels.h"

// One product for all three forms, because they differ only in how A and B are walked. B is cut into panels of 16 columns, each packed so
// that its rows follow each other, and into blocks of 128 rows, so that a panel's block stays in the first-level cache while all rows of A
// pass by it. The tests hold this against Eigen.
namespace rnn {
namespace {

constexpr std::ptrdiff_t kDepth = 128;      // rows of a block
constexpr std::ptrdiff_t kRowsAtOnce = 64;  // of Aᵀ, packed, since its columns lie far apart
constexpr std::int64_t kRowsWorthPacking = 8;
constexpr std::int64_t kRowsWorthCounting = 16;  // fewer do not pay for a look at all of B

/// Eight sums of 16 bytes, which every target has: two rows of four vectors.
constexpr ProductKernels kNarrowKernels{&tiles<Lanes, 2>, &addRow<Lanes>};

inline const ProductKernels& productKernels() {
#ifdef RNN_WIDE
  if (const ProductKernels* wide = wideKernels()) return *wide;
#endif
  return kNarrowKernels;
}

/// b(k, j) lies at k · row + j · column.
struct Right {
  const Scalar* data = nullptr;
  std::ptrdiff_t row = 0;
  std::ptrdiff_t column = 0;
};

Left leftOf(const ConstMatrix& a) { return {a.data, static_cast<std::ptrdiff_t>(a.stride), 1}; }
Right rightOf(const ConstMatrix& b) { return {b.data, static_cast<std::ptrdiff_t>(b.stride), 1}; }
Right rightOfTransposed(const ConstMatrix& b) { return {b.data, 1, static_cast<std::ptrdiff_t>(b.stride)}; }

/// Columns [0, width) of `depth` rows of B as a panel, the rest of it zeros.
__attribute__((noinline)) void pack(const Right& b, std::ptrdiff_t depth, std::ptrdiff_t width, Scalar* panel) {
  if (width < kPanel) std::fill(panel, panel + depth * kPanel, Scalar(0));
  if (b.column == 1) {
    for (std::ptrdiff_t k = 0; k < depth; ++k) std::copy_n(b.data + k * b.row, width, panel + k * kPanel);
    return;
  }
  for (std::ptrdiff_t j = 0; j < width; ++j) {
    const Scalar* from = b.data + j * b.column;
    for (std::ptrdiff_t k = 0; k < depth; ++k) panel[k * kPanel + j] = from[k * b.row];
  }
}

/// The last panel's columns, fewer than the kernel writes: computed beside C, and what counts of it taken over.
void edge(std::ptrdiff_t rows, std::ptrdiff_t depth, Left a, const Scalar* panel, std::ptrdiff_t width, const Sink& c) {
  constexpr std::ptrdiff_t kRows = 8;
  Scalar beside[kRows * kPanel];
  for (std::ptrdiff_t i = 0; i < rows; i += kRows) {
    const std::ptrdiff_t part = std::min(kRows, rows - i);
    productKernels().tiles(part, depth, {a.data + i * a.row, a.row, a.column}, panel, {beside, kPanel, false});
    for (std::ptrdiff_t r = 0; r < part; ++r) {
      Scalar* to = c.data + (i + r) * c.row;
      for (std::ptrdiff_t j = 0; j < width; ++j) to[j] = c.add ? to[j] + beside[r * kPanel + j] : beside[r * kPanel + j];
    }
  }
}

__attribute__((noinline)) void panelProduct(std::ptrdiff_t rows, std::ptrdiff_t depth, const Left& a, const Scalar* panel,
                                            std::ptrdiff_t width, const Sink& c) {
  if (width < kPanel) return edge(rows, depth, a, panel, width, c);
  productKernels().tiles(rows, depth, a, panel, c);
}

/// C = or += A · B; `panels`: all of B packed, else its panels are packed one by one.
__attribute__((noinline)) void product(std::ptrdiff_t depth, const Left& a, const Right& b, const Scalar* panels, const Matrix& c,
                                       Into into) {
  const auto rows = static_cast<std::ptrdiff_t>(c.rows);
  const auto columns = static_cast<std::ptrdiff_t>(c.columns);
  const auto c_row = static_cast<std::ptrdiff_t>(c.stride);
  if (depth == 0 && into == Into::kReplace) clear(c);
  Scalar packed[kDepth * kPanel];
  for (std::ptrdiff_t k = 0; k < depth; k += kDepth) {
    const std::ptrdiff_t part = std::min(kDepth, depth - k);
    for (std::ptrdiff_t j = 0; j < columns; j += kPanel) {
      const std::ptrdiff_t width = std::min(kPanel, columns - j);
      if (panels == nullptr) pack({b.data + k * b.row + j * b.column, b.row, b.column}, part, width, packed);
      const Scalar* panel = panels == nullptr ? packed : panels + j * depth + k * kPanel;
      panelProduct(rows, part, {a.data + k * a.column, a.row, a.column}, panel, width, {c.data + j, c_row, k > 0 || into == Into::kAdd});
    }
  }
}

/// Aᵀ · B: a few rows of the result at a time, with their part of Aᵀ packed.
void transposedProduct(const ConstMatrix& a, const ConstMatrix& b, const Matrix& c, Into into) {
  Scalar rows_of_a[kDepth * kRowsAtOnce];
  const auto depth = static_cast<std::ptrdiff_t>(a.rows);
  for (std::ptrdiff_t k = 0; k < depth; k += kDepth) {
    const std::ptrdiff_t part = std::min(kDepth, depth - k);
    for (std::ptrdiff_t i = 0; i < c.rows; i += kRowsAtOnce) {
      const std::ptrdiff_t count = std::min<std::ptrdiff_t>(kRowsAtOnce, c.rows - i);
      for (std::ptrdiff_t p = 0; p < part; ++p) std::copy_n(a.row(k + p) + i, count, rows_of_a + p * kRowsAtOnce);
      const Matrix rows{c.row(i), count, c.columns, c.stride};
      product(part, {rows_of_a, 1, kRowsAtOnce}, rightOf({b.row(k), part, b.columns, b.stride}), nullptr, rows, k > 0 ? Into::kAdd : into);
    }
  }
}

/// A · B with so few rows that B is better read where it lies.
void rowsProduct(const ConstMatrix& a, const ConstMatrix& b, const Matrix& c, Into into) {
  if (into == Into::kReplace) clear(c);
  for (std::int64_t i = 0; i < a.rows; ++i) productKernels().addRow(a.columns, {a.row(i), 0, 1}, b.data, b.stride, c.columns, c.row(i));
}

/// At most one number per row that is not zero: tokens as one-hot vectors. Anything else is told after the first few numbers.
__attribute__((noinline)) bool isOneHot(const ConstMatrix& a) {
  if (a.rows < kRowsWorthCounting) return false;
  std::int64_t left = a.rows;
  for (std::int64_t i = 0; i < a.rows; ++i) {
    for (std::int64_t k = 0; k < a.columns; ++k) {
      if (a.row(i)[k] != 0 && --left < 0) return false;
    }
  }
  return true;
}

/// Whether a zero times any of its numbers is zero.
__attribute__((noinline)) bool isFinite(const ConstMatrix& b) {
  Lanes sums{};
  Scalar sum = 0;
  for (std::int64_t k = 0; k < b.rows; ++k) {
    std::int64_t j = 0;
    for (; j + kLanes <= b.columns; j += kLanes) sums += lanesAt(b.row(k) + j) * 0;
    for (; j < b.columns; ++j) sum += b.row(k)[j] * 0;
  }
  for (int lane = 0; lane < kLanes; ++lane) sum += sums[lane];
  return sum == 0;
}

/// A · B or Aᵀ · B where nearly all of A is zero: rows of B gathered, or scattered and added. The sums are those of the whole product.
__attribute__((noinline)) void sparseProduct(const ConstMatrix& a, bool transposed, const ConstMatrix& b, const Matrix& c, Into into) {
  if (into == Into::kReplace) clear(c);
  for (std::int64_t i = 0; i < a.rows; ++i) {
    for (std::int64_t k = 0; k < a.columns; ++k) {
      const Scalar factor = a.row(i)[k];
      if (factor == 0) continue;
      accumulate(
          rowOf(c, transposed ? k : i), [&](Lanes row) { return factor * row; }, rowOf(b, transposed ? i : k));
    }
  }
}

}  // namespace

void multiply(const ConstMatrix& a, const ConstMatrix& b, const Matrix& c, Into into) {
  assert(a.columns == b.rows && c.rows == a.rows && c.columns == b.columns);
  if (isOneHot(a) && isFinite(b)) return sparseProduct(a, false, b, c, into);
  if (a.rows < kRowsWorthPacking) return rowsProduct(a, b, c, into);
  product(a.columns, leftOf(a), rightOf(b), nullptr, c, into);
}

void multiplyTransposed(const ConstMatrix& a, const ConstMatrix& b, const Matrix& c, Into into) {
  assert(a.rows == b.rows && c.rows == a.columns && c.columns == b.columns);
  if (a.rows == 0 && into == Into::kReplace) clear(c);
  if (isOneHot(a) && isFinite(b)) return sparseProduct(a, true, b, c, into);
  transposedProduct(a, b, c, into);
}

void multiplyByTransposed(const ConstMatrix& a, const ConstMatrix& b, const Matrix& c, Into into) {
  assert(a.columns == b.columns && c.rows == a.rows && c.columns == b.rows);
  product(a.columns, leftOf(a), rightOfTransposed(b), nullptr, c, into);
}

namespace {

std::vector<Scalar> packedPanels(const Right& b, std::int64_t depth, std::int64_t columns) {
  std::vector<Scalar> panels(static_cast<std::size_t>((columns + kPanel - 1) / kPanel * kPanel * depth));
  for (std::int64_t j = 0; j < columns; j += kPanel) {
    pack({b.data + j * b.column, b.row, b.column}, depth, std::min<std::int64_t>(kPanel, columns - j), panels.data() + j * depth);
  }
  return panels;
}

}  // namespace

RightFactor RightFactor::of(const ConstMatrix& b, std::int64_t rows) {
  RightFactor factor;
  factor.plain_ = b;
  if (rows >= kRowsWorthPacking) factor.panels_ = packedPanels(rightOf(b), b.rows, b.columns);
  return factor;
}

RightFactor RightFactor::ofTransposed(const ConstMatrix& b) {
  RightFactor factor;
  factor.panels_ = packedPanels(rightOfTransposed(b), b.columns, b.rows);
  return factor;
}

void multiply(const ConstMatrix& a, const RightFactor& b, const Matrix& c, Into into) {
  if (b.panels_.empty()) return multiply(a, b.plain_, c, into);
  product(a.columns, leftOf(a), {}, b.panels_.data(), c, into);
}

}  // namespace rnn
