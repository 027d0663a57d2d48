/** Python text → statements, by the grammar of @lezer/python. Nothing is executed; text that is not Python becomes `broken` statements. */
import type { SyntaxNode } from "@lezer/common";
import { parser } from "@lezer/python";
import type { Range } from "../types/reading.ts";
import type { Block, Expression, ImportedName, Statement, StatementNode } from "./ast.ts";
import { maxDepth, maxRecoveries } from "./limits.ts";
import { expression, parametersOf, sequence } from "./parse_expression.ts";
import { children, firstError, lostNames, namesIn, rangeOf, type Source, textOf } from "./tree.ts";

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
      if (target === undefined || operator?.name !== "UpdateOp" || value === undefined) return undefined;
      if (!/^(VariableName|MemberExpression)$/.test(target.name)) source.faults.push(rangeOf(target));
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
    case "WhileStatement": {
      const test = children(node)[1];
      return test && { kind: "while", test: expression(source, test, depth), body: bodyOf(source, node, depth) };
    }
    case "BreakStatement":
      return { kind: "break" };
    case "ContinueStatement":
      return { kind: "continue" };
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
  return {
    kind: "function",
    name: name === null ? "" : textOf(source, name),
    parameters: parametersOf(source, node.getChild("ParamList"), depth),
    body: bodyOf(source, node, depth),
  };
}
