/** Evaluating the arguments of a call, with Python's rules for how they may be written. */
import type { Argument, Expression } from "./ast.ts";
import type { Given } from "./bind.ts";
import { bounded } from "./builtins.ts";
import { evaluate } from "./evaluate.ts";
import { say } from "./report.ts";
import type { Session } from "./session.ts";

/** The values of a call's arguments, in the order written; undefined when `*args` or `**kwargs` spread something that is not known. */
export function evaluateArguments(session: Session, written: readonly Argument[]): Given[] | undefined {
  const list: Given[] = [];
  const refused = refusedBySyntax(session, written);
  for (const argument of written) {
    if (refused.has(argument)) continue;
    const value = evaluate(session, argument.value);
    const { from, to } = argument.value;
    const whole = { from: argument.from, to: argument.to };
    if (argument.star === "") {
      list.push({
        keyword: argument.keyword,
        value,
        items: itemRanges(argument.value),
        from,
        to,
        spread: false,
        whole,
      });
    } else if (argument.star === "*") {
      const items = bounded(value);
      if (items === undefined) return undefined;
      for (const item of items) list.push({ keyword: null, value: item, items: [], from, to, spread: true, whole });
    } else {
      if (value.kind !== "dict") return undefined;
      for (const [key, entry] of value.entries) {
        if (key.kind !== "string") return undefined;
        list.push({ keyword: { from, to, text: key.value }, value: entry, items: [], from, to, spread: true, whole });
      }
    }
  }
  return list;
}

function itemRanges(expression: Expression): readonly { from: number; to: number }[] {
  const written = expression.kind === "tuple" || expression.kind === "list" ? expression.items : [];
  return written.some((item) => item.kind === "star") ? [] : written.map(({ from, to }) => ({ from, to }));
}

/** A keyword given twice and a position after a keyword are errors before anything runs. */
function refusedBySyntax(session: Session, written: readonly Argument[]): ReadonlySet<Argument> {
  const refused = new Set<Argument>();
  const keywords = new Set<string>();
  let named = false;
  for (const argument of written) {
    const name = argument.keyword?.text;
    if (name === undefined) {
      if (argument.star === "**") named = true;
      if (argument.star !== "" || !named) continue;
      refused.add(argument);
      say(session, argument, {
        code: "positional_after_keyword",
        keras: "positional argument follows keyword argument",
      });
    } else if (keywords.has(name)) {
      refused.add(argument);
      say(session, argument, {
        code: "argument_twice",
        args: { argument: name },
        keras: `keyword argument repeated: ${name}`,
      });
    } else {
      keywords.add(name);
      named = true;
    }
  }
  return refused;
}
