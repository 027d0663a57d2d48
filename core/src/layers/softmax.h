// Softmax: along the features, or along any other axes: y = eˣ / Σ eˣ over them.
#pragma once

#include "layers/single_part.h"

namespace rnn {

std::optional<Error> declare(const SoftmaxSpec& spec, Draft& draft);
void forward(const SoftmaxSpec& spec, const Call& call);
void backward(const SoftmaxSpec& spec, const Call& call);

}  // namespace rnn
