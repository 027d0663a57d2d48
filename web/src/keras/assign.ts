/** Binding names: assignment, unpacking, loop variables. */
import type { Expression } from "./ast.ts";
import { typeName } from "./python_repr.ts";
import { say } from "./report.ts";
import type { Session } from "./session.ts";
import { broken, itemsOf, type Value } from "./values.ts";

/** Binds what `target` names to `value`. */
export function assign(session: Session, target: Expression, value: Value): void {
  if (target.kind === "name") {
    session.scope.names.set(target.name, value.kind === "undefined" ? { kind: "unknown", text: value.name } : value);
    if (value.kind === "model" && value.model.variable === "") value.model.variable = target.name;
  } else if (target.kind === "tuple" || target.kind === "list") {
    unpack(session, target, value);
  }
}

function unpack(session: Session, target: Expression & { kind: "tuple" | "list" | "set" }, value: Value): void {
  const starAt = target.items.findIndex((item) => item.kind === "star");
  const items = value.kind === "tensor" ? undefined : itemsOf(value);
  const needed = starAt === -1 ? target.items.length : target.items.length - 1;
  if (items === undefined || (starAt === -1 ? items.length !== needed : items.length < needed)) {
    sayMismatch(session, target, value, items?.length ?? (isSingle(value) ? 1 : undefined));
    const rest: Value =
      items !== undefined || value.kind === "tensor" || value.kind === "broken" || isSingle(value)
        ? broken
        : { kind: "unknown", text: session.text.slice(target.from, target.to) };
    for (const item of target.items) assign(session, item.kind === "star" ? item.value : item, rest);
    return;
  }
  target.items.forEach((item, i) => {
    if (item.kind === "star")
      assign(session, item.value, { kind: "list", items: items.slice(i, i + items.length - needed) });
    else assign(session, item, items[starAt !== -1 && i > starAt ? i + items.length - needed - 1 : i] ?? broken);
  });
}

/** Values that Python cannot unpack. */
function isSingle(value: Value): boolean {
  return /^(model|layer|layer_class|int|float|bool|none|function)$/.test(value.kind);
}

function sayMismatch(
  session: Session,
  target: Expression & { kind: "tuple" | "list" | "set" },
  value: Value,
  found: number | undefined,
): void {
  const wanted = String(target.items.length);
  const first = value.kind === "list" ? value.items[0] : value;
  if (first?.kind === "tensor") {
    say(session, target, {
      code: "unpack_outputs",
      args: { layer: first.call.layer.class_name, found: String(found ?? 1), wanted },
    });
  } else if (found !== undefined) {
    const keras = isSingle(value)
      ? `cannot unpack non-iterable ${typeName(value)} object`
      : found < target.items.length
        ? `not enough values to unpack (expected ${wanted}, got ${found})`
        : `too many values to unpack (expected ${wanted})`;
    say(session, target, { code: "unpack_count", args: { found: String(found), wanted }, keras });
  }
}
