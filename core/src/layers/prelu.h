// PReLU: x above zero, α x below; α is learned, one for each place of a sample, or shared along some axes.
#pragma once

#include "layers/entries.h"
#include "layers/single_part.h"

namespace rnn {

std::optional<Error> declare(const PReLUSpec& spec, Draft& draft);
void forward(const PReLUSpec& spec, const Call& call);
void backward(const PReLUSpec& spec, const Call& call);

}  // namespace rnn
