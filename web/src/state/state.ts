/**
 * Everything about one playground that cannot be worked out from something else. Small, flat, readonly; each element has its own.
 * `document` is what a learner made and what undo brings back; the rest says how they look at it.
 */

import type { DialectChoice, HintName, LangChoice, SummaryTab, ThemeChoice } from "../types/command.ts";
import type { SummaryFlavor } from "../types/core.ts";
import type { GivenSource } from "../types/inputs.ts";
import type { PanelChoices, PanelName } from "../types/panel.ts";
import type { Editing, NumberEdit, TimeForm, Touch } from "../types/scene.ts";

/** A changed number with the shape of the tensor it was changed in: it holds only while that shape does. */
export type KeptEdit = NumberEdit & { readonly shape: readonly number[] };

export interface Document {
  readonly code: string;
  readonly dialect: DialectChoice;
  readonly seed: number;
  /** Stand in for None. */
  readonly batch: number;
  readonly steps: number;
  /** Whole inputs of the learner's; under the edits. At most one per input. */
  readonly sources: readonly GivenSource[];
  readonly edits: readonly KeptEdit[];
}

export interface History {
  readonly past: readonly Document[];
  readonly future: readonly Document[];
  /** Names the change under way (typing, one drag): further changes of the same name join its undo step. "" when none is. */
  readonly joining: string;
}

export interface State {
  readonly document: Document;
  readonly history: History;
  /** UTF-16 offset into the code. */
  readonly caret: number;
  /** Index into timeline.ticks; null until a learner moves: then the end of one time step is shown. */
  readonly position: number | null;
  /** That time step, from 1. */
  readonly first_step: number;
  readonly sample: number;
  /** What the pointer or focus is on. */
  readonly touch: Touch | null;
  /** What a click has kept. */
  readonly pinned: Touch | null;
  readonly editing: Editing | null;
  readonly time_form: TimeForm;
  readonly playing: boolean;
  /** Ticks per second. */
  readonly speed: number;
  readonly lang: LangChoice;
  readonly theme: ThemeChoice;
  readonly summary_tab: SummaryTab;
  /** Which Keras 2 prints. */
  readonly summary_flavor: SummaryFlavor;
  /** Row of the explained summary that is unfolded: index into plan.layers. */
  readonly unfolded: number | null;
  /** The panels on the screen beside those that are always there. */
  readonly open: readonly PanelName[];
  /** What was chosen in them; all else is as their parts begin. */
  readonly panels: { readonly [Name in PanelName]?: Partial<PanelChoices[Name]> };
  readonly hint: HintName | null;
}

export const speeds: readonly number[] = [0.5, 1, 2, 4, 8, 16];

export function initialState(code: string): State {
  return {
    document: { code, dialect: "auto", seed: 1, batch: 1, steps: 5, sources: [], edits: [] },
    history: { past: [], future: [], joining: "" },
    caret: code.length,
    position: null,
    first_step: 1,
    sample: 0,
    touch: null,
    pinned: null,
    editing: null,
    time_form: "unrolled",
    playing: false,
    speed: 2,
    lang: "auto",
    theme: "auto",
    summary_tab: "explained",
    summary_flavor: "keras2_7",
    unfolded: null,
    open: [],
    panels: {},
    hint: "step",
  };
}

export function isSeed(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= 0xffff_ffff;
}
