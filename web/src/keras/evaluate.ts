/** What an expression of the program stands for. */

import type { Range } from "../types/reading.ts";
import { binary, numeric, unary } from "./arithmetic.ts";
import { assign } from "./assign.ts";
import type { Clause, Expression } from "./ast.ts";
import { bounded, builtinNames } from "./builtins.ts";
import { format } from "./format.ts";
import { resolvePath, usualMeaning } from "./imports.ts";
import { modelMethods } from "./keras_names.ts";
import { sayUndefined } from "./kinds.ts";
import { maxDepth, maxItems, maxSteps } from "./limits.ts";
import { parseNumber } from "./literals.ts";
import { checkLayerAttribute } from "./methods.ts";
import { modelAttribute } from "./models.ts";
import { typeName } from "./python_repr.ts";
import { say } from "./report.ts";
import { lookUp, type Session } from "./session.ts";
import { layerTensors } from "./tensors_of.ts";
import { broken, itemsOf, truth, type Value } from "./values.ts";

/** Counts one step of work; false when the program has had its share. */
export function spend(session: Session, at: Expression | { from: number; to: number }): boolean {
  if (session.stopped) return false;
  session.steps++;
  if (session.steps <= maxSteps) return true;
  session.stopped = true;
  say(session, { from: at.from, to: at.to }, { code: "too_many_steps", args: { most: String(maxSteps) } });
  return false;
}

export function evaluate(session: Session, expression: Expression): Value {
  switch (expression.kind) {
    case "number": {
      const number = parseNumber(expression.text);
      if (number === undefined) return unknown(session, expression);
      return { kind: number.integer ? "int" : "float", value: number.value };
    }
    case "string":
      return { kind: "string", value: expression.value };
    case "format":
      return formatted(session, expression);
    case "constant":
      return expression.value === null ? { kind: "none" } : { kind: "bool", value: expression.value };
    case "name":
      return name(session, expression.name, expression);
    case "attribute":
      return attribute(session, expression);
    case "subscript":
      return subscript(session, expression);
    case "call":
      return spend(session, expression) ? session.hooks.call(session, expression) : broken;
    case "tuple":
    case "list":
    case "set": {
      const items = sequence(session, expression.items);
      if (items === undefined) return unknown(session, expression);
      return expression.kind === "tuple"
        ? { kind: "tuple", items }
        : expression.kind === "list"
          ? { kind: "list", items }
          : unknown(session, expression);
    }
    case "dict":
      return dictionary(session, expression);
    case "star":
    case "slice":
      return unknown(session, expression);
    case "unary": {
      const operand = evaluate(session, expression.operand);
      if (hasNoOperators(operand) && expression.operator !== "not")
        return refuseOperation(session, expression, operand);
      return unary(expression.operator, operand) ?? notKnown(session, expression, operand);
    }
    case "binary":
      return operation(session, expression);
    case "conditional": {
      const test = truth(evaluate(session, expression.test));
      if (test === undefined) return unknown(session, expression);
      return evaluate(session, test ? expression.whenTrue : expression.whenFalse);
    }
    case "comprehension":
      return comprehension(session, expression);
    case "lambda": {
      const { parameters, body, from, to } = expression;
      const returned = { kind: "return" as const, value: body, from: body.from, to: body.to };
      return {
        kind: "function",
        name: "<lambda>",
        parameters,
        body: [returned],
        scope: session.scope,
        range: { from, to },
      };
    }
    case "other":
      if (expression.what === "nested") {
        say(session, expression, { code: "nested_too_deep", args: { most: String(maxDepth) } });
        return broken;
      }
      return unknown(session, expression);
  }
}

function unknown(session: Session, range: { from: number; to: number }): Value {
  return { kind: "unknown", text: session.text.slice(range.from, range.to).slice(0, 200) };
}

/** The result of an operation on something that is not known: its reason travels on. */
function notKnown(session: Session, at: Expression, ...operands: readonly Value[]): Value {
  const reason =
    operands.find((operand) => operand.kind === "broken") ?? operands.find((operand) => operand.kind === "undefined");
  return reason ?? unknown(session, at);
}

function name(session: Session, text: string, range: { from: number; to: number }): Value {
  const bound = lookUp(session.scope, text);
  if (bound !== undefined) return bound;
  if (text === "__name__") return { kind: "string", value: "__main__" };
  if (builtinNames.has(text)) return { kind: "path", path: `builtins.${text}` };
  return (
    usualMeaning(session, text, range) ?? { kind: "undefined", name: text, range: { from: range.from, to: range.to } }
  );
}

