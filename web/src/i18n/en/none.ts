/** What a None in a shape stands for. */
export const none = {
  explainBatch: (batch: number) =>
    `None means: known only when data arrives. A model takes batches of any size, so Keras prints None. Here the batch holds ${batch}.`,
  explainTime: (steps: number) =>
    `None means: known only when data arrives. The same weights serve any number of time steps. Here there are ${steps}.`,
  explainOther: "None means: known only when data arrives.",
  batchSize: "Batch size here",
  stepCount: "Time steps here",
} as const;
