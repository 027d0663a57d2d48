/** The reader and the core together: the catalog that the reader's tests stand on, programs that the core can plan, and mends that really mend. */
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { createEngine, type LoadedEngine } from "../../web/src/engine/engine.ts";
import { placeError } from "../../web/src/keras/doctor.ts";
import { read } from "../../web/src/keras/read.ts";
import { writeLayer } from "../../web/src/keras/write.ts";
import type { Catalog } from "../../web/src/types/core.ts";
import { catalog as fixture } from "../web/keras/catalog.ts";
import { allPairs } from "../web/keras/pairs.ts";
import { applyEdits } from "../web/keras/render.ts";

let engine: LoadedEngine;
let catalog: Catalog;

beforeAll(() => {
  engine = createEngine(new WebAssembly.Module(readFileSync("build/wasm-release/rnn.wasm")));
  catalog = engine.catalog();
});

describe("the catalog", () => {
  test("is the one that the reader's tests use, layer by layer", () => {
    for (const layer of catalog.layers) {
      const known = fixture.layers.find((one) => one.class_name === layer.class_name);
      if (known !== undefined) expect(known, layer.class_name).toEqual(layer);
    }
    expect(fixture.activations.filter((name) => !catalog.activations.includes(name))).toEqual([]);
  });

  test("has no layer that cannot be written and read", () => {
    const failed = catalog.layers.filter(({ class_name, arguments: known }) => {
      const config = Object.fromEntries(
        known.filter((argument) => argument.required).map(({ name, type }) => [name, sample(type)]),
      );
      const text = writeLayer({ class_name, config }, catalog, "keras2");
      const reading = read(`model = Sequential()\nmodel.add(${text})\n`, catalog, { dialect: "keras2" });
      return reading.diagnostics.some((d) => d.severity === "error");
    });
    expect(failed.map((layer) => layer.class_name)).toEqual([]);
  });
});

function sample(type: string): number | string | readonly number[] | { class_name: string; config: { units: number } } {
  if (type === "layer") return { class_name: "SimpleRNN", config: { units: 1 } };
  if (type === "layers") return { class_name: "SimpleRNNCell", config: { units: 1 } };
  if (type === "shape" || type === "ints") return [2, 3];
  if (type === "activation") return "tanh";
  return type === "string" ? "text" : 1;
}

describe("the shape doctor", () => {
  const ill = [
    "model = Sequential()\nmodel.add(LSTM(3, input_shape=(2, 10)))\nmodel.add(LSTM(4))\n",
    "model = keras.Sequential([\n    keras.Input(shape=(2, 10)),\n    layers.Bidirectional(layers.LSTM(3)),\n    layers.Dense(4),\n    layers.GRU(4),\n])\n",
    "model = Sequential([LSTM(3, input_shape=(10,))])",
    "model = Sequential([Input((10,)), LSTM(3)])",
    "model = Sequential([Input((2, 10)), LSTM(3, return_state=True), Dense(1)])",
    "model = Sequential([LSTM(3, return_state=True, input_shape=(2, 10))])",
    "model = Sequential([Input((2, 10)), Bidirectional(LSTM(3), merge_mode='conct')])",
    "model = Sequential([Input((2, 10)), Bidirectional(LSTM(3), backward_layer=LSTM(3))])",
    "model = Sequential([Input((2, 10)), Bidirectional(LSTM(3, go_backwards=True))])",
    "model = Sequential([Input((2, 10)), Bidirectional(LSTM(3), backward_layer=LSTM(3, go_backwards=True, return_sequences=True))])",
    "model = Sequential([Input((2, 10)), LSTM(3, stateful=True)])",
    "model = Sequential([LSTM(3, stateful=True, input_shape=(2, 10))])",
    "model = Sequential([Input((2, 10)), LSTMCell(3)])",
    "model = Sequential([Input((2, 10)), Dense(3, name='a'), Dense(3, name='a')])",
    "x = Input((2, 10))\nh = LSTM(3)(x)\ny = LSTM(3)(h)\nmodel = Model(x, y)",
    "model = Sequential([Input((2, 10)), LSTM(3, return_sequences=True), RepeatVector(4)])",
  ];

  test.each(ill)("mends %s", (text) => {
    const reading = read(text, catalog);
    const model = reading.models[reading.shown];
    const plan = model && engine.plan(model.spec);
    if (reading.diagnostics.some((d) => d.code === "layer_not_shown")) return;
    if (model === undefined || plan === undefined || plan.ok) throw new Error("the model fits already");
    const { mend, alternatives = [] } = placeError(reading, model, plan.error);
    const mends = [...(mend === undefined ? [] : [mend]), ...alternatives];
    expect(mends.length).toBeGreaterThan(0);
    for (const one of mends) {
      const mended = read(applyEdits(text, one.edits), catalog);
      if (mended.diagnostics.some((d) => d.code === "layer_not_shown")) continue;
      const spec = mended.models[mended.shown]?.spec;
      const again = spec && engine.plan(spec);
      expect(again?.ok, `${one.code}: ${mended.text}`).toBe(true);
    }
  });
});

test("every complete model of the pairs can be planned, or is refused with a code that has a place", () => {
  for (const { code, options } of allPairs()) {
    const reading = read(code, catalog, options);
    for (const model of reading.models) {
      if (!model.complete) continue;
      const plan = engine.plan(model.spec);
      if (plan.ok) continue;
      expect(
        ["unknown_argument", "wrong_kind", "missing_argument", "bad_index"],
        `${code}\n${plan.error.message}`,
      ).not.toContain(plan.error.code);
      const { from, to } = placeError(reading, model, plan.error);
      expect(from).toBeLessThan(to);
    }
  }
});
