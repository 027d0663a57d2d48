// The kernels of the products as a table, so that a build that asks for it (RNN_WIDE) may choose by what the CPU has.
#pragma once

#include "math/tile.h"

namespace rnn {

/// `tiles` and `addRow` of tile.h for one width of vectors.
struct ProductKernels {
  void (*tiles)(std::ptrdiff_t rows, std::ptrdiff_t depth, Left left, const Scalar* b, Sink sink);
  void (*addRow)(std::ptrdiff_t depth, const Left& left, const Scalar* b, std::ptrdiff_t b_row, std::ptrdiff_t columns, Scalar* c);
};

#ifdef RNN_WIDE
/// With AVX2 and FMA; null where the CPU lacks them. Their products round once, so the last bits differ.
const ProductKernels* wideKernels();
#endif

}  // namespace rnn
