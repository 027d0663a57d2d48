// Orthonormal rows, for the orthogonal initializer.
#pragma once

#include <cstdint>
#include <vector>

namespace rnn {

/// Makes the `count` rows of `rows` (row-major, `length` ≥ `count` numbers each) orthonormal, in place.
///
/// Row j becomes what is new in it against the rows before, at unit length. Read as columns this is the QR decomposition whose R has a
/// positive diagonal, which is what Keras' rule asks for (multiply column j of Q by the sign of R_jj), whatever algorithm computed its Q.
void orthonormalizeRows(std::vector<double>& rows, std::int64_t count, std::int64_t length);

}  // namespace rnn
