/** LEARN: what is often mixed up, questions before answers, and the cell filled in by hand. */
import { html, type TemplateResult } from "lit";
import type { LearnMessages, LearnNotes } from "../i18n/messages.ts";
import type { Dispatch } from "../types/command.ts";
import type { Backward } from "../types/gradient.ts";
import type { LearnChoices, LearnTab } from "../types/learn.ts";
import type { Scene } from "../types/scene.ts";
import { learnCellView } from "./learn_cell.ts";
import { notesView } from "./learn_notes.ts";
import { predictView } from "./learn_predict.ts";
import { tabs } from "./tabs.ts";

export interface LearnDrawing {
  readonly scene: Scene;
  readonly choices: LearnChoices;
  readonly backward: Backward | null;
  readonly words: LearnMessages;
  readonly notes: LearnNotes;
  readonly emit: Dispatch;
}

const order: readonly LearnTab[] = ["notes", "predict", "cell"];

export function learnView(drawing: LearnDrawing): TemplateResult {
  const { choices, words, emit } = drawing;
  const offered = order.map((value) => ({ value, label: words.tabs[value] }));
  return html`<div class="learn-tabs">${tabs(words.tabsLabel, offered, choices.tab, (tab) => emit({ type: "panel", panel: "learn", change: { tab } }))}</div>
    ${chosen(drawing)}`;
}

function chosen(drawing: LearnDrawing): TemplateResult {
  switch (drawing.choices.tab) {
    case "notes":
      return notesView(drawing.scene, drawing.notes);
    case "predict":
      return predictView(drawing);
    case "cell":
      return learnCellView(drawing);
    default:
      return drawing.choices.tab satisfies never;
  }
}
