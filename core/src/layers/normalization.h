// LayerNormalization and BatchNormalization: subtract a mean, divide by a standard deviation, then scale and shift by learned numbers.
// They differ in what the statistics are taken over: some axes of each sample; or, in training, all samples, moving averages otherwise.
//
//     d = x − μ;   σ² = mean of d²;   s = 1 / √(σ² + ε);   x̂ = d ∘ s;   y = γ ∘ x̂ + β
#pragma once

#include "layers/single_part.h"

namespace rnn {

std::optional<Error> declare(const LayerNormalizationSpec& spec, Draft& draft);
void forward(const LayerNormalizationSpec& spec, const Call& call);
void backward(const LayerNormalizationSpec& spec, const Call& call);

std::optional<Error> declare(const BatchNormalizationSpec& spec, Draft& draft);
void forward(const BatchNormalizationSpec& spec, const Call& call);
void backward(const BatchNormalizationSpec& spec, const Call& call);

}  // namespace rnn
