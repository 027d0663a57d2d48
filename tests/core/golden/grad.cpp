// kind = grad: outputs, loss and the gradients of weights, inputs and initial states. The mask acts in the recurrent layer, not in the
// loss.
#include "golden/arrays.h"
#include "golden/case.h"
#include "golden/config.h"
#include "golden/inputs.h"
#include "golden/model.h"
#include "rnn/gradients.h"

namespace golden {
namespace {

Failure checkStates(const Json& expected, const std::vector<rnn::LayerState>& found, Tolerance tolerance) {
  if (found.empty()) return "no gradients of initial states";
  const std::vector<rnn::Tensor>& states = found.front().states;
  if (states.size() != expected.size()) return "another number of initial states";
  for (std::size_t i = 0; i < states.size(); ++i) {
    if (Failure failure = compare("gradient of initial state " + std::to_string(i) + " ", readArray(expected[i]), states[i], tolerance))
      return failure;
  }
  return {};
}

}  // namespace

Failure checkGrad(const Json& c) {
  noteUnknownKeys(c, "a grad case",
                  {"id",
                   "kind",
                   "semantics",
                   "source",
                   "tolerance",
                   "verified_by",
                   "notes",
                   "layers",
                   "input",
                   "input_dtype",
                   "weights",
                   "mask",
                   "initial_state",
                   "target",
                   "loss",
                   "expected",
                   "expected_loss",
                   "expected_grads",
                   "expected_input_grad",
                   "expected_initial_state_grads"});
  const Tolerance tolerance = toleranceOf(c, {1e-5, 1e-5});
  const rnn::Plan plan = planOf(c, 1);
  const std::vector<rnn::Scalar> weights = weightsOf(c, plan);
  const rnn::RunInputs inputs = inputsOf(c, plan);
  const rnn::Result<rnn::Run> run = rnn::run(plan, weights, inputs);
  if (!run) return sentence(run.error());
  if (Failure failure = compare("output ", readArray(c.at("expected")), run.value().outputs.at(0), tolerance)) return failure;

  const rnn::Result<rnn::LossResult> loss =
      rnn::loss(readLoss(c.at("loss")), dialectOf(c),
                {.y_true = readTensor(c.at("target")), .y_pred = run.value().outputs[0], .sample_weight = {}, .mask = {}});
  if (!loss) return sentence(loss.error());
  if (Failure failure = compare("loss", readArray(c.at("expected_loss")), {}, {loss.value().value}, tolerance)) return failure;

  const rnn::Result<rnn::Gradients> gradients = rnn::backward(plan, weights, inputs, run.value(), {loss.value().gradient});
  if (!gradients) return sentence(gradients.error());
  if (Failure failure = compareFlat("gradient of weight", c.at("expected_grads"), gradients.value().weights, tolerance)) return failure;
  if (c.contains("expected_input_grad")) {
    const rnn::Tensor& found = gradients.value().inputs.at(0);
    if (Failure failure = compare("gradient of the input ", readArray(c.at("expected_input_grad")), found, tolerance)) return failure;
  }
  if (!c.contains("expected_initial_state_grads")) return {};
  return checkStates(c.at("expected_initial_state_grads"), gradients.value().initial_states, tolerance);
}

}  // namespace golden
