/** What the page asks of the core: the library face without the reader. Values in, values out; every failure a learner can cause is a Result. */
import type { Catalog, LayerState, ModelSpec, Plan, Result, RunInputs, SummaryFlavor, SummaryOptions, Tensor, Trace } from "./core.ts";

export interface RunRequest extends RunInputs {
  /** Flat, as Plan.weights describes it. */
  readonly weights: Float32Array;
}

export interface RunResult {
  readonly trace: Trace;
  readonly outputs: readonly Tensor[];
  /** Final states of stateful layers, to hand to the next run. */
  readonly stateful: readonly LayerState[];
}

export interface Engine {
  catalog(): Catalog;
  plan(spec: ModelSpec): Result<Plan>;
  summary(spec: ModelSpec, flavor: SummaryFlavor, options?: SummaryOptions): Result<string>;
  initWeights(spec: ModelSpec, seed: number): Result<Float32Array>;
  run(spec: ModelSpec, request: RunRequest): Result<RunResult>;
}
