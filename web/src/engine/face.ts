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
import type { RunResult } from "../types/engine.ts";
import type { LoadedEngine } from "./engine.ts";
import { engineError } from "./module.ts";
import { type RunOptions, toRequest } from "./request.ts";

export interface InitialWeights {
  /** In get_weights() order; views into `flat`. */
  readonly weights: readonly Tensor[];
  readonly flat: Float32Array;
}

export interface LibraryRun extends RunResult {
  readonly plan: Plan;
  /** Trace.at: row `t` of a quantity of a layer, by name or index. */
  at: Trace["at"];
}

export interface Library {
  readonly version: string;
  /** Which layers, arguments and defaults there are. */
  readonly catalog: Catalog;
  plan(spec: ModelSpec): Result<Plan>;
  /** What model.summary() prints. A dialect alone stands for its latest flavour. */
  summary(spec: ModelSpec, flavor: SummaryFlavor | Dialect, options?: SummaryOptions): Result<string>;
  initWeights(spec: ModelSpec, seed?: number): Result<InitialWeights>;
  /** Runs the model forward and records every number of every time step. */
  run(spec: ModelSpec, options: RunOptions): Result<LibraryRun>;
}

function tensorsOf(plan: Plan, flat: Float32Array): readonly Tensor[] {
  return plan.weights.map(({ shape, offset, size }) => ({ shape, data: flat.subarray(offset, offset + size) }));
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
      return run.ok ? { ok: true, value: { ...run.value, plan: plan.value, at: run.value.trace.at } } : run;
    },
  };
}
