/**
 * Which fields of the state a link carries. The table is exhaustive by type: a new field does not compile until it has an answer here, and one that
 * travels not until link_fields.ts says how.
 */
import type { Document, State } from "./state.ts";

/** "always": part of the model. "view": how the sender looked at it. "never": the reader's own, worked out anew, or told by another field. */
export type Travels = "always" | "view" | "never";

export const documentFields = {
  code: "always",
  dialect: "always",
  seed: "always",
  batch: "always",
  steps: "always",
  sources: "always",
  edits: "always",
} as const satisfies { readonly [Field in keyof Document]: Travels };

export const stateFields = {
  history: "never",
  caret: "view",
  position: "view",
  first_step: "never",
  sample: "view",
  touch: "never",
  pinned: "view",
  editing: "never",
  time_form: "view",
  playing: "never",
  speed: "never",
  lang: "view",
  theme: "never",
  summary_tab: "view",
  summary_flavor: "view",
  unfolded: "view",
  open: "view",
  panels: "view",
  hint: "never",
} as const satisfies { readonly [Field in Exclude<keyof State, "document">]: Travels };

type Travelling<Table> = { [Field in keyof Table]: Table[Field] extends "never" ? never : Field }[keyof Table];

/** The text has its own place in a link. */
export type LinkedField = Exclude<Travelling<typeof documentFields>, "code"> | Travelling<typeof stateFields>;
