/** "Check me in Keras". */
import type { Dialect } from "./core.ts";

export interface CheckChoices {
  /** Which Keras is to compute; null: the one that the text is read as. */
  readonly dialect: Dialect | null;
}
