/** How the entries of one vector are drawn in TIME: their size, whether a number fits, and which of many are shown. */

export interface CellForm {
  readonly width: number;
  readonly height: number;
  /** Side by side (inputs) rather than one above the other. */
  readonly across: boolean;
  readonly numbers: boolean;
}

export interface StripWindow {
  readonly entries: readonly number[];
  /** How many of the vector are not shown. */
  readonly hidden: number;
}

const withNumbers: CellForm = { width: 44, height: 26, across: false, numbers: true };
const thin: CellForm = { width: 44, height: 8, across: false, numbers: false };
const acrossThin: CellForm = { width: 12, height: 22, across: true, numbers: false };

/** Most entries drawn as cells of their own; beyond, a window of them. */
const shownDown = 24;
const shownAcross = 12;
const windowDown = 6;

export function cellForm(width: number, input: boolean): CellForm {
  if (input) return width <= 4 ? withNumbers : acrossThin;
  return width <= 6 || width > shownDown ? withNumbers : thin;
}

/** All entries, or those around `touched`, or the first ones. */
export function windowOf(width: number, touched: number | null, input: boolean): StripWindow {
  const fits = input ? (width <= 4 ? width : shownAcross) : width <= shownDown ? width : windowDown;
  if (width <= fits) return { entries: Array.from({ length: width }, (_, index) => index), hidden: 0 };
  const begin = Math.max(0, Math.min(width - fits, (touched ?? 0) - Math.floor(fits / 2)));
  return { entries: Array.from({ length: fits }, (_, index) => begin + index), hidden: width - fits };
}

export function stripHeight(form: CellForm, shown: StripWindow): number {
  if (form.across) return form.height;
  return shown.entries.length * form.height + (shown.hidden > 0 ? 16 : 0);
}
