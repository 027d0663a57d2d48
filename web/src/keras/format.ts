/** f-strings: a value as `format(value, spec)` writes it, for the specs that names of layers are made of. */
import { repr, str } from "./python_repr.ts";
import type { Value } from "./values.ts";

/** Undefined when the value is not known or the spec is not one of `[0][width][.precision][d|f|s]`. */
export function format(value: Value, spec: string, conversion: string): string | undefined {
  if (value.kind === "unknown" || value.kind === "undefined" || value.kind === "broken" || value.kind === "array")
    return undefined;
  if (spec === "") return conversion === "r" ? repr(value) : str(value);
  const match = /^([<>^]?)(0?)(\d{0,3})(?:\.(\d{1,2}))?([dfs]?)$/.exec(spec);
  if (match === null) return undefined;
  const [, align, zero, width, precision, type] = match;
  let text = str(value);
  const isNumber = value.kind === "int" || value.kind === "float";
  if (type === "f" || precision !== undefined) {
    if (!isNumber) return undefined;
    text = value.value.toFixed(precision === undefined ? 6 : Number(precision));
  }
  const size = Number(width ?? 0);
  if (zero === "0") return text.padStart(size, "0");
  if (align === "^") return text.padStart(text.length + Math.floor((size - text.length) / 2)).padEnd(size);
  return align === ">" || (align === "" && isNumber) ? text.padStart(size) : text.padEnd(size);
}
