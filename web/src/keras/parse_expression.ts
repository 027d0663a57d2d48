/** The grammar's expression nodes → expressions. */
import type { SyntaxNode } from "@lezer/common";
import type { Range } from "../types/reading.ts";
import type { Argument, Clause, Expression, FormatPart, Parameter } from "./ast.ts";
import { maxDepth } from "./limits.ts";
import { hasBadEscape, parseNumber, resolveEscapes, splitString } from "./literals.ts";
import { children, isTrailingDotNumber, rangeOf, type Source, textOf } from "./tree.ts";

/** One expression, or the tuple that `a, b` is without brackets. */
export function sequence(
  source: Source,
  nodes: readonly SyntaxNode[],
  around: Range,
  depth: number,
): Expression | undefined {
  const items = starred(source, nodes, depth);
  const first = items[0];
  const last = items[items.length - 1];
  if (first === undefined || last === undefined) return undefined;
  if (items.length === 1 && !nodes.some((n) => n.name === ",")) {
    if (first.kind === "star") source.faults.push(first);
    return first;
  }
  return { from: Math.min(first.from, around.to), to: last.to, kind: "tuple", items };
}

/** Items between commas, `*a` as star. */
function starred(source: Source, nodes: readonly SyntaxNode[], depth: number): Expression[] {
  const items: Expression[] = [];
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i];
    if (node === undefined || isPunctuation(node)) continue;
    const next = nodes[i + 1];
    if (node.name === "*" && next !== undefined) {
      items.push({ from: node.from, to: next.to, kind: "star", value: expression(source, next, depth) });
      i++;
    } else {
      items.push(expression(source, node, depth));
    }
  }
  return items;
}

function isPunctuation(node: SyntaxNode): boolean {
  return /^[,()[\]{}]$/.test(node.name);
}

export function expression(source: Source, node: SyntaxNode, depth: number): Expression {
  const range = rangeOf(node);
  if (depth > maxDepth) return { ...range, kind: "other", what: "nested" };
  return unwrap(source, node, range, depth + 1);
}

function unwrap(source: Source, node: SyntaxNode, range: Range, depth: number): Expression {
  const text = textOf(source, node);
  switch (node.name) {
    case "Number":
      if (parseNumber(text) === undefined && !/j$/i.test(text)) source.faults.push(range);
      return { ...range, kind: "number", text };
    case "String":
    case "FormatString":
    case "ContinuedString":
      return strings(source, node, range, depth);
    case "Boolean":
      return { ...range, kind: "constant", value: text === "True" };
    case "None":
      return { ...range, kind: "constant", value: null };
    case "VariableName":
      return { ...range, kind: "name", name: text };
    case "ParenthesizedExpression": {
      const inner = children(node).find((kid) => !isPunctuation(kid));
      // The range keeps the brackets: they belong to the value in the text.
      return inner === undefined
        ? { ...range, kind: "other", what: text }
        : { ...expression(source, inner, depth), ...range };
    }
    case "TupleExpression":
      return { ...range, kind: "tuple", items: starred(source, children(node), depth) };
    case "ArrayExpression":
      return { ...range, kind: "list", items: starred(source, children(node), depth) };
    case "SetExpression":
      return { ...range, kind: "set", items: starred(source, children(node), depth) };
    case "DictionaryExpression":
      return { ...range, kind: "dict", entries: entries(source, children(node), depth) };
    case "MemberExpression":
      return member(source, node, range, depth);
    case "CallExpression": {
      const callee = node.firstChild;
      const list = node.getChild("ArgList");
      if (callee === null || list === null) return { ...range, kind: "other", what: text };
      const comprehension = clausesOf(source, children(list), depth);
      const args: readonly Argument[] =
        comprehension === undefined
          ? callArguments(source, children(list), depth)
          : [{ ...rangeOf(list), keyword: null, star: "", value: { ...rangeOf(list), ...comprehension } }];
      return { ...range, kind: "call", callee: expression(source, callee, depth), arguments: args };
    }
    case "UnaryExpression":
    case "BinaryExpression":
      return operation(source, node, range, depth);
    case "ConditionalExpression": {
      const [then, , test, , otherwise] = children(node);
      if (then === undefined || test === undefined || otherwise === undefined) break;
      return {
        ...range,
        kind: "conditional",
        test: expression(source, test, depth),
        whenTrue: expression(source, then, depth),
        whenFalse: expression(source, otherwise, depth),
      };
    }
    case "ArrayComprehensionExpression":
    case "ComprehensionExpression": {
      const comprehension = clausesOf(source, children(node), depth);
      if (comprehension === undefined) break;
      return { ...range, ...comprehension };
    }
    case "LambdaExpression": {
      const body = node.lastChild;
      if (body === null || /^(:|lambda|ParamList)$/.test(body.name)) break;
      const parameters = parametersOf(source, node.getChild("ParamList"), depth);
      return { ...range, kind: "lambda", parameters, body: expression(source, body, depth) };
    }
    default:
      break;
  }
  if (isTrailingDotNumber(source, node)) return { ...range, kind: "number", text: text.replace(/\s/g, "") };
  return { ...range, kind: "other", what: text };
}

