// A tensor seen as rows along one of its axes.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "rnn/trace.h"

namespace rnn {

/// Row r of `count` has the entries first(r) + i · step, 0 ≤ i < length: the axis in question, last or not.
struct AxisRows {
  std::int64_t count = 0;
  std::int64_t length = 0;
  std::int64_t step = 0;

  [[nodiscard]] std::int64_t first(std::int64_t row) const { return row / step * length * step + row % step; }
};

/// Rows along `axis` (negative: from the end); absent when there is no such axis.
std::optional<AxisRows> rowsAlong(const std::vector<std::int64_t>& shape, std::int64_t axis);

/// The shape without that axis.
std::vector<std::int64_t> withoutAxis(std::vector<std::int64_t> shape, std::int64_t axis);

std::int64_t entryCount(const std::vector<std::int64_t>& shape);

}  // namespace rnn
