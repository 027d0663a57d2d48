/** What the page asks of the core: the library face without the reader. Values in, values out; every failure a learner can cause is a Result. */
import type {
  Catalog,
  LayerState,
  ModelSpec,
  Plan,
  Result,
  RunInputs,
  SummaryFlavor,
  SummaryOptions,
  Tensor,
  Trace,
} from "./core.ts";

export interface RunRequest extends RunInputs {
  /** Flat, as Plan.weights describes it. */
  readonly weights: Float32Array;
  /** The plan of this very spec, where the caller has it: spares making it again. */
  readonly plan?: Plan;
}

export interface RunResult {
  readonly trace: Trace;
  readonly outputs: readonly Tensor[];
  /** Parallel to outputs: (batch, time), 1 = valid; null where no mask arrives. */
  readonly output_masks: readonly (Tensor | null)[];
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
