/** Training leaves out the gradients that no update needs, those of the inputs; what is left is what the whole way back gives. */
import { expect, test } from "vitest";
import { importCore, layer, model, unwrap } from "./library.ts";

const wave = (count: number) => Float32Array.from({ length: count }, (_, i) => Math.sin(i));
const cell = (class_name: string, config = {}) => layer(class_name, { units: 3, return_sequences: true, ...config });

const models = {
  "a layer on the inputs": [cell("LSTM")],
  "one that runs backwards": [cell("GRU", { go_backwards: true })],
  "both ways at once": [layer("Bidirectional", { layer: cell("SimpleRNN") })],
  "cells on cells": [
    layer("RNN", {
      cell: [layer("LSTMCell", { units: 3 }), layer("GRUCell", { units: 3 })],
      return_sequences: true,
    }),
  ],
  "layers on layers, the first a Dense": [layer("Dense", { units: 4 }), cell("LSTM"), cell("GRU")],
};

test.each(Object.entries(models))("one update of %s is that of all gradients", async (_, layers) => {
  const rnn = await (await importCore()).load();
  const spec = model([null, 4, 2], [...layers, layer("Dense", { units: 1 })]);
  const weights = unwrap(rnn.initWeights(spec, 1));
  const data = {
    inputs: { shape: [3, 4, 2], data: wave(24) },
    targets: { shape: [3, 4, 1], data: wave(12) },
    loss: "mse",
  };
  const optimizer = { class_name: "SGD", config: { learning_rate: 0.5 } };
  const { state } = unwrap(rnn.train(spec, weights, { ...data, optimizer, batch_size: 3, shuffle: false }));
  const { gradients } = unwrap(rnn.run(spec, { ...data, weights }));
  const expected = weights.flat.map((weight, i) => weight - 0.5 * (gradients?.flat[i] ?? 0));
  expect(gradients?.inputs[0]?.data.some((value) => value !== 0)).toBe(true);
  expect(Math.max(...expected.map((weight, i) => Math.abs(weight - (state.weights[i] ?? 0))))).toBeLessThan(1e-6);
});
