/** What training is made of, as typed functions over the same module: apart from the engine, because the first picture trains nothing. */
import type { Result } from "../types/core.ts";
import type { EpochRecord, LossResult, TrainingEngine, TrainResult } from "../types/engine.ts";
import type { Calls } from "./module.ts";
import {
  ownDataset,
  ownFloats,
  ownLossRequest,
  ownOptimizerState,
  ownTrainState,
  unpackRecord,
  unpackTensor,
  unpackTrainState,
} from "./transfer.ts";

export function createTrainingEngine({ callWith }: Calls): TrainingEngine {
  return {
    initialize: (initializer, shape, seed) =>
      callWith({ initializer, shape }, (module, plain) => {
        const answer = module.initialize(plain.initializer, plain.shape, seed);
        return answer.ok ? { ok: true, value: { shape: plain.shape, data: answer.value } } : answer;
      }),
    loss: (dialect, loss, request) =>
      callWith(loss, (module, plain): Result<LossResult> => {
        const answer = module.loss(dialect, plain, ownLossRequest(request));
        if (!answer.ok) return answer;
        const { value, values, gradient, numbers } = answer.value;
        return {
          ok: true,
          value: { value, values: unpackTensor(values, numbers), gradient: unpackTensor(gradient, numbers) },
        };
      }),
    optimizerStep: (dialect, optimizer, { weights, gradients, variables, state }) =>
      callWith({ optimizer, variables }, (module, plain) =>
        module.optimizerStep(dialect, plain.optimizer, {
          weights: ownFloats(weights),
          gradients: ownFloats(gradients),
          variables: plain.variables,
          state: ownOptimizerState(state),
        }),
      ),
    optimizerSize: (optimizer, trainable_parameters) =>
      callWith(optimizer, (module, plain) => module.optimizerSize(plain, trainable_parameters)),
    train: (spec, state, data, options) =>
      callWith({ spec, options }, (module, plain): Result<TrainResult> => {
        const answer = module.train(plain.spec, ownTrainState(state), ownDataset(data), plain.options);
        if (!answer.ok) return answer;
        const { state: reached, history } = answer.value;
        return { ok: true, value: { state: unpackTrainState(reached), history: history.map(unpackRecord) } };
      }),
    evaluate: (spec, weights, data, options) =>
      callWith({ spec, options }, (module, plain): Result<EpochRecord> => {
        const answer = module.evaluate(plain.spec, ownFloats(weights), ownDataset(data), plain.options);
        return answer.ok ? { ok: true, value: unpackRecord(answer.value) } : answer;
      }),
  };
}
