#include "axis_rows.h"

namespace rnn {

std::int64_t entryCount(const std::vector<std::int64_t>& shape) {
  std::int64_t count = 1;
  for (const std::int64_t size : shape) count *= size;
  return count;
}

std::optional<AxisRows> rowsAlong(const std::vector<std::int64_t>& shape, std::int64_t axis) {
  const auto rank = static_cast<std::int64_t>(shape.size());
  if (axis < 0) axis += rank;
  if (axis < 0 || axis >= rank) return std::nullopt;
  AxisRows rows{.length = shape[static_cast<std::size_t>(axis)], .step = 1};
  for (std::int64_t a = axis + 1; a < rank; ++a) rows.step *= shape[static_cast<std::size_t>(a)];
  rows.count = rows.step;
  for (std::int64_t a = 0; a < axis; ++a) rows.count *= shape[static_cast<std::size_t>(a)];
  return rows;
}

std::vector<std::int64_t> withoutAxis(std::vector<std::int64_t> shape, std::int64_t axis) {
  const auto rank = static_cast<std::int64_t>(shape.size());
  if (axis < 0) axis += rank;
  shape.erase(shape.begin() + axis);
  return shape;
}

}  // namespace rnn
