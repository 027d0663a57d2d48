/** The same seed gives the same weights, bit for bit, natively and in WebAssembly: tests/core/test_determinism.cpp expects the same number. */
import { expect, test } from "vitest";
import { importCore, layer, model, unwrap } from "./library.ts";

const SAMPLES = 40;
const STEPS = 6;
const FEATURES = 5;
const CLASSES = 4;

/** Multiples of 2⁻²³ in [−1, 1), from a linear congruential generator. */
function pattern(count: number): Float32Array {
  let state = 1;
  return Float32Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) / 2 ** 23 - 1;
  });
}

/** FNV-1a over the bits. */
function fingerprint(weights: Float32Array): number {
  const bytes = new Uint8Array(weights.buffer, weights.byteOffset, weights.byteLength);
  return bytes.reduce((hash, byte) => Math.imul(hash ^ byte, 0x01000193) >>> 0, 0x811c9dc5);
}

test("after 50 updates the same seed has given the same weights as everywhere", async () => {
  const rnn = await (await importCore()).load();
  const spec = model(
    [null, STEPS, FEATURES],
    [
      layer("SimpleRNN", { units: 7, return_sequences: true }),
      layer("GRU", { units: 6, return_sequences: true }),
      layer("LSTM", { units: 9 }),
      layer("Dense", { units: CLASSES, activation: "softmax" }),
    ],
  );
  const data = new Float32Array(SAMPLES * CLASSES);
  for (let i = 0; i < SAMPLES; i++) data[i * CLASSES + (i % CLASSES)] = 1;
  const result = unwrap(
    rnn.train(spec, unwrap(rnn.initWeights(spec, 3)), {
      inputs: { shape: [SAMPLES, STEPS, FEATURES], data: pattern(SAMPLES * STEPS * FEATURES) },
      targets: { shape: [SAMPLES, CLASSES], data },
      loss: "categorical_crossentropy",
      optimizer: { class_name: "Adam", config: { learning_rate: 0.01 } },
      batch_size: 8,
      epochs: 10,
      seed: 3,
    }),
  );
  expect(fingerprint(result.state.weights)).toBe(3296758407);
});
