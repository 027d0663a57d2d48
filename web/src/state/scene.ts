/** What the pictures are drawn from: state and derived numbers, made consistent with each other. */
import type { Lang, Messages } from "../i18n/messages.ts";
import type { Computed, Scene, Touch } from "../types/scene.ts";
import type { Derived } from "./derive.ts";
import type { State } from "./state.ts";

/** null while there is no model to draw. */
export function sceneOf(
  state: State,
  derived: Derived,
  lang: Lang,
  messages: Messages,
  readonly: boolean,
): Scene | null {
  const { computed, tick } = derived;
  if (computed === null || tick === null) return null;
  const pinned = existing(computed, state.pinned);
  const editing = state.editing !== null && existing(computed, state.editing.touch) !== null ? state.editing : null;
  return {
    computed,
    position: derived.position,
    tick,
    sample: derived.sample,
    touch: existing(computed, state.touch) ?? pinned,
    pinned,
    editing: readonly ? null : editing,
    time_form: state.time_form,
    edits: derived.edits,
    stale: derived.stale,
    readonly,
    playing: state.playing,
    speed: state.speed,
    messages,
    lang,
  };
}

/** A touched number of an earlier model may be gone from this one. */
function existing(computed: Computed, touch: Touch | null): Touch | null {
  if (touch === null) return null;
  switch (touch.kind) {
    case "quantity": {
      const slot = computed.trace.slot(touch.node, touch.part, touch.quantity);
      return slot !== undefined && touch.t < slot.rows && touch.entry < slot.width ? touch : null;
    }
    case "weight": {
      const weight = computed.plan.weights[touch.weight];
      return weight !== undefined && touch.index < weight.size ? touch : null;
    }
    case "input": {
      const [, steps = 0, ...rest] = computed.inputs[touch.input]?.shape ?? [];
      const entries = touch.t === 0 ? steps * product(rest) : product(rest);
      return touch.entry < entries && (touch.t === 0 || touch.t <= steps) ? touch : null;
    }
    default:
      return touch satisfies never;
  }
}

function product(sizes: readonly number[]): number {
  return sizes.reduce((result, size) => result * size, 1);
}
