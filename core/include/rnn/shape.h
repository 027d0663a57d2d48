// Shapes as Keras speaks of them: a tuple of sizes, each of which may be unknown (None).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace rnn {

/// One size. `std::nullopt` is Keras' None: not known before data arrives.
using Dim = std::optional<std::int64_t>;

/// A whole shape, batch first: (batch, time, feature). The rank is the length.
using Shape = std::vector<Dim>;

/// As Python prints the tuple: `(None, 2, 3)`, `(8,)`, `()`.
std::string toString(const Shape& shape);

/// `(None, 3)` for one shape, `[(None, 3), (None, 3)]` for several.
std::string toString(const std::vector<Shape>& shapes);

}  // namespace rnn
