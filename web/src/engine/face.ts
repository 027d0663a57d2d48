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
  Gradients,
  LossResult,
  Named,
  OptimizerRequest,
  OptimizerUpdate,
  RunResult,
  TrainingEngine,
} from "../types/engine.ts";
import type { LoadedEngine } from "./engine.ts";
import { engineError } from "./module.ts";
import { type RunOptions, toRequest } from "./request.ts";
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
}

function tensorsOf(plan: Plan, flat: Float32Array): readonly Tensor[] {
  return plan.weights.map(({ shape, offset, size }) => ({ shape, data: flat.subarray(offset, offset + size) }));
}

function libraryRun(plan: Plan, run: RunResult): LibraryRun {
  const { gradients, ...forward } = run;
  const shared = { ...forward, plan, at: run.trace.at };
  if (gradients === undefined) return shared;
  const { weights: flat, ...rest } = gradients;
  return { ...shared, gradients: { ...rest, flat, weights: tensorsOf(plan, flat), at: gradients.trace.at } };
}

function lossOf(engine: LoadedEngine, loss: Named, options: LossOptions): Result<LossResult> {
  const y_true = toTensor(options.yTrue, "y_true");
  if (!y_true.ok) return y_true;
  const y_pred = toTensor(options.yPred, "y_pred");
  if (!y_pred.ok) return y_pred;
  const sample_weight = options.sampleWeight === undefined ? null : toTensor(options.sampleWeight, "sample_weight");
  if (sample_weight !== null && !sample_weight.ok) return sample_weight;
  const mask = options.mask === undefined ? null : toTensor(options.mask, "mask");
  if (mask !== null && !mask.ok) return mask;
  return engine.loss(options.dialect ?? "keras3", loss, {
    y_true: y_true.value,
    y_pred: y_pred.value,
    ...(sample_weight === null ? {} : { sample_weight: sample_weight.value }),
    ...(mask === null ? {} : { mask: mask.value }),
  });
}

export function createLibrary(engine: LoadedEngine): Library {
  /** `options` comes from outside: a getter in it may throw. */
  function request(plan: Plan, options: RunOptions): ReturnType<typeof toRequest> {
    try {
      return toRequest(plan, options);
    } catch (thrown) {
      const reason = String(thrown);
      return { ok: false, error: engineError("unreadable", `Reading the options failed: ${reason}`, { reason }) };
    }
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
      const asked = request(plan.value, options);
      if (!asked.ok) return asked;
      const run = engine.run(spec, asked.value);
      return run.ok ? { ok: true, value: libraryRun(plan.value, run.value) } : run;
    },
    initialize: (initializer, shape, seed = 0) => engine.initialize(initializer, shape, seed),
    loss: (loss, options) => lossOf(engine, loss, options),
    optimizerStep: (optimizer, request, dialect = "keras3") => engine.optimizerStep(dialect, optimizer, request),
    optimizerSize: engine.optimizerSize,
  };
}
