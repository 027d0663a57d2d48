/** The NumPy that the page writes of real models is run, and gives what the core computed. With NUMPY_PROGRAMS=folder the programs are written there too, for a real Python. */
import { mkdirSync, writeFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import type { LoadedEngine } from "../../web/src/engine/engine.ts";
import type { Config, ConfigValue, LayerSpec } from "../../web/src/types/core.ts";
import type { Computed } from "../../web/src/types/scene.ts";
import { placeOf } from "../../web/src/view/math_term.ts";
import { numpyCode, numpyText } from "../../web/src/view/numpy_code.ts";
import { numpyNumber } from "../../web/src/view/numpy_number.ts";
import { runNumpy, type Value } from "../web/fixtures/numpy.ts";
import { noiseTensor } from "../web/fixtures/run.ts";
import { builtEngine, computedOn } from "./computed.ts";
import { layer } from "./library.ts";

const wrapped = (class_name: string, config: Config): ConfigValue => ({ class_name, config });

/** A model, and the part whose loop is written. */
const models: readonly (readonly [string, readonly LayerSpec[], string])[] = [
  ["SimpleRNN", [layer("SimpleRNN", { units: 3 })], ""],
  ["SimpleRNN at every step", [layer("SimpleRNN", { units: 3, return_sequences: true, activation: "relu" })], ""],
  ["SimpleRNN without bias, backwards", [layer("SimpleRNN", { units: 2, use_bias: false, go_backwards: true })], ""],
  ["LSTM", [layer("LSTM", { units: 3 })], ""],
  ["LSTM of hard sigmoids", [layer("LSTM", { units: 3, recurrent_activation: "hard_sigmoid", use_bias: false })], ""],
  ["GRU", [layer("GRU", { units: 3, bias_initializer: "random_normal" })], ""],
  ["GRU without bias", [layer("GRU", { units: 3, use_bias: false })], ""],
  [
    "GRU, reset before",
    [layer("GRU", { units: 3, reset_after: false, return_sequences: true, bias_initializer: "random_normal" })],
    "",
  ],
  [
    "LSTM behind a mask",
    [layer("Masking", { mask_value: 0 }), layer("LSTM", { units: 2, return_sequences: true })],
    "",
  ],
  ["GRU behind a mask", [layer("Masking", { mask_value: 0 }), layer("GRU", { units: 2 })], ""],
  [
    "Bidirectional, backward part",
    [layer("Bidirectional", { layer: wrapped("LSTM", { units: 2, return_sequences: true }) })],
    "backward",
  ],
  ["Dense", [layer("SimpleRNN", { units: 3 }), layer("Dense", { units: 2, activation: "softmax" })], ""],
  ["Dense at every step", [layer("Dense", { units: 2, activation: "selu" })], ""],
];

let engine: LoadedEngine;

beforeAll(async () => {
  engine = await builtEngine();
});

function computed(layers: readonly LayerSpec[]): Computed {
  const input = noiseTensor([2, 4, 2], 7);
  // The third step of the second sample is masked.
  input.data.fill(0, 12, 14);
  return computedOn(engine, layers, [input]);
}

function flat(result: Value): readonly number[] {
  return typeof result === "number" ? [result] : result.flatMap(flat);
}

describe.each(models)("%s", (name, layers, part) => {
  test.each([0, 1])("as a program computes what the core did, for sample %i", (sample) => {
    const run = computed(layers);
    const node = layers.length;
    const place = placeOf(run, { node, part, t: 1 });
    if (place === null) throw new Error("no place");
    const program = numpyCode(place);
    expect(program.missing).toBeNull();
    const text = numpyText(program, run, sample);
    const info = place.part.quantities.find(({ id }) => id === place.part.output);
    const slot = run.trace.slot(node, part, place.part.output);
    if (info === undefined || slot === undefined) throw new Error("no output");
    const all = run.plan.layers[run.plan.nodes[node]?.layer ?? -1]?.returns_sequence === true;
    const rows = !info.temporal ? [0] : all ? [1, 2, 3, 4] : [4];
    const wanted = rows.flatMap((t) =>
      Array.from(
        { length: slot.width },
        (_, entry) => run.trace.value(node, part, place.part.output, t, sample, entry) ?? Number.NaN,
      ),
    );
    const found = flat(runNumpy(text));
    expect(found).toHaveLength(wanted.length);
    for (const [index, number] of found.entries()) expect(number).toBeCloseTo(wanted[index] ?? Number.NaN, 5);
    const folder = process.env["NUMPY_PROGRAMS"];
    if (folder === undefined) return;
    mkdirSync(folder, { recursive: true });
    const check = `result = ${/print\((.*)\)/.exec(text)?.[1]}\nassert np.allclose(np.ravel(result), ${JSON.stringify(wanted)}, atol=1e-5), result\n`;
    writeFileSync(`${folder}/${name.replaceAll(/\W+/g, "_")}_${sample}.py`, text + check);
  });
});

test("what no line can say is named, and nothing wrong is written", () => {
  const run = computed([layer("LayerNormalization", {})]);
  const place = placeOf(run, { node: 1, part: "", t: 1 });
  if (place === null) throw new Error("no place");
  const { lines, missing } = numpyCode(place);
  expect(lines).toEqual([]);
  expect(missing).not.toBeNull();
});

test("numbers are the shortest that single precision reads back", () => {
  for (const number of [0.1, -1, 1 / 3, 1e-7, 123456.789, 3e38]) {
    const text = numpyNumber(Math.fround(number));
    expect(Math.fround(Number(text))).toBe(Math.fround(number));
    expect(text).toMatch(/[.e]/);
  }
  expect(numpyNumber(Math.fround(0.1))).toBe("0.1");
});
