/** Python text → statements, by the grammar of @lezer/python. Nothing is executed; text that is not Python becomes `broken` statements. */
import type { SyntaxNode } from "@lezer/common";
import { parser } from "@lezer/python";
import type { Range } from "../types/reading.ts";
import type {
  Argument,
  Block,
  Clause,
  Expression,
  FormatPart,
  ImportedName,
  Parameter,
  Statement,
  StatementNode,
} from "./ast.ts";
import { maxDepth, maxRecoveries } from "./limits.ts";
import { hasBadEscape, resolveEscapes, splitString } from "./literals.ts";

interface Source {
  readonly text: string;
  /** Places that the grammar lets pass and Python does not: a call assigned to, a keyword that is no name. */
  readonly faults: Range[];
}

/** The statements of `text`. Recovering from an error is a thousand times the work of reading on: what has too many is read up to there, the rest is lost. */
export function parse(text: string): Block {
  const parsing = parser.startParse(text);
  let recoveries = 0;
  let tree = parsing.advance();
  let end = text.length;
  while (tree === null) {
    if (isRecovering(parsing) && ++recoveries > maxRecoveries && parsing.stoppedAt === null) {
      end = parsing.parsedPos;
      parsing.stopAt(end);
    }
    tree = parsing.advance();
  }
  const statements = block({ text, faults: [] }, tree.topNode, 0);
  if (end === text.length) return statements;
  const rest: Range = { from: end, to: text.length };
  return [
    ...statements.filter((statement) => statement.to <= end),
    { ...rest, kind: "unread", what: "errors", names: lostNames(text.slice(end)).names },
  ];
}

/** Lezer's parses count down while they recover; the type of a parse does not tell. */
function isRecovering(parsing: object): boolean {
  return "recovering" in parsing && Number(parsing.recovering) > 0;
}

/** The expression that `text` is, for the insides of f-strings and for edits; undefined if it is none. */
export function parseExpression(text: string): Expression | undefined {
  const [statement, ...rest] = parse(text);
  return statement?.kind === "expression" && rest.length === 0 ? statement.value : undefined;
}

// ---- nodes ---------------------------------------------------------------------------------------------------------------------

function children(node: SyntaxNode): SyntaxNode[] {
  const list: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling)
    if (child.name !== "Comment") list.push(child);
  return list;
}

function textOf(source: Source, range: Range): string {
  return source.text.slice(range.from, range.to);
}

function rangeOf(node: Range): Range {
  return { from: node.from, to: node.to };
}

/** The first error inside `node`, not looking into the bodies of compound statements unless asked. `3.` is an error to the grammar and a number to Python. */
function firstError(source: Source, node: SyntaxNode, alsoInBodies = false): Range | undefined {
  let found: Range | undefined;
  const cursor = node.cursor();
  let depth = 0;
  for (;;) {
    const skip = (cursor.name === "Body" && !alsoInBodies) || isTrailingDotNumber(source, cursor.node);
    if (cursor.type.isError && found === undefined) found = { from: cursor.from, to: cursor.to };
    // Deeper than this is not read anyway: the expression says so.
    if (found === undefined && !skip && depth < maxDepth * 4 && cursor.firstChild()) {
      depth++;
      continue;
    }
    for (;;) {
      if (found !== undefined || depth === 0) return found;
      if (cursor.nextSibling()) break;
      cursor.parent();
      depth--;
    }
  }
}

/** `3.`: the grammar sees a member of 3 without a name. */
function isTrailingDotNumber(source: Source, node: SyntaxNode): boolean {
  return (
    node.name === "MemberExpression" &&
    node.firstChild?.name === "Number" &&
    /^[0-9_]+\.$/.test(textOf(source, node).trim())
  );
}

/** Names in a text that cannot be read: what it may have changed, and the one it assigns. */
export function lostNames(text: string): { readonly assigns: string | null; readonly names: readonly string[] } {
  const names = new Set(text.match(/[A-Za-z_]\w*/g) ?? []);
  return { assigns: /^\s*([A-Za-z_]\w*)\s*=(?!=)/.exec(text)?.[1] ?? null, names: [...names] };
}

/** Names that occur in `node`: what a statement that is not read may have changed. */
function namesIn(source: Source, node: SyntaxNode): string[] {
  const names = new Set<string>();
  node.cursor().iterate((n) => {
    if (n.name === "VariableName") names.add(textOf(source, n));
  });
  return [...names];
}

// ---- statements ----------------------------------------------------------------------------------------------------------------

