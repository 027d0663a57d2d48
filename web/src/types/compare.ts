/** COMPARE: the model on the screen beside another one, on the same input. */
import type { Computed } from "./scene.ts";

export interface CompareChoices {
  /** An index into the models of the text; null: the model as it was kept. */
  readonly against: number | null;
  /** How often the model on the screen was kept; the panel keeps it once by itself, when it is opened. */
  readonly kept: number;
  /** Which pair of layers is drawn, as an index into the rows; null: the last pair. */
  readonly row: number | null;
}

export interface Comparison {
  /** The other one, and the one on the screen. */
  readonly left: Computed;
  readonly right: Computed;
  /** Whether both have read the same numbers. */
  readonly sameInput: boolean;
}
