// Counts and memory sizes as the summaries write them.
#pragma once

#include <cstdint>
#include <string>

namespace rnn {

/// 1234567 → "1,234,567", as Python's format(n, ",").
std::string withThousands(std::int64_t number);

/// 42 numbers of four bytes → "168.00 B". Units of 1024, two decimals rounded half to even; `byte_unit` is "B" (Keras 3) or "Byte" (Keras
/// 2).
std::string memorySize(std::int64_t bytes, const char* byte_unit);

}  // namespace rnn
