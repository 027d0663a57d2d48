/** What must hold of any model, on random ones. */
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { writeModel } from "../../web/src/keras/write.ts";
import type { Config, Dialect, LayerSpec, ModelSpec, Plan, Tensor } from "../../web/src/types/core.ts";
import { type Core, importCore, layer, model, unwrap } from "./library.ts";
import { makers, type RandomModel, randomModel, randomWeights } from "./random_models.ts";

const SEED = 19_970_515;
const RUNS = { numRuns: 150, seed: SEED };

let rnn: Awaited<ReturnType<Core["load"]>>;

beforeAll(async () => {
  rnn = await (await importCore()).load();
});

const activations = [
  "linear",
  "tanh",
  "sigmoid",
  "hard_sigmoid",
  "relu",
  "elu",
  "softmax",
  "softplus",
  "swish",
  "gelu",
];

function anyModel(dialect: Dialect): fc.Arbitrary<RandomModel> {
  return fc.boolean().chain((reset_after) => randomModel({ dialect, activations, makers: makers({ reset_after }) }));
}

const models = fc.oneof(anyModel("keras2"), anyModel("keras3"));

function expectClose(found: Tensor | undefined, expected: Tensor | undefined, tolerance = 1e-5): void {
  expect(found?.shape).toEqual(expected?.shape);
  const values = expected?.data ?? new Float32Array();
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
  values.forEach((value, i) => {
    expect(Math.abs((found?.data[i] ?? Number.NaN) - value), `entry ${i}`).toBeLessThanOrEqual(tolerance * largest);
  });
}

/** Stretches along axis 1 of a tensor, each `length` long, at the positions that `order` lists. */
function steps({ shape, data }: Tensor, order: readonly number[]): Tensor {
  const [batch = 0, time = 0, ...rest] = shape;
  const width = rest.reduce((product, size) => product * size, 1);
  const taken = new Float32Array(batch * order.length * width);
  for (let sample = 0; sample < batch; sample++) {
    order.forEach((step, i) => {
      const from = (sample * time + step) * width;
      taken.set(data.subarray(from, from + width), (sample * order.length + i) * width);
    });
  }
  return { shape: [batch, order.length, ...rest], data: taken };
}

function reversed(tensor: Tensor): Tensor {
  const time = tensor.shape[1] ?? 0;
  return steps(
    tensor,
    Array.from({ length: time }, (_, i) => time - 1 - i),
  );
}

function lastStep(tensor: Tensor): Tensor {
  const { shape, data } = steps(tensor, [(tensor.shape[1] ?? 0) - 1]);
  return { shape: [shape[0] ?? 0, ...shape.slice(2)], data };
}

/** Columns of the last axis. */
function columns({ shape, data }: Tensor, from: number, to: number): Tensor {
  const width = shape.at(-1) ?? 1;
  const kept = data.filter((_, i) => i % width >= from && i % width < to);
  return { shape: [...shape.slice(0, -1), to - from], data: kept };
}

function samples({ shape, data }: Tensor, from: number, to: number): Tensor {
  const [, ...rest] = shape;
  const size = rest.reduce((product, length) => product * length, 1);
  return { shape: [to - from, ...rest], data: data.slice(from * size, to * size) };
}

/** The same graph, handing out what each of its calls gives. */
function withEveryOutput(spec: ModelSpec, plan: Plan): ModelSpec {
  const nodes = plan.nodes.map((called, i) => ({ layer: called.layer, inputs: called.inputs, node: i }));
  return {
    ...spec,
    sequential: false,
    nodes: nodes.map(({ layer: index, inputs }) => ({ layer: index, inputs })),
    inputs: plan.inputs,
    outputs: nodes.slice(1).map(({ node }) => ({ node, output: 0 })),
  };
}

