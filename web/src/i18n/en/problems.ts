/** The list of what the code needs. */
export const problems = {
  problems: "What the code needs",
  severity: { error: "Error", warning: "Warning", note: "Note" },
  line: (line: number) => `line ${line}`,
  kerasSays: "Keras says",
  mend: "Mend",
  goTo: (line: number) => `Go to line ${line}`,
} as const;