function attribute(session: Session, expression: Expression & { kind: "attribute" }): Value {
  const object = evaluate(session, expression.object);
  const { name: property } = expression;
  switch (object.kind) {
    case "path":
      return resolvePath(session, `${object.path}.${property.text}`);
    case "model":
      return modelAttribute(session, object.model, property);
    case "array":
      if (property.text === "shape")
        return {
          kind: "tuple",
          items: object.shape.map((size) =>
            size === null ? unknown(session, expression) : { kind: "int", value: size },
          ),
        };
      return { kind: "method", self: object, name: property.text };
    case "layer":
      checkLayerAttribute(session, object.layer, property);
      return layerAttribute(session, object, property);
    case "list":
    case "dict":
    case "string":
      return { kind: "method", self: object, name: property.text };
    case "undefined":
      // `modle.add(...)`: the method tells that a model was meant.
      if (property.text === "add" || property.text === "compile" || property.text === "summary") {
        sayUndefined(session, object.name, object.range);
        return broken;
      }
      return unknown(session, expression);
    case "none":
    case "int":
    case "float":
    case "bool":
    case "tuple":
    case "range":
      return noAttribute(session, object, property);
    case "broken":
      return broken;
    default:
      return unknown(session, expression);
  }
}

/** A layer's tensors where it was called, its methods else. */
function layerAttribute(
  session: Session,
  object: Value & { readonly kind: "layer" },
  property: Range & { readonly text: string },
): Value {
  const tensors =
    property.text === "input" || property.text === "output"
      ? layerTensors(session, object.layer, property.text)
      : undefined;
  return tensors ?? { kind: "method", self: object, name: property.text };
}

/** Methods of a model on what is none; the other attributes of plain values do not matter here. */
function noAttribute(session: Session, object: Value, property: Range & { readonly text: string }): Value {
  if (!modelMethods.has(property.text)) return { kind: "unknown", text: property.text };
  const args = { owner: typeName(object), name: property.text };
  say(session, property, { code: "no_method", args, keras: `'${args.owner}' object has no attribute '${args.name}'` });
  return broken;
}

function subscript(session: Session, expression: Expression & { kind: "subscript" }): Value {
  const object = evaluate(session, expression.object);
  if (object.kind === "broken") return broken;
  if (object.kind === "tensor") {
    say(session, expression, {
      code: "tensor_operation_not_shown",
      args: { text: session.text.slice(expression.from, expression.to).slice(0, 80) },
    });
    return broken;
  }
  if (expression.index === null) return unknown(session, expression);
  if (expression.index.kind === "slice")
    return sliced(session, object, expression.index.bounds) ?? notKnown(session, expression, object);
  const index = evaluate(session, expression.index);
  if (object.kind === "dict") {
    const entry = object.entries.find(
      ([key]) => key.kind === index.kind && "value" in key && "value" in index && key.value === index.value,
    );
    return entry?.[1] ?? unknown(session, expression);
  }
  const items = object.kind === "range" ? bounded(object) : itemsOf(object);
  const at = numeric(index);
  if (items === undefined || at === undefined || !at.integer) return notKnown(session, expression, object, index);
  return items[at.value < 0 ? items.length + at.value : at.value] ?? unknown(session, expression);
}

/** `items[from:to:step]`, by Python's rules; of an array all that is known is which axes it has. */
function sliced(session: Session, object: Value, bounds: readonly (Expression | null)[]): Value | undefined {
  if (object.kind === "array")
    return { kind: "array", shape: object.shape.map((size, axis) => (axis === 0 ? null : size)) };
  const items = bounded(object);
  const given = bounds.map((bound) => (bound === null ? null : evaluate(session, bound)));
  const numbers = given.map((value) =>
    value === null || value.kind === "none" ? null : value.kind === "int" ? value.value : undefined,
  );
  if (items === undefined || numbers.includes(undefined)) return undefined;
  const [from = null, to = null, step = null] = numbers;
  const backwards = (step ?? 1) < 0;
  const clamped = (bound: number | null, otherwise: number): number => {
    if (bound === null) return otherwise;
    const least = backwards ? -1 : 0;
    return Math.min(Math.max(bound < 0 ? bound + items.length : bound, least), items.length + least);
  };
  const [begin, end] = [clamped(from, backwards ? items.length - 1 : 0), clamped(to, backwards ? -1 : items.length)];
  const picked: Value[] = [];
  if (step === 0) return undefined;
  for (let i = begin; backwards ? i > end : i < end; i += step ?? 1) picked.push(...items.slice(i, i + 1));
  if (object.kind === "string")
    return { kind: "string", value: picked.map((one) => ("value" in one ? one.value : "")).join("") };
  return { kind: object.kind === "tuple" ? "tuple" : "list", items: picked };
}

