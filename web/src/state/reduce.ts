/** The one place where the state changes: state and command in, state out. */
import type { Command, HintName, SourceChange } from "../types/command.ts";
import type { TextEdit } from "../types/reading.ts";
import type { NumberEdit } from "../types/scene.ts";
import { actions, seek } from "./actions.ts";
import type { Derived } from "./derive.ts";
import { address, sameNumber, shapeOf } from "./edits.ts";
import { commit, settle } from "./history.ts";
import { type Document, isSeed, type State } from "./state.ts";

export function reduce(state: State, command: Command, derived: Derived): State {
  return advanceHint(apply(state, command, derived), command);
}

function apply(state: State, command: Command, derived: Derived): State {
  const { document } = state;
  switch (command.type) {
    case "seek":
      return seek(state, command.position);
    case "touch":
      return command.pin
        ? { ...state, pinned: command.touch, touch: command.touch }
        : { ...state, touch: command.touch };
    case "editing":
      return { ...state, editing: command.editing };
    case "time_form":
      return { ...state, time_form: command.form };
    case "edit":
      return edit(state, command.edit, command.transient, derived);
    case "unedit":
      return change(state, { edits: document.edits.filter((kept) => !sameNumber(kept, command.edit)) });
    case "sample":
      return { ...state, sample: command.sample };
    case "speed":
      return { ...state, speed: command.speed };
    case "action": {
      const action = actions[command.name];
      return action.enabled(state, derived) ? action.run(state, derived) : state;
    }
    case "code":
      if (command.code === document.code) return { ...state, caret: command.caret };
      return { ...commit(state, { ...document, code: command.code }, "typing"), caret: command.caret };
    case "caret":
      return { ...state, caret: command.caret };
    case "mend": {
      const code = applyEdits(document.code, command.mend.edits);
      return {
        ...commit(state, { ...document, code }, command.joining ?? ""),
        caret: movedBy(command.mend.edits, state.caret),
      };
    }
    case "example":
      return {
        ...change(state, { code: command.code, dialect: "auto", sources: [], edits: [] }),
        caret: command.caret,
        position: null,
        first_step: 1,
        sample: 0,
        touch: null,
        pinned: null,
        editing: null,
        playing: false,
        unfolded: null,
        hint: command.hint,
      };
    case "dialect":
      return change(state, { dialect: command.dialect });
    case "lang":
      return { ...state, lang: command.lang };
    case "theme":
      return { ...state, theme: command.theme };
    case "batch":
      return isSize(command.batch) ? change(state, { batch: command.batch }) : state;
    case "steps":
      return isSize(command.steps) ? change(state, { steps: command.steps }) : state;
    case "seed":
      return isSeed(command.seed) ? change(state, { seed: command.seed }) : state;
    case "source":
      return source(state, command);
    case "summary_tab":
      return { ...state, summary_tab: command.tab };
    case "summary_flavor":
      return { ...state, summary_flavor: command.flavor };
    case "unfold":
      return { ...state, unfolded: command.layer };
    case "open": {
      const others = state.open.filter((panel) => panel !== command.panel);
      return { ...state, open: command.open ? [...others, command.panel] : others };
    }
    case "panel":
      return {
        ...state,
        panels: { ...state.panels, [command.panel]: { ...state.panels[command.panel], ...command.change } },
      };
    case "dismiss_hint":
      return { ...state, hint: null };
    case "advance":
      return advance(state, derived);
    default:
      return command satisfies never;
  }
}

function change(state: State, fields: Partial<Document>): State {
  return commit(state, { ...state.document, ...fields }, "");
}

/** A number that is not finite, or that the model on the screen does not have, changes nothing. */
function edit(state: State, made: NumberEdit, transient: boolean, derived: Derived): State {
  const plan = derived.computed?.plan;
  const shape = plan === undefined ? null : shapeOf(plan, derived.layouts, made);
  if (shape === null || !Number.isFinite(made.value)) return state;
  const others = state.document.edits.filter((kept) => !sameNumber(kept, made));
  const changed = commit(state, { ...state.document, edits: [...others, { ...made, shape }] }, address(made));
  return transient ? changed : settle(changed);
}

/** Single numbers of the input that were changed before are of the numbers that it had. */
function source(state: State, { input, source: given, batch, steps, joining }: SourceChange): State {
  const { document } = state;
  const sources = document.sources.filter((one) => one.input !== input);
  const edits = document.edits.filter((edit) => edit.kind !== "input" || edit.input !== input);
  const changed: Document = {
    ...document,
    sources: given === null ? sources : [...sources, { input, source: given }],
    edits: edits.length === document.edits.length ? document.edits : edits,
    ...(batch !== undefined && isSize(batch) ? { batch } : {}),
    ...(steps !== undefined && isSize(steps) ? { steps } : {}),
  };
  return commit(state, changed, joining);
}

function advance(state: State, derived: Derived): State {
  const last = (derived.computed?.timeline.ticks.length ?? 1) - 1;
  const position = Math.min(derived.position + 1, last);
  return { ...state, position, playing: state.playing && position < last };
}

function isSize(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= 4096;
}

/** The text after edits that do not overlap and all refer to the text before. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((a, b) => b.from - a.from)
    .reduce((result, edit) => result.slice(0, edit.from) + edit.insert + result.slice(edit.to), text);
}

/** Where a place of the text is after edits of it: the same words stay around it. */
function movedBy(edits: readonly TextEdit[], place: number): number {
  const before = edits.filter(({ from, to }) => to < place || (to === place && from < to));
  const inside = edits.find(({ from, to }) => from < place && place < to);
  const start = inside?.from ?? place;
  return before.reduce((moved, { from, to, insert }) => moved + insert.length - (to - from), start);
}

/** One hint at a time; doing what it invites to brings the next one. */
const nextHint: { readonly [Name in HintName]: HintName | null } = {
  step: "touch",
  touch: "edit",
  edit: "units",
  units: null,
  share: null,
  mend: "step",
};

function advanceHint(state: State, command: Command): State {
  return state.hint !== null && answers(state.hint, command) ? { ...state, hint: nextHint[state.hint] } : state;
}

function answers(hint: HintName, command: Command): boolean {
  switch (hint) {
    case "step":
      return command.type === "seek" || command.type === "advance" || isMove(command);
    case "touch":
      return command.type === "touch" && command.pin && command.touch !== null;
    case "edit":
      return command.type === "edit" && !command.transient;
    case "units":
      return command.type === "code";
    case "share":
      return command.type === "edit" && !command.transient && command.edit.kind === "weight";
    case "mend":
      return command.type === "mend";
    default:
      return hint satisfies never;
  }
}

function isMove(command: Command): boolean {
  return command.type === "action" && ["forward", "next_step", "back", "previous_step"].includes(command.name);
}
