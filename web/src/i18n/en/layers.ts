/** The cards of the layers. */
export const layers = {
  list: "Layers of the model",
  none: "The cards appear as soon as the code has a model.",
  incomplete: "Part of the code cannot be read as it stands; the cards show the rest.",
  graph:
    "Which layer is called on which is in the code (functional API). The cards change arguments; adding, moving and removing is done in the code.",
  limits: {
    implied: "The code does not write this input: a shape argument of the next layer stands for it.",
    repeated: "One place in the code makes several layers (a loop or a function), so it is changed in the code.",
    elsewhere:
      "This layer is made in a variable or a function. Its arguments can be changed here; it is moved and removed in the code.",
  },
  noEffect: "changes no number",
  expression: "computed in the code",
  refused: (name: string) => `This is no value for ${name}`,
  more: (count: number) => `${count} more arguments`,
  up: (name: string) => `Move ${name} up`,
  down: (name: string) => `Move ${name} down`,
  remove: (name: string) => `Remove ${name}`,
  moved: (name: string, place: number) => `${name} is now number ${place}.`,
  removed: (name: string) => `${name} has been removed.`,
  added: (name: string) => `${name} has been added.`,
  cannot: "The code has no place for this; change it there.",
  add: "New layer",
  addLast: "Add at the end",
  addAfter: (name: string) => `Add after ${name}`,
} as const;
