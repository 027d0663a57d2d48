/** Of a Sequential that does not fit together: how far it does, so that the shapes can be followed up to the place where they do not. */
import type { LayerSpec, ModelSpec, Plan, Result } from "../types/core.ts";
import type { Engine } from "../types/engine.ts";

export interface Misfit {
  /** Of the layers before the one that the core refuses. */
  readonly plan: Plan;
  readonly spec: ModelSpec;
  readonly layer: LayerSpec;
}

/** null if the model fits, or if not even its first layer does. */
export function misfitOf(engine: Engine, spec: ModelSpec | null, planned: Result<Plan> | null): Misfit | null {
  if (spec === null || planned === null || planned.ok || spec.nodes !== undefined) return null;
  const layer = spec.layers[planned.error.layer];
  if (layer === undefined || planned.error.layer === 0) return null;
  const shorter = { ...spec, layers: spec.layers.slice(0, planned.error.layer) };
  const plan = engine.plan(shorter);
  return plan.ok ? { plan: plan.value, spec: shorter, layer } : null;
}
