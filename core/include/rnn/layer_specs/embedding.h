// Arguments of the layers that make a mask: Embedding from token 0, Masking from a value.
#pragma once

#include <cstdint>
#include <optional>

#include "rnn/parameter_specs.h"

namespace rnn {

struct EmbeddingSpec {
  static constexpr const char* kClass = "Embedding";
  std::int64_t input_dim = 0;
  std::int64_t output_dim = 0;
  InitializerSpec embeddings_initializer{.identifier = "uniform"};
  RegularizerSpec embeddings_regularizer, activity_regularizer;
  ConstraintSpec embeddings_constraint;
  bool mask_zero = false;
  std::optional<std::int64_t> input_length;  ///< Keras 2: how many indices each sample has
  static void fields(auto& self, auto&& visit) {
    visit("input_dim", self.input_dim, kRequired | kKeras2Truncates);
    visit("output_dim", self.output_dim, kRequired | kKeras2Truncates);
    visit("embeddings_initializer", self.embeddings_initializer);
    visit("embeddings_regularizer", self.embeddings_regularizer);
    visit("activity_regularizer", self.activity_regularizer, kKeras2);
    visit("embeddings_constraint", self.embeddings_constraint);
    visit("mask_zero", self.mask_zero);
    visit("input_length", self.input_length, kKeras2);
  }
};

struct MaskingSpec {
  static constexpr const char* kClass = "Masking";
  double mask_value = 0;
  static void fields(auto& self, auto&& visit) { visit("mask_value", self.mask_value); }
};

}  // namespace rnn
