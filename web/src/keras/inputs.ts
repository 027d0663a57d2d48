/** Where the shape of a model's input is written: `Input(...)`, `InputLayer(...)`, and the shape arguments of a first layer. */
import type { Shape } from "../types/core.ts";
import type { LayerSpan, Range } from "../types/reading.ts";
import { bind, type Given, type Parameter } from "./bind.ts";
import { lastName } from "./keras_names.ts";
import { unknownKeywords } from "./keras_text.ts";
import { known } from "./kinds.ts";
import { nearest } from "./nearest.ts";
import { repr } from "./python_repr.ts";
import { replacement, say } from "./report.ts";
import type { Session } from "./session.ts";
import type { Value } from "./values.ts";

/** Parameters of Input and InputLayer, in the order of the dialect. */
function parameters(session: Session, callee: "Input" | "InputLayer"): readonly Parameter[] {
  const order =
    session.dialect === "keras3"
      ? [
          "shape",
          "batch_size",
          "dtype",
          "sparse",
          ...(callee === "InputLayer" ? ["ragged"] : []),
          "batch_shape",
          ...(callee === "Input" ? ["name", "tensor", "optional"] : ["input_tensor", "optional", "name"]),
        ]
      : callee === "Input"
        ? ["shape", "batch_size", "name", "dtype", "sparse", "tensor", "ragged", "type_spec"]
        : ["input_shape", "batch_size", "dtype", "input_tensor", "sparse", "name", "ragged", "type_spec"];
  const keywords =
    callee === "Input"
      ? ["batch_shape"]
      : ["input_shape", "batch_input_shape", ...(session.dialect === "keras2" ? ["batch_shape"] : [])];
  const all = [...order, ...keywords.filter((name) => !order.includes(name))];
  return all.map((name) => ({ name, required: false, keyword_only: !order.includes(name) }));
}

export interface InputArguments {
  readonly batch_shape: Shape | null;
  readonly dtype: string | null;
  readonly name: Given | undefined;
  readonly arguments: Record<string, Range>;
}

/** Reads the arguments of `Input(...)` or `InputLayer(...)`; `batch_shape` null: an error has been said. */
export function readInput(
  session: Session,
  callee: "Input" | "InputLayer",
  given: readonly Given[],
  call: Range,
): InputArguments {
  const { values, others, ok } = bind(session, callee, parameters(session, callee), given);
  const names = parameters(session, callee).map((parameter) => parameter.name);
  for (const other of others) {
    const word = other.keyword;
    if (word === null) continue;
    const meant =
      word.text === "input_shape"
        ? "shape"
        : word.text === "batch_input_shape"
          ? "batch_shape"
          : nearest(word.text, names);
    say(session, word, {
      code: meant === undefined ? "unknown_argument" : "unknown_argument_near",
      args: { layer: callee, argument: word.text, ...(meant === undefined ? {} : { meant }) },
      keras:
        callee === "Input"
          ? `Input() got an unexpected keyword argument '${word.text}'`
          : unknownKeywords(session.dialect, callee, [[word.text, other.value]]),
      mend: meant === undefined || other.spread ? undefined : replacement(word, meant),
    });
  }
  const batchShape = values.get("batch_shape") ?? values.get("batch_input_shape");
  const shape = values.get("shape") ?? values.get("input_shape");
  let read: Shape | null = null;
  if (batchShape !== undefined && batchShape.value.kind !== "none") {
    read = readShape(session, batchShape, true);
    const word = batchShape.keyword;
    if (word !== null)
      session.evidence.push({
        from: word.from,
        to: word.to,
        text: `${callee}(${word.text}=)`,
        dialect: word.text === "batch_shape" ? "keras3" : "keras2",
        habit: false,
      });
  } else if (shape !== undefined && shape.value.kind !== "none") {
    const rest = readShape(session, shape, false);
    if (rest !== null) read = [batchSize(session, values.get("batch_size")), ...rest];
  } else if (ok && others.length === 0) {
    say(session, call, {
      code: "input_without_shape",
      args: {},
      keras:
        session.dialect === "keras3"
          ? "You must pass a `shape` argument."
          : "Please provide to Input a `shape` or a `tensor` or a `type_spec` argument.",
    });
  }
  const ranges: Record<string, Range> = {};
  for (const [name, argument] of values) if (!argument.spread) ranges[name] = { from: argument.from, to: argument.to };
  return {
    batch_shape: ok && others.length === 0 ? read : null,
    dtype: readDtype(values.get("dtype")),
    name: values.get("name"),
    arguments: ranges,
  };
}