function block(source: Source, node: SyntaxNode, depth: number): Block {
  const statements: Statement[] = [];
  for (const child of children(node)) {
    if (child.name === ":" || child.name === ";") continue;
    if (child.name === "StatementGroup") statements.push(...block(source, child, depth));
    else statements.push({ ...rangeOf(child), ...statement(source, child, depth) });
  }
  return joinBroken(source, statements);
}

/** `if x y = 1`: the grammar recovers in the middle of a line and finds a statement there. To Python the whole line is broken. */
function joinBroken(source: Source, statements: readonly Statement[]): Block {
  const joined: Statement[] = [];
  for (const statement of statements) {
    const previous = joined.at(-1);
    const apart = previous === undefined || /[\n;]/.test(source.text.slice(previous.to - 1, statement.from));
    const error =
      previous?.kind === "broken" ? previous.error : statement.kind === "broken" ? statement.error : undefined;
    if (previous === undefined || apart || error === undefined) {
      joined.push(statement);
      continue;
    }
    const whole = { from: previous.from, to: statement.to };
    joined[joined.length - 1] = { ...whole, kind: "broken", error, ...lostNames(textOf(source, whole)) };
  }
  return joined;
}

function broken(source: Source, node: SyntaxNode, error: Range): StatementNode {
  return { kind: "broken", error, ...lostNames(textOf(source, node)) };
}

function statement(source: Source, node: SyntaxNode, depth: number): StatementNode {
  if (depth > maxDepth) return { kind: "unread", what: "nested", names: [] };
  if (node.type.isError) return broken(source, node, rangeOf(node));
  const error = firstError(source, node);
  if (error !== undefined) return broken(source, node, error);
  const faultsBefore = source.faults.length;
  const read = readStatement(source, node, depth);
  const fault = source.faults[faultsBefore];
  // Those in bodies have broken their own statements; a compound statement stands.
  source.faults.length = faultsBefore;
  if (fault !== undefined) return broken(source, node, fault);
  return read ?? broken(source, node, firstError(source, node, true) ?? rangeOf(node));
}

function readStatement(source: Source, node: SyntaxNode, depth: number): StatementNode | undefined {
  switch (node.name) {
    case "ExpressionStatement": {
      const value = sequence(source, children(node), node, depth);
      return value && { kind: "expression", value };
    }
    case "AssignStatement":
      return assignment(source, node, depth);
    case "UpdateStatement": {
      const [target, operator, ...rest] = children(node);
      const value = sequence(source, rest, node, depth);
      if (target === undefined || operator === undefined || value === undefined) return undefined;
      return {
        kind: "augmented",
        target: expression(source, target, depth),
        operator: textOf(source, operator).slice(0, -1),
        value,
      };
    }
    case "ImportStatement":
      return { kind: "import", names: imports(source, children(node)) };
    case "ForStatement":
      return forStatement(source, node, depth);
    case "IfStatement":
      return ifStatement(source, node, depth);
    case "FunctionDefinition":
      return functionDefinition(source, node, depth);
    case "ReturnStatement": {
      const value = sequence(source, children(node).slice(1), node, depth);
      return { kind: "return", value: value ?? null };
    }
    case "WithStatement":
      return { kind: "with", body: bodyOf(source, node, depth), names: asNames(source, node) };
    case "PassStatement":
    case "ScopeStatement":
    case "AssertStatement":
    case "PrintStatement":
    case "TypeDefinition":
      return { kind: "pass" };
    default:
      return firstError(source, node, true) === undefined
        ? { kind: "unread", what: keywordOf(source, node), names: namesIn(source, node) }
        : undefined;
  }
}

function keywordOf(source: Source, node: SyntaxNode): string {
  const inner = node.name === "DecoratedStatement" ? (node.lastChild ?? node) : node;
  return /^[a-z]+/.exec(textOf(source, inner))?.[0] ?? inner.name;
}

function bodyOf(source: Source, node: SyntaxNode, depth: number): Block {
  const body = node.getChild("Body");
  return body === null ? [] : block(source, body, depth + 1);
}

function asNames(source: Source, node: SyntaxNode): string[] {
  const kids = children(node);
  return kids.flatMap((kid, i) =>
    kid.name === "as" && kids[i + 1] !== undefined ? [textOf(source, kids[i + 1] as SyntaxNode)] : [],
  );
}

/** `a = b, c = value`: targets between the equals signs, the value last. An annotation is skipped. */
function assignment(source: Source, node: SyntaxNode, depth: number): StatementNode | undefined {
  const groups: SyntaxNode[][] = [[]];
  for (const child of children(node)) {
    if (child.name === "AssignOp") groups.push([]);
    else if (child.name !== "TypeDef") groups[groups.length - 1]?.push(child);
  }
  if (groups.length === 1) return { kind: "pass" };
  const sides = groups.map((group) => sequence(source, group, node, depth));
  const value = sides.pop();
  const targets = sides.filter((side) => side !== undefined);
  for (const target of targets) checkTarget(source, target);
  return value === undefined || targets.length !== sides.length ? undefined : { kind: "assign", targets, value };
}

