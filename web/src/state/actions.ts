/** What buttons, keys and the element's own methods have in common, as data. */
import type { ActionName } from "../types/scene.ts";
import type { Derived } from "./derive.ts";

import { commit, redo, undo } from "./history.ts";
import { type State, speeds } from "./state.ts";
import { startIndex } from "./timeline.ts";

/** "figure": while a picture or its transport has the focus. "page": anywhere in the element outside a text field. */
export interface KeyBinding {
  readonly scope: "figure" | "page";
  /** KeyboardEvent.key, with "Shift+" and "Mod+" (Control, or Command on a Mac) before it. */
  readonly key: string;
}

export interface Action {
  readonly name: ActionName;
  readonly keys: readonly KeyBinding[];
  enabled(state: State, derived: Derived): boolean;
  run(state: State, derived: Derived): State;
}

const inFigure = (...keys: readonly string[]): readonly KeyBinding[] => keys.map((key) => ({ scope: "figure", key }));
const onPage = (...keys: readonly string[]): readonly KeyBinding[] => keys.map((key) => ({ scope: "page", key }));

export const actions: { readonly [Name in ActionName]: Action & { readonly name: Name } } = {
  first: {
    name: "first",
    keys: inFigure("Home"),
    enabled: (_, derived) => derived.position > 0,
    run: (state) => seek(state, 0),
  },
  previous_step: {
    name: "previous_step",
    keys: inFigure("Shift+ArrowLeft", "PageUp"),
    enabled: (_, derived) => derived.position > 0,
    run: (state, derived) => seek(state, previousStep(derived)),
  },
  back: {
    name: "back",
    keys: inFigure("ArrowLeft"),
    enabled: (_, derived) => derived.position > 0,
    run: (state, derived) => seek(state, Math.max(0, derived.position - 1)),
  },
  forward: {
    name: "forward",
    keys: inFigure("ArrowRight"),
    enabled: (_, derived) => derived.position < end(derived),
    run: (state, derived) => seek(state, Math.min(end(derived), derived.position + 1)),
  },
  next_step: {
    name: "next_step",
    keys: inFigure("Shift+ArrowRight", "PageDown"),
    enabled: (_, derived) => derived.position < end(derived),
    run: (state, derived) => seek(state, nextStep(derived)),
  },
  last: {
    name: "last",
    keys: inFigure("End"),
    enabled: (_, derived) => derived.position < end(derived),
    run: (state, derived) => seek(state, end(derived)),
  },
  play: {
    name: "play",
    keys: inFigure(" "),
    enabled: (_, derived) => end(derived) > 0,
    run: (state, derived) => {
      if (state.playing) return { ...state, playing: false };
      return { ...state, playing: true, position: derived.position < end(derived) ? derived.position : 0 };
    },
  },
  slower: {
    name: "slower",
    keys: inFigure("-"),
    enabled: (state) => state.speed > (speeds[0] ?? 0),
    run: (state) => ({ ...state, speed: speeds.findLast((speed) => speed < state.speed) ?? state.speed }),
  },
  faster: {
    name: "faster",
    keys: inFigure("+", "="),
    enabled: (state) => state.speed < (speeds.at(-1) ?? 0),
    run: (state) => ({ ...state, speed: speeds.find((speed) => speed > state.speed) ?? state.speed }),
  },
  undo: {
    name: "undo",
    keys: onPage("Mod+z"),
    enabled: (state) => state.history.past.length > 0,
    run: (state) => undo(state),
  },
  redo: {
    name: "redo",
    keys: onPage("Mod+Shift+z", "Mod+y"),
    enabled: (state) => state.history.future.length > 0,
    run: (state) => redo(state),
  },
  reset: {
    name: "reset",
    keys: [],
    enabled: (state) => state.document.edits.length + state.document.sources.length > 0,
    run: (state) => commit(state, { ...state.document, sources: [], edits: [] }, ""),
  },
  new_seed: {
    name: "new_seed",
    keys: [],
    enabled: () => true,
    run: (state) => commit(state, { ...state.document, seed: state.document.seed + 1 }, ""),
  },
  commands: {
    name: "commands",
    keys: onPage("?"),
    enabled: (state) => !state.open.includes("commands"),
    run: (state) => ({ ...state, open: [...state.open, "commands"] }),
  },
};

/** The action bound to a key, if any. "page" keys also work in figures. */
export function actionFor(key: string, scope: KeyBinding["scope"]): Action | undefined {
  return Object.values(actions).find((action) =>
    action.keys.some((binding) => binding.key === key && (binding.scope === "page" || binding.scope === scope)),
  );
}

/** Going somewhere by hand stops play. */
export function seek(state: State, position: number): State {
  return { ...state, position, playing: false };
}

function end(derived: Derived): number {
  return (derived.computed?.timeline.ticks.length ?? 1) - 1;
}

/** Completes the time step under way, or else the next one. */
function nextStep(derived: Derived): number {
  const starts = derived.computed?.timeline.starts ?? [];
  const next = starts.find((start) => start > derived.position + 1);
  return next === undefined ? end(derived) : next - 1;
}

/** The end of the time step before the one under way; the very beginning before the first. */
function previousStep(derived: Derived): number {
  const timeline = derived.computed?.timeline;
  if (timeline === undefined) return 0;
  return Math.max(0, (timeline.starts[startIndex(timeline, derived.position)] ?? 0) - 1);
}
