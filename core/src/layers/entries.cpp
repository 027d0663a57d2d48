#include "layers/entries.h"

#include <algorithm>

namespace rnn {

Entries entriesOf(const Rows& rows) {
  if (!rows) return {};
  Entries entries{.data = rows.data, .batch = rows.batch, .stride = rows.stride};
  entries.offsets.reserve(static_cast<std::size_t>(rows.steps() * rows.width));
  for (std::int64_t t = rows.temporal ? 1 : 0; t < rows.rows; ++t) {
    for (std::int64_t j = 0; j < rows.width; ++j) entries.offsets.push_back(t * rows.batch * rows.stride + j);
  }
  return entries;
}

Sizes sampleSizes(const Call& call, const std::string& id) {
  const Rows rows = tape(call, id);
  Sizes sizes = extentOf(call, id);
  if (rows.temporal) sizes.insert(sizes.begin(), rows.steps());
  return sizes;
}

Sizes sampleSizes(const Shape& shape) {
  Sizes sizes;
  for (std::size_t i = 1; i < shape.size(); ++i) sizes.push_back(shape[i].value());
  return sizes;
}

std::int64_t count(const Sizes& sizes) {
  std::int64_t product = 1;
  for (const std::int64_t size : sizes) product *= size;
  return product;
}

int sampleAxis(std::int64_t axis, std::size_t rank) {
  const auto end = static_cast<std::int64_t>(rank);
  const std::int64_t positive = axis < 0 ? axis + end : axis;
  return positive < 1 || positive >= end ? -1 : static_cast<int>(positive) - 1;
}

std::vector<int> sampleAxes(const std::vector<std::int64_t>& axes, std::size_t rank) {
  std::vector<int> found;
  for (const std::int64_t axis : axes) {
    found.push_back(sampleAxis(axis, rank));
    if (found.back() < 0) return {};
  }
  return found;
}

std::vector<std::pair<std::string, double>> axisConstants(const std::vector<int>& sample_axes) {
  std::vector<std::pair<std::string, double>> constants;
  for (const int axis : sample_axes) {
    constants.emplace_back(constants.empty() ? "axis" : "axis_" + std::to_string(constants.size() + 1), axis + 1);
  }
  return constants;
}

Error axisOutOfBounds(const char* param, std::int64_t axis, const Shape& shape) {
  const std::string found = std::to_string(axis);
  return {.code = "axis_out_of_bounds",
          .message = "Axis " + found + " is out of bounds for input shape " + toString(shape) +
                     ". Ensure axis is within the range of input dimensions.",
          .param = param,
          .args = {{"axis", found}, {"shape", toString(shape)}}};
}

std::vector<std::size_t> projected(const Sizes& sizes, const std::vector<int>& axes, bool along) {
  // Row-major strides of the smaller sample; 0 along the axes that it lacks.
  Sizes strides(sizes.size(), 0);
  std::int64_t stride = 1;
  for (std::size_t i = sizes.size(); i-- > 0;) {
    const bool listed = std::find(axes.begin(), axes.end(), static_cast<int>(i)) != axes.end();
    if (listed != along) continue;
    strides[i] = stride;
    stride *= sizes[i];
  }
  std::vector<std::size_t> entries(static_cast<std::size_t>(count(sizes)));
  for (std::size_t e = 0; e < entries.size(); ++e) {
    auto rest = static_cast<std::int64_t>(e);
    std::int64_t entry = 0;
    for (std::size_t i = sizes.size(); i-- > 0;) {
      entry += rest % sizes[i] * strides[i];
      rest /= sizes[i];
    }
    entries[e] = static_cast<std::size_t>(entry);
  }
  return entries;
}

std::vector<std::size_t> broadcast(const Sizes& from, const Sizes& to) {
  const std::size_t missing = to.size() - from.size();
  std::vector<int> axes;
  for (std::size_t i = 0; i < to.size(); ++i) {
    if (i < missing || from[i - missing] == 1) axes.push_back(static_cast<int>(i));
  }
  return projected(to, axes, false);
}

}  // namespace rnn
