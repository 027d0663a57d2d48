/** Statements, one after the other, as Python would run them; what the reader does not run gets a sentence and the rest is kept. */

import type { Range } from "../types/reading.ts";
import { binary } from "./arithmetic.ts";
import { assign } from "./assign.ts";
import type { Block, Expression, Statement } from "./ast.ts";
import type { Given } from "./bind.ts";
import { evaluate, itemsForLoop, spend } from "./evaluate.ts";
import { importNames } from "./imports.ts";
import { sayUndefined } from "./kinds.ts";
import { maxCallDepth } from "./limits.ts";
import { say } from "./report.ts";
import { lookUp, type Session } from "./session.ts";
import { broken, itemsOf, none, truth, type Value } from "./values.ts";

/** Runs `block`. A value: the block returned it. */
export function execute(session: Session, block: Block): Value | undefined {
  for (const statement of block) {
    if (!spend(session, statement)) return undefined;
    if (session.callDepth === 0) session.statement = { from: statement.from, to: statement.to };
    const returned = run(session, statement);
    if (returned !== undefined) return returned;
  }
  return undefined;
}

function run(session: Session, statement: Statement): Value | undefined {
  switch (statement.kind) {
    case "expression": {
      const value = evaluate(session, statement.value);
      if (value.kind === "undefined") sayUndefined(session, value.name, value.range);
      if (value.kind === "layer" && value.layer.span?.from === statement.value.from)
        session.dropped.push(statement.value);
      return undefined;
    }
    case "assign": {
      const value = evaluate(session, statement.value);
      if (value.kind === "none" && sayReturnsNone(session, statement)) return undefined;
      for (const target of statement.targets) store(session, target, value);
      return undefined;
    }
    case "augmented":
      augment(session, statement);
      return undefined;
    case "import":
      importNames(session, statement.names);
      return undefined;
    case "for":
      return loop(session, statement);
    case "if":
      return branch(session, statement);
    case "function":
      session.scope.names.set(statement.name, {
        kind: "function",
        name: statement.name,
        parameters: statement.parameters,
        body: statement.body,
        scope: session.scope,
        range: { from: statement.from, to: statement.to },
      });
      return undefined;
    case "return":
      return statement.value === null ? none : evaluate(session, statement.value);
    case "with":
      for (const name of statement.names) session.scope.names.set(name, { kind: "unknown", text: name });
      return execute(session, statement.body);
    case "pass":
      return undefined;
    case "unread":
      sayUnread(session, statement.what, statement.names, statement);
      return undefined;
    case "lost":
      loseStatement(session, statement);
      return undefined;
    case "broken":
      loseStatement(session, statement);
      return undefined;
  }
}

/** A half-typed assignment leaves the model that had the name as it was; everything else it names may be half-done. */
function loseStatement(session: Session, statement: Statement & { kind: "broken" | "lost" }): void {
  if (statement.assigns !== null) session.scope.names.set(statement.assigns, broken);
  taint(
    session,
    statement.names.filter((name) => name !== statement.assigns),
  );
}

/** Says where the text is not Python, also in blocks that are never run. */
export function saySyntax(session: Session, block: Block): void {
  for (const statement of block) {
    if (statement.kind === "broken") sayBroken(session, statement);
    else for (const inner of blocksOf(statement)) saySyntax(session, inner);
  }
}

/** The blocks inside a statement. */
function blocksOf(statement: Statement): readonly Block[] {
  switch (statement.kind) {
    case "for":
    case "with":
    case "function":
      return [statement.body];
    case "if":
      return statement.branches.map((branch) => branch.body);
    default:
      return [];
  }
}

function sayBroken(session: Session, statement: Statement & { kind: "broken" }): void {
  const said = session.diagnostics.some(
    (d) => d.severity === "error" && d.from <= statement.to && d.to >= statement.from,
  );
  if (said) return;
  const { error } = statement;
  say(session, error.to > error.from ? error : lastCharacter(session, statement), {
    code: "syntax",
    keras: "invalid syntax",
  });
}

function lastCharacter(session: Session, statement: Range): Range {
  const end = statement.from + session.text.slice(statement.from, statement.to).trimEnd().length;
  return { from: Math.max(statement.from, end - 1), to: end };
}

/** A statement that cannot be read may have changed whatever it names. */
export function taint(session: Session, names: readonly string[]): void {
  for (const name of names) {
    const value = lookUp(session.scope, name);
    if (value?.kind === "model") {
      value.model.broken = true;
      value.model.places.push(session.statement);
    } else if (value === undefined || value.kind === "layer" || value.kind === "tensor" || value.kind === "list") {
      if (value?.kind === "layer") value.layer.broken = true;
      if (value !== undefined || !isKnownElsewhere(session, name)) session.scope.names.set(name, broken);
    }
  }
}

