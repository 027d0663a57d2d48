/**
 * Which fields of the state a link carries. The table is exhaustive by type: a new field does not compile until it has an answer here.
 * A field that travels is checked on arrival as if it had been typed; a link never yields a state that the page itself would refuse.
 */
import type { Document, State } from "./state.ts";

/** "always": part of the model. "view": how the sender looked at it. "never": the reader's own, or worked out anew. */
export type Travels = "always" | "view" | "never";

export const documentFields: { readonly [Field in keyof Document]: Travels } = {
  code: "always",
  dialect: "always",
  seed: "always",
  batch: "always",
  steps: "always",
  edits: "always",
};

export const stateFields: { readonly [Field in Exclude<keyof State, "document">]: Travels } = {
  history: "never",
  caret: "view",
  position: "view",
  sample: "view",
  touch: "never",
  pinned: "view",
  editing: "never",
  time_form: "view",
  playing: "never",
  speed: "never",
  lang: "never",
  theme: "never",
  summary_tab: "view",
  summary_flavor: "view",
  unfolded: "view",
  open: "view",
  panels: "view",
  hint: "never",
};
