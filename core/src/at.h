// Indices are signed here, as all sizes are; containers want theirs unsigned.
#pragma once

#include <cstddef>
#include <cstdint>

namespace rnn {

inline std::size_t at(std::int64_t index) { return static_cast<std::size_t>(index); }

}  // namespace rnn
