/** A model object of the program → ModelSpec with the places of its layers. */
import type { Config, ConfigValue, Dialect, LayerSpec, ModelSpec, Shape } from "../types/core.ts";
import type { LayerSpan } from "../types/reading.ts";
import { graphOf, innermost } from "./graph.ts";
import { automaticName } from "./session.ts";
import type { Layer, Model } from "./values.ts";

export interface SpecWithSpans {
  readonly spec: ModelSpec;
  readonly spans: readonly (LayerSpan | null)[];
  /** Models within models come to more calls than are followed. */
  readonly tooLarge: boolean;
}

/** How many layers and calls the specs of one text may still have together: a text can make many models of the same graph. */
export interface Budget {
  left: number;
}

export function specOf(model: Model, dialect: Dialect, budget: Budget): SpecWithSpans {
  const implied = model.sequential ? impliedInput(model) : null;
  const naming: Naming = { dialect, counters: new Map() };
  // Keras 3 makes the implied InputLayer when the first layer is added; its name is counted like any other.
  const lone_input = implied !== null && dialect === "keras3" ? automaticName(naming.counters, "input_layer") : "";
  const name_of_input =
    model.implied_input === lone_input ? nameAfterModel(model, dialect) : { name: model.implied_input };
  const first = implied === null ? [] : [{ class_name: "InputLayer", config: { ...implied, ...name_of_input } }];
  const own = budget.left > 0 ? innermost(model) : [];
  const layers: readonly LayerSpec[] = [...first, ...own.map((layer) => layerSpec(layer, naming))];
  const spans = [...first.map(() => null), ...own.map((layer) => layer.span)];
  const { tooLarge, ...graph } = budget.left > 0 ? graphOf(model, own, first.length) : { tooLarge: true };
  budget.left -= own.length + (graph.nodes?.length ?? 0);
  const lone = model.sequential ? "sequential" : dialect === "keras2" ? "model" : "functional";
  const name = model.name ?? (model.automatic === lone ? null : model.automatic);
  const spec: ModelSpec = {
    dialect,
    sequential: model.sequential,
    ...(name === null ? {} : { name }),
    layers,
    ...graph,
  };
  return { spec, spans, tooLarge };
}

/** A Keras 2 Sequential that begins with a model names its input after it. */
function nameAfterModel(model: Model, dialect: Dialect): Config {
  const first = model.layers[0];
  return first?.nested !== undefined && dialect === "keras2" ? { name: `${first.name}_input` } : {};
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
