/** What the page asks of the core: the library face without the reader. Values in, values out; every failure a learner can cause is a Result. */
import type {
  Catalog,
  Config,
  Dialect,
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

/** A loss, an optimizer, an initializer: by its name, or with parameters. */
export type Named = string | { readonly class_name: string; readonly config?: Config };

/** What one output should have been, and how its distance from that is measured. */
export interface Target {
  readonly loss: Named;
  readonly y_true: Tensor;
  readonly sample_weight?: Tensor;
  /** The mask that reaches the output counts in the loss too; true where left out. */
  readonly masked?: boolean;
}

export interface RunRequest extends RunInputs {
  /** Flat, as Plan.weights describes it. */
  readonly weights: Float32Array;
  /** The plan of this very spec, where the caller has it: spares making it again. */
  readonly plan?: Plan;
  /** One per output: the run then goes back too. */
  readonly targets?: readonly Target[];
  /** Truncated backpropagation: gradients stop at multiples of it. Absent or 0: never. */
  readonly window?: number;
  /** Indices of weights whose gradients are wanted step by step as well. */
  readonly contributions?: readonly number[];
}

/** dL/d(everything). */
export interface Gradients {
  /** Parallel to the flat weights. */
  readonly weights: Float32Array;
  /** Parallel to the inputs; zeros for an input of indices. */
  readonly inputs: readonly Tensor[];
  readonly initial_states: readonly LayerState[];
  /** Of every quantity, with the two arrivals "h_from_output" and "h_from_next" of recurrent states. */
  readonly trace: Trace;
  /** Parallel to the request's: (steps, …shape of the weight), what each time step of the layer adds. */
  readonly contributions: readonly Tensor[];
}

export interface RunResult {
  readonly trace: Trace;
  readonly outputs: readonly Tensor[];
  /** Parallel to outputs: (batch, time), 1 = valid; null where no mask arrives. */
  readonly output_masks: readonly (Tensor | null)[];
  /** Final states of stateful layers, to hand to the next run. */
  readonly stateful: readonly LayerState[];
  /** With targets: the sum over the outputs. */
  readonly loss?: number;
  readonly gradients?: Gradients;
}

export interface LossRequest {
  readonly y_true: Tensor;
  readonly y_pred: Tensor;
  readonly sample_weight?: Tensor;
  readonly mask?: Tensor;
}

export interface LossResult {
  readonly value: number;
  /** Before reduction. */
  readonly values: Tensor;
  /** dL/d(y_pred). */
  readonly gradient: Tensor;
}

/** What an optimizer remembers: a fresh one nothing. */
export interface OptimizerState {
  readonly step: number;
  readonly momentum_product: number;
  readonly slots: readonly Float32Array[];
}

export interface OptimizerRequest {
  readonly weights: Float32Array;
  readonly gradients: Float32Array;
  /** Which stretches of the flat array are trained. */
  readonly variables: readonly { readonly offset: number; readonly size: number }[];
  readonly state?: OptimizerState;
}

export interface OptimizerUpdate {
  readonly weights: Float32Array;
  readonly state: OptimizerState;
}

/** Samples along the first axis of every tensor. */
export interface Dataset {
  readonly inputs: readonly Tensor[];
  readonly targets: readonly Tensor[];
  /** One per output; null weighs nothing. */
  readonly sample_weights?: readonly (Tensor | null)[];
}

/** compile() and the arguments of fit(). */
export interface TrainOptions {
  /** One per output, or one for all. */
  readonly losses: readonly Named[];
  readonly loss_weights?: readonly number[];
  readonly optimizer?: Named;
  readonly metrics?: readonly string[];
  readonly epochs?: number;
  readonly batch_size?: number;
  readonly shuffle?: boolean;
  /** `[class, weight]`; other classes weigh 1. */
  readonly class_weight?: readonly (readonly [number, number])[];
  /** Indices into Plan.weights. */
  readonly frozen_weights?: readonly number[];
  readonly window?: number;
  readonly seed?: number;
}

/** All that training changes: it goes on from where it stands. */
export interface TrainState {
  readonly weights: Float32Array;
  readonly optimizer?: OptimizerState;
  readonly stateful?: readonly LayerState[];
  /** Epochs made. */
  readonly epoch?: number;
}

export interface EpochRecord {
  readonly loss: number;
  /** Output by output, in the order of the metrics. */
  readonly metrics: readonly number[];
  /** Of the last batch, over all trainable weights, before clipping. */
  readonly gradient_norm: number;
}

export interface TrainResult {
  readonly state: Required<TrainState>;
  readonly history: readonly EpochRecord[];
}

export interface Engine {
  catalog(): Catalog;
  plan(spec: ModelSpec): Result<Plan>;
  summary(spec: ModelSpec, flavor: SummaryFlavor, options?: SummaryOptions): Result<string>;
  initWeights(spec: ModelSpec, seed: number): Result<Float32Array>;
  run(spec: ModelSpec, request: RunRequest): Result<RunResult>;
}

/** The parts that training is made of. */
export interface TrainingEngine {
  initialize(initializer: Named, shape: readonly number[], seed: number): Result<Tensor>;
  loss(dialect: Dialect, loss: Named, request: LossRequest): Result<LossResult>;
  optimizerStep(dialect: Dialect, optimizer: Named, request: OptimizerRequest): Result<OptimizerUpdate>;
  /** Numbers that an optimizer keeps for so many trainable parameters, and their bytes. */
  optimizerSize(
    optimizer: Named,
    trainable_parameters: number,
  ): Result<{ readonly numbers: number; readonly bytes: number }>;
  /** fit(): pure, and the same for the same seed. */
  train(spec: ModelSpec, state: TrainState, data: Dataset, options: TrainOptions): Result<TrainResult>;
  /** evaluate(): inference mode, nothing changes. */
  evaluate(spec: ModelSpec, weights: Float32Array, data: Dataset, options: TrainOptions): Result<EpochRecord>;
}
