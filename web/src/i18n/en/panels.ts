/** Panels that are fetched when they are opened: what they are called, and what each shows. */
export const panels = {
  offers: { pictures: "More to look at", text: "More to do with the model" },
  close: "Close",
  loading: "Loading …",
  code: "Code",
  forms: "Form of the model",
  names: {
    gates: "Gates",
    graph: "Graph",
    numpy: "NumPy",
    gradient: "Gradient",
    learn: "Learn",
    inputs: "Inputs",
    layers: "Layers",
    check: "Check me in Keras",
  },
  about: {
    gates: "Each gate over time, unit by unit",
    graph: "The wires of the cell: where a number comes from and where it goes",
    numpy: "The loop of this layer as a program, its current line lit",
    gradient: "Choose a target and follow the gradient back through the time steps",
    learn: "What is often mixed up, questions before answers, and the cell filled in by hand",
    inputs: "Give the model numbers or a text of your own: typed, pasted, or made by a rule",
    layers: "The layers of the text as cards",
    check: "Take these very numbers along as a Python program that Keras verifies",
  },
} as const;
