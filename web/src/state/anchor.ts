/** Where a learner stood, found again after the model changed under them. */
import type { Computed, Tick } from "../types/scene.ts";
import type { Derived } from "./derive.ts";
import type { State } from "./state.ts";

/** The state with its cursor on the same quantity at the same time step as before; touched numbers are let go where the layers are others. */
export function anchored(state: State, before: Derived, after: Derived): State {
  if (before.computed === null || after.computed === null) return state;
  const kept = sameLayers(before.computed, after.computed) ? state : letGo(state);
  const { tick } = before;
  if (kept.position === null || tick === null || before.computed.timeline === after.computed.timeline) return kept;
  const position = find(after.computed, before.computed, tick);
  return position === -1 || position === kept.position ? kept : { ...kept, position };
}

function find(after: Computed, before: Computed, tick: Tick): number {
  const name = layerName(before, tick);
  return after.timeline.ticks.findIndex(
    (other) =>
      other.quantity === tick.quantity &&
      other.t === tick.t &&
      other.part === tick.part &&
      layerName(after, other) === name,
  );
}

function layerName({ plan }: Computed, { node }: Tick): string | undefined {
  return plan.layers[plan.nodes[node]?.layer ?? -1]?.name;
}

function sameLayers(a: Computed, b: Computed): boolean {
  if (a.plan === b.plan) return true;
  const names = ({ plan }: Computed) => plan.layers.map(({ name, class_name }) => `${name} ${class_name}`).join("\n");
  return names(a) === names(b);
}

function letGo(state: State): State {
  return { ...state, touch: null, pinned: null, editing: null };
}
