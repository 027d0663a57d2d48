/** Python's own functions on known values, as far as models are written with them. */

import { numeric } from "./arithmetic.ts";
import type { Given } from "./bind.ts";
import { maxItems } from "./limits.ts";
import { str } from "./python_repr.ts";
import { itemsOf, none, rangeLength, truth, type Value } from "./values.ts";

export const builtinNames: ReadonlySet<string> = new Set(
  "abs all any bool dict enumerate float int len list max min print range reversed round set sorted str sum tuple type zip isinstance super object input open".split(
    " ",
  ),
);

/** The value of `name(...)`; undefined when it is not known. */
export function callBuiltin(name: string, given: readonly Given[]): Value | undefined {
  const args = given.filter((argument) => argument.keyword === null).map((argument) => argument.value);
  const [first] = args;
  switch (name) {
    case "print":
      return none;
    case "range":
      return range(args);
    case "len":
      return first === undefined ? undefined : length(first);
    case "list":
    case "tuple":
    case "reversed":
    case "sorted":
      return sequence(name, first);
    case "enumerate": {
      const items = first === undefined ? undefined : bounded(first);
      const start = given.find((argument) => argument.keyword?.text === "start")?.value ?? args[1];
      const from = start?.kind === "int" ? start.value : 0;
      return (
        items && {
          kind: "list",
          items: items.map((item, i) => ({ kind: "tuple", items: [{ kind: "int", value: from + i }, item] })),
        }
      );
    }
    case "zip": {
      const lists = args.map(bounded);
      if (lists.length === 0 || lists.some((list) => list === undefined)) return undefined;
      const known = lists.filter((list) => list !== undefined);
      const shortest = Math.min(...known.map((list) => list.length));
      return {
        kind: "list",
        items: Array.from({ length: shortest }, (_, i) => ({
          kind: "tuple",
          items: known.map((list) => list[i] ?? none),
        })),
      };
    }
    case "sum":
    case "max":
    case "min":
      return fold(name, args.length > 1 ? args : first === undefined ? undefined : bounded(first));
    case "dict":
      return given.every((argument) => argument.keyword !== null)
        ? {
            kind: "dict",
            entries: given.map(
              ({ keyword, value }) => [{ kind: "string", value: keyword?.text ?? "" }, value] as const,
            ),
          }
        : undefined;
    default:
      return first === undefined ? undefined : convert(name, first, args[1]);
  }
}

function range(args: readonly Value[]): Value | undefined {
  const numbers = args.map((arg) => (arg.kind === "int" ? arg.value : undefined));
  if (numbers.length === 0 || numbers.length > 3 || numbers.includes(undefined)) return undefined;
  const [a = 0, b, step = 1] = numbers;
  if (step === 0) return undefined;
  return { kind: "range", start: b === undefined ? 0 : a, stop: b ?? a, step };
}

function length(value: Value): Value | undefined {
  if (value.kind === "range") return { kind: "int", value: rangeLength(value) };
  if (value.kind === "array") return value.shape[0] == null ? undefined : { kind: "int", value: value.shape[0] };
  const items = itemsOf(value);
  return items && { kind: "int", value: items.length };
}

/** Entries of a value, unless there are too many to hold. */
export function bounded(value: Value): readonly Value[] | undefined {
  if (value.kind === "range" && rangeLength(value) > maxItems) return undefined;
  return itemsOf(value);
}

function sequence(name: string, value: Value | undefined): Value | undefined {
  if (value === undefined)
    return name === "list" ? { kind: "list", items: [] } : name === "tuple" ? { kind: "tuple", items: [] } : undefined;
  const items = bounded(value);
  if (items === undefined) return undefined;
  if (name === "tuple") return { kind: "tuple", items };
  if (name === "list") return { kind: "list", items: [...items] };
  if (name === "reversed") return { kind: "list", items: [...items].reverse() };
  const numbers = items.map((item) => numeric(item)?.value);
  if (numbers.includes(undefined)) return undefined;
  return { kind: "list", items: [...items].sort((x, y) => (numeric(x)?.value ?? 0) - (numeric(y)?.value ?? 0)) };
}

function fold(name: string, items: readonly Value[] | undefined): Value | undefined {
  const numbers = items?.map(numeric);
  if (numbers === undefined || numbers.includes(undefined)) return undefined;
  const known = numbers.filter((number) => number !== undefined);
  if (name === "sum")
    return { kind: known.every((n) => n.integer) ? "int" : "float", value: known.reduce((sum, n) => sum + n.value, 0) };
  if (known.length === 0) return undefined;
  const best = known.reduce((a, b) => ((name === "max") === b.value > a.value && a.value !== b.value ? b : a));
  return { kind: best.integer ? "int" : "float", value: best.value };
}

function convert(name: string, value: Value, digits: Value | undefined): Value | undefined {
  const n = numeric(value);
  const text = value.kind === "string" ? value.value.trim() : "";
  switch (name) {
    case "int":
      if (n !== undefined) return Number.isFinite(n.value) ? { kind: "int", value: Math.trunc(n.value) } : undefined;
      return /^[+-]?\d+$/.test(text) ? { kind: "int", value: Number(text) } : undefined;
    case "float":
      if (n !== undefined) return { kind: "float", value: n.value };
      return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? { kind: "float", value: Number(text) } : undefined;
    case "str":
      return value.kind === "unknown" || value.kind === "undefined" || value.kind === "broken" || value.kind === "array"
        ? undefined
        : { kind: "string", value: str(value) };
    case "bool": {
      const known = truth(value);
      return known === undefined ? undefined : { kind: "bool", value: known };
    }
    case "abs":
      return n && { kind: n.integer ? "int" : "float", value: Math.abs(n.value) };
    case "round":
      return n && digits === undefined ? { kind: "int", value: roundHalfEven(n.value) } : undefined;
    default:
      return undefined;
  }
}

/** Python rounds halves to the even neighbour. */
function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}
