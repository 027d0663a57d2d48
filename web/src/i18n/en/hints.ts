/** What there is to try next. The very first one is in shell.ts. */
export const hints = {
  touch: "Click any number: what it was made from lights up, with its arithmetic written out.",
  edit: "Double-click a weight or an input and type another number: everything recomputes at once.",
  units: "In the code, change the number of units: shapes, parameters and the picture follow.",
  share: "Change one weight of W_h: every time step answers, because all of them use the same weights.",
  mend: "This model does not fit together. Read why below the code, then let it be mended.",
} as const;
