/** Values as Python prints them: Keras' error texts quote them. */
import type { ConfigValue } from "../types/core.ts";
import type { Value } from "./values.ts";

/** `repr(value)`. What has no text of its own in the program is shown as `...`. */
export function repr(value: Value): string {
  switch (value.kind) {
    case "int":
      return String(value.value);
    case "float":
      return reprFloat(value.value);
    case "bool":
      return value.value ? "True" : "False";
    case "none":
      return "None";
    case "string":
      return reprString(value.value);
    case "tuple":
      return value.items.length === 1
        ? `(${repr(value.items[0] ?? { kind: "none" })},)`
        : `(${value.items.map(repr).join(", ")})`;
    case "list":
      return `[${value.items.map(repr).join(", ")}]`;
    case "dict":
      return `{${value.entries.map(([key, entry]) => `${repr(key)}: ${repr(entry)}`).join(", ")}}`;
    case "range":
      return `range(${value.start}, ${value.stop}${value.step === 1 ? "" : `, ${value.step}`})`;
    case "layer":
      return `<${value.layer.class_name} name=${value.layer.name ?? value.layer.automatic}>`;
    case "layer_class":
      return value.class_name;
    case "unknown":
      return value.text;
    case "undefined":
      return value.name;
    default:
      return "...";
  }
}

/** `str(value)`. */
export function str(value: Value): string {
  return value.kind === "string" ? value.value : repr(value);
}

/** Name of the Python type: "int", "str", "NoneType". */
export function typeName(value: Value): string {
  switch (value.kind) {
    case "string":
      return "str";
    case "none":
      return "NoneType";
    case "layer":
      return value.layer.class_name;
    case "object":
      return value.class_name;
    case "model":
      return value.model.sequential ? "Sequential" : "Functional";
    case "tensor":
      return "KerasTensor";
    case "layer_class":
      return "type";
    case "array":
      return "numpy.ndarray";
    case "path":
      return "module";
    case "method":
    case "function":
      return "function";
    case "unknown":
    case "undefined":
    case "broken":
      return "object";
    default:
      return value.kind;
  }
}

/** A float as Python writes it: 3.0, 0.001, 1e-07. */
export function reprFloat(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  const size = Math.abs(value);
  if (value !== 0 && (size >= 1e16 || size < 1e-4)) {
    const [mantissa, exponent] = value.toExponential().split("e");
    const power = Number(exponent);
    return `${mantissa}e${power < 0 ? "-" : "+"}${String(Math.abs(power)).padStart(2, "0")}`;
  }
  const text = String(value);
  return Object.is(value, -0) ? "-0.0" : text.includes(".") ? text : `${text}.0`;
}

/** A string literal as Python writes it. */
export function reprString(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const body = text
    .replaceAll("\\", "\\\\")
    .replaceAll("\n", "\\n")
    .replaceAll("\r", "\\r")
    .replaceAll("\t", "\\t")
    .replaceAll(quote, `\\${quote}`)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: Python escapes control characters
    .replace(/[\u0000-\u001f\u007f]/g, (ch) => `\\x${ch.charCodeAt(0).toString(16).padStart(2, "0")}`);
  return quote + body + quote;
}

/** A shape as Python prints the tuple: `(None, 2, 10)`. */
export function reprShape(shape: ConfigValue | undefined): string {
  const sizes = Array.isArray(shape) ? shape : [];
  const printed = sizes.map((size: ConfigValue) => (typeof size === "number" ? String(size) : "None"));
  return printed.length === 1 ? `(${printed[0]},)` : `(${printed.join(", ")})`;
}