/** A dtype as text: "float32", `tf.int32`. */
export function readDtype(given: Given | undefined): string | null {
  if (given === undefined) return null;
  if (given.value.kind === "string") return given.value.value;
  return given.value.kind === "path" ? lastName(given.value.path) : null;
}

function batchSize(session: Session, given: Given | undefined): number | null {
  if (given === undefined || given.value.kind === "none") return null;
  const dim = readDim(session, given.value, given, false);
  return dim === undefined ? null : dim;
}

/**
 * A tuple of sizes. What only running would tell is None where None can stand (batch, time steps), with a word about it; the last size, the number of features, must be known.
 * Null: an error has been said.
 */
export function readShape(session: Session, given: Given, batchFirst: boolean): Shape | null {
  const { value } = given;
  if (value.kind !== "tuple" && value.kind !== "list") {
    if (!known(session, value, given)) return null;
    const mend = value.kind === "int" && !given.spread ? replacement(given, `(${repr(value)},)`) : undefined;
    const keras =
      session.dialect === "keras3"
        ? `Cannot convert '${repr(value)}' to a shape.`
        : value.kind === "int"
          ? "'int' object is not iterable"
          : undefined;
    say(session, given, {
      code: "wants_shape",
      args: { argument: given.keyword?.text ?? "shape", found: repr(value).slice(0, 80) },
      keras,
      mend,
    });
    return null;
  }
  const shape: (number | null)[] = [];
  for (const [i, item] of value.items.entries()) {
    const mayBeNone = i < value.items.length - 1 || (batchFirst && i === 0);
    const dim = readDim(session, item, given.items[i] ?? given, mayBeNone);
    if (dim === undefined) return null;
    shape.push(dim);
  }
  return shape;
}

function readDim(session: Session, item: Value, range: Range, mayBeNone: boolean): number | null | undefined {
  if (item.kind === "none") return null;
  if (item.kind === "int" && Number.isSafeInteger(item.value)) return item.value;
  if (item.kind === "unknown" && mayBeNone) {
    say(session, range, { code: "unknown_size", severity: "warning", args: { text: item.text } });
    return null;
  }
  if (!known(session, item, range)) return undefined;
  say(session, range, {
    code: item.kind === "int" ? "int_too_large" : "wants_size",
    args: { argument: "shape", found: repr(item).slice(0, 80), type: item.kind },
  });
  return undefined;
}

/** The shape arguments that any first layer takes. */
export const firstLayerArguments: readonly string[] = [
  "input_shape",
  "batch_input_shape",
  "input_dim",
  "input_length",
  "batch_size",
];

/** The batch shape that a layer's own arguments give, null when they give none; undefined when they are wrong. */
export function firstLayerShape(
  session: Session,
  base: ReadonlyMap<string, Given>,
  recurrent: boolean,
): Shape | null | undefined {
  const whole = base.get("batch_input_shape");
  if (whole !== undefined) return readShape(session, whole, true) ?? undefined;
  const batch = batchSize(session, base.get("batch_size"));
  const inner = base.get("input_shape");
  if (inner !== undefined) {
    const shape = readShape(session, inner, false);
    return shape === null ? undefined : [batch, ...shape];
  }
  const dim = base.get("input_dim");
  if (dim === undefined) return null;
  const features = readDim(session, dim.value, dim, false);
  if (features === undefined) return undefined;
  const length = base.get("input_length");
  if (!recurrent || (length === undefined && session.dialect === "keras3")) return [batch, features];
  const steps = length === undefined ? null : readDim(session, length.value, length, true);
  return steps === undefined ? undefined : [batch, steps, features];
}

export function spanOf(call: Range, name: Range, ranges: Record<string, Range>): LayerSpan {
  return { from: call.from, to: call.to, name: { from: name.from, to: name.to }, arguments: ranges, wrapped: {} };
}
