/** GRADIENT: loss and target, the gradient over time, the step at the cursor, weights, the check. Comes with the panel. */
export const gradient = {
  forms: { chart: "Chart", table: "Table", cells: "Three cells" },
  formsLabel: "How the gradient is shown",
  partsLabel: "Which recurrent layer",
  statesLabel: "The gradient of which state",
  noRecurrent: "This model has no recurrent layer, so no gradient travels through time.",
  failed: "The way back could not be computed.",

  target: {
    loss: "Loss",
    lossOf: (output: string) => `Loss of ${output}`,
    value: (loss: string) => `L = ${loss}`,
    table: (output: string) => `Target and prediction of ${output}`,
    wanted: "target",
    wantedClass: "target class",
    predicted: "prediction",
    atStep: (step: number) => `time step ${step}`,
    entry: (step: number | null, entry: number | null) =>
      `target${step === null ? "" : `, time step ${step}`}${entry === null ? "" : `, unit ${entry}`}`,
    eachStep: "Each time step has a target of its own; stepping brings the others.",
    sample: (sample: number, batch: number) =>
      `Sample ${sample} of ${batch}. The loss is a mean over the batch; gradients of weights are sums over it.`,
    more: (count: number) => `${count} more units`,
  },

  chart: {
    label: "Size of the gradient at each time step, on a logarithmic axis",
    total: (symbol: string) => `‖∂L/∂${symbol}‖, size of the gradient`,
    above: "of it, straight from above",
    through: (symbol: string) => `through ${symbol}`,
    valueText: (step: number, size: string) => `time step ${step}: ${size}`,
    axis: "time step",
    way: "the way back",
    step: "Time step",
    size: "size",
    fromAbove: "from above",
    fromNext: "through time",
    zero: "0: no gradient",
  },

  reading: {
    single: (h: string, size: string) =>
      `The gradient at ${h} has size ${size}. There is nothing else to compare it with.`,
    none: "All gradients here are 0: at these numbers, a small change of these states does not change the loss.",
    infinite: (h: string) => `At ${h} the gradient is infinite: it has exploded.`,
    notANumber: (h: string) =>
      `At ${h} the gradient is not a number: on the way back something became infinite or undefined.`,
    stops: (h: string, until: string) =>
      `No gradient reaches ${h}: it ends at ${until}, and further back it is exactly 0. What happened there cannot change the weights.`,
    direct: (h: string, above: string, next: string) =>
      `The loss speaks to every time step here. Of what arrives at ${h}, ${above} comes straight from above and ${next} has travelled through time.`,
    directThrough: (c: string, h: string, aside: string, next: string) =>
      `The loss speaks to every time step here. Of what arrives at ${c}, ${aside} comes through ${h} and ${next} has travelled through time.`,
    vanishes: (first: string, last: string, factor: string) =>
      `The gradient that reaches ${first} is 1/${factor} of the one at ${last}: it vanishes on the way back, and the weights learn next to nothing from that step.`,
    fades: (first: string, last: string, factor: string) =>
      `The gradient that reaches ${first} is 1/${factor} of the one at ${last}: it fades on the way back.`,
    keeps: (first: string, last: string, factor: string) =>
      `The gradient that reaches ${first} is ${factor} times the one at ${last}: it keeps its size on the way back.`,
    grows: (first: string, last: string, factor: string) =>
      `The gradient that reaches ${first} is ${factor} times the one at ${last}: it grows on the way back.`,
    explodes: (first: string, last: string, factor: string) =>
      `The gradient that reaches ${first} is ${factor} times the one at ${last}: it explodes on the way back, and a step along it overshoots.`,
  },

  step: {
    title: (step: number) => `Back through time step ${step}`,
    titleOf: (layer: string) => `Back through ${layer}`,
    table: "The gradients of this time step, in the order of the way back",
    input: "The gradient of the input",
    fromAbove: "from the output or the layer above",
    fromNext: (step: number) => `from time step ${step}`,
    fromEnd: "after the last time step: from whoever uses the final state",
    fromOther: (symbol: string) => `through ${symbol}`,
    sum: "added up",
    repeated: "with what masked steps, which repeat it, send back",
    passedOn: (step: number) => `passed on to time step ${step}`,
    passedOnInitial: "passed on to the initial state",
    activation: (name: string) => `through ${name}: times its slope`,
    multiply: "times the other factor",
    blend: "its share of the blend",
    blendGate: "times the difference of what is blended",
    add: "a sum hands on all of it",
    matmul: (weight: string) => `back through ${weight}`,
    carry: "where the step is not masked",
    other: "",
  },

  window: { label: "Truncate", never: "never", steps: (steps: number) => `every ${steps}` },

  knobs: {
    label: "What decides how the gradient travels",
    gain: "Scale of W_h",
    gainValue: (gain: string) => `${gain} times an orthogonal matrix`,
    notOrthogonal: "The text makes W_h in another way; turning this makes it orthogonal.",
    radius: "Spectral radius",
    radiusOf: (gate: string, radius: string) => `${gate} ${radius}`,
    radiusOne: (radius: string) => `ρ(W_h) = ${radius}`,
    radiusAbout:
      "The largest |λ| of W_h: each time step back multiplies by W_h once more, so above 1 the gradient can grow, below 1 it fades in the long run.",
    activation: "Activation",
    length: "Time steps",
    forgetBias: "Forget bias starts at 1",
  },

  clip: {
    label: "Clip",
    kinds: { none: "not at all", clipnorm: "clipnorm", clipvalue: "clipvalue", global_clipnorm: "global_clipnorm" },
    limit: "Limit",
    table: "Size of the gradient of each weight, before and after clipping",
    weight: "weight",
    before: "before",
    after: "after",
    cut: "entries cut",
    all: "all together",
    about: {
      clipnorm: (limit: string) =>
        `The gradient of each weight is made shorter where it is longer than ${limit}; its direction stays.`,
      clipvalue: (limit: string) => `Each entry is held between −${limit} and ${limit}; this may turn the direction.`,
      global_clipnorm: (limit: string) =>
        `All gradients together are made shorter where they are longer than ${limit}, all by the same factor: the direction stays.`,
    },
    nothing: "Nothing is longer than that here: clipping changes nothing.",
    still: "Clipping holds the step of training to a size. What has vanished on the way back it does not bring back.",
  },

  contest: {
    label: "Size of the gradient at each time step in SimpleRNN, GRU and LSTM of equal size, on a logarithmic axis",
    none: "This compares SimpleRNN, GRU and LSTM in the place of one of them, alone or in Bidirectional; here there is none.",
    failed: (cell: string) => `${cell} does not fit here:`,
    equal: (units: number) => `${units} units each, the same input, target and seed. What is drawn is ‖∂L/∂h‖.`,
    reading: (parts: string) => `Of the gradient at the last time step, the first one gets: ${parts}.`,
    part: (cell: string, share: string) => `${cell} ${share}`,
    nothing: "nothing",
    times: (factor: string) => `${factor} times`,
    notFinite: "no finite number",
    most: (cell: string) => `${cell} keeps the most here.`,
    direct: "The loss speaks to every time step here, so this is not only what has travelled through time.",
    shown: "in the text",
    ratio: "first : last",
  },

  way: {
    label: "Steps through the way back",
    end: "To the end of the way back",
    play: "Play the way back",
    pause: "Pause",
    step: "Step back in time",
    undo: "One step undone",
    loss: "To the loss",
    scrubber: "Position on the way back",
    received: "added to what the weight receives",
    figure: "The gradient of every state, from the loss on the right back to the first time step on the left",
    caption:
      "∂ before a letter: the derivative of the loss with respect to it. Colours have a limit of their own here.",
  },

  arithmetic: {
    label: "How this gradient is made",
    none: "This number has no gradient: the loss does not depend on it smoothly, or nothing goes back to it.",
    given: "Given by the loss.",
    weight: {
      all: "Each time step adds a product; the sum runs over all of them.",
      so_far: "Each time step adds a product; the sum runs from the end back to this step.",
      step: "What this time step alone adds.",
    },
  },

  weights: {
    title: "What the weights receive",
    sumsLabel: "Over which time steps",
    sums: { all: "all steps", so_far: "back to here", step: "this step" },
    all: (steps: number) => `Summed over all ${steps} time steps: this is what a training step uses.`,
    so_far: (from: number, to: number) => `The running sum of the way back, from time step ${from} to time step ${to}.`,
    step: (step: number) => `What time step ${step} alone adds.`,
    table: (name: string, rows: number, columns: number) => `${name}, ${rows} by ${columns}`,
    window: (rows: number, columns: number) => `A window of ${rows} by ${columns}; touch an entry to move it.`,
    gate: (gate: string) => `Gate ${gate}; stepping brings the others.`,
  },

  check: {
    title: "Gradient check",
    what: (name: string) =>
      `Is ${name} right? Move that one weight a little to both sides and see how the loss changes.`,
    choose: "Click a weight, here or in the cell, to check that one.",
    run: "Check this gradient",
    analytic: "backpropagation",
    numeric: "numeric",
    relative: "relative difference",
    agrees: "Both agree as far as single precision reaches.",
    truncated: "They differ: the way back is cut into pieces, so it misses what a weight does across the cuts.",
    differs:
      "They differ by more than rounding explains: look for a kink (ReLU, absolute value) or a strong bend between the two places.",
    zero: "Both are 0: this weight does not change the loss here.",
    notFinite: "There is nothing to compare: one of them is not a finite number.",
  },
};
