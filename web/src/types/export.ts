/** What is taken along from the page: one matrix as text, one picture as a file. */

export type TableFormat = "csv" | "markdown" | "latex" | "numpy";

export interface ExportChoices {
  /** Key of the matrix; null, or of one that is gone: the first. */
  readonly figure: string | null;
  readonly format: TableFormat;
  /** How the last copy went. */
  readonly copied: "yes" | "refused" | null;
}
