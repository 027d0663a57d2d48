/**
 * The module that Emscripten builds from wasm/, by hand; tests/wasm holds it against the module's own names.
 * Every function takes any value and answers with a Result; those marked `unknown` are checked inside, in C++.
 */

/** `{ok: true, value}` or `{ok: false, error}` as web/src/types/core.ts has them. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly error: {
        readonly code: string;
        readonly message: string;
        readonly layer: number;
        readonly param: string;
        readonly args: Readonly<Record<string, string>>;
      };
    };

/** A tensor inside an answer's `numbers`. */
export interface PackedTensor {
  readonly shape: readonly number[];
  readonly offset: number;
}

export interface PackedState {
  readonly layer: number;
  readonly states: readonly PackedTensor[];
}

export interface PackedGradients {
  /** Where the gradient tape begins in `numbers`, and how long it is. */
  readonly trace_offset: number;
  readonly trace_size: number;
  readonly slots: readonly unknown[];
  /** Where the gradients of the flat weights begin. */
  readonly weights: number;
  readonly inputs: readonly PackedTensor[];
  readonly initial_states: readonly PackedState[];
  readonly contributions: readonly PackedTensor[];
}

/** All numbers of a run in one array: the trace's values first, then the tensors. */
export interface PackedRun {
  readonly numbers: Float32Array;
  /** How many of `numbers` are the trace's. */
  readonly trace_size: number;
  readonly slots: readonly unknown[];
  readonly outputs: readonly PackedTensor[];
  /** Parallel to outputs; null where no mask arrives. */
  readonly output_masks: readonly (PackedTensor | null)[];
  readonly stateful: readonly PackedState[];
  /** With targets. */
  readonly loss?: number;
  readonly gradients?: PackedGradients;
}

export interface PackedLoss {
  readonly value: number;
  readonly values: PackedTensor;
  readonly gradient: PackedTensor;
  readonly numbers: Float32Array;
}

/** What an optimizer remembers. */
export interface PackedOptimizer {
  readonly step: number;
  readonly momentum_product: number;
  readonly slots: readonly Float32Array[];
}

export interface PackedStates {
  readonly numbers: Float32Array;
  readonly states: readonly PackedState[];
}

export interface PackedTrainState {
  readonly weights: Float32Array;
  readonly optimizer: PackedOptimizer;
  readonly stateful: PackedStates;
  readonly epoch: number;
}

/** Null stands for NaN. */
export interface PackedRecord {
  readonly loss: number | null;
  readonly metrics: readonly (number | null)[];
  readonly gradient_norm: number | null;
}

export interface RnnModule {
  /** web/src/types/core.ts, Catalog. */
  catalog(): unknown;
  version(): string;
  /** web/src/types/core.ts, Plan. */
  plan(spec: unknown): Answer<unknown>;
  summary(spec: unknown, flavor: unknown, options: unknown): Answer<string>;
  initialWeights(spec: unknown, seed: unknown): Answer<Float32Array>;
  initialize(initializer: unknown, shape: unknown, seed: unknown): Answer<Float32Array>;
  /** `inputs`: web/src/types/engine.ts, RunRequest without weights. */
  run(spec: unknown, weights: unknown, inputs: unknown): Answer<PackedRun>;
  loss(dialect: unknown, loss: unknown, inputs: unknown): Answer<PackedLoss>;
  optimizerStep(
    dialect: unknown,
    optimizer: unknown,
    request: unknown,
  ): Answer<{ readonly weights: Float32Array; readonly state: PackedOptimizer }>;
  optimizerSize(
    optimizer: unknown,
    trainable_parameters: unknown,
  ): Answer<{ readonly numbers: number; readonly bytes: number }>;
  /** web/src/types/engine.ts: TrainState, Dataset, TrainOptions. */
  train(
    spec: unknown,
    state: unknown,
    data: unknown,
    options: unknown,
  ): Answer<{ readonly state: PackedTrainState; readonly history: readonly PackedRecord[] }>;
  evaluate(spec: unknown, weights: unknown, data: unknown, options: unknown): Answer<PackedRecord>;
}

/** What the factory is given. */
export interface ModuleOptions {
  /** Called instead of fetching: instantiates with `imports` and hands the instance to `receive`, at once or later. */
  instantiateWasm?(
    imports: WebAssembly.Imports,
    receive: (instance: WebAssembly.Instance) => void,
  ): Record<string, never>;
  /** Where a failed assertion or an allocation that cannot be met reports to, before it throws. */
  onAbort?(reason: unknown): void;
  print?(text: string): void;
  printErr?(text: string): void;
}

/** Fills `options` with the module's functions; they are there when it returns if `instantiateWasm` was synchronous. */
declare function createModule(options: ModuleOptions): Promise<RnnModule>;
// biome-ignore lint/style/noDefaultExport: Emscripten's -sEXPORT_ES6 decides that
export default createModule;
