/** What decides how a gradient travels through a recurrent layer, as the text writes it. */
import type { ConfigValue, LayerSpec } from "../types/core.ts";
import type { LayerSpan, ReadModel } from "../types/reading.ts";

/** A recurrent cell that the text writes, inside whatever wraps it. */
export interface WrittenCell {
  readonly span: LayerSpan;
  readonly spec: LayerSpec;
}

/** `layer`: index into spec.layers. `part`: id of the part. null: the text does not write a cell of Keras' own there. */
export function writtenCell(model: ReadModel, layer: number, part: string): WrittenCell | null {
  let [span, spec] = [model.spans[layer] ?? null, model.spec.layers[layer]];
  while (span !== null && spec !== undefined && !/^(SimpleRNN|LSTM|GRU)(Cell)?$/.test(spec.class_name)) {
    const { wrapped }: LayerSpan = span;
    const names = [...(part.startsWith("backward") ? ["backward_layer"] : []), "layer", "cell"];
    const name: string | undefined = names.find((one) => one in wrapped);
    const inner = writtenObject(spec.config[name ?? ""]);
    [span, spec] = [wrapped[name ?? ""] ?? null, inner];
  }
  return span === null || spec === undefined ? null : { span, spec };
}

/** A layer or an initializer that is an argument; undefined for all else. Apart from the reader's own, with which it would become a part that every page fetches. */
export function writtenObject(value: ConfigValue | undefined): LayerSpec | undefined {
  return typeof value === "object" && value !== null && "class_name" in value ? value : undefined;
}

/** null: not a name, so nothing that a list could choose from. */
export function activationOf({ config }: LayerSpec): string | null {
  const value = config["activation"] ?? "tanh";
  return typeof value === "string" ? value : null;
}

/** By what Keras' orthogonal W_h is multiplied; null: it is not made that way. */
export function gainOf({ config }: LayerSpec): number | null {
  const value = config["recurrent_initializer"] ?? "orthogonal";
  if (typeof value === "string") return /^orthogonal$/i.test(value) ? 1 : null;
  const object = writtenObject(value);
  if (object?.class_name !== "Orthogonal") return null;
  const gain = object.config["gain"] ?? 1;
  return typeof gain === "number" ? gain : null;
}

/** Of an LSTM: whether b_f begins at 1; null: the cell has no such argument. */
export function unitForgetBiasOf({ class_name, config }: LayerSpec): boolean | null {
  if (!class_name.startsWith("LSTM")) return null;
  return config["unit_forget_bias"] !== false;
}

/** The time steps of a model's one input, where the text writes them as a number. */
export interface WrittenLength {
  readonly from: number;
  readonly to: number;
  readonly steps: number;
}

/** Arguments that write a shape, and where time stands in it. */
const shapeArguments: readonly (readonly [name: string, axis: number])[] = [
  ["shape", 0],
  ["input_shape", 0],
  ["batch_shape", 1],
  ["batch_input_shape", 1],
];

/** null: several inputs, None, or not a plain number. */
export function writtenLength(text: string, { spec, spans }: ReadModel): WrittenLength | null {
  if ((spec.inputs?.length ?? 1) > 1) return null;
  const [found] = spans.slice(0, 2).flatMap((span) =>
    shapeArguments.flatMap(([name, axis]) => {
      const range = span?.arguments[name];
      return range === undefined ? [] : [{ range, axis }];
    }),
  );
  if (found === undefined) return null;
  const { range, axis } = found;
  const written = text.slice(range.from, range.to);
  const before = new RegExp(`^[(\\[]\\s*(?:[^,()\\[\\]]+,\\s*){${axis}}`).exec(written)?.[0];
  const steps = before === undefined ? undefined : /^\d+(?=\s*[,)\]])/.exec(written.slice(before.length))?.[0];
  if (before === undefined || steps === undefined) return null;
  // A shape of one side has no time: (features,).
  if (!/^\s*,\s*[^\s)\]]/.test(written.slice(before.length + steps.length))) return null;
  const from = range.from + before.length;
  return { from, to: from + steps.length, steps: Number(steps) };
}
