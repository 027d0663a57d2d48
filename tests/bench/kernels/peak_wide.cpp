// The peak with vectors of 32 bytes and fused multiply-add. Compiled for AVX2 and FMA: to be called only where the CPU has them.
#include "peak.h"

typedef float Eight __attribute__((vector_size(32)));

extern "C" {
float bench_peak_wide(int rounds, float seed) { return rnn::bench::multiplyAdd<Eight>(rounds, seed); }

int bench_has_wide() { return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") ? 1 : 0; }
}