function member(source: Source, node: SyntaxNode, range: Range, depth: number): Expression {
  const kids = children(node);
  const object = kids[0];
  const property = kids[kids.length - 1];
  if (isTrailingDotNumber(source, node)) return { ...range, kind: "number", text: textOf(source, node).trim() };
  if (object === undefined || property === undefined) return { ...range, kind: "other", what: textOf(source, node) };
  if (property.name === "PropertyName") {
    return {
      ...range,
      kind: "attribute",
      object: expression(source, object, depth),
      name: { ...rangeOf(property), text: textOf(source, property) },
    };
  }
  const inside = kids.slice(2, -1);
  const index = inside.some((kid) => kid.name === ":")
    ? slice(source, inside, range, depth)
    : (sequence(source, inside, node, depth) ?? null);
  return { ...range, kind: "subscript", object: expression(source, object, depth), index };
}

/** `from:to:step`, each of which may be left out; null for slices along several axes. */
function slice(source: Source, nodes: readonly SyntaxNode[], range: Range, depth: number): Expression | null {
  const bounds: (Expression | null)[] = [null];
  for (const node of nodes) {
    if (node.name === ",") return null;
    if (node.name === ":") bounds.push(null);
    else bounds[bounds.length - 1] = expression(source, node, depth);
  }
  return { ...range, kind: "slice", bounds };
}

function operation(source: Source, node: SyntaxNode, range: Range, depth: number): Expression {
  const kids = children(node);
  const operands = kids.filter((kid) => !/^(ArithOp|CompareOp|BitOp|and|or|not|in|is)$/.test(kid.name));
  const operator = kids
    .filter((kid) => !operands.includes(kid))
    .map((kid) => textOf(source, kid))
    .join(" ");
  const [left, right] = operands;
  if (left === undefined) return { ...range, kind: "other", what: textOf(source, node) };
  if (right === undefined) return { ...range, kind: "unary", operator, operand: expression(source, left, depth) };
  return {
    ...range,
    kind: "binary",
    operator,
    left: expression(source, left, depth),
    right: expression(source, right, depth),
  };
}

function entries(
  source: Source,
  nodes: readonly SyntaxNode[],
  depth: number,
): (readonly [Expression | null, Expression])[] {
  const list: (readonly [Expression | null, Expression])[] = [];
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i];
    if (node === undefined || isPunctuation(node)) continue;
    const next = nodes[i + 1];
    const value = nodes[i + 2];
    if (node.name === "**" && next !== undefined) {
      list.push([null, expression(source, next, depth)]);
      i++;
    } else if (next?.name === ":" && value !== undefined) {
      list.push([expression(source, node, depth), expression(source, value, depth)]);
      i += 2;
    }
  }
  return list;
}

function clausesOf(
  source: Source,
  nodes: readonly SyntaxNode[],
  depth: number,
): { kind: "comprehension"; element: Expression; clauses: Clause[] } | undefined {
  const inner = nodes.filter((node, i) => !(isPunctuation(node) && (i === 0 || i === nodes.length - 1)));
  const starts = inner.flatMap((node, i) => (node.name === "for" ? [i] : []));
  const firstFor = starts[0];
  const element =
    firstFor === undefined
      ? undefined
      : sequence(source, inner.slice(0, firstFor), inner[0] ?? { from: 0, to: 0 }, depth);
  if (element === undefined) return undefined;
  const clauses: Clause[] = [];
  for (const [n, start] of starts.entries()) {
    const part = inner.slice(start + 1, starts[n + 1] ?? inner.length);
    const inAt = part.findIndex((node) => node.name === "in");
    const ifs = part.flatMap((node, i) => (node.name === "if" ? [i] : []));
    const target = sequence(source, part.slice(0, inAt), inner[0] ?? { from: 0, to: 0 }, depth);
    const iterated = sequence(
      source,
      part.slice(inAt + 1, ifs[0] ?? part.length),
      inner[0] ?? { from: 0, to: 0 },
      depth,
    );
    if (target === undefined || iterated === undefined) return undefined;
    const conditions = ifs.flatMap((at) =>
      part[at + 1] === undefined ? [] : [expression(source, part[at + 1] as SyntaxNode, depth)],
    );
    clauses.push({ target, source: iterated, conditions });
  }
  return { kind: "comprehension", element, clauses };
}

