/** Arrays as people write them → tensors: nested lists, typed arrays, or `{shape, data}`, each checked before the core sees it. */
import type { Result, RnnError, Shape, Tensor } from "../types/core.ts";

export type TypedArray =
  | Float32Array
  | Float64Array
  | Int8Array
  | Int16Array
  | Int32Array
  | Uint8Array
  | Uint8ClampedArray
  | Uint16Array
  | Uint32Array;

export type NestedArray = readonly (number | boolean | NestedArray)[];

/** One array. A typed array is flat: its shape must follow from where it goes. */
export type ArrayInput = Tensor | TypedArray | NestedArray | number;

const MAX_RANK = 32;
const MAX_NUMBERS = 2 ** 28;

/** Thrown inside only, so that the recursion need not carry Results; `toTensor` catches it. */
class Fault extends Error {
  readonly error: RnnError;

  constructor(code: string, param: string, message: string, args: Readonly<Record<string, string>> = {}) {
    super(message);
    this.error = { code, message, layer: -1, param, args: { param, ...args } };
  }
}

export function isTypedArray(value: unknown): value is TypedArray {
  return ArrayBuffer.isView(value) && !(value instanceof DataView) && !/^Big/.test(value.constructor.name);
}

export function isTensor(value: unknown): value is Tensor {
  return typeof value === "object" && value !== null && "shape" in value && "data" in value;
}

function describe(value: unknown): string {
  if (value === null || value === undefined) return "None";
  return typeof value === "string"
    ? `'${value.slice(0, 40)}'`
    : typeof value === "object"
      ? "an object"
      : String(value);
}

function toNumber(value: unknown, param: string): number {
  if (typeof value === "boolean") return value ? 1 : 0;
  if (typeof value !== "number") {
    const found = describe(value);
    throw new Fault("wrong_kind", param, `\`${param}\` should hold numbers. Received: ${found}`, {
      expected: "float",
      found,
    });
  }
  const rounded = Math.fround(value);
  if (!Number.isFinite(rounded)) {
    throw new Fault("not_finite", param, `\`${param}\` should hold finite float32 numbers. Received: ${value}`, {
      found: String(value),
    });
  }
  return value;
}

function countOf(shape: readonly number[], param: string): number {
  const count = shape.reduce((product, size) => product * size, 1);
  if (count > MAX_NUMBERS || shape.length > MAX_RANK) {
    throw new Fault("too_large", param, `\`${param}\` has more numbers than can be computed with here`);
  }
  return count;
}

/** The shape that the first entries of each level suggest. */
function nestedShape(value: unknown, param: string): number[] {
  const shape: number[] = [];
  let level: unknown = value;
  while (Array.isArray(level)) {
    shape.push(level.length);
    countOf(shape, param);
    level = level[0];
  }
  return shape;
}

function ragged(param: string, shape: readonly number[], level: number, found: string): Fault {
  const expected = `(${shape.slice(level).join(", ")}${shape.length - level === 1 ? "," : ""})`;
  return new Fault(
    "ragged",
    param,
    `\`${param}\` is not rectangular: expected a list of shape ${expected}, found ${found}`,
    {
      expected,
      found,
    },
  );
}

function fill(
  value: unknown,
  level: number,
  shape: readonly number[],
  data: Float32Array,
  at: number,
  param: string,
): number {
  if (level === shape.length) {
    if (Array.isArray(value)) throw ragged(param, shape, level, "a list where there are numbers elsewhere");
    data[at] = toNumber(value, param);
    return at + 1;
  }
  if (!Array.isArray(value)) throw ragged(param, shape, level, describe(value));
  if (value.length !== shape[level]) throw ragged(param, shape, level, `${value.length} entries`);
  let next = at;
  for (const entry of value as readonly unknown[]) next = fill(entry, level + 1, shape, data, next, param);
  return next;
}

function fromNested(value: unknown, param: string): Tensor {
  const shape = nestedShape(value, param);
  const data = new Float32Array(countOf(shape, param));
  fill(value, 0, shape, data, 0, param);
  return { shape, data };
}

function floatsOf(values: ArrayLike<unknown>, param: string): Float32Array {
  const { length } = values;
  if (length > MAX_NUMBERS)
    throw new Fault("too_large", param, `\`${param}\` has more numbers than can be computed with here`);
  const data = new Float32Array(length);
  for (let i = 0; i < length; i++) data[i] = toNumber(values[i], param);
  return data;
}

function wrongSize(param: string, shape: string, found: number): Fault {
  return new Fault("bad_size", param, `\`${param}\` holds ${found} numbers, which do not fill the shape ${shape}`, {
    expected: shape,
    found: String(found),
  });
}

/** The only shape of `count` numbers that fits `expected`, whose one unknown size, if any, follows from the others. */
function fittingShape(expected: Shape, count: number, param: string): number[] {
  const text = `(${expected.map((size) => size ?? "None").join(", ")})`;
  const unknown = expected.filter((size) => size === null).length;
  const known = expected.reduce<number>((product, size) => product * (size ?? 1), 1);
  const missing = unknown === 1 && known > 0 ? count / known : 1;
  if (unknown > 1 || !Number.isInteger(missing) || known * missing !== count) throw wrongSize(param, text, count);
  return expected.map((size) => size ?? missing);
}

function fromTensor(tensor: Tensor, param: string): Tensor {
  const { shape, data } = tensor;
  if (!Array.isArray(shape) || !shape.every((size) => Number.isInteger(size) && size >= 0)) {
    throw new Fault("wrong_kind", param, `The shape of \`${param}\` should be a list of sizes`, {
      expected: "list of sizes",
      found: describe(shape),
    });
  }
  if (!isTypedArray(data) && !Array.isArray(data)) {
    const found = describe(data);
    throw new Fault("wrong_kind", param, `The data of \`${param}\` should be numbers`, { expected: "numbers", found });
  }
  const floats = floatsOf(data, param);
  if (floats.length !== countOf(shape, param)) throw wrongSize(param, `(${shape.join(", ")})`, floats.length);
  return { shape: [...shape], data: floats };
}

function convert(value: unknown, param: string, expected: Shape | undefined): Tensor {
  if (isTypedArray(value)) {
    const data = floatsOf(value, param);
    return { shape: fittingShape(expected ?? [data.length], data.length, param), data };
  }
  return isTensor(value) ? fromTensor(value, param) : fromNested(value, param);
}

/**
 * `value` as a tensor of its own. `param` names it in errors; `expected` is the shape of where it goes, with null for sizes to be found out,
 * and gives a flat typed array its shape. Codes: wrong_kind, not_finite, ragged, bad_size, too_large, unreadable.
 */
export function toTensor(value: unknown, param: string, expected?: Shape): Result<Tensor> {
  try {
    return { ok: true, value: convert(value, param, expected) };
  } catch (thrown) {
    if (thrown instanceof Fault) return { ok: false, error: thrown.error };
    const reason = String(thrown);
    const message = `Reading \`${param}\` failed: ${reason}`;
    return { ok: false, error: { code: "unreadable", message, layer: -1, param, args: { param, reason } } };
  }
}

/** A tensor as nested lists; a number when it has no axes. */
export function toNested({ shape, data }: Tensor): NestedArray | number {
  const build = (level: number, at: number): NestedArray | number => {
    if (level === shape.length) return data[at] ?? 0;
    const size = shape.slice(level + 1).reduce((product, length) => product * length, 1);
    return Array.from({ length: shape[level] ?? 0 }, (_, i) => build(level + 1, at + i * size));
  };
  return build(0, 0);
}
