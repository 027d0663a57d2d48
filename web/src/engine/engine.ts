/** The core as typed functions. What goes in is copied to plain data once, here; beyond this border types are trusted. */
import type { Catalog, ModelSpec, Plan, Result } from "../types/core.ts";
import type { Engine, RunResult } from "../types/engine.ts";
import { type Calls, keepInstance } from "./module.ts";
import { ownFloats, ownRequest, unpackRun } from "./transfer.ts";

export interface LoadedEngine extends Engine {
  readonly version: string;
  /** For what else the module can do. */
  readonly calls: Calls;
}

/** Throws if `compiled` cannot be instantiated here. */
export function createEngine(compiled: WebAssembly.Module): LoadedEngine {
  const calls: Calls = keepInstance(compiled);

  function plan(spec: ModelSpec): Result<Plan> {
    return calls.callWith(spec, (module, plain) => module.plan(plain) as Result<Plan>);
  }

  const described = calls.call((module) => ({
    ok: true,
    value: { version: module.version(), catalog: module.catalog() as Catalog },
  }));
  if (!described.ok) throw new Error(described.error.message);
  const { version, catalog } = described.value;

  return {
    version,
    calls,
    catalog: () => catalog,
    plan,
    summary: (spec, flavor, options = {}) =>
      calls.callWith({ spec, flavor, options }, (module, plain) =>
        module.summary(plain.spec, plain.flavor, plain.options),
      ),
    initWeights: (spec, seed) => calls.callWith(spec, (module, plain) => module.initialWeights(plain, seed)),
    run(spec, request) {
      const planned: Result<Plan> = request.plan === undefined ? plan(spec) : { ok: true, value: request.plan };
      if (!planned.ok) return planned;
      return calls.callWith(spec, (module, plain): Result<RunResult> => {
        const answer = module.run(plain, ownFloats(request.weights), ownRequest(request));
        return answer.ok ? { ok: true, value: unpackRun(planned.value, answer.value) } : answer;
      });
    },
  };
}
