/** The core as typed functions. What goes in is copied to plain data once, here; beyond this border types are trusted. */
import type { RnnModule } from "#rnn-wasm";
import type { Catalog, ModelSpec, Plan, Result } from "../types/core.ts";
import type { Engine, EpochRecord, LossResult, RunResult, TrainingEngine, TrainResult } from "../types/engine.ts";
import { type Calls, keepInstance } from "./module.ts";
import { plainCopy } from "./plain.ts";
import {
  ownDataset,
  ownFloats,
  ownLossRequest,
  ownOptimizerState,
  ownRequest,
  ownTrainState,
  unpackRecord,
  unpackRun,
  unpackTensor,
  unpackTrainState,
} from "./transfer.ts";

export interface LoadedEngine extends Engine, TrainingEngine {
  readonly version: string;
}

/** Throws if `compiled` cannot be instantiated here. */
export function createEngine(compiled: WebAssembly.Module): LoadedEngine {
  const calls: Calls = keepInstance(compiled);

  /** A call with one argument that comes from outside: a spec, a loss, options. */
  function withPlain<V, T>(value: V, use: (module: RnnModule, plain: V) => Result<T>): Result<T> {
    const copied = plainCopy(value);
    return copied.ok ? calls.call((module) => use(module, copied.value as V)) : copied;
  }

  function plan(spec: ModelSpec): Result<Plan> {
    return withPlain(spec, (module, plain) => module.plan(plain) as Result<Plan>);
  }

  const described = calls.call((module) => ({
    ok: true,
    value: { version: module.version(), catalog: module.catalog() as Catalog },
  }));
  if (!described.ok) throw new Error(described.error.message);
  const { version, catalog } = described.value;

  return {
    version,
    catalog: () => catalog,
    plan,
    summary: (spec, flavor, options = {}) =>
      withPlain({ spec, flavor, options }, (module, plain) => module.summary(plain.spec, plain.flavor, plain.options)),
    initWeights: (spec, seed) => withPlain(spec, (module, plain) => module.initialWeights(plain, seed)),
    run(spec, request) {
      const planned: Result<Plan> = request.plan === undefined ? plan(spec) : { ok: true, value: request.plan };
      if (!planned.ok) return planned;
      return withPlain(spec, (module, plain): Result<RunResult> => {
        const answer = module.run(plain, ownFloats(request.weights), ownRequest(request));
        return answer.ok ? { ok: true, value: unpackRun(planned.value, answer.value) } : answer;
      });
    },
    initialize: (initializer, shape, seed) =>
      withPlain({ initializer, shape }, (module, plain) => {
        const answer = module.initialize(plain.initializer, plain.shape, seed);
        return answer.ok ? { ok: true, value: { shape: plain.shape, data: answer.value } } : answer;
      }),
    loss: (dialect, loss, request) =>
      withPlain(loss, (module, plain): Result<LossResult> => {
        const answer = module.loss(dialect, plain, ownLossRequest(request));
        if (!answer.ok) return answer;
        const { value, values, gradient, numbers } = answer.value;
        return {
          ok: true,
          value: { value, values: unpackTensor(values, numbers), gradient: unpackTensor(gradient, numbers) },
        };
      }),
    optimizerStep: (dialect, optimizer, { weights, gradients, variables, state }) =>
      withPlain({ optimizer, variables }, (module, plain) =>
        module.optimizerStep(dialect, plain.optimizer, {
          weights: ownFloats(weights),
          gradients: ownFloats(gradients),
          variables: plain.variables,
          state: ownOptimizerState(state),
        }),
      ),
    optimizerSize: (optimizer, trainable_parameters) =>
      withPlain(optimizer, (module, plain) => module.optimizerSize(plain, trainable_parameters)),
    train: (spec, state, data, options) =>
      withPlain({ spec, options }, (module, plain): Result<TrainResult> => {
        const answer = module.train(plain.spec, ownTrainState(state), ownDataset(data), plain.options);
        if (!answer.ok) return answer;
        const { state: reached, history } = answer.value;
        return { ok: true, value: { state: unpackTrainState(reached), history: history.map(unpackRecord) } };
      }),
    evaluate: (spec, weights, data, options) =>
      withPlain({ spec, options }, (module, plain): Result<EpochRecord> => {
        const answer = module.evaluate(plain.spec, ownFloats(weights), ownDataset(data), plain.options);
        return answer.ok ? { ok: true, value: unpackRecord(answer.value) } : answer;
      }),
  };
}
