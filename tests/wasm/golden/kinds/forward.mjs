/** kind = forward: inference, also call by call through a stateful model. */
import { close, dialectOf, equal, fail, onlyCaseKeys, onlyKeys, toleranceOf, unwrap } from "../compare.mjs";
import { batchShapeOf, expectedOutputs, modelOf, runOptionsOf } from "../model.mjs";

function specOf(one, outputs) {
  return modelOf(one.layers, {
    batch_shape: batchShapeOf(one.input, one.layers),
    dialect: dialectOf(one),
    dtype: one.input_dtype,
    outputs,
  });
}

function compareOutputs(where, expected, run, outputs, tolerance) {
  expectedOutputs(expected, outputs).forEach((wanted, i) => {
    close(`${where}output ${outputs > 1 ? i : ""}`, wanted, run.outputs[i], tolerance);
  });
}

function checkPlan(one, plan) {
  if (one.param_count !== undefined) equal("parameters", one.param_count, plan.parameters);
  one.expected_shapes?.forEach((shape, i) => {
    equal(`output shape of layer ${i}`, shape, plan.layers[i + 1]?.output_shapes[0]);
  });
}

function runSteps(one, rnn, spec, outputs, tolerance) {
  let stateful = [];
  one.steps.forEach((step, i) => {
    const where = `step ${i}, `;
    onlyKeys(step, "a step", ["op", "input", "expected"]);
    if (step.op === "reset_states") {
      stateful = [];
      return;
    }
    if (step.op !== "call") fail(`${where}unknown op "${step.op}"`);
    const options = { ...runOptionsOf(one), inputs: [step.input], stateful };
    const run = unwrap(rnn.run(spec, options), where);
    stateful = run.stateful;
    if (step.expected != null) compareOutputs(where, step.expected, run, outputs, tolerance);
  });
}

export function checkForward(one, { rnn }) {
  onlyCaseKeys(one, [
    ...["layers", "input", "input_dtype", "weights", "expected", "mask", "initial_state", "n_outputs", "steps"],
    ...["param_count", "expected_shapes"],
  ]);
  const outputs = one.n_outputs ?? 1;
  const tolerance = toleranceOf(one);
  const spec = specOf(one, outputs);
  checkPlan(one, unwrap(rnn.plan(spec)));
  if (one.steps != null) {
    runSteps(one, rnn, spec, outputs, tolerance);
    return;
  }
  compareOutputs("", one.expected, unwrap(rnn.run(spec, runOptionsOf(one))), outputs, tolerance);
}
