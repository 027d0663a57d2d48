#include "identifiers.h"

#include <algorithm>
#include <vector>

#include "rnn/catalog.h"

namespace rnn {
namespace {

bool contains(const std::vector<std::string>& names, const std::string& identifier) {
  return std::find(names.begin(), names.end(), snakeCase(identifier)) != names.end();
}

}  // namespace

std::vector<std::string> initializerNames() {
  return {"glorot_uniform",  "glorot_normal", "he_uniform", "he_normal", "lecun_uniform",  "lecun_normal",  "orthogonal",
          "zeros",           "ones",          "constant",   "identity",  "random_uniform", "random_normal", "truncated_normal",
          "variance_scaling"};
}

bool isRegularizer(const std::string& identifier) { return contains({"l1", "l2", "l1_l2", "l1l2", "orthogonal_regularizer"}, identifier); }

bool isConstraint(const std::string& identifier) { return contains({"max_norm", "non_neg", "unit_norm", "min_max_norm"}, identifier); }

}  // namespace rnn
