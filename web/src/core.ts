/** The library without the page: Keras text in, shapes, summaries, weights and every number of a run out. For node and browsers. */
import { createLibrary, type Library } from "./engine/face.ts";
import { loadEngine } from "./engine/load.ts";
import type { EngineSource } from "./engine/source.ts";
import { createTrainingEngine } from "./engine/training.ts";
import { toKerasConfig } from "./files/keras_config.ts";
import type { Json } from "./files/keras_objects.ts";
import { type ReadOptions, read } from "./keras/read.ts";
import type { ModelSpec, Result } from "./types/core.ts";
import type { Reading } from "./types/reading.ts";

export interface Rnn extends Library {
  /** Reads Keras text; nothing of it is executed. Never throws: what cannot be read is in `diagnostics`. */
  read(code: string, options?: ReadOptions): Reading;
  /** What `json.loads(model.to_json())` gives in Keras 3.15; null for functional models. */
  toKerasConfig(spec: ModelSpec): Result<Json>;
}

/** Loads the WebAssembly core, by default the one built along with this file. Rejects with the reason when it does not load. */
export async function load(source: EngineSource = {}): Promise<Rnn> {
  const loaded = await loadEngine(source);
  if (!loaded.ok) throw new Error(loaded.error.message, { cause: loaded.error });
  const library = createLibrary(loaded.value, createTrainingEngine(loaded.value.calls));
  return {
    ...library,
    read: (code, options = {}) => read(code, library.catalog, options),
    toKerasConfig(spec) {
      const plan = library.plan(spec);
      return plan.ok ? { ok: true, value: toKerasConfig(spec, plan.value, library.catalog) } : plan;
    },
  };
}

export type { InitialWeights, Library, LibraryGradients, LibraryRun, LossOptions } from "./engine/face.ts";
export type { FitOptions, InputsInput, RunOptions, StatesInput, WeightsInput } from "./engine/request.ts";
export type { ArrayInput, NestedArray, TypedArray } from "./engine/tensor.ts";
export { toNested, toTensor } from "./engine/tensor.ts";
export type * from "./types/core.ts";
export type {
  EpochRecord,
  Gradients,
  LossResult,
  Named,
  OptimizerRequest,
  OptimizerState,
  OptimizerUpdate,
  RunResult,
  TrainOptions,
  TrainResult,
  TrainState,
} from "./types/engine.ts";
export type * from "./types/reading.ts";
export type { EngineSource, ReadOptions };
