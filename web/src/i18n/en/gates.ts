/** GATES: each gate over time. Comes with the panel. */
export const gates = {
  none: "No layer of this model has gates. LSTM and GRU have them.",
  forms: { strips: "Strips", table: "Numbers" },
  formsLabel: "How the gates are shown",
  partsLabel: "Which layer with gates",
  table: (name: string, symbol: string) => `${name} ${symbol}: a row for each unit, a column for each time step`,
  step: "time step",
  unit: (unit: number) => `unit ${unit}`,
  units: (first: number, last: number, all: number) => `units ${first} to ${last} of ${all}`,
  earlier: "Earlier units",
  later: "Later units",
  window: (first: number, last: number, all: number) =>
    `Time steps ${first} to ${last} of ${all}; the window follows the cursor.`,
  masked: "masked: the state is carried on",
  scale: { gate: "0 closed, 1 open", candidate: "between −1 and 1" },
  effects: {
    forget: "forget gate",
    input: "input gate",
    output: "output gate",
    update: "update gate",
    reset: "reset gate",
    candidate: "candidate",
  },
  does: {
    forget: {
      high: "the cell keeps what it has",
      low: "the cell forgets what it had",
      middle: (share: string) => `about ${share} of what the cell had is kept at each step`,
    },
    input: {
      high: "what is new comes in whole",
      low: "nothing new comes in",
      middle: (share: string) => `about ${share} of what is new comes in at each step`,
    },
    output: {
      high: "the cell is shown to the outside",
      low: "the cell is hidden from the outside",
      middle: (share: string) => `about ${share} of the cell is shown`,
    },
    update: {
      high: "the state stays what it was",
      low: "the candidate replaces the state",
      middle: (share: string) => `about ${share} of the old state stays, the rest is new`,
    },
    reset: {
      high: "the candidate sees the whole old state",
      low: "the candidate is made as if there had been nothing before",
      middle: (share: string) => `about ${share} of the old state enters the candidate`,
    },
    candidate: { high: "", low: "", middle: (share: string) => share },
  },
  reading: {
    none: (name: string, unit: number) => `There is nothing to read in the ${name} of unit ${unit}.`,
    high: (name: string, unit: number, least: string, does: string) =>
      `The ${name} of unit ${unit} stays near 1 (never below ${least}): ${does}.`,
    low: (name: string, unit: number, most: string, does: string) =>
      `The ${name} of unit ${unit} stays near 0 (never above ${most}): ${does}.`,
    moves: (name: string, unit: number, most: string, mostStep: number, least: string, leastStep: number) =>
      `The ${name} of unit ${unit} moves: most open, ${most}, at time step ${mostStep}; most closed, ${least}, at time step ${leastStep}.`,
    middle: (name: string, unit: number, mean: string, does: string) =>
      `The ${name} of unit ${unit} stays around ${mean}: ${does}.`,
    candidate: (unit: number, least: string, leastStep: number, most: string, mostStep: number) =>
      `The candidate of unit ${unit} lies between ${least} (time step ${leastStep}) and ${most} (time step ${mostStep}).`,
  },
};
