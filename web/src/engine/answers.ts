/** What the functions of the module answer, in JSON and in the one array that carries all numbers of an answer (wasm/bindings.cpp). */

/** Numbers of an answer. */
export interface PackedFloats {
  readonly offset: number;
  readonly size: number;
}

export interface PackedTensor {
  readonly shape: readonly number[];
  readonly offset: number;
}

export interface PackedState {
  readonly layer: number;
  readonly states: readonly PackedTensor[];
}

export interface PackedTrace {
  readonly trace_offset: number;
  readonly trace_size: number;
  readonly slots: readonly unknown[];
}

export interface PackedGradients extends PackedTrace {
  /** Where the gradients of the flat weights begin. */
  readonly weights: number;
  readonly inputs: readonly PackedTensor[];
  readonly initial_states: readonly PackedState[];
  readonly contributions: readonly PackedTensor[];
}

export interface PackedRun extends PackedTrace {
  readonly outputs: readonly PackedTensor[];
  /** Parallel to outputs; null where no mask arrives. */
  readonly output_masks: readonly (PackedTensor | null)[];
  readonly stateful: readonly PackedState[];
  /** With targets; null stands for NaN. */
  readonly loss?: number | null;
  readonly gradients?: PackedGradients;
}

export interface PackedLoss {
  /** Null stands for NaN. */
  readonly value: number | null;
  readonly values: PackedTensor;
  readonly gradient: PackedTensor;
}

/** What an optimizer remembers. */
export interface PackedOptimizer {
  readonly step: number;
  readonly momentum_product: number;
  readonly slots: readonly PackedFloats[];
}

export interface PackedTrainState {
  readonly weights: PackedFloats;
  readonly optimizer: PackedOptimizer;
  readonly stateful: readonly PackedState[];
  readonly epoch: number;
}

/** Null stands for NaN. */
export interface PackedRecord {
  readonly loss: number | null;
  readonly metrics: readonly (number | null)[];
  readonly gradient_norm: number | null;
}

/** The functions, all with arguments that are checked inside, in C++. */
export interface Answers {
  readonly version: string;
  /** web/src/types/core.ts, Catalog. */
  readonly catalog: unknown;
  /** spec → web/src/types/core.ts, Plan. */
  readonly plan: unknown;
  /** spec, flavor, options */
  readonly summary: string;
  /** spec, seed → numbers. */
  readonly initialWeights: null;
  /** initializer, shape, seed → numbers. */
  readonly initialize: null;
  /** spec, weights, RunRequest; the trace's numbers come first. */
  readonly run: PackedRun;
  /** dialect, loss, LossRequest */
  readonly loss: PackedLoss;
  /** dialect, optimizer, OptimizerRequest */
  readonly optimizerStep: { readonly weights: PackedFloats; readonly state: PackedOptimizer };
  /** optimizer, count of trainable parameters */
  readonly optimizerSize: { readonly numbers: number; readonly bytes: number };
  /** spec, TrainState, Dataset, TrainOptions */
  readonly train: { readonly state: PackedTrainState; readonly history: readonly PackedRecord[] };
  /** spec, weights, Dataset, TrainOptions */
  readonly evaluate: PackedRecord;
}