/** Keyword arguments are flat in the tree: name, `=`, value. */
function callArguments(source: Source, nodes: readonly SyntaxNode[], depth: number): Argument[] {
  const list: Argument[] = [];
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i];
    if (node === undefined || isPunctuation(node)) continue;
    const next = nodes[i + 1];
    const value = nodes[i + 2];
    if (node.name === "*" || node.name === "**") {
      if (next !== undefined)
        list.push({
          from: node.from,
          to: next.to,
          keyword: null,
          star: node.name,
          value: expression(source, next, depth),
        });
      i++;
    } else if (next?.name === "AssignOp" && value !== undefined) {
      if (node.name !== "VariableName") source.faults.push(rangeOf(node));
      const keyword = { ...rangeOf(node), text: textOf(source, node) };
      list.push({ from: node.from, to: value.to, keyword, star: "", value: expression(source, value, depth) });
      i += 2;
    } else {
      list.push({ ...rangeOf(node), keyword: null, star: "", value: expression(source, node, depth) });
    }
  }
  return list;
}

// ---- strings ----

export function strings(source: Source, node: SyntaxNode, range: Range, depth: number): Expression {
  const tokens = node.name === "ContinuedString" ? children(node) : [node];
  const parts: FormatPart[] = [];
  for (const token of tokens) parts.push(...stringParts(source, token, depth));
  if (parts.some((part) => typeof part !== "string")) return { ...range, kind: "format", parts };
  return { ...range, kind: "string", value: parts.join("") };
}

function stringParts(source: Source, token: SyntaxNode, depth: number): FormatPart[] {
  const split = splitString(textOf(source, token));
  if (split === undefined) return [textOf(source, token)];
  const raw = split.prefix.includes("r");
  if (!raw && hasBadEscape(split.content)) source.faults.push(rangeOf(token));
  if (token.name !== "FormatString") return [resolveEscapes(split.content, raw)];
  const parts: FormatPart[] = [];
  const contentFrom = textOf(source, token).search(/["']/) + token.from;
  let at = contentFrom + (/^("""|''')/.test(source.text.slice(contentFrom, contentFrom + 3)) ? 3 : 1);
  const end = at + split.content.length;
  const literal = (to: number): void => {
    if (to > at) parts.push(resolveEscapes(source.text.slice(at, to).replaceAll("{{", "{").replaceAll("}}", "}"), raw));
  };
  for (const hole of children(token)) {
    if (hole.name !== "FormatReplacement") continue;
    literal(hole.from);
    at = hole.to;
    const inside = children(hole).filter((kid) => !isPunctuation(kid));
    const spec = inside.find((kid) => kid.name === "FormatSpec");
    const conversion = inside.find((kid) => kid.name === "FormatConversion");
    const value = inside.find((kid) => kid !== spec && kid !== conversion);
    if (value === undefined) continue;
    parts.push({
      value: expression(source, value, depth),
      spec: spec === undefined ? "" : textOf(source, { from: spec.from, to: hole.to - 1 }).replace(/^:/, ""),
      conversion: conversion === undefined ? "" : textOf(source, conversion).replace(/^!/, ""),
    });
  }
  literal(end);
  return parts;
}

/** The parameters of a function, with what they are where they are not given. */
export function parametersOf(source: Source, list: SyntaxNode | null, depth: number): readonly Parameter[] {
  const parameters: Parameter[] = [];
  const kids = list === null ? [] : children(list);
  for (let i = 0; i < kids.length; i++) {
    const kid = kids[i];
    if (kid?.name !== "VariableName") continue;
    const star = kids[i - 1]?.name;
    const assigned = kids.slice(i + 1, i + 4).findIndex((k) => k.name === "AssignOp" || k.name === ",");
    const equals = kids[i + 1 + assigned];
    const value = equals?.name === "AssignOp" ? kids[i + 2 + assigned] : undefined;
    parameters.push({
      name: textOf(source, kid),
      fallback: value === undefined ? null : expression(source, value, depth),
      star: star === "*" || star === "**" ? star : "",
    });
    if (value !== undefined) i += 2 + assigned;
  }
  return parameters;
}