describe(`with seed ${SEED}`, () => {
  test("what a run gives has the shapes that the plan says, after every layer", () => {
    fc.assert(
      fc.property(models, ({ spec, inputs, seed }) => {
        const plan = unwrap(rnn.plan(spec));
        const opened = withEveryOutput(spec, plan);
        const { outputs } = unwrap(rnn.run(opened, { weights: randomWeights(plan, seed), inputs: [inputs] }));
        const planned = plan.nodes.slice(1).map(({ output_shapes }) => output_shapes[0]);
        expect(outputs.map(({ shape }) => [null, ...shape.slice(1)])).toEqual(planned);
        for (const { shape, data } of outputs) {
          expect(shape[0]).toBe(inputs.shape[0]);
          expect(data.length).toBe(shape.reduce((product, size) => product * size, 1));
        }
      }),
      RUNS,
    );
  });

  test("samples do not know of each other: one by one they give what they give together", () => {
    fc.assert(
      fc.property(models, ({ spec, inputs, seed }) => {
        const weights = randomWeights(unwrap(rnn.plan(spec)), seed);
        const together = unwrap(rnn.run(spec, { weights, inputs })).outputs[0];
        for (let sample = 0; sample < (inputs.shape[0] ?? 0); sample++) {
          const alone = unwrap(rnn.run(spec, { weights, inputs: samples(inputs, sample, sample + 1) })).outputs[0];
          expectClose(alone, together && samples(together, sample, sample + 1));
        }
      }),
      RUNS,
    );
  });

  test("a model is written as text, read back, planned and written again without a change", () => {
    fc.assert(
      fc.property(models, ({ spec }) => {
        const text = writeModel(spec, rnn.catalog);
        const reading = rnn.read(text, { dialect: spec.dialect });
        expect(reading.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
        const back = reading.spec;
        if (back === null) throw new Error("no model was read");
        expect(unwrap(rnn.plan(back)).layers).toEqual(unwrap(rnn.plan(spec)).layers);
        expect(writeModel(back, rnn.catalog)).toBe(text);
      }),
      RUNS,
    );
  });
});

/** A recurrent layer with data, some of whose steps are zero, and whether these are masked. */
interface Recurrence {
  readonly class_name: string;
  readonly config: Config;
  readonly dialect: Dialect;
  readonly inputs: Tensor;
  readonly masked: boolean;
  readonly seed: number;
}

const recurrences: fc.Arbitrary<Recurrence> = fc
  .record({
    dialect: fc.constantFrom<Dialect>("keras2", "keras3"),
    class_name: fc.constantFrom("SimpleRNN", "LSTM", "GRU"),
    units: fc.integer({ min: 1, max: 4 }),
    activation: fc.constantFrom(...activations),
    use_bias: fc.boolean(),
    reset_after: fc.boolean(),
    masked: fc.boolean(),
    shape: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 3 })),
    zeros: fc.array(fc.boolean(), { minLength: 15, maxLength: 15 }),
    numbers: fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 45, maxLength: 45 }),
    seed: fc.nat(10_000),
  })
  .map(({ class_name, units, activation, use_bias, reset_after, shape, zeros, numbers, ...rest }) => {
    const [batch, time, features] = shape;
    const size = batch * time * features;
    const data = Float32Array.from({ length: size }, (_, i) =>
      zeros[Math.floor(i / features)] ? 0 : (numbers[i] ?? 0),
    );
    const config = { units, activation, use_bias, ...(class_name === "GRU" ? { reset_after } : {}) };
    return { ...rest, class_name, config, inputs: { shape, data } };
  });

/** The layer alone, behind a Masking where steps are masked. */
function around({ dialect, inputs, masked }: Recurrence, recurrent: LayerSpec): ModelSpec {
  const [, time = 1, features = 1] = inputs.shape;
  const before = masked ? [layer("Masking", { mask_value: 0 })] : [];
  return model([null, time, features], [...before, recurrent], dialect);
}

function outputOf(one: Recurrence, recurrent: LayerSpec, weights: Float32Array, inputs: Tensor = one.inputs): Tensor {
  const output = unwrap(rnn.run(around(one, recurrent), { weights, inputs })).outputs[0];
  if (output === undefined) throw new Error("no output");
  return output;
}

function weightsFor(one: Recurrence, recurrent: LayerSpec): Float32Array {
  return randomWeights(unwrap(rnn.plan(around(one, recurrent))), one.seed);
}

function variant({ class_name, config }: Recurrence, more: Config): LayerSpec {
  return layer(class_name, { ...config, ...more });
}

describe(`a recurrent layer, with seed ${SEED}`, () => {
  test("ends with the last step of its sequence, in either direction", () => {
    fc.assert(
      fc.property(recurrences, fc.boolean(), (one, go_backwards) => {
        const last = variant(one, { go_backwards });
        const weights = weightsFor(one, last);
        const all = outputOf(one, variant(one, { go_backwards, return_sequences: true }), weights);
        expectClose(outputOf(one, last, weights), lastStep(all), 0);
      }),
      RUNS,
    );
  });

  test("gives for a reversed input with go_backwards what it gives forward", () => {
    fc.assert(
      fc.property(recurrences, fc.boolean(), (one, return_sequences) => {
        const forward = variant(one, { return_sequences });
        const backward = variant(one, { return_sequences, go_backwards: true });
        const weights = weightsFor(one, forward);
        expectClose(outputOf(one, backward, weights, reversed(one.inputs)), outputOf(one, forward, weights), 0);
      }),
      RUNS,
    );
  });

  test("stands twice in a Bidirectional: its halves are the two layers run apart", () => {
    fc.assert(
      fc.property(recurrences, fc.boolean(), (one, return_sequences) => {
        const inner = variant(one, { return_sequences });
        const both = layer("Bidirectional", { layer: { ...inner }, merge_mode: "concat" });
        const weights = weightsFor(one, both);
        const half = weights.length / 2;
        const units = one.config["units"] as number;
        const merged = outputOf(one, both, weights);
        // A Bidirectional that returns sequences zeroes masked steps.
        const apart = { return_sequences, zero_output_for_mask: return_sequences };
        const forward = outputOf(one, variant(one, apart), weights.slice(0, half));
        const backward = outputOf(one, variant(one, { ...apart, go_backwards: true }), weights.slice(half));
        expectClose(columns(merged, 0, units), forward, 0);
        expectClose(columns(merged, units, 2 * units), return_sequences ? reversed(backward) : backward, 0);
      }),
      RUNS,
    );
  });
});
