// The two attention layers as one: what they differ in, and the three things that are done with it.
#pragma once

#include "layers/single_part.h"

namespace rnn {

/// How query and key are compared.
enum class Score { kDot, kConcat, kAdditive };

/// What the two layers differ in.
struct AttentionKind {
  const char* class_name;
  Score score;
  bool use_scale;
  double dropout;
  std::optional<std::int64_t> seed;
  AttentionCallOptions call;
};

AttentionKind kindOf(const AttentionSpec& spec);
AttentionKind kindOf(const AdditiveAttentionSpec& spec);

/// What is subtracted from the score of a step that must not be looked at.
constexpr double kHidden = 1e9;

std::optional<Error> declareAttention(const AttentionKind& kind, Draft& draft);
void forwardAttention(const AttentionKind& kind, const Call& call);
void backwardAttention(const AttentionKind& kind, const Call& call);

}  // namespace rnn
