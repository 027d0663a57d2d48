/** What was chosen in the panels that look into the cell, as links carry it. */
import type { CellPanelChoices } from "../../types/cells.ts";
import { type Check, integer, oneOf, orNull, partial, record, text } from "./checks.ts";

const entry = integer(0, Number.MAX_SAFE_INTEGER);

/** A part of a layer by name; null: the first that fits. */
export const partChoice = orNull(
  record<{ readonly layer: string; readonly part: string }>({ layer: text, part: text }),
);

export const cellPanels: { readonly [Name in keyof CellPanelChoices]: Check<Partial<CellPanelChoices[Name]>> } = {
  gates: partial({
    part: partChoice,
    form: oneOf({ strips: 0, table: 0 }),
    unit: entry,
  }),
  numpy: partial({}),
  attention: partial({}),
  graph: partial({
    form: oneOf({ letters: 0, all: 0 }),
  }),
};
