/** Calls of layers, and how many tensors they give. */
import type { ConfigValue } from "../types/core.ts";
import type { Range } from "../types/reading.ts";
import { isLayerSpec } from "./layer_spec.ts";
import type { Session } from "./session.ts";
import type { LayerCall } from "./values.ts";

/** Notes a call of a layer. */
export function newCall(session: Session, call: Omit<LayerCall, "id" | "index"> & Range): LayerCall {
  const { layer, inputs, initial_state, outputs, from, to } = call;
  const made: LayerCall = {
    id: session.calls.length,
    index: session.called.layers.get(layer) ?? 0,
    layer,
    inputs,
    initial_state,
    outputs,
    data: call.data,
    broken: call.broken,
    from,
    to,
  };
  session.called.layers.set(layer, made.index + 1);
  session.calls.push(made);
  return made;
}

/** How many tensors a call gives: return_state adds the states, merge_mode=None keeps two outputs apart. */
export function outputCount(class_name: string, config: Readonly<Record<string, ConfigValue | undefined>>): number {
  if (class_name === "Bidirectional") {
    const inner = config["layer"];
    if (!isLayerSpec(inner)) return 1;
    const merged = config["merge_mode"] === null ? 2 : 1;
    return merged + 2 * (outputCount(inner.class_name, inner.config) - 1);
  }
  if (config["return_attention_scores"] === true) return 2;
  if (config["return_state"] !== true) return 1;
  return 1 + stateCount(class_name, config);
}

/** How many states a recurrent layer or cell carries. */
export function stateCount(class_name: string, config: Readonly<Record<string, ConfigValue | undefined>>): number {
  const cells = config["cell"] ?? config["cells"];
  if (cells !== undefined) {
    const list = Array.isArray(cells) ? cells : [cells];
    return list.reduce(
      (sum: number, cell: ConfigValue) => sum + (isLayerSpec(cell) ? stateCount(cell.class_name, cell.config) : 1),
      0,
    );
  }
  return /^LSTM/.test(class_name) ? 2 : 1;
}
