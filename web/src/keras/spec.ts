/** A model object of the program → ModelSpec with the places of its layers. */
import type { Config, ConfigValue, Dialect, LayerSpec, ModelSpec, NodeSpec, Shape, TensorRef } from "../types/core.ts";
import type { LayerSpan } from "../types/reading.ts";
import { callsBetween } from "./functional.ts";
import { automaticName } from "./session.ts";
import type { Layer, Model, TensorValue } from "./values.ts";

export interface SpecWithSpans {
  readonly spec: ModelSpec;
  readonly spans: readonly (LayerSpan | null)[];
}

export function specOf(model: Model, dialect: Dialect): SpecWithSpans {
  const implied = model.sequential ? impliedInput(model) : null;
  const naming: Naming = { dialect, counters: new Map() };
  // Keras 3 makes the implied InputLayer when the first layer is added; its name is counted like any other.
  const lone_input = implied !== null && dialect === "keras3" ? automaticName(naming.counters, "input_layer") : "";
  const name_of_input = model.implied_input === lone_input ? {} : { name: model.implied_input };
  const first = implied === null ? [] : [{ class_name: "InputLayer", config: { ...implied, ...name_of_input } }];
  const layers: readonly LayerSpec[] = [...first, ...model.layers.map((layer) => layerSpec(layer, naming))];
  const spans = [...first.map(() => null), ...model.layers.map((layer) => layer.span)];
  const lone = model.sequential ? "sequential" : dialect === "keras2" ? "model" : "functional";
  const name = model.name ?? (model.automatic === lone ? null : model.automatic);
  const spec: ModelSpec = {
    dialect,
    sequential: model.sequential,
    ...(name === null ? {} : { name }),
    layers,
    ...(model.sequential ? {} : graph(model)),
  };
  return { spec, spans };
}

/** The InputLayer that a Sequential has without the text writing one. */
function impliedInput(model: Model): Config | null {
  const first = model.layers[0];
  if (first?.class_name === "InputLayer") return null;
  const shape: Shape | null = first?.batch_shape ?? model.built_shape;
  if (shape === null) return null;
  return { batch_shape: shape, ...(first?.dtype == null ? {} : { dtype: first.dtype }) };
}

// ---- names ---------------------------------------------------------------------------------------------------------------------

interface Naming {
  readonly dialect: Dialect;
  /** Automatic names that the model would give if it were alone in its program. */
  readonly counters: Map<string, number>;
}

/** A layer as config. Its name is left out where the model alone in a program would give it the same. */
function layerSpec(layer: Layer, naming: Naming): LayerSpec {
  const config: Record<string, ConfigValue> = {};
  for (const [argument, value] of Object.entries(layer.config)) {
    const inner = layer.wrapped[argument];
    config[argument] = inner === undefined ? value : wrapped(value, inner, naming);
  }
  const name = layer.name ?? unlessAlone(layer, naming);
  if (name !== null) config["name"] = name;
  if (!layer.trainable) config["trainable"] = false;
  return { class_name: layer.class_name, config };
}

function wrapped(value: ConfigValue, inner: readonly Layer[], naming: Naming): ConfigValue {
  const specs = inner.map((layer) => layerSpec(layer, naming));
  return Array.isArray(value) ? specs : (specs[0] ?? value);
}

function unlessAlone(layer: Layer, naming: Naming): string | null {
  if (layer.automatic === "") return null;
  const alone = automaticName(naming.counters, layer.base_name, layer.base_name === "input" ? 1 : 0);
  return alone === layer.automatic ? null : layer.automatic;
}

// ---- the graph ----------------------------------------------------------------------------------------------------------------

function graph(model: Model): {
  nodes: readonly NodeSpec[];
  inputs: readonly TensorRef[];
  outputs: readonly TensorRef[];
} {
  const calls = callsBetween(model.inputs, model.outputs);
  const indexOf = new Map(calls.map((call, i) => [call, i]));
  const ref = (tensor: TensorValue): TensorRef => ({ node: indexOf.get(tensor.call) ?? 0, output: tensor.output });
  const nodes = calls.map((call) => ({
    layer: model.layers.indexOf(call.layer),
    inputs: call.inputs.map(ref),
    ...(call.initial_state.length === 0 ? {} : { initial_state: call.initial_state.map(ref) }),
  }));
  return { nodes, inputs: model.inputs.map(ref), outputs: model.outputs.map(ref) };
}
