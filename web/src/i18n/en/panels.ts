/** Panels that are fetched when they are opened: what they are called, and what each shows where its name does not say it. */
export const panels = {
  offers: { pictures: "More to look at", text: "More to do with the model" },
  close: "Close",
  /** A time step of TIME that a mask leaves out. */
  masked: (step: number) => `step ${step} · masked`,
  loading: "Loading …",
  code: "Code",
  forms: "Form of the model",
  names: {
    gates: "Gates",
    graph: "Graph",
    numpy: "NumPy",
    attention: "Attention",
    gradient: "Gradient",
    compare: "Compare",
    learn: "Learn",
    inputs: "Inputs",
    layers: "Layers",
    check: "Check me in Keras",
    export: "Copy and download",
    commands: "Keys and commands",
  },
  about: {
    gradient: "Choose a target and follow the gradient back through the time steps",
    compare: "This model beside another on the same input",
    check: "A Python program that has Keras verify these numbers",
  },
} as const;
