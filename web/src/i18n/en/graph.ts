/** GRAPH: the wires of the cell. Comes with the panel. */
export const graph = {
  none: "Nothing is computed here yet.",
  forms: { letters: "Gates", all: "Every sub-step" },
  formsLabel: "How much the graph shows",
  figure: "What each quantity of this step is made from, from left to right",
  hint: "Touch a number: lines lead from every number that made it, and on to every number it goes into.",
  from: "Where does it come from?",
  to: "Where does it go?",
  given: "It is given.",
  nowhere: "Nothing here is computed from it: it leaves, or it is thrown away.",
  everyStep: "and the same at every other time step",
  more: (count: number) => `+${count} more`,
};
