// Concatenate: several tensors end to end along one axis, by default the features.
#pragma once

#include "layers/single_part.h"

namespace rnn {

std::optional<Error> declare(const ConcatenateSpec& spec, Draft& draft);
void forward(const ConcatenateSpec& spec, const Call& call);
void backward(const ConcatenateSpec& spec, const Call& call);

}  // namespace rnn
