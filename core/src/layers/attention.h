// Attention (Luong) and AdditiveAttention (Bahdanau): each query step takes a weighted mean of the value steps.
//
//     scores_t [B, S]: how well step t of the query [B, T, d] fits each of the S steps of the key [B, S, d]
//         dot: q_t · k_s, times a learned scale;   additive: Σ scale ∘ tanh(q_t + k_s);   concat: w Σ tanh(scale (q_t + k_s))
//     weights_t = softmax(scores_t), where masked or, with use_causal_mask, later steps get −10⁹ first
//     y_t = Σ_s weights_t[s] v_s, zero where the query is masked
#pragma once

#include "layers/single_part.h"

namespace rnn {

std::optional<Error> check(const AttentionSpec& spec, const Setting& setting);
std::optional<Error> declare(const AttentionSpec& spec, Draft& draft);
void forward(const AttentionSpec& spec, const Call& call);
void backward(const AttentionSpec& spec, const Call& call);

std::optional<Error> declare(const AdditiveAttentionSpec& spec, Draft& draft);
void forward(const AdditiveAttentionSpec& spec, const Call& call);
void backward(const AdditiveAttentionSpec& spec, const Call& call);

}  // namespace rnn
