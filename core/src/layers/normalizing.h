// What LayerNormalization and BatchNormalization share: from deviations and their variance to γ ∘ x̂ + β, and back.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "layers/single_part.h"

namespace rnn::normalizing {

using Constants = std::vector<std::pair<std::string, double>>;

/// a and b joined entry by entry. With `axes`, b has size one along them and is spread, which only `name` can say.
QuantityInfo joint(Operation operation, const char* name, std::vector<Operand> operands, const Constants& axes);

template <class Spec>
int addGamma(const Spec& spec, Draft& draft, const std::vector<std::int64_t>& shape) {
  return addWeight(draft, {.name = "gamma",
                           .symbol = "γ",
                           .role = Role::kInput,
                           .shape = shape,
                           .initializer = spec.gamma_initializer,
                           .regularizer = spec.gamma_regularizer,
                           .constraint = spec.gamma_constraint});
}

template <class Spec>
int addBeta(const Spec& spec, Draft& draft, const std::vector<std::int64_t>& shape) {
  return addWeight(draft, {.name = "beta",
                           .symbol = "β",
                           .role = Role::kBias,
                           .shape = shape,
                           .initializer = spec.beta_initializer,
                           .regularizer = spec.beta_regularizer,
                           .constraint = spec.beta_constraint});
}

/// Weights of γ and β in the draft; −1: absent.
struct Affine {
  int gamma = -1;
  int beta = -1;
};

/// s, x̂ and y, with γ x̂ between them. `from`: what is divided by the deviation.
void declareNormalized(Draft& draft, PartDraft& part, const char* from, const Affine& affine, const Constants& statistic_axes,
                       const Constants& weight_axes);

/// s = 1 / √(σ² + ε) as a quantity.
QuantityInfo inverseQuantity(double epsilon);

/// Which statistic and which weight belong to each entry of a sample.
struct Owners {
  std::vector<std::size_t> statistic;
  std::vector<std::size_t> weight;
};

void inverseDeviation(const Call& call, double epsilon);
void normalize(const Call& call, const Owners& owners, const char* from);

/// dγ and dβ; the gradients of x̂, of `from`, of s and of σ².
void normalizeBack(const Call& call, const Owners& owners, const char* from);

}  // namespace rnn::normalizing
