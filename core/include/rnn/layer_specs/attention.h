// Arguments of the attention layers, with those of their call: Keras takes the latter in `layer(...)(tensors, ...)`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "rnn/parameter_specs.h"

namespace rnn {

/// Given to the call, not to the constructor.
struct AttentionCallOptions {
  bool return_attention_scores = false;  ///< the weights as a second output
  bool use_causal_mask = false;          ///< no step looks at a later one
  static void fields(auto& self, auto&& visit) {
    visit("return_attention_scores", self.return_attention_scores, kKeywordOnly | kCallArgument);
    visit("use_causal_mask", self.use_causal_mask, kKeywordOnly | kCallArgument);
  }
};

struct AttentionSpec {
  static constexpr const char* kClass = "Attention";
  static constexpr bool kSeveralInputs = true;
  bool use_scale = false;
  std::string score_mode = "dot";
  double dropout = 0;
  std::optional<std::int64_t> seed;
  AttentionCallOptions call;
  static void fields(auto& self, auto&& visit) {
    visit("use_scale", self.use_scale);
    visit("score_mode", self.score_mode);
    visit("dropout", self.dropout);
    visit("seed", self.seed, kKeras3);
    AttentionCallOptions::fields(self.call, visit);
  }
};

struct AdditiveAttentionSpec {
  static constexpr const char* kClass = "AdditiveAttention";
  static constexpr bool kSeveralInputs = true;
  bool use_scale = true;
  double dropout = 0;
  std::optional<std::int64_t> seed;
  AttentionCallOptions call;
  static void fields(auto& self, auto&& visit) {
    visit("use_scale", self.use_scale);
    visit("dropout", self.dropout);
    visit("seed", self.seed, kKeras3 | kKeywordOnly);
    AttentionCallOptions::fields(self.call, visit);
  }
};

}  // namespace rnn
