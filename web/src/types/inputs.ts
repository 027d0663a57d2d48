/** Where the numbers of a model's input come from, before a learner changes single ones of them. Plain data: what a link carries and undo brings back. */

/** Numbers along time; all but "noise" are the same for the same sizes, "noise" for the same seed. */
export type Generator =
  | { readonly name: "zeros" }
  /** From the first time step to the last. */
  | { readonly name: "ramp"; readonly from: number; readonly to: number }
  /** `period` in time steps; each feature lags the one before it. */
  | { readonly name: "sine"; readonly period: number; readonly amplitude: number }
  /** Even between −amplitude and amplitude. */
  | { readonly name: "noise"; readonly seed: number; readonly amplitude: number }
  /** One feature is 1 at each time step, the next one at the next. */
  | { readonly name: "one_hot" };

export type GeneratorName = Generator["name"];

/** What one token of a text is. */
export type TokenUnit = "character" | "syllable" | "jamo" | "word";

/** Where the zeros stand, and which end of a long text goes: Keras' pad_sequences says "pre" for both unless told. */
export type PaddingSide = "pre" | "post";

export type InputSource =
  | { readonly kind: "generator"; readonly generator: Generator }
  /** Row by row, batch × steps × entries; `steps` 0: no time axis. Holds in a layout of as many entries. */
  | {
      readonly kind: "table";
      readonly values: readonly number[];
      readonly batch: number;
      readonly steps: number;
      readonly entries: number;
    }
  /** One text a line, one line a sample. */
  | {
      readonly kind: "text";
      readonly text: string;
      readonly unit: TokenUnit;
      readonly padding: PaddingSide;
      readonly truncating: PaddingSide;
    };

/** `input`: index into plan.inputs. */
export interface GivenSource {
  readonly input: number;
  readonly source: InputSource;
}

/** A text on its way in: not a number of the model yet. */
export interface Pasted {
  readonly text: string;
  /** Where its first number goes: a time step from 0, an entry. */
  readonly step: number;
  readonly entry: number;
}

export interface InputsChoices {
  readonly input: number;
  readonly pasted: Pasted | null;
  /** What was just put in, and what was left out: codes with their figures. */
  readonly notes: readonly Note[];
}

export interface Note {
  readonly code: string;
  readonly args: Readonly<Record<string, string>>;
}

/** One input of the model on the screen. */
export interface ShownInput {
  /** Index into plan.inputs. */
  readonly index: number;
  readonly name: string;
  readonly batch: number;
  /** 0: no time axis. */
  readonly steps: number;
  readonly entries: number;
  /** Rows of the table that its numbers are looked up in; null: any numbers. */
  readonly vocabulary: number | null;
  /** Which sizes the model leaves open. */
  readonly free: { readonly batch: boolean; readonly steps: boolean };
  /** null: the numbers of the seed. */
  readonly source: InputSource | null;
  /** The source does not fit the model as it is now, so the numbers of the seed stand. */
  readonly idle: boolean;
}

/** A text on the screen, as the model gets it. */
export interface TextReading {
  /** Of the sample on the screen: token or null for padding, its index, and whether it is in the vocabulary. */
  readonly row: readonly { readonly token: string | null; readonly index: number; readonly known: boolean }[];
  readonly cut: readonly string[];
  readonly vocabulary: readonly { readonly token: string; readonly count: number; readonly index: number | null }[];
  /** Texts, one a line, and how many the batch has room for. */
  readonly samples: number;
}

/** A pasted text that waits. */
export interface PastedReading {
  /** Why it cannot go in; null: it can. */
  readonly refused: Note | null;
  /** What would be done with it. */
  readonly notes: readonly Note[];
  readonly bad: readonly { readonly row: number; readonly column: number; readonly text: string }[];
  readonly badCount: number;
}
