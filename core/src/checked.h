// Sizes come from a text that anyone may write: every product of them is checked, and an overflow is an absence.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace rnn {

/// a · b of non-negative sizes, absent when it does not fit.
inline std::optional<std::int64_t> checkedMultiply(std::optional<std::int64_t> a, std::optional<std::int64_t> b) {
  std::int64_t product = 0;
  if (!a || !b || __builtin_mul_overflow(*a, *b, &product)) return std::nullopt;
  return product;
}

/// a + b, absent when it does not fit.
inline std::optional<std::int64_t> checkedAdd(std::optional<std::int64_t> a, std::optional<std::int64_t> b) {
  std::int64_t sum = 0;
  if (!a || !b || __builtin_add_overflow(*a, *b, &sum)) return std::nullopt;
  return sum;
}

/// The number of entries of a tensor of this shape.
inline std::optional<std::int64_t> checkedProduct(const std::vector<std::int64_t>& sizes) {
  std::optional<std::int64_t> product = 1;
  for (const std::int64_t size : sizes) product = checkedMultiply(product, size);
  return product;
}

}  // namespace rnn
