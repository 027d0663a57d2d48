/** The SUMMARY panel. */
export const summary = {
  tabs: { keras2: "Keras 2", keras3: "Keras 3", explained: "Explained" },
  tabsLabel: "Form of the summary",
  columns: { layer: "Layer", shape: "Output shape", parameters: "Parameters" },
  total: "In all",
  frozen: (count: string) => `${count} of them frozen`,
  unfold: (name: string, count: string) => `Where do the ${count} parameters of ${name} come from?`,
  none: (name: string) => `${name} has nothing to learn, so it has no parameters.`,
  shared: (steps: string) =>
    `The number of time steps (${steps}) does not enter: all time steps share the same weights.`,
  sharedPlain: "The number of time steps does not enter: all time steps share the same weights.",
  gates: (count: number, letters: string) => `${count} gates (${letters}), each with weights of its own.`,
  twoBiases: "Two rows of bias: one is added to what the input says, one to what memory says (reset_after=True).",
  directions: "One layer reads forward and one backward, each with weights of its own.",
  parts: { forward: "forward", backward: "backward" },
  scaled: (count: string) => `one square = ${count} parameters`,
  waiting: "The summary appears as soon as there is a model.",
} as const;
