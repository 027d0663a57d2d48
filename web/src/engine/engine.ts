/** The core as typed functions: what goes in is checked at this border; beyond it types are trusted. */
import type { Catalog, ModelSpec, Plan, Result } from "../types/core.ts";
import type { Engine } from "../types/engine.ts";
import { type Calls, keepInstance } from "./module.ts";
import { unpackRun } from "./transfer.ts";

export interface LoadedEngine extends Engine {
  readonly version: string;
  /** For what else the module can do. */
  readonly calls: Calls;
}

export function engineOf(calls: Calls): LoadedEngine {
  const { call } = calls;
  let catalog: Catalog | null = null;

  function described<T>(name: "version" | "catalog"): T {
    const answer = call(name, [], (value) => value as T);
    if (!answer.ok) throw new Error(answer.error.message);
    return answer.value;
  }

  const plan = (spec: ModelSpec): Result<Plan> => call("plan", [spec], (answer) => answer as Plan);

  return {
    get version() {
      return described<string>("version");
    },
    calls,
    catalog() {
      catalog ??= described<Catalog>("catalog");
      return catalog;
    },
    plan,
    summary: (spec, flavor, options) => call("summary", [spec, flavor, options], (text) => text),
    initWeights: (spec, seed) => call("initialWeights", [spec, seed], (_, numbers) => numbers),
    run(spec, { plan: known, weights, ...request }) {
      const planned: Result<Plan> = known === undefined ? plan(spec) : { ok: true, value: known };
      if (!planned.ok) return planned;
      return call("run", [spec, weights, request], (run, numbers) => unpackRun(planned.value, run, numbers));
    },
  };
}

/** Throws if `compiled` cannot be instantiated here. */
export function createEngine(compiled: WebAssembly.Module): LoadedEngine {
  return engineOf(keepInstance(compiled));
}