/** Names that mean something without being bound keep their meaning. */
function isKnownElsewhere(session: Session, name: string): boolean {
  const { diagnostics } = session;
  const before = diagnostics.length;
  const value = evaluate(session, { kind: "name", name, from: 0, to: 0 });
  diagnostics.length = before;
  return value.kind !== "undefined";
}

function sayUnread(session: Session, what: string, names: readonly string[], range: Range): void {
  const code = what === "nested" ? "nested_too_deep" : what === "errors" ? "too_many_errors" : "statement_not_read";
  const severity = code === "statement_not_read" ? "warning" : "error";
  const firstLine = session.text.slice(range.from, range.to).indexOf("\n");
  const place = { from: range.from, to: firstLine === -1 ? range.to : range.from + firstLine };
  const touchesModel = names.some((name) => lookUp(session.scope, name)?.kind === "model");
  if (what === "class" || what === "try" || what === "while" || touchesModel || severity === "error") {
    say(session, place, { code, severity: touchesModel ? "error" : severity, args: { statement: what } });
  }
  taint(session, names);
}

/** `model = model.add(…)`: add changes the model and gives nothing, so the name would lose the model. It is read as it was meant. */
function sayReturnsNone(session: Session, { targets, value }: Statement & { kind: "assign" }): boolean {
  const [target] = targets;
  const callee = value.kind === "call" && value.callee.kind === "attribute" ? value.callee : undefined;
  if (target?.kind !== "name" || callee === undefined || lookUp(session.scope, target.name)?.kind !== "model")
    return false;
  say(
    session,
    { from: target.from, to: callee.name.to },
    {
      code: "returns_nothing",
      args: { method: callee.name.text, name: target.name },
      keras: "'NoneType' object has no attribute 'add'",
      mend: {
        code: "remove",
        args: { text: `${target.name} =` },
        edits: [{ from: target.from, to: value.from, insert: "" }],
      },
    },
  );
  return true;
}

/** `name = value`, `layer.trainable = False`. */
function store(session: Session, target: Expression, value: Value): void {
  if (target.kind !== "attribute") {
    assign(session, target, value);
    return;
  }
  const owner = evaluate(session, target.object);
  const on = truth(value);
  if (target.name.text !== "trainable" || on === undefined) return;
  if (owner.kind === "layer") owner.layer.trainable = on;
  if (owner.kind === "model") {
    owner.model.places.push(session.statement);
    for (const layer of owner.model.layers) layer.trainable = on;
  }
}

function augment(session: Session, statement: Statement & { kind: "augmented" }): void {
  const before = evaluate(session, statement.target);
  const value = evaluate(session, statement.value);
  if (before.kind === "list" && statement.operator === "+") {
    before.items.push(...(itemsOf(value) ?? []));
    return;
  }
  const after = binary(statement.operator, before, value);
  assign(
    session,
    statement.target,
    after ?? { kind: "unknown", text: session.text.slice(statement.from, statement.to) },
  );
}

function loop(session: Session, statement: Statement & { kind: "for" }): Value | undefined {
  const items = itemsForLoop(session, statement.source);
  if (items === undefined) {
    sayLoop(session, statement);
    return undefined;
  }
  for (const item of items) {
    if (!spend(session, statement)) return undefined;
    assign(session, statement.target, item);
    const returned = execute(session, statement.body);
    if (returned !== undefined) return returned;
    if (session.stopped) return undefined;
  }
  return undefined;
}

/** A loop over data: it matters only where it builds the model. */
function sayLoop(session: Session, statement: Statement & { kind: "for" }): void {
  const names = assignedIn(statement.body);
  const models = names.filter((name) => lookUp(session.scope, name)?.kind === "model");
  const place = { from: statement.from, to: statement.source.to };
  if (models.length > 0)
    say(session, place, {
      code: "loop_not_known",
      args: { text: session.text.slice(statement.source.from, statement.source.to).slice(0, 80) },
      severity: buildsModel(statement.body) ? "error" : "warning",
    });
  if (buildsModel(statement.body)) taint(session, names);
  else
    for (const name of names)
      if (lookUp(session.scope, name) === undefined) session.scope.names.set(name, { kind: "unknown", text: name });
}

