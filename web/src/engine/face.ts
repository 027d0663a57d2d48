/** The engine for people: arrays as they write them go in, tensors with their names come out. */
import type {
  Catalog,
  Dialect,
  ModelSpec,
  Plan,
  Result,
  SummaryFlavor,
  SummaryOptions,
  Tensor,
  Trace,
} from "../types/core.ts";
import type {
  Dataset,
  Engine,
  EpochRecord,
  Gradients,
  LossResult,
  Named,
  OptimizerRequest,
  OptimizerUpdate,
  RunResult,
  TrainingEngine,
  TrainResult,
  TrainState,
} from "../types/engine.ts";
import { engineError } from "./module.ts";
import {
  type FitOptions,
  flatWeights,
  type RunOptions,
  toDataset,
  toRequest,
  toTrainOptions,
  type WeightsInput,
} from "./request.ts";
import { type ArrayInput, toTensor } from "./tensor.ts";

export interface InitialWeights {
  /** In get_weights() order; views into `flat`. */
  readonly weights: readonly Tensor[];
  readonly flat: Float32Array;
}

export interface LibraryGradients extends Omit<Gradients, "weights"> {
  /** In get_weights() order; views into `flat`. */
  readonly weights: readonly Tensor[];
  readonly flat: Float32Array;
  /** dL/d(a quantity): row `t` of it, by layer name or index. */
  at: Trace["at"];
}

export interface LibraryRun extends Omit<RunResult, "gradients"> {
  readonly plan: Plan;
  /** Trace.at: row `t` of a quantity of a layer, by name or index. */
  at: Trace["at"];
  /** With targets. */
  readonly gradients?: LibraryGradients;
}

export interface LossOptions {
  readonly yTrue: ArrayInput;
  readonly yPred: ArrayInput;
  readonly sampleWeight?: ArrayInput;
  readonly mask?: ArrayInput;
  /** "keras3" where left out. */
  readonly dialect?: Dialect;
}

export interface Library {
  readonly version: string;
  /** Which layers, arguments and defaults there are. */
  readonly catalog: Catalog;
  plan(spec: ModelSpec): Result<Plan>;
  /** What model.summary() prints. A dialect alone stands for its latest flavour. */
  summary(spec: ModelSpec, flavor: SummaryFlavor | Dialect, options?: SummaryOptions): Result<string>;
  initWeights(spec: ModelSpec, seed?: number): Result<InitialWeights>;
  /** Runs the model forward and, with targets, back, and records every number of every time step. */
  run(spec: ModelSpec, options: RunOptions): Result<LibraryRun>;
  /** One tensor from one initializer. */
  initialize(initializer: Named, shape: readonly number[], seed?: number): Result<Tensor>;
  /** One loss with its gradient, apart from any model. */
  loss(loss: Named, options: LossOptions): Result<LossResult>;
  /** One update: weights and the optimizer's memory in, weights and memory out. */
  optimizerStep(optimizer: Named, request: OptimizerRequest, dialect?: Dialect): Result<OptimizerUpdate>;
  optimizerSize: TrainingEngine["optimizerSize"];
  /** fit(): state in, state out; the same for the same seed. Two calls of one epoch, the second from the first's state, equal one of two. */
  train(spec: ModelSpec, state: TrainState | WeightsInput, options: FitOptions): Result<TrainResult>;
  /** evaluate(): loss and metrics in inference mode. */
  evaluate(spec: ModelSpec, weights: WeightsInput, options: FitOptions): Result<EpochRecord>;
}

function tensorsOf(plan: Plan, flat: Float32Array): readonly Tensor[] {
  return plan.weights.map(({ shape, offset, size }) => ({ shape, data: flat.subarray(offset, offset + size) }));
}

/** Options come from outside: a getter in them may throw. */
function reading<T>(read: () => Result<T>): Result<T> {
  try {
    return read();
  } catch (thrown) {
    const reason = String(thrown);
    return { ok: false, error: engineError("unreadable", `Reading the options failed: ${reason}`, { reason }) };
  }
}

