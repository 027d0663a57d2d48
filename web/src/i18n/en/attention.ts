/** ATTENTION: which steps each step looks at. Comes with the panel. */
export const attention = {
  none: "No layer of this model looks back at other time steps. Attention and AdditiveAttention do.",
  table: "Attention: a row for each step that asks, a column for each step that it looks at",
  axes: "Rows: the steps that ask (query). Columns: the steps they look at (value). Each row adds up to 1.",
  step: (step: number) => `step ${step}`,
  cell: (from: number, to: number) => `Step ${from} looks at step ${to}`,
  pending: (step: number) => `Where step ${step} looks has not been computed yet.`,
  even: (step: number, share: string, even: string) =>
    `Step ${step} looks at all steps nearly alike: the largest share is ${share}, an even one would be ${even}.`,
  most: (step: number, to: number, share: string, even: string) =>
    `Step ${step} looks most at step ${to}: it gives it ${share}, where an even share would be ${even}.`,
};
