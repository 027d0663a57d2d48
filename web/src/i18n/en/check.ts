/** The panel "Check me in Keras". */
export const check = {
  what: "A Python program with this model, its very weights and inputs. Keras computes them again, and the program fails unless the numbers agree.",
  dialect: "Which Keras",
  dialects: { keras2: "Keras 2", keras3: "Keras 3" },
  script: "The program",
  shortened: "Long rows of numbers are cut here; what you copy or download has all of them.",
  copy: "Copy the program",
  copied: "Copied",
  notCopied: "The browser does not allow copying here. The download works all the same.",
  download: "Download check_in_keras.py",
  tooMany: (numbers: string) => `${numbers} numbers: too much for the clipboard.`,
  initialStates:
    "Some initial states were changed. Keras lets a program set them only in a Sequential model; take those changes back to check this one.",
  otherWeights: (dialect: string) =>
    `In ${dialect} this model has weights of other shapes, so the numbers here do not fit it.`,
  refused: (dialect: string) => `${dialect} refuses this model:`,
} as const;
