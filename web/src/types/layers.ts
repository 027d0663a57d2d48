/** The layers of the text as cards: a second way to write the same text. */
import type { ArgumentType, ConfigValue } from "./core.ts";

export interface LayersChoices {
  /** The card that is open, as an index into spec.layers; null: none. */
  readonly picked: number | null;
}

/** One argument of a layer. */
export interface CardField {
  readonly name: string;
  /** "text": the catalogue does not know it (`input_shape`), so it is edited as it is written. */
  readonly type: ArgumentType | "text";
  /** As Python: what is written, or else the default. */
  readonly text: string;
  /** Absent: not known without running the code. */
  readonly value?: ConfigValue;
  /** The default, as Python; null: there is none. */
  readonly fallback: string | null;
  readonly written: boolean;
  readonly required: boolean;
  readonly has_effect: boolean;
  /** What is written is no literal (`units`, `2 * n`): cards leave it alone. */
  readonly expression: boolean;
}

/** Why a card cannot do all that others can. */
export type CardLimit =
  /** The text does not write this layer: a shape argument implies it. */
  | "implied"
  /** One place in the text makes several layers. */
  | "repeated"
  /** It is made in a variable or a function, so it is not moved or removed here. */
  | "elsewhere"
  /** Its place is in the graph of calls. */
  | "graph";

export interface LayerCard {
  /** Into spec.layers. */
  readonly index: number;
  readonly class_name: string;
  /** The learner's own name of it, "" if none. */
  readonly name: string;
  readonly fields: readonly CardField[];
  /** The layers it wraps, by argument. */
  readonly wrapped: readonly { readonly argument: string; readonly card: LayerCard }[];
  readonly limit: CardLimit | null;
  readonly configurable: boolean;
  readonly movable: boolean;
}
