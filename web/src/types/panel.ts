/** Panels that are parts of the page by themselves: fetched when a learner opens them. */

import type { CellPanelChoices } from "./cells.ts";
import type { CheckChoices } from "./check.ts";
import type { CommandChoices } from "./commands.ts";
import type { CompareChoices } from "./compare.ts";
import type { ExportChoices } from "./export.ts";
import type { GradientChoices } from "./gradient.ts";
import type { InputsChoices } from "./inputs.ts";
import type { LayersChoices } from "./layers.ts";
import type { LearnChoices } from "./learn.ts";

/** What a learner chose in each of them. A new panel begins with its line here. */
export interface PanelChoices extends CellPanelChoices {
  readonly gradient: GradientChoices;
  readonly inputs: InputsChoices;
  readonly layers: LayersChoices;
  readonly check: CheckChoices;
  readonly compare: CompareChoices;
  readonly learn: LearnChoices;
  readonly export: ExportChoices;
  readonly commands: CommandChoices;
}

export type PanelName = keyof PanelChoices;

/**
 * Where it stands: with the pictures, below CELL; with the text, below NUMBERS; in MODEL, in place of the code; or over the page, a dialog that is
 * offered with the text.
 */
export type PanelPlace = "pictures" | "text" | "model" | "over";

/** Where panels are offered in a row. */
export type OfferPlace = "pictures" | "text";
