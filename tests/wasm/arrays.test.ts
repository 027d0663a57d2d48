/** Arrays as people write them, in and out of the library. */
import { beforeAll, describe, expect, test } from "vitest";
import { type Core, importCore, layer, model, unwrap } from "./library.ts";

let core: Core;
let rnn: Awaited<ReturnType<Core["load"]>>;

beforeAll(async () => {
  core = await importCore();
  rnn = await core.load();
});

describe("one step of a SimpleRNN by hand", () => {
  const spec = model([null, 2, 1], [layer("SimpleRNN", { units: 1, return_sequences: true })]);
  const [W, U, b] = [0.5, -0.25, 0.1];
  const x = [1, -2];
  const h1 = Math.tanh(1 * W + 0 * U + b);
  const h2 = Math.tanh(-2 * W + h1 * U + b);

  test.each([
    ["nested lists", [[[W]], [[U]], [b]], [[[1], [-2]]]],
    ["a list of inputs", [[[W]], [[U]], [b]], [[[[1], [-2]]]]],
    ["flat numbers", [W, U, b], Float64Array.from(x)],
    ["typed arrays", [Float32Array.of(W), Float32Array.of(U), Float32Array.of(b)], [Float32Array.from(x)]],
    [
      "tensors",
      [{ shape: [1, 1], data: Float32Array.of(W) }, [[U]], [b]],
      { shape: [1, 2, 1], data: Float32Array.from(x) },
    ],
  ])("reads %s", (_, weights, inputs) => {
    const run = unwrap(rnn.run(spec, { weights, inputs }));
    expect(core.toNested(run.outputs[0] ?? { shape: [], data: new Float32Array(1) })).toEqual([
      [[expect.closeTo(h1, 6)], [expect.closeTo(h2, 6)]],
    ]);
    expect(run.at("simple_rnn", "h", 1)?.[0]).toBeCloseTo(h1, 6);
    expect(run.at(1, "h", 2)?.[0]).toBeCloseTo(h2, 6);
    expect([...(run.at("simple_rnn", "h", 0) ?? [])]).toEqual([0]);
    expect(run.at("simple_rnn", "h", 3)).toBeUndefined();
    expect(run.at("simple_rnn", "xW", 0)).toBeUndefined();
    expect(run.at("dense", "h", 1)).toBeUndefined();
  });

  test("starts from the state that it is given, and masks", () => {
    const given = unwrap(rnn.run(spec, { weights: [W, U, b], inputs: Float32Array.of(1, -2), initialState: [[0.5]] }));
    expect(given.at("simple_rnn", "h", 1)?.[0]).toBeCloseTo(Math.tanh(W + 0.5 * U + b), 6);
    const masked = unwrap(rnn.run(spec, { weights: [W, U, b], inputs: Float32Array.of(1, -2), mask: [[true, false]] }));
    expect(masked.at("simple_rnn", "h", 2)?.[0]).toBeCloseTo(h1, 6);
  });

  test("goes back: dL/dU by hand", () => {
    const run = unwrap(
      rnn.run(spec, { weights: [W, U, b], inputs: Float32Array.of(1, -2), targets: [[[0], [0]]], loss: "mse" }),
    );
    expect(run.loss).toBeCloseTo((h1 * h1 + h2 * h2) / 2, 6);
    expect(run.gradients?.weights[1]?.data[0]).toBeCloseTo(h2 * (1 - h2 * h2) * h1, 6);
    const [from_output, from_next] = ["h_from_output", "h_from_next"].map(
      (id) => run.gradients?.at("simple_rnn", id, 1)?.[0] ?? 0,
    );
    expect(from_output).toBeCloseTo(h1, 6);
    expect(run.gradients?.at("simple_rnn", "h", 1)?.[0]).toBeCloseTo((from_output ?? 0) + (from_next ?? 0), 6);
  });
});

test("a model with several inputs takes them by order and by name", () => {
  const { spec } = rnn.read(
    "a = Input((2,), name='a'); b = Input((2,), name='b')\nmodel = Model([a, b], Concatenate()([Dense(1)(a), b]))",
  );
  if (spec === null) throw new Error("no model");
  const weights = [[[1], [2]], [3]];
  const by_order = unwrap(rnn.run(spec, { weights, inputs: [[[1, 1]], [[7, 8]]] }));
  const by_name = unwrap(rnn.run(spec, { weights, inputs: { b: [[7, 8]], a: [[1, 1]] } }));
  expect([...(by_order.outputs[0]?.data ?? [])]).toEqual([6, 7, 8]);
  expect(by_name.outputs).toEqual(by_order.outputs);
});

test("weights come in get_weights() order, and are the same for the same seed and name", () => {
  const spec = model([null, 2, 3], [layer("Bidirectional", { layer: { ...layer("LSTM", { units: 2 }) } })]);
  const { weights, flat } = unwrap(rnn.initWeights(spec, 7));
  expect(weights.map(({ shape }) => shape)).toEqual([[3, 8], [2, 8], [8], [3, 8], [2, 8], [8]]);
  expect(unwrap(rnn.initWeights(spec, 7)).flat).toEqual(flat);
  expect(unwrap(rnn.initWeights(spec, 8)).flat).not.toEqual(flat);
});
