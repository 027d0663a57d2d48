/** Panels that are fetched when they are opened: what they are called, and what each shows. */
export const panels = {
  offer: "More to look at",
  close: "Close",
  loading: "Loading …",
  names: { gradient: "Gradient" },
  about: { gradient: "Choose a target and follow the gradient back through the time steps" },
} as const;
