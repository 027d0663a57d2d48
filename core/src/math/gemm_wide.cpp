// The kernels with vectors of 32 bytes and fused multiply-add. Compiled for CPUs that have these, so nothing that other files instantiate,
// too, may be instantiated here: the linker keeps one copy of it.
#ifdef RNN_WIDE
#include "math/gemm_kernels.h"

namespace rnn {
namespace {

typedef Scalar WideLanes __attribute__((vector_size(32)));

/// Twelve sums: six rows of two vectors.
constexpr ProductKernels kWideKernels{&tiles<WideLanes, 6>, &addRow<WideLanes>};

}  // namespace

const ProductKernels* wideKernels() {
  static const bool has = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
  return has ? &kWideKernels : nullptr;
}

}  // namespace rnn
#endif
