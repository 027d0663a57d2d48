/** Models as layers of other models: `outer.add(inner)`, `inner(x)`. */
import type { Shape } from "../types/core.ts";
import type { Range } from "../types/reading.ts";
import { outputCount } from "./calls.ts";
import { maxLayers } from "./limits.ts";
import { say } from "./report.ts";
import { automaticName, type Session } from "./session.ts";
import type { Layer, Model, Value } from "./values.ts";

/** The layer that `model` is within another model; always the same. Undefined, and it is said why, when it holds too much. */
export function modelAsLayer(session: Session, model: Model, at: Range): Layer | undefined {
  const known = session.layers.find((layer) => layer.nested === model);
  if (known !== undefined) return known;
  if (session.layers.length >= maxLayers || countCalls(session, model) > maxLayers) {
    say(session, at, { code: "too_many_layers", args: { most: String(maxLayers) } });
    return undefined;
  }
  const layer: Layer = {
    id: session.layers.length,
    class_name: model.sequential ? "Sequential" : "Functional",
    base_name: "",
    config: {},
    wrapped: {},
    name: model.name ?? model.automatic,
    automatic: "",
    trainable: true,
    batch_shape: inputShapesOf(model)[0] ?? null,
    dtype: firstLayer(model)?.dtype ?? null,
    span: null,
    function: session.function,
    broken: model.broken,
    nested: model,
  };
  session.layers.push(layer);
  return layer;
}

/** Whether `model` is `other` or holds it at any depth. */
export function holds(model: Model, other: Model): boolean {
  return model === other || model.layers.some(({ nested }) => nested !== undefined && holds(nested, other));
}

/** How many tensors a call of the layer gives. */
export function outputsOf(layer: Layer): number {
  const { nested } = layer;
  if (nested === undefined) return outputCount(layer.class_name, layer.config);
  if (!nested.sequential) return nested.outputs.length;
  const last = nested.layers.at(-1);
  return last === undefined ? 1 : outputsOf(last);
}

/** A layer as the program gets it back: a model that stands in for one is that model. */
export function layerValue(layer: Layer): Value {
  return layer.nested === undefined ? { kind: "layer", layer } : { kind: "model", model: layer.nested };
}

/** A Sequential without an input shape is built when it is first called. Keras 3 makes its InputLayer then. */
export function buildWhenCalled(session: Session, model: Model): void {
  const isOpen = model.sequential && inputShapesOf(model)[0] === null && model.implied_input === "";
  if (isOpen && session.dialect === "keras3") model.implied_input = automaticName(session.counters, "input_layer");
}

function firstLayer(model: Model): Layer | undefined {
  return model.sequential ? model.layers[0] : undefined;
}

/** The shapes that the model's inputs were made for, null where that is open. */
export function inputShapesOf(model: Model): readonly (Shape | null)[] {
  if (!model.sequential) return model.inputs.map(({ call }) => shapeOf(call.layer));
  const first = model.layers[0];
  return [(first === undefined ? null : shapeOf(first)) ?? model.built_shape];
}

function shapeOf({ class_name, config, batch_shape }: Layer): Shape | null {
  const shape = config["batch_shape"];
  if (class_name !== "InputLayer" || !Array.isArray(shape)) return batch_shape;
  return shape.map((size: unknown) => (typeof size === "number" ? size : null));
}

/** Calls of layers that one call of the model comes to, those of models within it counted in full. */
function countCalls(session: Session, model: Model): number {
  const counts = new Map<Model, number>();
  const count = (one: Model): number => {
    const known = counts.get(one);
    if (known !== undefined) return known;
    const layers = one.sequential
      ? one.layers
      : session.calls.map(({ layer }) => layer).filter((layer) => one.layers.includes(layer));
    let sum = 0;
    for (const { nested } of layers) sum += nested === undefined ? 1 : count(nested);
    counts.set(one, sum);
    return sum;
  };
  return count(model);
}
