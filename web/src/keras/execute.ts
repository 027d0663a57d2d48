/** Statements, one after the other, as Python would run them; what the reader does not run gets a sentence and the rest is kept. */

import type { Range } from "../types/reading.ts";
import { binary } from "./arithmetic.ts";
import { assign } from "./assign.ts";
import type { Block, Expression, Statement } from "./ast.ts";
import type { Given } from "./bind.ts";
import { assignedIn, blocksOf, buildsModel } from "./blocks.ts";
import { evaluate, itemsForLoop, spend } from "./evaluate.ts";
import { importNames } from "./imports.ts";
import { sayUndefined } from "./kinds.ts";
import { maxCallDepth } from "./limits.ts";
import { say } from "./report.ts";
import { lookUp, type Session } from "./session.ts";
import { broken, itemsOf, type Model, none, truth, type Value } from "./values.ts";

/** How a block ended before its end: with a value that it returned, or by leaving a pass or the whole of a loop. */
type Ending = Value | "break" | "continue" | undefined;

/** Runs `block`. */
export function execute(session: Session, block: Block): Ending {
  for (const statement of block) {
    if (!spend(session, statement)) return undefined;
    if (session.callDepth === 0) session.statement = { from: statement.from, to: statement.to };
    const returned = run(session, statement);
    if (returned !== undefined) return returned;
  }
  return undefined;
}

function run(session: Session, statement: Statement): Ending {
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
    case "while":
      return whileLoop(session, statement);
    case "break":
    case "continue":
      return statement.kind;
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
  const firstLine = session.text.slice(range.from, range.to).indexOf("\n");
  const place = { from: range.from, to: firstLine === -1 ? range.to : range.from + firstLine };
  if (what === "class") {
    leaveClass(session, names, place);
    return;
  }
  const code = what === "nested" ? "nested_too_deep" : what === "errors" ? "too_many_errors" : "statement_not_read";
  const severity = code === "statement_not_read" ? "warning" : "error";
  const touchesModel = names.some((name) => lookUp(session.scope, name)?.kind === "model");
  if (what === "try" || touchesModel || severity === "error") {
    say(session, place, { code, severity: touchesModel ? "error" : severity, args: { statement: what } });
  }
  taint(session, names);
}

/** A class of the text's own would have to be run. It changes nothing by itself; what it makes is not known. */
function leaveClass(session: Session, names: readonly string[], place: Range): void {
  const name = /\bclass\s+(\w+)/.exec(session.text.slice(place.from))?.[1] ?? "";
  say(session, place, { code: "own_class", severity: "warning", args: { name } });
  taint(
    session,
    names.filter((one) => lookUp(session.scope, one) === undefined),
  );
  session.scope.names.set(name, { kind: "unknown", text: name });
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
    setTrainable(owner.model, on);
  }
}

function setTrainable(model: Model, on: boolean): void {
  for (const layer of model.layers) {
    layer.trainable = on;
    if (layer.nested !== undefined) setTrainable(layer.nested, on);
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

function loop(session: Session, statement: Statement & { kind: "for" }): Ending {
  const items = itemsForLoop(session, statement.source);
  if (items === undefined) {
    sayLoop(session, statement);
    return undefined;
  }
  for (const item of items) {
    if (!spend(session, statement)) return undefined;
    assign(session, statement.target, item);
    const ending = execute(session, statement.body);
    if (ending === "break" || session.stopped) return undefined;
    if (ending !== undefined && ending !== "continue") return ending;
  }
  return undefined;
}

/** Passes that a `while` is followed for. */
const maxPasses = 1000;

/** Followed while every condition on the way is known; else it is a loop over data, as those that generate text are. */
function whileLoop(session: Session, statement: Statement & { kind: "while" }): Ending {
  const open = session.open;
  for (let pass = 0; pass < maxPasses; pass++) {
    const goesOn = truth(evaluate(session, statement.test));
    if (goesOn === false) return undefined;
    if (goesOn === undefined) break;
    if (!spend(session, statement)) return undefined;
    const ending = execute(session, statement.body);
    if (ending === "break" || session.stopped) return undefined;
    if (ending !== undefined && ending !== "continue") return ending;
    if (session.open !== open) break;
  }
  leaveOpen(session, statement.body);
  const place = { from: statement.from, to: statement.test.to };
  const severity = buildsModel(statement.body) ? "error" : "warning";
  say(session, place, { code: "statement_not_read", severity, args: { statement: "while" } });
  return undefined;
}

/** A block that may run or not, and any number of times: what it builds is not known, and neither is what else it assigns. */
function leaveOpen(session: Session, body: Block): void {
  session.open++;
  const names = assignedIn(body);
  if (buildsModel(body)) taint(session, names);
  else
    for (const name of names)
      if (lookUp(session.scope, name) === undefined) session.scope.names.set(name, { kind: "unknown", text: name });
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
  leaveOpen(session, statement.body);
}

function branch(session: Session, statement: Statement & { kind: "if" }): Ending {
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
      leaveOpen(session, bodies);
      return undefined;
    }
    if (value) return execute(session, body);
  }
  return undefined;
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
  session.called.functions.add(callee.name);
  const outerFunction = session.function;
  session.function ??= callee.range;
  const names = new Map<string, Value>();
  const outer = session.scope;
  session.scope = { names, parent: callee.scope };
  session.callDepth++;
  bindParameters(session, callee, given, at);
  const ending = execute(session, callee.body);
  session.callDepth--;
  session.function = outerFunction;
  session.scope = outer;
  return ending === undefined || typeof ending === "string" ? none : ending;
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
