export const shapes = {} as const;
