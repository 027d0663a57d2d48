// kind = forward: inference, also step by step through a stateful model.
#include "golden/arrays.h"
#include "golden/case.h"
#include "golden/inputs.h"
#include "golden/model.h"
#include "rnn/run.h"

namespace golden {
namespace {

Failure compareOutputs(const Json& expected, int count, const std::vector<rnn::Tensor>& outputs, Tolerance tolerance) {
  if (count == 1) return compare("output ", readArray(expected), outputs.at(0), tolerance);
  if (expected.size() != static_cast<std::size_t>(count))
    return "the case expects " + std::to_string(expected.size()) + " outputs, not n_outputs";
  for (std::size_t i = 0; i < expected.size(); ++i) {
    if (Failure failure = compare("output " + std::to_string(i) + " ", readArray(expected[i]), outputs.at(i), tolerance)) return failure;
  }
  return {};
}

Failure checkPlan(const Json& c, const rnn::Plan& plan) {
  if (c.contains("param_count") && plan.parameters != c.at("param_count").get<std::int64_t>()) {
    return "expected " + c.at("param_count").dump() + " parameters, got " + std::to_string(plan.parameters);
  }
  if (!c.contains("expected_shapes")) return {};
  const Json& shapes = c.at("expected_shapes");
  if (shapes.size() + 1 != plan.layers.size()) return "expected_shapes has " + std::to_string(shapes.size()) + " layers";
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    const rnn::LayerPlan& layer = plan.layers[i + 1];
    const Json found = Json::parse(shapeJson(layer.output_shapes.at(0)));
    if (found != shapes[i]) return layer.name + ": expected output shape " + shapes[i].dump() + ", got " + found.dump();
  }
  return {};
}

Failure runSteps(const Json& c, const rnn::Plan& plan, const std::vector<rnn::Scalar>& weights, int outputs, Tolerance tolerance) {
  rnn::RunInputs inputs = inputsOf(c, plan);
  for (std::size_t i = 0; i < c.at("steps").size(); ++i) {
    const Json& step = c.at("steps")[i];
    const std::string where = "step " + std::to_string(i) + ", ";
    noteUnknownKeys(step, "a step", {"op", "input", "expected"});
    const std::string op = step.at("op").get<std::string>();
    if (op == "reset_states") {
      inputs.stateful.clear();
      continue;
    }
    if (op != "call") return where + "unknown op \"" + op + "\"";
    inputs.inputs = {readTensor(step.at("input"))};
    const rnn::Result<rnn::Run> run = rnn::run(plan, weights, inputs);
    if (!run) return where + sentence(run.error());
    inputs.stateful = run.value().stateful;
    if (!step.contains("expected")) continue;
    if (Failure failure = compareOutputs(step.at("expected"), outputs, run.value().outputs, tolerance)) return where + *failure;
  }
  return {};
}

}  // namespace

Failure checkForward(const Json& c) {
  noteUnknownKeys(c, "a forward case",
                  {"id", "kind", "semantics", "source", "tolerance", "verified_by", "notes", "layers", "input", "input_dtype", "weights",
                   "expected", "mask", "initial_state", "n_outputs", "steps", "param_count", "expected_shapes"});
  const Tolerance tolerance = toleranceOf(c, {1e-5, 1e-5});
  const int outputs = c.value("n_outputs", 1);
  const rnn::Plan plan = planOf(c, outputs);
  if (Failure failure = checkPlan(c, plan)) return failure;
  const std::vector<rnn::Scalar> weights = weightsOf(c, plan);
  if (c.contains("steps")) return runSteps(c, plan, weights, outputs, tolerance);
  const rnn::Result<rnn::Run> run = rnn::run(plan, weights, inputsOf(c, plan));
  if (!run) return sentence(run.error());
  return compareOutputs(c.at("expected"), outputs, run.value().outputs, tolerance);
}

}  // namespace golden
