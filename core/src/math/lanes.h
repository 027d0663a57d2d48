// Several numbers computed at once: what one register of wasm SIMD, SSE2 and NEON holds. Compilers know + − · ÷, comparisons and ?: on it.
#pragma once

#include <cstdint>
#include <cstring>

#include "rnn/scalar.h"

namespace rnn {

typedef Scalar Lanes __attribute__((vector_size(16)));

/// The same where it lies among numbers of its kind, at any address.
typedef Scalar LanesInMemory __attribute__((vector_size(16), aligned(alignof(Scalar)), may_alias));

constexpr std::int64_t kLanes = static_cast<std::int64_t>(16 / sizeof(Scalar));

inline Lanes lanesAt(const Scalar* numbers) { return *reinterpret_cast<const LanesInMemory*>(numbers); }
inline void putLanes(Scalar* numbers, Lanes lanes) { *reinterpret_cast<LanesInMemory*>(numbers) = lanes; }

/// Several of the same.
inline Lanes splat(Scalar number) { return number - Lanes{}; }  // not +, which would have to mend −0

/// The first `count` of several numbers, then zeros. One copy for all callers, which need it once in a row.
__attribute__((noinline)) inline Lanes firstLanes(const Scalar* numbers, std::int64_t count) {
  Lanes lanes{};
  std::memcpy(&lanes, numbers, static_cast<std::size_t>(count) * sizeof(Scalar));
  return lanes;
}

__attribute__((noinline)) inline void putFirst(Scalar* numbers, std::int64_t count, Lanes lanes) {
  std::memcpy(numbers, &lanes, static_cast<std::size_t>(count) * sizeof(Scalar));
}

/// out[j] = f(in[j]…); in may be out. What is left over at the end is computed like the rest, among zeros.
template <class F, class... In>
void mapRow(Scalar* out, std::int64_t count, F&& f, const In*... in) {
  std::int64_t j = 0;
  for (; j + kLanes <= count; j += kLanes) putLanes(out + j, f(lanesAt(in + j)...));
  if (j < count) putFirst(out + j, count - j, f(firstLanes(in + j, count - j)...));
}

}  // namespace rnn
