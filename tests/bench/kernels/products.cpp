// The peak and the core's products as plain functions, for WebAssembly and for Python's ctypes.
#include <algorithm>
#include <cstdint>
#include <vector>

#include "math/gemm.h"
#include "peak.h"

namespace {

typedef float Four __attribute__((vector_size(16)));

std::vector<float> operands[3];

void fill(std::vector<float>& numbers, std::int64_t count) {
  numbers.resize(static_cast<std::size_t>(count));
  for (std::int64_t i = 0; i < count; ++i) numbers[static_cast<std::size_t>(i)] = static_cast<float>(i * 37 % 101 - 50) / 50;
}

rnn::Matrix matrix(int operand, std::int64_t rows, std::int64_t columns) { return {operands[operand].data(), rows, columns, columns}; }

}  // namespace

extern "C" {

/// Floating point operations of one round of bench_peak; bench_peak_wide has twice as many.
int bench_peak_flops() { return rnn::bench::kSums * 4 * 2; }

/// Vectors of 16 bytes, a product rounded before it is added: wasm SIMD, SSE2.
float bench_peak(int rounds, float seed) { return rnn::bench::multiplyAdd<Four>(rounds, seed); }

/// A (m, k) and B (k, n) filled with numbers, C (m, n) with zeros; for the form Aᵀ · B, A is (k, m).
void bench_operands(std::int64_t m, std::int64_t k, std::int64_t n) {
  fill(operands[0], m * k);
  fill(operands[1], k * n);
  fill(operands[2], m * n);
}

float* bench_operand(int i) { return operands[i].data(); }

/// C = A · B, `times` times.
void bench_multiply(std::int64_t m, std::int64_t k, std::int64_t n, int times) {
  for (int i = 0; i < times; ++i) rnn::multiply(matrix(0, m, k), matrix(1, k, n), matrix(2, m, n), rnn::Into::kReplace);
}

/// C = Aᵀ · B, `times` times.
void bench_multiply_transposed(std::int64_t m, std::int64_t k, std::int64_t n, int times) {
  for (int i = 0; i < times; ++i) rnn::multiplyTransposed(matrix(0, k, m), matrix(1, k, n), matrix(2, m, n), rnn::Into::kReplace);
}
}