/** Items of a display, `*a` spread; undefined when the spread is not known. */
function sequence(session: Session, expressions: readonly Expression[]): Value[] | undefined {
  const items: Value[] = [];
  for (const expression of expressions) {
    if (expression.kind !== "star") {
      items.push(evaluate(session, expression));
      continue;
    }
    const spread = bounded(evaluate(session, expression.value));
    if (spread === undefined) return undefined;
    items.push(...spread);
  }
  return items;
}

function dictionary(session: Session, expression: Expression & { kind: "dict" }): Value {
  const entries: (readonly [Value, Value])[] = [];
  for (const [key, value] of expression.entries) {
    if (key !== null) {
      entries.push([evaluate(session, key), evaluate(session, value)]);
      continue;
    }
    const spread = evaluate(session, value);
    if (spread.kind !== "dict") return unknown(session, expression);
    entries.push(...spread.entries);
  }
  return { kind: "dict", entries };
}

function formatted(session: Session, expression: Expression & { kind: "format" }): Value {
  let text = "";
  for (const part of expression.parts) {
    const piece = typeof part === "string" ? part : format(evaluate(session, part.value), part.spec, part.conversion);
    if (piece === undefined) return unknown(session, expression);
    text += piece;
    if (text.length > maxItems) return unknown(session, expression);
  }
  return { kind: "string", value: text };
}

function operation(session: Session, expression: Expression & { kind: "binary" }): Value {
  const left = evaluate(session, expression.left);
  if (expression.operator === "and" || expression.operator === "or") {
    const known = truth(left);
    if (known === undefined) return notKnown(session, expression, left);
    return known === (expression.operator === "and") ? evaluate(session, expression.right) : left;
  }
  const right = evaluate(session, expression.right);
  if (left.kind === "tensor" || right.kind === "tensor") {
    say(session, expression, {
      code: "tensor_operation_not_shown",
      args: { text: session.text.slice(expression.from, expression.to).slice(0, 80) },
    });
    return broken;
  }
  const odd = [left, right].find(hasNoOperators);
  if (odd !== undefined && /^(\+|-|\*|\/|\/\/|%|\*\*|@|<|>|<=|>=)$/.test(expression.operator))
    return refuseOperation(session, expression, odd);
  return binary(expression.operator, left, right) ?? notKnown(session, expression, left, right);
}

/** Layers, models and functions cannot be added or compared. */
function hasNoOperators(value: Value): boolean {
  return /^(model|layer|layer_class|method|function)$/.test(value.kind);
}

function refuseOperation(session: Session, expression: Expression & { kind: "unary" | "binary" }, value: Value): Value {
  const type = typeName(value);
  say(session, expression, {
    code: "operation_not_possible",
    args: { operator: expression.operator, type },
    keras: `unsupported operand type(s) for ${expression.operator}: '${type}'`,
  });
  return broken;
}

function comprehension(session: Session, expression: Expression & { kind: "comprehension" }): Value {
  const items: Value[] = [];
  const outer = session.scope;
  session.scope = { names: new Map(), parent: outer };
  const ok = clause(session, expression.clauses, 0, () => {
    items.push(evaluate(session, expression.element));
    return items.length <= maxItems;
  });
  session.scope = outer;
  return ok ? { kind: "list", items } : unknown(session, expression);
}

/** Runs `each` for every pass of the clauses from `n` on; false when something in them is not known. */
function clause(session: Session, clauses: readonly Clause[], n: number, each: () => boolean): boolean {
  const one = clauses[n];
  if (one === undefined) return each();
  const items = itemsForLoop(session, one.source);
  if (items === undefined) return false;
  for (const item of items) {
    if (!spend(session, one.source)) return false;
    assign(session, one.target, item);
    const tests = one.conditions.map((condition) => truth(evaluate(session, condition)));
    if (tests.includes(undefined)) return false;
    if (!tests.includes(false) && !clause(session, clauses, n + 1, each)) return false;
  }
  return true;
}

/** What a loop goes through. Ranges are made step by step, so that `range(10**9)` costs no more than the limit. */
export function itemsForLoop(session: Session, source: Expression): Iterable<Value> | undefined {
  const value = evaluate(session, source);
  if (value.kind === "range") return counted(value);
  return value.kind === "string" ? undefined : itemsOf(value);
}

function* counted(range: Value & { kind: "range" }): Iterable<Value> {
  for (let i = range.start; range.step > 0 ? i < range.stop : i > range.stop; i += range.step)
    yield { kind: "int", value: i };
}
