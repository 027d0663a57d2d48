/** The frame of the page: header, actions, hints, states without a picture. */
export const shell = {
  title: "RNN Playground",
  tagline: "Write Keras and see the recurrent network inside it",
  skip: { time: "Skip to the time steps", model: "Skip to the code" },
  panels: { model: "Model", shapes: "Shapes", summary: "Summary", time: "Time", cell: "Cell", numbers: "Numbers" },
  seed: (seed: number) => `Random seed ${seed}`,
  changed: (count: number) =>
    count === 0
      ? "nothing changed by hand"
      : count === 1
        ? "1 number changed by hand"
        : `${count} numbers changed by hand`,
  examples: "Examples",
  language: "Language",
  languages: { ko: "한국어", en: "English" },
  theme: "Theme",
  themes: { auto: "As the system", light: "Light", dark: "Dark" },
  share: "Share",
  actions: {
    undo: "Undo",
    redo: "Redo",
    reset: "Reset numbers",
    new_seed: "New random numbers",
  },
  copy: "Copy",
  copied: "Copied",
  hint: "Try this",
  dismiss: "Hide the hint",
  stepHint: "Press “Step” a few times: time step 2 begins, and what time step 1 remembers comes along.",
  loading: "Loading the calculation core …",
  noModel: "There is no complete model in the code yet. Write one, or choose an example.",
  stale: "The pictures show the last model that worked.",
  coreFailed: "The calculation core could not be loaded, so nothing can be computed. The code stays readable.",
  coreFailedAdvice:
    "Load the page again. If that does not help: the browser or the network may be blocking WebAssembly (a .wasm file, or a content security policy without 'wasm-unsafe-eval').",
  readerFailed: "The part that reads Keras code could not be loaded. The code stays, and so does the last picture.",
  partFailed: "A part of the playground could not be loaded. What is on the screen stays.",
  partFailedAdvice: "Check the connection and try again. If that does not help, load the page again.",
  unexpected: "Something went wrong inside the playground. This is a fault of ours, not of your model.",
  tryAgain: "Try again",
} as const;
