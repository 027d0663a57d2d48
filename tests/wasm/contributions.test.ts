/** What each time step adds to the gradient of a weight, through the library. */
import { beforeAll, expect, test } from "vitest";
import { type Core, codeOf, importCore, layer, model, unwrap } from "./library.ts";

let rnn: Awaited<ReturnType<Core["load"]>>;

beforeAll(async () => {
  rnn = await (await importCore()).load();
});

const spec = model([null, 3, 2], [layer("LSTM", { units: 2 })]);
const request = () => ({
  weights: unwrap(rnn.initWeights(spec, 1)),
  inputs: [
    [
      [1, 2],
      [3, 4],
      [5, 6],
    ],
  ],
  targets: [[0, 1]],
  loss: "mse",
});

test("the steps of each weight sum up to its gradient", () => {
  const { gradients } = unwrap(rnn.run(spec, { ...request(), contributions: [0, 1, 2] }));
  expect(gradients?.contributions.map(({ shape }) => shape)).toEqual([
    [3, 2, 8],
    [3, 2, 8],
    [3, 8],
  ]);
  for (const [w, gradient] of gradients?.weights.entries() ?? []) {
    const steps = gradients?.contributions[w]?.data ?? new Float32Array();
    const size = gradient.data.length;
    for (const [i, expected] of gradient.data.entries()) {
      const sum = [0, 1, 2].reduce((total, t) => total + (steps[t * size + i] ?? Number.NaN), 0);
      expect(sum).toBeCloseTo(expected, 6);
    }
  }
});

test("a weight goes by its path as well; none is wanted where none is named", () => {
  const path = unwrap(rnn.plan(spec)).weights[1]?.path ?? "";
  const byPath = unwrap(rnn.run(spec, { ...request(), contributions: [path] })).gradients?.contributions;
  const byIndex = unwrap(rnn.run(spec, { ...request(), contributions: [1] })).gradients?.contributions;
  expect(byPath).toEqual(byIndex);
  expect(unwrap(rnn.run(spec, request())).gradients?.contributions).toEqual([]);
});

test("a weight that does not exist has a code", () => {
  for (const weight of ["lstm/kernel_2", 3, -1, 1e12]) {
    expect(codeOf(rnn.run(spec, { ...request(), contributions: [weight] }))).toBe("contributions_unknown");
  }
});

test("more than the memory holds is refused, and the next run goes on", () => {
  const large = model([1, 400, 64], [layer("SimpleRNN", { units: 512 })]);
  const asked = {
    weights: unwrap(rnn.initWeights(large, 1)),
    inputs: new Float32Array(400 * 64),
    targets: new Float32Array(512),
    loss: "mse",
    contributions: Array.from({ length: 12 }, () => 1),
  };
  expect(codeOf(rnn.run(large, asked))).toBe("out_of_memory");
  expect(codeOf(rnn.run(spec, request()))).toBe("ok");
});
