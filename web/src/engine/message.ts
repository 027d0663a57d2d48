/** Arguments as the core reads them (wasm/value.h): nothing but data. It never meets getters, proxies, cycles or inherited properties. */
import type { RnnError } from "../types/core.ts";

/** Deeper or larger values are no models: a layer in a wrapper in a nested model is about a dozen levels down. */
const MAX_DEPTH = 64;
const MAX_VALUES = 200_000;
/** The core refuses longer texts by their length alone (kMaxStringLength). */
const MAX_UNITS = 1024;

type Path = readonly (string | number)[];

export interface Message {
  /** The list of arguments, laid out. */
  readonly words: Uint32Array;
  /** What the words refer to by number. */
  readonly floats: readonly Float32Array[];
}

interface Writing {
  values: number;
  readonly floats: Float32Array[];
}

function errorAt(path: Path, code: string, message: string): RnnError {
  const at = path.indexOf("layers");
  const layer = at >= 0 && typeof path[at + 1] === "number" ? Number(path[at + 1]) : -1;
  const param = path[at + 2] === "config" ? String(path[at + 3] ?? "") : "";
  return { code, message, layer, param, args: { param } };
}

/** What `messageOf` throws. */
export class Refusal extends Error {
  readonly error: RnnError;

  constructor(path: Path, code: string, message: string) {
    super(message);
    this.error = errorAt(path, code, message);
  }
}

/** What `read` gives; what it throws becomes a Refusal. */
function reading<T>(path: Path, read: () => T): T {
  try {
    return read();
  } catch (thrown) {
    if (thrown instanceof Refusal) throw thrown;
    throw new Refusal(path, "unreadable", `Reading a value failed: ${String(thrown)}`);
  }
}

/** rnn::wasm::Value::Kind. */
const KINDS = ["undefined", "null", "false", "true", "number", "string", "list", "object", "floats", "other"] as const;

function laidOut(kind: (typeof KINDS)[number], content: readonly number[] = []): readonly number[] {
  return [KINDS.indexOf(kind), content.length, ...content];
}

function textOf(text: string): readonly number[] {
  const bytes = new TextEncoder().encode(text.slice(0, MAX_UNITS));
  const words = new Uint32Array((bytes.length + 3) >> 2);
  new Uint8Array(words.buffer).set(bytes);
  return laidOut("string", [text.length, bytes.length, ...words]);
}

function listOf(list: readonly unknown[], path: Path, writing: Writing): readonly number[] {
  const content = Array.from(list, (entry, i) => write(entry, [...path, i], writing));
  return laidOut("list", [list.length, ...content.flat()]);
}

function objectOf(object: object, path: Path, writing: Writing): readonly number[] {
  const keys = Object.keys(object);
  const content = keys.map((key) => {
    const here = [...path, key];
    const value: unknown = reading(here, () => Reflect.get(object, key));
    return [...textOf(key), ...write(value, here, writing)];
  });
  return laidOut("object", [keys.length, ...content.flat()]);
}

/** By its name: one of another frame is as good. */
function isFloats(value: object): value is Float32Array {
  return Object.prototype.toString.call(value) === "[object Float32Array]";
}

function containerOf(value: object, path: Path, writing: Writing): readonly number[] {
  if (path.length > MAX_DEPTH)
    throw new Refusal(path, "too_deep", "Values are nested too deeply, or contain themselves");
  if (Array.isArray(value)) return listOf(value, path, writing);
  if (isFloats(value)) return laidOut("floats", [value.length, writing.floats.push(value) - 1]);
  return ArrayBuffer.isView(value) ? laidOut("other") : objectOf(value, path, writing);
}

function write(value: unknown, path: Path, writing: Writing): readonly number[] {
  writing.values += 1;
  if (writing.values > MAX_VALUES) throw new Refusal(path, "too_large", "The model is larger than can be shown");
  switch (typeof value) {
    case "undefined":
      return laidOut("undefined");
    case "boolean":
      return laidOut(value ? "true" : "false");
    case "number":
      return laidOut("number", [...new Uint32Array(Float64Array.of(value).buffer)]);
    case "string":
      return textOf(value);
    case "object":
      return value === null ? laidOut("null") : reading(path, () => containerOf(value, path, writing));
    default:
      return laidOut("other");
  }
}

/** Throws a Refusal. */
export function messageOf(values: readonly unknown[]): Message {
  const writing: Writing = { values: 0, floats: [] };
  return { words: Uint32Array.from(listOf(values, [], writing)), floats: writing.floats };
}
