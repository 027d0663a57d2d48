/** Specs from bare lists of layers: what tests, golden cases and the Layers tab start from. */
import type { Dialect, LayerSpec, ModelSpec, Shape } from "../types/core.ts";

/** The Sequential of `layers` on inputs of `batch_shape` (batch first, null = None). Names are left to plan(). */
export function sequential(
  layers: readonly LayerSpec[],
  batch_shape: Shape,
  dialect: Dialect = "keras3",
  dtype = "float32",
): ModelSpec {
  return {
    dialect,
    sequential: true,
    layers: [{ class_name: "InputLayer", config: { batch_shape, dtype } }, ...layers],
  };
}
