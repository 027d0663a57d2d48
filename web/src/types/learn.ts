/** LEARN: what a learner chooses there, and the figures that its notes and questions are told with. */

export type LearnTab = "notes" | "predict" | "cell";

export type QuestionKind = "shape" | "parameters" | "sign" | "gradient";

/** `key`: names the question with what its answer depends on, so that a changed model asks anew. `answer`: index into its options, −1 for a question that was skipped; null until then. */
export interface AskedQuestion {
  readonly kind: QuestionKind;
  readonly key: string;
  readonly answer: number | null;
}

/** What was filled in for one sub-step. `key`: the sub-step; typed numbers of another one do not count. */
export interface FilledCell {
  readonly key: string;
  /** As typed, by entry; "" where nothing was. */
  readonly typed: readonly string[];
  readonly checked: boolean;
  /** Entries whose terms are shown. */
  readonly hinted: readonly number[];
  readonly revealed: boolean;
}

export interface LearnChoices {
  readonly tab: LearnTab;
  /** Whether questions are asked at all. */
  readonly asking: boolean;
  readonly asked: AskedQuestion | null;
  readonly score: { readonly right: number; readonly of: number };
  readonly filled: FilledCell | null;
}

/** The figures of one layer. */
export interface LayerFigures {
  readonly layer: string;
  /** A neighbour in the model, where the note is about both; else "". */
  readonly other: string;
  /** Size of the hidden state; of a Dense or Embedding layer its own output size. */
  readonly units: number;
  readonly steps: number;
  readonly batch: number;
  /** Entries of what the layer reads at one time step. */
  readonly features: number;
  /** Entries of what it hands on. */
  readonly width: number;
  readonly parameters: number;
  /** "10·3 + 3·3 + 3" */
  readonly formula: string;
  /** Rows of a table that is looked up; the share that dropout leaves out; else 0. */
  readonly rows: number;
  readonly rate: number;
}
