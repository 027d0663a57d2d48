// kind = optimizer: the variables after every update.
#include "golden/arrays.h"
#include "golden/case.h"
#include "golden/config.h"
#include "rnn/optimizers.h"

namespace golden {
namespace {

/// Constants that Keras' own test has, to the digits that it gives: the variables after one step, or one number per step that all share.
Failure checkInTest(const Json& in_test, const std::vector<std::vector<rnn::Scalar>>& after) {
  noteUnknownKeys(in_test, "expected_in_test", {"tol", "after_step", "vars", "after_steps_1_to_5"});
  const double tol = in_test.at("tol").get<double>();
  if (in_test.contains("after_step")) {
    const std::vector<rnn::Scalar>& values = after.at(in_test.at("after_step").get<std::size_t>() - 1);
    const Array wanted = readArray(in_test.at("vars"));
    return compare("variables of the test ", wanted, wanted.shape, std::vector<double>(values.begin(), values.end()), {tol, tol});
  }
  for (std::size_t step = 0; step < in_test.at("after_steps_1_to_5").size(); ++step) {
    const Array wanted = readArray(in_test.at("after_steps_1_to_5")[step]);
    const std::vector<double> first = {after.at(step).at(0)};
    if (Failure failure = compare("step " + std::to_string(step) + " of the test ", wanted, {1}, first, {tol, tol})) return failure;
  }
  return {};
}

}  // namespace

Failure checkOptimizer(const Json& c) {
  noteUnknownKeys(c, "an optimizer case",
                  {"id", "kind", "semantics", "source", "tolerance", "verified_by", "notes", "optimizer", "vars", "grads", "expected",
                   "expected_in_test"});
  const rnn::Dialect dialect = dialectOf(c);
  const rnn::OptimizerSpec spec = readOptimizer(c.at("optimizer"));
  if (const std::optional<rnn::Error> error = rnn::checkOptimizer(spec, dialect)) {
    return (error->code == "unknown_optimizer" ? "not supported: " : "") + sentence(*error);
  }
  std::vector<rnn::Scalar> weights = readWeights(c.at("vars")).values;
  std::vector<rnn::Variable> variables;
  for (const Json& one : c.at("vars")) {
    const std::int64_t offset = variables.empty() ? 0 : variables.back().offset + variables.back().size;
    variables.push_back({.offset = offset, .size = static_cast<std::int64_t>(readArray(one).data.size())});
  }
  const Tolerance tolerance = toleranceOf(c, {1e-5, 1e-5});
  rnn::OptimizerState state;
  std::vector<std::vector<rnn::Scalar>> after;
  for (std::size_t step = 0; step < c.at("grads").size(); ++step) {
    std::vector<rnn::Scalar> gradients = readWeights(c.at("grads")[step]).values;
    if (gradients.size() != weights.size()) return "step " + std::to_string(step) + ": gradients and variables differ in number";
    rnn::Result<rnn::OptimizerUpdate> update =
        rnn::optimizerStep(spec, dialect, weights, std::move(gradients), variables, std::move(state));
    if (!update) return sentence(update.error());
    weights = update.value().weights;
    state = update.value().state;
    after.push_back(weights);
    if (step >= c.at("expected").size()) continue;
    if (Failure failure = compareFlat("step " + std::to_string(step) + ", variable", c.at("expected")[step], weights, tolerance))
      return failure;
  }
  return c.contains("expected_in_test") ? checkInTest(c.at("expected_in_test"), after) : Failure{};
}

}  // namespace golden
