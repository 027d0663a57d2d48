/** Layers within the arguments of others. */
import type { ConfigValue, LayerSpec } from "../types/core.ts";

/** Whether an argument is a layer, or another object that Keras writes with its class. */
export function isLayerSpec(value: ConfigValue | undefined): value is LayerSpec {
  return typeof value === "object" && value !== null && "class_name" in value;
}
