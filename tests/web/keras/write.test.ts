import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { read } from "../../../web/src/keras/read.ts";
import { writeModel } from "../../../web/src/keras/write.ts";
import type { ModelSpec } from "../../../web/src/types/core.ts";
import { functionalSpec, sequentialSpec } from "./arbitrary.ts";
import { catalog } from "./catalog.ts";
import { examples } from "./examples.ts";
import { allPairs } from "./pairs.ts";

function readBack(spec: ModelSpec): ModelSpec | null {
  const text = writeModel(spec, catalog);
  const reading = read(text, catalog, { dialect: spec.dialect });
  const errors = reading.diagnostics.filter((d) => d.severity === "error");
  if (errors.length > 0) throw new Error(`${JSON.stringify(errors)}\n${text}`);
  return reading.spec;
}

describe("what is written is read back", () => {
  test("any Sequential, in either dialect", () => {
    fc.assert(
      fc.property(sequentialSpec, (spec) => {
        expect(readBack(spec)).toEqual(spec);
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  test("any graph of calls with shared layers", () => {
    fc.assert(
      fc.property(functionalSpec, (spec) => {
        expect(readBack(spec)).toEqual(spec);
      }),
      { numRuns: 200, seed: 2 },
    );
  });

  test("every complete model of the pairs and examples", () => {
    const texts = [
      ...allPairs().map(({ code, options }) => ({ code, options })),
      ...Object.values(examples).map((code) => ({ code, options: {} })),
    ];
    let count = 0;
    for (const { code, options } of texts) {
      for (const model of read(code, catalog, options).models) {
        if (!model.complete || model.spec.layers.length === 0) continue;
        const { nested: _nested, nodes, ...plain } = model.spec;
        const back = readBack(model.spec);
        if (nodes === undefined) {
          expect(back, code).toEqual(plain);
        } else {
          // What the program calls besides, and which models it makes within the model, is not the model's.
          const calls = nodes.map(({ call_index: _index, ...call }) => call);
          const found = [back?.layers, back?.nodes, back?.inputs, back?.outputs];
          expect(found, code).toEqual([plain.layers, calls, plain.inputs, plain.outputs]);
        }
        count++;
      }
    }
    expect(count).toBeGreaterThan(80);
  });
});

describe("it is written as a tutorial of its time would", () => {
  const layers = [
    { class_name: "InputLayer", config: { batch_shape: [null, 2, 10] } },
    {
      class_name: "LSTM",
      config: { units: 8, return_sequences: true, kernel_regularizer: { class_name: "L2", config: { l2: 0.01 } } },
    },
    { class_name: "Bidirectional", config: { layer: { class_name: "GRU", config: { units: 4 } } } },
    { class_name: "Dense", config: { units: 1, activation: "sigmoid", name: "out" } },
  ];

  test("Keras 2: add by add, the shape on the first layer", () => {
    expect(
      writeModel({ dialect: "keras2", sequential: true, layers }, catalog),
    ).toBe(`from tensorflow.keras.models import Sequential
from tensorflow.keras.layers import LSTM, GRU, Bidirectional, Dense
from tensorflow.keras.regularizers import L2

model = Sequential()
model.add(LSTM(8, kernel_regularizer=L2(l2=0.01), return_sequences=True, input_shape=(2, 10)))
model.add(Bidirectional(GRU(4)))
model.add(Dense(1, activation="sigmoid", name="out"))
`);
  });

  test("Keras 3: one list, Input first", () => {
    expect(writeModel({ dialect: "keras3", sequential: true, layers, name: "tutorial" }, catalog)).toBe(`import keras
from keras import layers, regularizers

model = keras.Sequential([
    keras.Input(shape=(2, 10)),
    layers.LSTM(8, kernel_regularizer=regularizers.L2(l2=0.01), return_sequences=True),
    layers.Bidirectional(layers.GRU(4)),
    layers.Dense(1, activation="sigmoid", name="out"),
], name="tutorial")
`);
  });

  test("a fixed batch size has its word in each", () => {
    const fixed = [
      { class_name: "InputLayer", config: { batch_shape: [8, 2, 10] } },
      { class_name: "SimpleRNN", config: { units: 3 } },
    ];
    expect(
      writeModel({ dialect: "keras2", sequential: true, layers: fixed }, catalog, { imports: false, variable: "m" }),
    ).toBe("m = Sequential()\nm.add(SimpleRNN(3, batch_input_shape=(8, 2, 10)))\n");
    expect(writeModel({ dialect: "keras3", sequential: true, layers: fixed }, catalog, { imports: false })).toContain(
      "keras.Input(batch_shape=(8, 2, 10)),",
    );
  });
});