/** Python assigns to names, attributes, subscripts and lists of them. */
function checkTarget(source: Source, target: Expression): void {
  if (target.kind === "tuple" || target.kind === "list") for (const item of target.items) checkTarget(source, item);
  else if (target.kind === "star") checkTarget(source, target.value);
  else if (target.kind !== "name" && target.kind !== "attribute" && target.kind !== "subscript")
    source.faults.push(target);
}

function imports(source: Source, nodes: readonly SyntaxNode[]): ImportedName[] {
  const words = nodes.map((node) => ({ node, text: textOf(source, node) }));
  const importAt = words.findIndex((word) => word.text === "import");
  const module = words
    .slice(0, importAt)
    .filter((word) => word.text !== "from")
    .map((word) => word.text)
    .join("");
  const names: ImportedName[] = [];
  let path = "";
  let as: string | undefined;
  let from = 0;
  let to = 0;
  const finish = (): void => {
    if (path !== "")
      names.push({
        path: module === "" ? path : `${module}.${path}`,
        as: as ?? (module === "" ? (path.split(".")[0] ?? "") : path),
        from,
        to,
      });
    path = "";
    as = undefined;
  };
  for (let i = importAt + 1; i < words.length; i++) {
    const word = words[i];
    if (word === undefined || word.text === "(" || word.text === ")") continue;
    if (word.text === ",") finish();
    else if (word.text === "as") as = words[++i]?.text;
    else {
      if (path === "") from = word.node.from;
      path += word.text;
      to = word.node.to;
    }
  }
  finish();
  // `import a.b` binds a; the path that the name stands for is then a alone.
  return module === ""
    ? names.map((name) =>
        name.path.includes(".") && name.as === name.path.split(".")[0] ? { ...name, path: name.as } : name,
      )
    : names;
}

function forStatement(source: Source, node: SyntaxNode, depth: number): StatementNode | undefined {
  const kids = children(node).filter((kid) => kid.name !== "async");
  const inAt = kids.findIndex((kid) => kid.name === "in");
  const bodyAt = kids.findIndex((kid) => kid.name === "Body");
  const target = sequence(source, kids.slice(1, inAt), node, depth);
  const iterated = sequence(source, kids.slice(inAt + 1, bodyAt), node, depth);
  if (target === undefined || iterated === undefined) return undefined;
  return { kind: "for", target, source: iterated, body: bodyOf(source, node, depth) };
}

function ifStatement(source: Source, node: SyntaxNode, depth: number): StatementNode {
  const branches: { test: Expression | null; body: Block }[] = [];
  let test: Expression | null = null;
  for (const kid of children(node)) {
    if (kid.name === "Body") {
      branches.push({ test, body: block(source, kid, depth + 1) });
      test = null;
    } else if (kid.name !== "if" && kid.name !== "elif" && kid.name !== "else") {
      test = expression(source, kid, depth);
    }
  }
  return { kind: "if", branches };
}

function functionDefinition(source: Source, node: SyntaxNode, depth: number): StatementNode {
  const name = node.getChild("VariableName");
  const list = node.getChild("ParamList");
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
  return {
    kind: "function",
    name: name === null ? "" : textOf(source, name),
    parameters,
    body: bodyOf(source, node, depth),
  };
}

// ---- expressions ---------------------------------------------------------------------------------------------------------------

/** One expression, or the tuple that `a, b` is without brackets. */
function sequence(source: Source, nodes: readonly SyntaxNode[], around: Range, depth: number): Expression | undefined {
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

function expression(source: Source, node: SyntaxNode, depth: number): Expression {
  const range = rangeOf(node);
  if (depth > maxDepth) return { ...range, kind: "other", what: "nested" };
  return unwrap(source, node, range, depth + 1);
}

function unwrap(source: Source, node: SyntaxNode, range: Range, depth: number): Expression {
  const text = textOf(source, node);
  switch (node.name) {
    case "Number":
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
  const index = inside.some((kid) => kid.name === ":") ? null : (sequence(source, inside, node, depth) ?? null);
  return { ...range, kind: "subscript", object: expression(source, object, depth), index };
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

// ---- strings -------------------------------------------------------------------------------------------------------------------

function strings(source: Source, node: SyntaxNode, range: Range, depth: number): Expression {
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
