/** LEARN: its three parts, the questions with the reason of each answer, the sub-step to fill in. */
export const learn = {
  tabsLabel: "What to do here",
  tabs: { notes: "Often mixed up", predict: "Predict", cell: "Be the cell" },

  predict: {
    offer: "Guess before you look: a wrong guess, put right, stays longer than a right answer that was read.",
    hiding: "What you are asked about is covered on the page until you answer or skip.",
    kinds: {
      shape: "A shape",
      parameters: "A count",
      sign: "The next number",
      gradient: "The gradient",
    },
    none: "There is nothing to ask about this model at this step.",
    skip: "Skip, show it",
    another: "Another one",
    done: "Enough",
    seek: "Go there",
    right: "Right.",
    wrong: "Not this.",
    answerIs: (answer: string) => `It is ${answer}.`,
    score: (right: number, of: number) => `${right} of ${of} right`,
    off: "Questions are switched off.",
    switchOff: "Ask no questions",
    switchOn: "Ask questions again",
  },

  shape: {
    title: (layer: string) => `Which shape does \`${layer}\` hand on?`,
    given: (shape: string) => `It reads ${shape}.`,
    because: {
      last: (steps: number, units: number) =>
        `Only the last of the ${steps} states leaves, so the time axis is gone, and ${units} is the size of a state.`,
      sequences: (units: number) => `Every time step hands on its state of ${units} numbers, so the time axis stays.`,
      bothWays: (units: number) => `Two states of ${units} numbers are set side by side: the features double.`,
      perStep: (units: number) => `It works on the last axis alone, which now holds ${units} numbers; all others stay.`,
      other: "That follows from what the layer does with each axis.",
    },
    why: {
      keepsTime: "The time axis would stay only with `return_sequences=True`.",
      losesTime: "Every time step hands something on, so the time axis stays.",
      stepsForUnits: "The last axis is not as long as the sequence: `units` and time steps are different things.",
      features: "The layer reads that many features, but hands on as many as it has units.",
      order: "Time is the second axis, features are the last.",
      noBatch: "The batch is an axis too, and always the first.",
      doublesTime: "Reading in both directions does not make the sequence longer.",
      oneDirection: "That would be one direction; both are handed on.",
    },
  },

  parameters: {
    title: (layer: string) => `How many parameters does \`${layer}\` have?`,
    given: (units: number, features: number) => `It reads ${features} features and has ${units} units.`,
    because: (count: number, formula: string) => `${count} = ${formula}.`,
    why: {
      shared: "That counts the weights once for each time step; they are shared.",
      noMemory: "That leaves out W_h, through which each unit reads the state before.",
      noBias: "That leaves out the bias.",
      oneGate: "That is one of the gates; each has weights of its own.",
      oneBias: "With `reset_after=True` a GRU has two rows of bias.",
      oneDirection: "That is one direction; the other has weights of its own.",
    },
  },

  sign: {
    title: (name: string) => `Will ${name} be positive or negative?`,
    titleGate: (name: string) => `Will ${name} be above or below one half?`,
    given: (terms: string) => `It is made of ${terms}.`,
    options: { positive: "Positive", negative: "Negative", above: "Above 0.5", below: "Below 0.5" },
    because: (name: string, making: string, value: string) => `${name} = ${making} = ${value}.`,
    why: {
      heavier: "Weigh the terms against each other: the larger ones decide.",
      squashed: "The function squeezes, but never turns the sign: what the sum is, the result is.",
    },
  },

  gradient: {
    title: (layer: string) => `Which time step of \`${layer}\` does the smallest gradient reach?`,
    given: "The loss looks at what the model answers; from there the gradient goes back.",
    step: (step: number) => `Time step ${step}`,
    alike: "All about alike",
    because: (sizes: string) => `Sizes of the gradient: ${sizes}.`,
    sizeAt: (h: string, size: string) => `${h}: ${size}`,
    why: {
      backwards:
        "The gradient starts at the loss and is multiplied at each step on the way: far from there it is smallest.",
      measured: "Here the numbers say otherwise; the panel Gradient shows each factor.",
    },
    failed: "For this model the way back cannot be computed.",
  },

  cell: {
    task: "Compute what the cell computes next. One entry is enough, and so are two decimals.",
    taskOf: (making: string) => `The next sub-step: ${making}`,
    atStep: (step: number) => `Time step ${step}`,
    entry: (name: string) => `Your ${name}`,
    terms: "Show the numbers in it",
    check: "Check",
    reveal: "Show the answer",
    next: "Let the cell do it",
    start: "Back to the start",
    through: "The run is at its end: the cell has nothing left to compute.",
    right: "right",
    wrong: "not yet",
    signTurned: "the size is right, the sign is not",
    before: (name: string) => `that is the sum; ${name} is still to come`,
    missing: (term: string) => `the term ${term} is missing`,
    allRight: "All that you filled in is right.",
    someWrong: "Not all of it is right yet.",
    tooLarge: "Its sums are too long to be done by hand. A model with fewer features and units can be filled in.",
  },
};
