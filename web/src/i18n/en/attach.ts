/** What is said beside the code blocks of a post. */
export const attach = {
  open: "step through",
  close: "close",
  noBatch: (printed: string, ours: string) => `The post prints ${printed}; without a batch size Keras gives ${ours}.`,
  batch: (printed: string, ours: string) =>
    `The post prints ${printed}; with the batch size of this code Keras gives ${ours}.`,
  shape: (layer: string, printed: string, ours: string) =>
    `The post prints ${printed} for ${layer}; for this code Keras gives ${ours}.`,
  params: (layer: string, printed: string, ours: string) =>
    `The post prints ${printed} parameters for ${layer}; for this code Keras counts ${ours}.`,
  olderGru: (layer: string, printed: string, ours: string) =>
    `The post prints ${printed} parameters for ${layer}, as with reset_after=False, once the default; today Keras counts ${ours}.`,
  total: (printed: string, ours: string) =>
    `The post prints ${printed} parameters in all; for this code Keras counts ${ours}.`,
  layers: (printed: string, ours: string) => `The post prints the layers ${printed}; this code makes ${ours}.`,
} as const;
