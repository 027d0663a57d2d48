/** What training is made of, as typed functions over the same module: apart from the engine, because the first picture trains nothing. */
import type { TrainingEngine } from "../types/engine.ts";
import type { Calls } from "./module.ts";
import { unpackFloats, unpackOptimizer, unpackRecord, unpackTensor, unpackTrainState } from "./transfer.ts";

export function createTrainingEngine({ call }: Calls): TrainingEngine {
  return {
    initialize: (initializer, shape, seed) =>
      call("initialize", [initializer, shape, seed], (_, data) => ({ shape: [...shape], data })),
    loss: (dialect, loss, request) =>
      call("loss", [dialect, loss, request], ({ value, values, gradient }, numbers) => ({
        value: value ?? Number.NaN,
        values: unpackTensor(values, numbers),
        gradient: unpackTensor(gradient, numbers),
      })),
    optimizerStep: (dialect, optimizer, request) =>
      call("optimizerStep", [dialect, optimizer, request], ({ weights, state }, numbers) => ({
        weights: unpackFloats(weights, numbers),
        state: unpackOptimizer(state, numbers),
      })),
    optimizerSize: (optimizer, trainable_parameters) =>
      call("optimizerSize", [optimizer, trainable_parameters], (size) => size),
    train: (spec, state, data, options) =>
      call("train", [spec, state, data, options], (answer, numbers) => ({
        state: unpackTrainState(answer.state, numbers),
        history: answer.history.map(unpackRecord),
      })),
    evaluate: (spec, weights, data, options) => call("evaluate", [spec, weights, data, options], unpackRecord),
  };
}
