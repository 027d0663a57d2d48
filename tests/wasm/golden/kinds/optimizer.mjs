/** kind = optimizer: the variables after every update. */
import { close, dialectOf, flatten, onlyCaseKeys, onlyKeys, toleranceOf, unwrap } from "../compare.mjs";

/** Arrays one after the other, with the stretch of each. */
function joined(arrays) {
  const parts = arrays.map((array) => flatten(array));
  const variables = [];
  for (const { data } of parts) {
    const last = variables.at(-1) ?? { offset: 0, size: 0 };
    variables.push({ offset: last.offset + last.size, size: data.length });
  }
  return { flat: Float32Array.from(parts.flatMap(({ data }) => data)), variables };
}

function compareVariables(what, expected, flat, tolerance) {
  const { variables } = joined(expected);
  expected.forEach((array, i) => {
    const { offset, size } = variables[i];
    const found = { shape: flatten(array).shape, data: flat.subarray(offset, offset + size) };
    close(`${what} ${i} `, array, found, tolerance);
  });
}

/** The figures of Keras' own test: after one step, or after each of several. */
function checkTest({ tol, after_step, vars, ...others }, history, tolerance) {
  const [series] = Object.entries(others).filter(([key]) => /^after_steps_1_to_\d+$/.test(key));
  onlyKeys(others, "expected_in_test", [series?.[0]]);
  const after = series?.[1] ?? (vars === undefined ? [] : Object.assign([], { [after_step - 1]: vars }));
  const near = tol === undefined ? tolerance : { abs: tol, rel: tol };
  after.forEach((expected, step) => {
    const found = { shape: flatten(expected).shape, data: history[step] };
    close(`variables of the test after step ${step + 1} `, expected, found, near);
  });
}

export function checkOptimizer(one, { rnn }) {
  onlyCaseKeys(one, ["optimizer", "vars", "grads", "expected", "expected_in_test"]);
  const tolerance = toleranceOf(one);
  const { flat, variables } = joined(one.vars);
  const history = [];
  let [weights, state] = [flat, undefined];
  one.grads.forEach((gradients, step) => {
    const request = { weights, gradients: joined(gradients).flat, variables, ...(state && { state }) };
    ({ weights, state } = unwrap(rnn.optimizerStep(one.optimizer, request, dialectOf(one))));
    history.push(weights);
    if (one.expected?.[step] != null) {
      compareVariables(`step ${step}, variable`, one.expected[step], weights, tolerance);
    }
  });
  checkTest(one.expected_in_test ?? {}, history, tolerance);
}
