// One sample of a quantity as a list of entries in Keras' order, (time, rest): for layers that see time as one axis among others.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "layers/layer.h"

namespace rnn {

using Sizes = std::vector<std::int64_t>;

/// The entries of each sample, wherever they lie on the tape. No data: absent.
struct Entries {
  Scalar* data = nullptr;
  std::int64_t batch = 0;
  std::int64_t stride = 0;            ///< from one sample to the next
  std::vector<std::int64_t> offsets;  ///< of each entry of a sample

  explicit operator bool() const { return data != nullptr; }
  [[nodiscard]] std::size_t size() const { return offsets.size(); }
  [[nodiscard]] Scalar& at(std::int64_t sample, std::size_t entry) const { return data[offsets[entry] + sample * stride]; }
};

Entries entriesOf(const Rows& rows);

/// Sizes of one sample of a quantity, without the batch: (time, rest).
Sizes sampleSizes(const Call& call, const std::string& id);
/// The same of a shape, all of whose sizes but the batch must be known.
Sizes sampleSizes(const Shape& shape);

std::int64_t count(const Sizes& sizes);

/// An axis as Keras counts it, batch first and from the end if negative, as an index into the sizes of a sample.
/// Out of range, or the batch: −1.
int sampleAxis(std::int64_t axis, std::size_t rank);
/// Of several; empty when one of them is −1.
std::vector<int> sampleAxes(const std::vector<std::int64_t>& axes, std::size_t rank);

/// The same, for QuantityInfo::constants: {"axis", 1}, {"axis_2", 2}.
std::vector<std::pair<std::string, double>> axisConstants(const std::vector<int>& sample_axes);

/// Keras' complaint about an axis that the input does not have.
Error axisOutOfBounds(const char* param, std::int64_t axis, const Shape& shape);

/// For each entry of a sample of these sizes, its entry in one that has size 1 along `axes` (`along` false), or along all others (true).
std::vector<std::size_t> projected(const Sizes& sizes, const std::vector<int>& axes, bool along);

/// For each entry of `to`, the entry of `from` that NumPy's broadcasting puts there. The sizes must fit; `from` may be shorter.
std::vector<std::size_t> broadcast(const Sizes& from, const Sizes& to);

}  // namespace rnn
