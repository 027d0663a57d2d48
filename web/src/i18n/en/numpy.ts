/** NUMPY: the loop as a program. Comes with the panel. */
export const numpy = {
  none: "Nothing is computed here yet.",
  program: "The loop of this layer as NumPy",
  what: "One line for each sub-step; beside it what it has made at the cursor. The copied program runs as it is, with these very weights and inputs.",
  missing: (what: string) =>
    `This step is not one that the panel can write in NumPy (${what}). Move to a recurrent layer or to a Dense layer.`,
  copy: "Copy the program",
  copied: "Copied",
  notCopied: "The browser does not allow copying here",
  whole: "in the copied program",
};
