/** Reading the grammar's tree: children without comments, texts, errors, names. */
import type { SyntaxNode } from "@lezer/common";
import type { Range } from "../types/reading.ts";
import { maxDepth } from "./limits.ts";

export interface Source {
  readonly text: string;
  /** Places that the grammar lets pass and Python does not: a call assigned to, a keyword that is no name. */
  readonly faults: Range[];
}

export function children(node: SyntaxNode): SyntaxNode[] {
  const list: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling)
    if (child.name !== "Comment") list.push(child);
  return list;
}

export function textOf(source: Source, range: Range): string {
  return source.text.slice(range.from, range.to);
}

export function rangeOf(node: Range): Range {
  return { from: node.from, to: node.to };
}

/** The first error inside `node`, not looking into the bodies of compound statements unless asked. `3.` is an error to the grammar and a number to Python. */
export function firstError(source: Source, node: SyntaxNode, alsoInBodies = false): Range | undefined {
  let found: Range | undefined;
  const cursor = node.cursor();
  let depth = 0;
  for (;;) {
    const skip =
      (cursor.name === "Body" && !alsoInBodies) ||
      (cursor.name === "MemberExpression" && isTrailingDotNumber(source, cursor.node));
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
export function isTrailingDotNumber(source: Source, node: SyntaxNode): boolean {
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
export function namesIn(source: Source, node: SyntaxNode): string[] {
  const names = new Set<string>();
  node.cursor().iterate((n) => {
    if (n.name === "VariableName") names.add(textOf(source, n));
  });
  return [...names];
}
