/** The same program in the other dialect: everything that the reader says of the other dialect, mended. Comments and the rest of the text stay as they are. */
import type { Catalog, Dialect } from "../types/core.ts";
import type { Diagnostic, TextEdit } from "../types/reading.ts";
import { read } from "./read.ts";

/** What differs between the dialects and has a sure mend. */
const differences: ReadonlySet<string> = new Set([
  "only_keras2",
  "only_keras3",
  "input_before_layer",
  "deprecated_argument",
]);

/** `code` as `dialect` writes it. What has no sure mend is left as it stands: reading the result says what. */
export function translate(code: string, catalog: Catalog, dialect: Dialect): string {
  let text = code;
  // Each pass mends at least one difference and makes none.
  for (let passes = 0; passes < 200; passes++) {
    const found = read(text, catalog, { dialect }).diagnostics.filter(
      (d) => differences.has(d.code) && d.mend !== undefined,
    );
    const edits = independent(found);
    if (edits.length === 0) return text;
    text = apply(text, edits);
  }
  return text;
}

/** The edits of as many mends as do not touch one another. */
function independent(found: readonly Diagnostic[]): readonly TextEdit[] {
  const taken: TextEdit[] = [];
  for (const { mend } of found) {
    const edits = mend?.edits ?? [];
    const clash = edits.some((edit) => taken.some((other) => edit.from <= other.to && edit.to >= other.from));
    if (!clash) taken.push(...edits);
  }
  return taken;
}

function apply(text: string, edits: readonly TextEdit[]): string {
  let result = text;
  for (const edit of [...edits].sort((a, b) => b.from - a.from))
    result = result.slice(0, edit.from) + edit.insert + result.slice(edit.to);
  return result;
}