function isTrainState(state: TrainState | WeightsInput): state is TrainState {
  return !Array.isArray(state) && "weights" in state;
}

function libraryRun(plan: Plan, run: RunResult): LibraryRun {
  const { gradients, ...forward } = run;
  const shared = { ...forward, plan, at: run.trace.at };
  if (gradients === undefined) return shared;
  const { weights: flat, ...rest } = gradients;
  return { ...shared, gradients: { ...rest, flat, weights: tensorsOf(plan, flat), at: gradients.trace.at } };
}

function lossOf(training: TrainingEngine, loss: Named, options: LossOptions): Result<LossResult> {
  const y_true = toTensor(options.yTrue, "y_true");
  if (!y_true.ok) return y_true;
  const y_pred = toTensor(options.yPred, "y_pred");
  if (!y_pred.ok) return y_pred;
  const sample_weight = options.sampleWeight === undefined ? null : toTensor(options.sampleWeight, "sample_weight");
  if (sample_weight !== null && !sample_weight.ok) return sample_weight;
  const mask = options.mask === undefined ? null : toTensor(options.mask, "mask");
  if (mask !== null && !mask.ok) return mask;
  return training.loss(options.dialect ?? "keras3", loss, {
    y_true: y_true.value,
    y_pred: y_pred.value,
    ...(sample_weight === null ? {} : { sample_weight: sample_weight.value }),
    ...(mask === null ? {} : { mask: mask.value }),
  });
}

export function createLibrary(engine: Engine & { readonly version: string }, training: TrainingEngine): Library {
  function withDataset<T>(
    spec: ModelSpec,
    options: FitOptions,
    use: (plan: Plan, data: Dataset) => Result<T>,
  ): Result<T> {
    const plan = engine.plan(spec);
    if (!plan.ok) return plan;
    return reading(() => {
      const data = toDataset(plan.value, options);
      return data.ok ? use(plan.value, data.value) : data;
    });
  }

  return {
    version: engine.version,
    catalog: engine.catalog(),
    plan: engine.plan,
    summary: (spec, flavor, options) => engine.summary(spec, flavor === "keras2" ? "keras2_7" : flavor, options),
    initWeights(spec, seed = 0) {
      const plan = engine.plan(spec);
      if (!plan.ok) return plan;
      const flat = engine.initWeights(spec, seed);
      return flat.ok ? { ok: true, value: { weights: tensorsOf(plan.value, flat.value), flat: flat.value } } : flat;
    },
    run(spec, options) {
      const plan = engine.plan(spec);
      if (!plan.ok) return plan;
      const asked = reading(() => toRequest(plan.value, options));
      if (!asked.ok) return asked;
      const run = engine.run(spec, asked.value);
      return run.ok ? { ok: true, value: libraryRun(plan.value, run.value) } : run;
    },
    initialize: (initializer, shape, seed = 0) => training.initialize(initializer, shape, seed),
    loss: (loss, options) => lossOf(training, loss, options),
    optimizerStep: (optimizer, request, dialect = "keras3") => training.optimizerStep(dialect, optimizer, request),
    optimizerSize: training.optimizerSize,
    train: (spec, state, options) =>
      withDataset(spec, options, (plan, data) => {
        const begun = isTrainState(state) ? state : null;
        const weights = flatWeights(plan, begun === null ? state : begun.weights);
        if (!weights.ok) return weights;
        return training.train(spec, { ...begun, weights: weights.value }, data, toTrainOptions(options));
      }),
    evaluate: (spec, weights, options) =>
      withDataset(spec, options, (plan, data) => {
        const flat = flatWeights(plan, weights);
        return flat.ok ? training.evaluate(spec, flat.value, data, toTrainOptions(options)) : flat;
      }),
  };
}
