// Dot: for each sample, the inner products of one tensor's vectors with another's, along one axis of each; of unit vectors with
// `normalize`.
//
//     x_1 [B, …, K, …], x_2 [B, …, K, …]  →  y [B, what is left of x_1, what is left of x_2]
#pragma once

#include "layers/single_part.h"

namespace rnn {

std::optional<Error> check(const DotSpec& spec, const Setting& setting);
std::optional<Error> declare(const DotSpec& spec, Draft& draft);
void forward(const DotSpec& spec, const Call& call);
void backward(const DotSpec& spec, const Call& call);

}  // namespace rnn
