/** Methods of Python's lists, as layers are gathered with them. */
import { bounded } from "./builtins.ts";
import { maxItems } from "./limits.ts";
import { nearest } from "./nearest.ts";
import type { Call } from "./other_dialect.ts";
import { replacement, say } from "./report.ts";
import type { Session } from "./session.ts";
import { broken, none, type Value } from "./values.ts";

type List = Value & { readonly kind: "list" };

const listMethods: readonly string[] = [
  "append",
  "extend",
  "insert",
  "pop",
  "reverse",
  "clear",
  "copy",
  "remove",
  "sort",
  "index",
  "count",
];

/** `list.name(...)`: changes the list in place. What is not followed leaves a list that nothing is known of. */
export function callListMethod(session: Session, list: List, name: string, made: Call): Value {
  const [first, second] = made.given.map((argument) => argument.value);
  const { items } = list;
  switch (name) {
    case "append":
      if (first !== undefined && items.length < maxItems) items.push(first);
      return none;
    case "extend": {
      const more = first === undefined ? undefined : bounded(first);
      items.push(...(more ?? [broken]));
      return none;
    }
    case "insert":
      if (first?.kind === "int" && second !== undefined) items.splice(first.value, 0, second);
      else items.splice(0, items.length, broken);
      return none;
    case "pop": {
      const at = first === undefined ? items.length - 1 : first.kind === "int" ? first.value : Number.NaN;
      return items.splice(at, 1)[0] ?? broken;
    }
    case "reverse":
      items.reverse();
      return none;
    case "clear":
      items.length = 0;
      return none;
    case "copy":
      return { kind: "list", items: [...items] };
    case "index":
    case "count":
      return { kind: "unknown", text: session.text.slice(made.from, made.to).slice(0, 200) };
    default:
      items.splice(0, items.length, broken);
      if (!listMethods.includes(name)) sayNoMethod(session, name, made);
      return broken;
  }
}

function sayNoMethod(session: Session, name: string, { callee }: Call): void {
  const meant = nearest(name, listMethods);
  const args = { owner: "list", name };
  const keras = `'list' object has no attribute '${name}'`;
  if (meant === undefined) say(session, callee, { code: "no_method", args, keras });
  else
    say(session, callee, { code: "no_method_near", args: { ...args, meant }, keras, mend: replacement(callee, meant) });
}
