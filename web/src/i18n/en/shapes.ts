/** The SHAPES panel. */
export const shapes = {
  axes: { batch: "batch", time: "time", feature: "features", units: "units", size: "size" },
  none: "None",
  gone: (axis: string) => `${axis} is gone`,
  timeGone: "return_sequences=False → only the last time step leaves",
  timeStays: "return_sequences=True → every time step leaves",
  timePooled: "all time steps become one",
  timeFlattened: (steps: string, size: string) => `${steps} time steps of ${size} in one row`,
  timeRepeated: (steps: string) => `the same vector, ${steps} times`,
  doubled: (units: string) => `${units} forward + ${units} backward`,
  perStep: "the same at every time step",
  wants: "does not fit: it wants",
  unbuilt:
    "The input shape is not known yet, so there are no shapes. Give the first layer an input_shape, or begin with Input.",
  empty: "No shapes yet.",
  flow: "Shapes from input to output",
} as const;
