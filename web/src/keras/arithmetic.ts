/** Python's operators on known values. Undefined: not known, or not a thing Python would do with them. */
import { maxItems } from "./limits.ts";
import { repr } from "./python_repr.ts";
import { truth, type Value } from "./values.ts";

type Numeric = { readonly value: number; readonly integer: boolean };

/** Numbers, and True and False, which are numbers to Python. */
export function numeric(value: Value): Numeric | undefined {
  if (value.kind === "int") return { value: value.value, integer: true };
  if (value.kind === "bool") return { value: value.value ? 1 : 0, integer: true };
  if (value.kind === "float") return { value: value.value, integer: false };
  return undefined;
}

function number(value: number, integer: boolean): Value {
  return { kind: integer ? "int" : "float", value };
}

export function unary(operator: string, operand: Value): Value | undefined {
  if (operator === "not") {
    const known = truth(operand);
    return known === undefined ? undefined : { kind: "bool", value: !known };
  }
  const n = numeric(operand);
  if (n === undefined) return undefined;
  if (operator === "-") return number(n.integer && n.value === 0 ? 0 : -n.value, n.integer);
  if (operator === "+") return number(n.value, n.integer);
  if (operator === "~" && n.integer) return number(-n.value - 1, true);
  return undefined;
}

export function binary(operator: string, left: Value, right: Value): Value | undefined {
  const a = numeric(left);
  const b = numeric(right);
  if (a !== undefined && b !== undefined) return arithmetic(operator, a, b) ?? comparison(operator, left, right);
  return comparison(operator, left, right) ?? joining(operator, left, right);
}

function arithmetic(operator: string, a: Numeric, b: Numeric): Value | undefined {
  const integer = a.integer && b.integer;
  switch (operator) {
    case "+":
      return number(a.value + b.value, integer);
    case "-":
      return number(a.value - b.value, integer);
    case "*":
      return number(a.value * b.value, integer);
    case "/":
      return b.value === 0 ? undefined : number(a.value / b.value, false);
    case "//":
      return b.value === 0 ? undefined : number(Math.floor(a.value / b.value), integer);
    case "%": {
      if (b.value === 0) return undefined;
      const rest = a.value % b.value;
      return number(rest !== 0 && rest < 0 !== b.value < 0 ? rest + b.value : rest, integer);
    }
    case "**": {
      if (a.value === 0 && b.value < 0) return undefined;
      const power = a.value ** b.value;
      return Number.isNaN(power) ? undefined : number(power, integer && b.value >= 0);
    }
    default:
      return undefined;
  }
}

function comparison(operator: string, left: Value, right: Value): Value | undefined {
  const a = numeric(left)?.value ?? (left.kind === "string" ? left.value : undefined);
  const b = numeric(right)?.value ?? (right.kind === "string" ? right.value : undefined);
  const comparable = typeof a === typeof b && a !== undefined && b !== undefined;
  const bool = (value: boolean): Value => ({ kind: "bool", value });
  switch (operator) {
    case "==":
    case "!=": {
      const same = comparable ? a === b : sameLiteral(left, right);
      return same === undefined ? undefined : bool(same === (operator === "=="));
    }
    case "is":
    case "is not": {
      const isNone = left.kind === "none" || right.kind === "none";
      const known =
        left.kind !== "unknown" && right.kind !== "unknown" && left.kind !== "broken" && right.kind !== "broken";
      return isNone && known ? bool((left.kind === right.kind) === (operator === "is")) : undefined;
    }
    case "<":
      return comparable ? bool(a < b) : undefined;
    case ">":
      return comparable ? bool(a > b) : undefined;
    case "<=":
      return comparable ? bool(a <= b) : undefined;
    case ">=":
      return comparable ? bool(a >= b) : undefined;
    case "in":
    case "not in": {
      const items = right.kind === "list" || right.kind === "tuple" ? right.items : undefined;
      const found = items?.map((item) => sameLiteral(left, item));
      if (found === undefined || found.includes(undefined)) return undefined;
      return bool(found.includes(true) === (operator === "in"));
    }
    default:
      return undefined;
  }
}

function isLiteral(value: Value): boolean {
  if (value.kind === "tuple" || value.kind === "list") return value.items.every(isLiteral);
  return (
    value.kind === "int" ||
    value.kind === "float" ||
    value.kind === "bool" ||
    value.kind === "none" ||
    value.kind === "string"
  );
}

function sameLiteral(a: Value, b: Value): boolean | undefined {
  if (!isLiteral(a) || !isLiteral(b)) return undefined;
  const x = numeric(a);
  const y = numeric(b);
  return x !== undefined && y !== undefined ? x.value === y.value : repr(a) === repr(b);
}

/** `+` and `*` of strings, lists and tuples. */
function joining(operator: string, left: Value, right: Value): Value | undefined {
  if (operator === "+") {
    if (left.kind === "string" && right.kind === "string")
      return { kind: "string", value: (left.value + right.value).slice(0, maxItems) };
    if (left.kind === "list" && right.kind === "list")
      return { kind: "list", items: [...left.items, ...right.items].slice(0, maxItems) };
    if (left.kind === "tuple" && right.kind === "tuple")
      return { kind: "tuple", items: [...left.items, ...right.items].slice(0, maxItems) };
  }
  if (operator !== "*") return undefined;
  const [text, times] =
    left.kind === "int" ? [right, left.value] : [left, right.kind === "int" ? right.value : Number.NaN];
  if (Number.isNaN(times)) return undefined;
  const count = Math.max(0, times);
  if (text.kind === "string")
    return text.value.length * count > maxItems ? undefined : { kind: "string", value: text.value.repeat(count) };
  if (text.kind !== "list" && text.kind !== "tuple") return undefined;
  if (text.items.length * count > maxItems) return undefined;
  const items = Array.from({ length: count }, () => text.items).flat();
  return { kind: text.kind, items };
}
