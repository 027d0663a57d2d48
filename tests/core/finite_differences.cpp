#include "finite_differences.h"

#include "models.h"

namespace rnn::test {
namespace {

constexpr double kStep = 1e-5;

struct Problem {
  const Plan& plan;
  std::vector<Scalar> weights;
  RunInputs inputs;
  std::vector<Tensor> g;

  [[nodiscard]] double loss() const {
    const Run result = ran(plan, weights, inputs);
    double sum = 0;
    for (std::size_t i = 0; i < g.size(); ++i) {
      for (std::size_t j = 0; j < g[i].data.size(); ++j)
        sum += static_cast<double>(result.outputs[i].data[j]) * static_cast<double>(g[i].data[j]);
    }
    return sum;
  }

  void compare(std::vector<Scalar>& numbers, const std::vector<Scalar>& gradient, const std::string& what) {
    REQUIRE(numbers.size() == gradient.size());
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      const Scalar original = numbers[i];
      numbers[i] = static_cast<Scalar>(static_cast<double>(original) + kStep);
      const double above = loss();
      numbers[i] = static_cast<Scalar>(static_cast<double>(original) - kStep);
      const double below = loss();
      numbers[i] = original;
      const double expected = (above - below) / (2 * kStep);
      const auto actual = static_cast<double>(gradient[i]);
      INFO(what << "[" << i << "]: " << actual << " against " << expected);
      REQUIRE(std::abs(actual - expected) <= 1e-6 * std::abs(expected) + 1e-8);
    }
  }
};

}  // namespace

void checkGradients(const Plan& plan, const std::vector<Scalar>& weights, const RunInputs& inputs, bool index_inputs) {
  Problem problem{plan, weights, inputs, {}};
  const Run forward = ran(plan, weights, inputs);
  for (std::size_t i = 0; i < forward.outputs.size(); ++i) problem.g.push_back(tensor(forward.outputs[i].shape, 40 + static_cast<int>(i)));
  const Result<Gradients> result = backward(plan, weights, inputs, forward, problem.g);
  INFO((result ? "" : result.error().message));
  REQUIRE(result);
  if (sizeof(Scalar) < 8) return;
  const Gradients& gradients = result.value();
  problem.compare(problem.weights, gradients.weights, "weight");
  for (std::size_t i = 0; i < inputs.inputs.size() && !index_inputs; ++i)
    problem.compare(problem.inputs.inputs[i].data, gradients.inputs[i].data, "input");
  for (LayerState& state : problem.inputs.initial_states) {
    for (const LayerState& found : gradients.initial_states) {
      if (found.layer != state.layer) continue;
      for (std::size_t s = 0; s < state.states.size(); ++s) problem.compare(state.states[s].data, found.states[s].data, "state");
    }
  }
}

}  // namespace rnn::test
