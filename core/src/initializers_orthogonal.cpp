#include "initializers_orthogonal.h"

#include <algorithm>
#include <cmath>

namespace rnn {
namespace {

/// Summed in eight interleaved parts: in this order on every machine, and in a form that compilers turn into vector instructions.
double dot(const double* x, const double* y, std::int64_t length) {
  constexpr int kParts = 8;
  double sums[kParts] = {};
  std::int64_t i = 0;
  for (; i + kParts <= length; i += kParts) {
    for (int part = 0; part < kParts; ++part) sums[part] += x[i + part] * y[i + part];
  }
  for (; i < length; ++i) sums[0] += x[i] * y[i];
  return ((sums[0] + sums[1]) + (sums[2] + sums[3])) + ((sums[4] + sums[5]) + (sums[6] + sums[7]));
}

/// Takes from each row of [begin, end) its projections on the orthonormal rows of [first, last). Row by row of the latter,
/// so that each is read once for all rows that need it.
void subtractProjections(double* rows, std::int64_t length, std::int64_t first, std::int64_t last, std::int64_t begin, std::int64_t end) {
  for (std::int64_t k = first; k < last; ++k) {
    const double* unit = rows + k * length;
    for (std::int64_t j = begin; j < end; ++j) {
      double* row = rows + j * length;
      const double along = dot(unit, row, length);
      for (std::int64_t i = 0; i < length; ++i) row[i] -= along * unit[i];
    }
  }
}

double norm(const double* row, std::int64_t length) { return std::sqrt(dot(row, row, length)); }

}  // namespace

void orthonormalizeRows(std::vector<double>& rows, std::int64_t count, std::int64_t length) {
  constexpr std::int64_t kTogether = 8;     // rows that share a pass over the finished ones
  constexpr double kMostlyCancelled = 0.1;  // what is left is then too inexact a direction: projected once more ("twice is enough")
  for (std::int64_t begin = 0; begin < count; begin += kTogether) {
    const std::int64_t end = std::min(begin + kTogether, count);
    double lengths[kTogether];
    for (std::int64_t j = begin; j < end; ++j) lengths[j - begin] = norm(rows.data() + j * length, length);
    subtractProjections(rows.data(), length, 0, begin, begin, end);
    for (std::int64_t j = begin; j < end; ++j) {
      subtractProjections(rows.data(), length, begin, j, j, j + 1);
      double* row = rows.data() + j * length;
      if (norm(row, length) < kMostlyCancelled * lengths[j - begin]) subtractProjections(rows.data(), length, 0, j, j, j + 1);
      const double left = norm(row, length);
      for (std::int64_t i = 0; i < length; ++i) row[i] /= left;
    }
  }
}

}  // namespace rnn