function branch(session: Session, statement: Statement & { kind: "if" }): Value | undefined {
  for (const { test, body } of statement.branches) {
    const value = test === null ? true : truth(evaluate(session, test));
    if (value === undefined) {
      const bodies = statement.branches.flatMap((one) => one.body);
      const builds = buildsModel(bodies);
      say(
        session,
        { from: statement.from, to: test?.to ?? statement.to },
        { code: "condition_not_known", severity: builds ? "error" : "warning" },
      );
      if (builds) taint(session, assignedIn(bodies));
      else
        for (const name of assignedIn(bodies))
          if (lookUp(session.scope, name) === undefined) session.scope.names.set(name, { kind: "unknown", text: name });
      return undefined;
    }
    if (value) return execute(session, body);
  }
  return undefined;
}

/** Names that a block assigns or calls methods of. */
function assignedIn(block: Block): string[] {
  const names: string[] = [];
  const note = (expression: Expression): void => {
    if (expression.kind === "name") names.push(expression.name);
    else if (expression.kind === "attribute" || expression.kind === "subscript") note(expression.object);
    else if (expression.kind === "call") note(expression.callee);
    else if (expression.kind === "tuple" || expression.kind === "list") expression.items.forEach(note);
    else if (expression.kind === "star") note(expression.value);
  };
  for (const statement of block) {
    if (statement.kind === "assign") statement.targets.forEach(note);
    else if (statement.kind === "expression") note(statement.value);
    else if (statement.kind === "augmented") note(statement.target);
    else if (statement.kind === "for" || statement.kind === "with") names.push(...assignedIn(statement.body));
    else if (statement.kind === "if") for (const one of statement.branches) names.push(...assignedIn(one.body));
    else if (statement.kind === "unread" || statement.kind === "lost" || statement.kind === "broken")
      names.push(...statement.names);
  }
  return names;
}

/** Whether a block adds to a model or makes one, as opposed to training or printing. */
export function buildsModel(block: Block): boolean {
  return block.some((statement) => {
    if (statement.kind === "broken" || statement.kind === "lost") return true;
    if (statement.kind === "for" || statement.kind === "with") return buildsModel(statement.body);
    if (statement.kind === "if") return statement.branches.some((one) => buildsModel(one.body));
    if (statement.kind === "assign") return statement.value.kind === "call";
    if (statement.kind !== "expression" || statement.value.kind !== "call") return false;
    const { callee } = statement.value;
    return callee.kind === "attribute" && /^(add|pop|append)$/.test(callee.name.text);
  });
}

/** Calls a function of the text. */
export function callFunction(
  session: Session,
  callee: Value & { kind: "function" },
  given: readonly Given[],
  at: Range,
): Value {
  if (session.callDepth >= maxCallDepth) {
    say(session, at, { code: "calls_too_deep", args: { name: callee.name, most: String(maxCallDepth) } });
    return broken;
  }
  session.called.add(callee.name);
  const outerFunction = session.function;
  session.function ??= callee.range;
  const names = new Map<string, Value>();
  const outer = session.scope;
  session.scope = { names, parent: callee.scope };
  session.callDepth++;
  bindParameters(session, callee, given, at);
  const returned = execute(session, callee.body);
  session.callDepth--;
  session.function = outerFunction;
  session.scope = outer;
  return returned ?? none;
}

function bindParameters(
  session: Session,
  callee: Value & { kind: "function" },
  given: readonly Given[],
  at: Range,
): void {
  const { names } = session.scope;
  const plain = callee.parameters.filter((parameter) => parameter.star === "");
  const positional = given.filter((argument) => argument.keyword === null);
  for (const [i, parameter] of plain.entries()) {
    const argument = positional[i] ?? given.find((candidate) => candidate.keyword?.text === parameter.name);
    if (argument !== undefined) names.set(parameter.name, argument.value);
    else if (parameter.fallback !== null) names.set(parameter.name, evaluate(session, parameter.fallback));
    else {
      names.set(parameter.name, broken);
      say(session, at, {
        code: "missing_argument",
        args: { layer: callee.name, arguments: parameter.name },
        keras: `${callee.name}() missing 1 required positional argument: '${parameter.name}'`,
      });
    }
  }
  for (const parameter of callee.parameters) {
    if (parameter.star === "*")
      names.set(parameter.name, {
        kind: "tuple",
        items: positional.slice(plain.length).map((argument) => argument.value),
      });
    if (parameter.star === "**") {
      const rest = given.filter(
        (argument) => argument.keyword !== null && !plain.some((one) => one.name === argument.keyword?.text),
      );
      names.set(parameter.name, {
        kind: "dict",
        entries: rest.map(({ keyword, value }) => [{ kind: "string", value: keyword?.text ?? "" }, value] as const),
      });
    }
  }
}
