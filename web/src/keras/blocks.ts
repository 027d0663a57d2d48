/** What can be told of a block of statements without running it. */
import type { Block, Expression, Statement } from "./ast.ts";

/** The blocks inside a statement. */
export function blocksOf(statement: Statement): readonly Block[] {
  switch (statement.kind) {
    case "for":
    case "while":
    case "with":
    case "function":
      return [statement.body];
    case "if":
      return statement.branches.map((branch) => branch.body);
    default:
      return [];
  }
}

function isBlock(statement: Statement): statement is Statement & { kind: "for" | "while" | "with" } {
  return statement.kind === "for" || statement.kind === "while" || statement.kind === "with";
}

/** Names that a block assigns or calls methods of. */
export function assignedIn(block: Block): string[] {
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
    else if (isBlock(statement)) names.push(...assignedIn(statement.body));
    else if (statement.kind === "if") for (const one of statement.branches) names.push(...assignedIn(one.body));
    else if (statement.kind === "unread" || statement.kind === "lost" || statement.kind === "broken")
      names.push(...statement.names);
  }
  return names;
}

/** `model.predict(…)` and the like: a call that makes nothing of a model. */
function asksModel(callee: Expression): boolean {
  return callee.kind === "attribute" && /^(predict|evaluate|fit|train_on_batch|test_on_batch)/.test(callee.name.text);
}

/** Whether a block adds to a model or makes one, as opposed to training or printing. */
export function buildsModel(block: Block): boolean {
  return block.some((statement) => {
    if (statement.kind === "broken" || statement.kind === "lost") return true;
    if (isBlock(statement)) return buildsModel(statement.body);
    if (statement.kind === "if") return statement.branches.some((one) => buildsModel(one.body));
    if (statement.kind === "assign") return statement.value.kind === "call" && !asksModel(statement.value.callee);
    if (statement.kind !== "expression" || statement.value.kind !== "call") return false;
    const { callee } = statement.value;
    return callee.kind === "attribute" && /^(add|pop|append)$/.test(callee.name.text);
  });
}
