/** Where an error of the core stands in the text. */
import type { LayerSpec, RnnError } from "../types/core.ts";
import type { LayerSpan, Range, ReadModel } from "../types/reading.ts";
import { isLayerSpec } from "./layer_spec.ts";

/** A layer of the spec with its place in the text. */
interface Written {
  readonly layer: LayerSpec;
  readonly span: LayerSpan;
}

/** The place that `error` is about: the argument's value, else the layer's name, else the model. */
export function placeOfError(model: ReadModel, error: RnnError): Range {
  const blamed = blamedLayer(model, error);
  if (blamed !== undefined) return blamed.span.arguments[argumentOf(error)] ?? blamed.span.name;
  // The implied InputLayer is written as a shape argument of the layer after it.
  const isInput = model.spec.layers[error.layer]?.class_name === "InputLayer";
  const next = isInput ? model.spans[error.layer + 1] : undefined;
  if (next != null) {
    const shape = ["input_shape", "batch_input_shape", "input_dim", "batch_size"]
      .map((name) => next.arguments[name])
      .find((range) => range !== undefined);
    return shape ?? next.name;
  }
  const written = model.spans.find((one) => one !== null);
  return written == null ? { from: model.from, to: model.to } : written.name;
}

/** The layer to blame: within a wrapper the one that has the argument, of several such the one that has it with the value of the error. */
export function blamedLayer(model: ReadModel, error: RnnError): Written | undefined {
  const layer = model.spec.layers[error.layer];
  const span = model.spans[error.layer];
  if (layer === undefined || span == null) return undefined;
  const whole: Written = { layer, span };
  const name = argumentOf(error);
  const holders = within(followed(whole, error.param)).filter((one) => one.span.arguments[name] !== undefined);
  const { found } = error.args;
  return holders.find((one) => String(one.layer.config[name]) === found) ?? holders[0] ?? whole;
}

/** `param` may lead into wrapped layers: "layer/units". */
function argumentOf({ param }: RnnError): string {
  return param.split("/").at(-1) ?? "";
}

function followed(whole: Written, param: string): Written {
  const [first = "", ...rest] = param.split("/");
  const inner = rest.length > 0 ? wrapped(whole).find(({ key }) => key === first) : undefined;
  return inner === undefined ? whole : followed(inner, rest.join("/"));
}

function within(whole: Written): readonly Written[] {
  return [whole, ...wrapped(whole).flatMap(within)];
}

/** The layers that are arguments of this one: "layer", "backward_layer", or "cell[1]" of a list. */
function wrapped({ layer, span }: Written): readonly (Written & { readonly key: string })[] {
  return Object.entries(span.wrapped).flatMap(([key, place]) => {
    const [name = "", index] = key.split(/[[\]]/);
    const value = layer.config[name];
    const inner = Array.isArray(value) ? value[Number(index ?? 0)] : value;
    return isLayerSpec(inner) ? [{ key, layer: inner, span: place }] : [];
  });
}
