/** LEARN: what is often taken for something else, told with the figures on the screen. `code` stands in backticks, letters as h_1. */
import type { LayerFigures } from "../../types/learn.ts";

export const learnNotes = {
  unitsAreNotSteps: {
    title: "Is `units` the number of time steps?",
    text: ({ units, steps }: LayerFigures) =>
      `No. \`units\` is how many numbers the hidden state holds: ${units}. The number of time steps, ${steps}, belongs to the data. ${units === steps ? "That both are equal here is chance. " : ""}The same cell is used once for each time step, and each time it writes its whole state anew. Change one of the two in the code: the other does not move.`,
  },
  unitsAreNotLayers: {
    title: "Are several `units` several layers?",
    text: ({ layer, units }: LayerFigures) =>
      `No. \`${layer}\` is one layer with one cell, whose state is a vector of ${units} numbers. Each unit reads the whole input and, through W_h, every entry of the state before; they are wired to one another and not ${units} networks side by side. More layers come from more lines of code.`,
  },
  batchIsNotTime: {
    title: "Does the batch follow one another in time?",
    text: ({ batch, steps, features }: LayerFigures) =>
      `No. The samples of a batch are sequences of their own, computed side by side with the same weights; no number of one ever enters another. Time is the second axis: (batch, time, features) = (${batch}, ${steps}, ${features}). The pictures show one sample.`,
  },
  noneIsAnySize: {
    title: "What is missing where Keras prints None?",
    text: ({ batch }: LayerFigures) =>
      `Nothing is missing, and None is not zero. It is a size that is known only when data arrives: the model takes batches of any size, so Keras does not commit itself. Here ${batch === 1 ? "1 sample" : `${batch} samples`} arrive. A shape with None and one with a number have the same parameters.`,
  },
  stateIsNotAnswer: {
    title: "Is the hidden state the answer of the network?",
    text: ({ layer, other, units }: LayerFigures) =>
      `No. What \`${layer}\` hands on are ${units} numbers of memory, which mean nothing by themselves. \`${other}\` makes the answer of them with weights of its own. The hidden state h_t is what the textbook carries from step to step, y_t is what it makes of h_t; Keras calls both an output.`,
  },
  noOutputWeights: {
    title: "Where is the y_t of the textbook?",
    text: ({ layer }: LayerFigures) =>
      `Not in this layer. \`${layer}\` hands on its hidden state as it is; a recurrent layer of Keras has no W_y. The second equation, y_t = f(W_y h_t + b), is a \`Dense\` layer on top of it.`,
  },
  onlyLastLeaves: {
    title: "Where did the states of the earlier time steps go?",
    text: ({ layer, steps, units }: LayerFigures) =>
      `They were all computed: ${steps} states of ${units} numbers. With \`return_sequences=False\`, \`${layer}\` hands on the last of them only, so the time axis is gone from its shape. The last state has read the whole sequence, and in training the gradient goes back through all of them.`,
  },
  sequencesChangeNothing: {
    title: "Does `return_sequences=True` compute more?",
    text: ({ steps, parameters }: LayerFigures) =>
      `No: the same ${steps} states, the same ${parameters} parameters, the same work. What changes is how much is handed on, the state of every time step instead of the last. That is what a layer needs that reads a sequence, and a model that answers at each time step.`,
  },
  weightsAreShared: {
    title: "Has every time step weights of its own?",
    text: ({ steps, parameters, formula }: LayerFigures) =>
      `No. Unrolled, the cell is drawn ${steps} times, and it is one and the same. Its ${parameters} parameters are ${formula}: the number of time steps is not in that sum. Change one weight in the cell and every time step changes.`,
  },
  stateStartsAtZero: {
    title: "Does the network remember the sequence before?",
    text: ({ layer }: LayerFigures) =>
      `No. Before the first time step the state of \`${layer}\` is zero, for each sequence anew; its memory lasts as long as the sequence. What it keeps for good are the weights. Only \`stateful=True\`, or an initial state handed over on purpose, starts from something else.`,
  },
  statefulCarries: {
    title: "What does `stateful=True` carry over?",
    text: ({ layer, batch }: LayerFigures) =>
      `The last state of sample i becomes the first of sample i in the next batch, for each of the ${batch === 1 ? "samples" : `${batch} samples`}. So the batches must continue one another, be of one size and not be shuffled; \`reset_states()\` starts \`${layer}\` from zero again. From sample to sample within a batch nothing is carried.`,
  },
  maskedStepsWait: {
    title: "What happens at a masked time step?",
    text: ({ layer }: LayerFigures) =>
      `The state of \`${layer}\` waits: it is handed on as it was, and what the cell made of the padding is dropped. No gradient reaches the weights from there either. So padding does not count, whether it stands before the sequence or after it.`,
  },
  bidirectionalDoubles: {
    title: "Does Bidirectional read the sequence twice as long?",
    text: ({ units, width, parameters, formula }: LayerFigures) =>
      `The time axis stays as it is; the features double. Inside are two layers of ${units} units with weights of their own, one reading forward, one backward, and their states are set side by side: ${width} numbers. Parameters double too: ${parameters} = ${formula}.`,
  },
  backwardEndsAtStart: {
    title: "Where does the backward half end?",
    text: ({ steps }: LayerFigures) =>
      `At time step 1. It reads from the end to the beginning, so its last state has just read x_1, while the last state of the forward half has just read x_${steps}. With \`return_sequences=False\` these two are set side by side: each has read everything.`,
  },
  gruHasTwoBiases: {
    title: "Why does a GRU have more parameters than the book says?",
    text: ({ parameters, formula, units }: LayerFigures) =>
      `Because of a second row of biases. With \`reset_after=True\`, the default of Keras, one bias is added to what the input says and one to what memory says. They cannot be added up beforehand, because the reset gate multiplies only the second. ${parameters} = ${formula}; with \`reset_after=False\` there would be ${parameters - 3 * units}.`,
  },
  updateGateKeeps: {
    title: "Does an open update gate let the new in?",
    text: ({ layer }: LayerFigures) =>
      `In Keras it keeps the old: the new state of \`${layer}\` is z times the old one plus (1 − z) times the candidate. Other texts exchange z and 1 − z. The network is the same, only the name of the gate is turned round; compare the equation in the cell with that of your book.`,
  },
  gatesAreVectors: {
    title: "Is a gate open or shut?",
    text: ({ units }: LayerFigures) =>
      `Mostly neither. A gate is a vector with one number for each of the ${units} units, and σ makes each of them lie between 0 and 1 without reaching either. It multiplies entry by entry: how much of this unit passes, at this time step.`,
  },
  lstmIsOneLayer: {
    title: "Is an LSTM four layers deep?",
    text: ({ units, parameters, formula }: LayerFigures) =>
      `It is four blocks wide. The gates i, f and o and the candidate are computed from the same x_t and the same state before, none from the other. Keras keeps them side by side in one matrix of ${4 * units} columns, in the order i, f, c, o: ${parameters} = ${formula}.`,
  },
  cellStateStays: {
    title: "Which of its two states does an LSTM hand on?",
    text: ({ layer }: LayerFigures) =>
      `h_t. The cell state c_t stays inside \`${layer}\` and travels from step to step; no function squeezes it, so it may leave the range from −1 to 1. What others see of it is h_t = o ∘ tanh(c_t). \`return_state=True\` hands out both.`,
  },
  forgetBiasIsOne: {
    title: "Why is a part of the bias 1 before any training?",
    text: ({ units }: LayerFigures) =>
      `\`unit_forget_bias=True\` starts the ${units} biases of the forget gate at 1. σ(1) is 0.73 rather than 0.5, so to begin with the cell keeps more than it forgets, and gradients come further back. All other biases start at 0.`,
  },
  stackNeedsSequences: {
    title: "Does the upper layer start from the state of the lower one?",
    text: ({ layer, other }: LayerFigures) =>
      `No. Each layer starts from a zero state of its own. What \`${other}\` gets from \`${layer}\` is its input: at time step t it reads h_t of the layer below as its x_t. That is why the lower layer must return sequences: a last state alone has no time axis left to read.`,
  },
  gradientFades: {
    title: "Can this layer learn from the first time step?",
    text: ({ steps }: LayerFigures) =>
      `On its way back the gradient is multiplied at each time step by W_h and by the slope of the activation, which for tanh is 1 at the most. ${steps} such products in a row leave little, or far too much. The panel Gradient measures it. LSTM and GRU have a second way back, on which only a gate multiplies.`,
  },
  unboundedState: {
    title: "Is this activation as good here as in a deep network?",
    text: ({ steps }: LayerFigures) =>
      `There every layer has weights of its own; here the same W_h multiplies ${steps} times in a row, and without tanh nothing holds the state between −1 and 1. If W_h enlarges it a little, it grows with every time step, and the gradient with it.`,
  },
  backwardsOrder: {
    title: "In which order do the outputs of `go_backwards=True` come?",
    text: ({ layer }: LayerFigures) =>
      `In the order of reading. \`${layer}\` begins at the end of the sequence, so its first output belongs to the last time step. Keras does not turn them round; \`Bidirectional\` does, for its backward half.`,
  },
  denseAtEachStep: {
    title: "Does Dense need TimeDistributed to read a sequence?",
    text: ({ layer, steps, parameters }: LayerFigures) =>
      `No. \`${layer}\` works on the last axis, so it is applied at each of the ${steps} time steps with the same ${parameters} weights. \`TimeDistributed(Dense(…))\` does exactly that: same numbers, same count.`,
  },
  timeDistributedIsOne: {
    title: "Does TimeDistributed hold a layer for each time step?",
    text: ({ steps, parameters }: LayerFigures) =>
      `It holds one, and applies it ${steps} times. Its ${parameters} parameters are those of the layer inside; the number of time steps does not enter.`,
  },
  embeddingRows: {
    title: "Is `input_dim` of an Embedding the length of the sequence?",
    text: ({ rows, units, steps }: LayerFigures) =>
      `No: it is how many different tokens there are, the rows of the table. Each of the ${rows} tokens has a row of ${units} numbers. A sequence is a list of row numbers from 0 to ${rows - 1}; its length, ${steps}, is nowhere in the table.`,
  },
  dropoutOnlyInTraining: {
    title: "Does dropout leave something out when the model answers?",
    text: ({ rate }: LayerFigures) =>
      `No. It acts in training only; an answer is computed with every number. In training a share of ${rate} is set to 0, drawn anew each time, and the rest is divided by 1 − ${rate}, so that sums keep their size on average.`,
  },
  softmaxOverFeatures: {
    title: "Over what do the shares of softmax add up to 1?",
    text: ({ units, steps }: LayerFigures) =>
      `Over the ${units} entries of one sample${steps > 0 ? " at one time step" : ""}. Not over the batch${steps > 0 ? ", and not over time: each time step has shares of its own" : ": each sample has shares of its own"}.`,
  },
  lossOfSequence: {
    title: "How can a whole sequence have one loss?",
    text: ({ steps }: LayerFigures) =>
      `The distance from the target is measured at each of the ${steps} time steps, and the mean is taken over time and batch. So each time step sends a gradient of its own back, and all of them meet in the shared weights.`,
  },
  weightsAreRandom: {
    title: "Has this network learned anything yet?",
    text: () =>
      "A model that has just been written has not. Its weights are random numbers drawn from the seed, so the figures show how it computes, and not what it knows. Training changes the weights alone: shapes, equations and counts stay.",
  },
};
