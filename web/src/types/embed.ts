/** How a playground is put into a page of someone else. */

export type EmbedForm = "element" | "iframe" | "jekyll" | "markdown" | "codepen";

export const embedForms: readonly EmbedForm[] = ["element", "iframe", "jekyll", "markdown", "codepen"];

/** Names for the element's `panels`, in the order of a column. */
export const embedPanels = ["time", "cell", "shapes", "summary", "model", "numbers"] as const;
/** Names for its `hide` that are no panels. */
export const embedControls = ["header", "guide", "more"] as const;

export type EmbedPanel = (typeof embedPanels)[number];
export type EmbedControl = (typeof embedControls)[number];

/** What an author chooses. */
export interface EmbedChoices {
  readonly form: EmbedForm;
  /** Address of the folder with embed/ and site/, with "/" at its end. */
  readonly base: string;
  readonly panels: readonly EmbedPanel[];
  readonly controls: readonly EmbedControl[];
  readonly readonly: boolean;
  readonly theme: "auto" | "light" | "dark";
  /** The step, the seed and the changed numbers go along, not the text alone. */
  readonly whole: boolean;
}

/** What is on the screen. */
export interface EmbedContent {
  readonly code: string;
  /** `v1=…`: all of it. */
  readonly fragment: string;
  /** Of the element, for who cannot see it. */
  readonly title: string;
}
