/** The MODEL panel. */
export const model = {
  editorLabel: "Keras code of the model, Python",
  editHint: "Press Enter or click to edit",
  editorLoading: "Loading the editor …",
  dialect: "Dialect",
  dialects: { auto: "Auto", keras2: "Keras 2", keras3: "Keras 3" },
  reading: (dialect: string, reason: string) => `Read as ${dialect}: ${reason}`,
  unread: "Reading the code …",
  several: (shown: number, total: number) => `Model ${shown} of ${total} is shown: the one the cursor is in.`,
} as const;
