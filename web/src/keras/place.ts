/** Where a model stands for a caret, and where an error of the core stands in the text. */
import type { RnnError } from "../types/core.ts";
import type { LayerSpan, Range, Reading, ReadModel } from "../types/reading.ts";

/** Index into `reading.models` of the one that the caret is in, or whose text it follows; else the last; -1 when there is none. */
export function shownAt(reading: Pick<Reading, "models">, caret: number | undefined): number {
  const { models } = reading;
  const last = models.length - 1;
  if (caret === undefined) return last;
  let best = -1;
  models.forEach((model, i) => {
    if (model.from > caret) return;
    const current = models[best];
    const inside = model.to >= caret;
    const currentInside = current !== undefined && current.to >= caret;
    if (current === undefined || (inside && !currentInside) || (inside === currentInside && model.from >= current.from))
      best = i;
  });
  return best === -1 ? last : best;
}

/** The place that `error` is about: the argument's value, else the layer's name, else the model. */
export function placeOfError(model: ReadModel, error: RnnError): Range {
  const span = model.spans[error.layer];
  if (span != null) return placeInSpan(span, error.param);
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

/** `param` may lead into a wrapped layer: "layer/units". */
function placeInSpan(span: LayerSpan, param: string): Range {
  const [first = "", ...rest] = param.split(/[/.]/);
  const inner = span.wrapped[first];
  if (inner !== undefined && rest.length > 0) return placeInSpan(inner, rest.join("/"));
  const own = span.arguments[first];
  if (own !== undefined) return own;
  const holder = Object.values(span.wrapped).find((one) => one.arguments[first] !== undefined);
  return holder?.arguments[first] ?? span.name;
}
