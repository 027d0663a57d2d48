/** Edits of a call's arguments that leave the rest of the text, with its comments, as it stands. */
import type { Range, TextEdit } from "../types/reading.ts";

/** Takes `removed` out of a call whose arguments stand at `all`, each with the comma that it no longer needs. */
export function withoutArguments(text: string, all: readonly Range[], removed: readonly Range[]): readonly TextEdit[] {
  const sorted = [...all].sort((a, b) => a.from - b.from);
  const goes = (range: Range): boolean => removed.some((one) => one.from === range.from && one.to === range.to);
  return sorted.flatMap((range, i) => {
    if (!goes(range)) return [];
    const keptBefore = sorted.slice(0, i).some((other) => !goes(other));
    const previous = sorted[i - 1];
    const next = sorted[i + 1];
    if (keptBefore && previous !== undefined)
      return gap(text, previous.to, range.from, { from: previous.to, to: range.to }, range);
    if (next !== undefined) return gap(text, range.to, next.from, { from: range.from, to: next.from }, range);
    return [{ from: range.from, to: range.to, insert: "" }];
  });
}

/** Removes `both`, the argument and the gap beside it, unless a comment stands in the gap: then only its comma. */
function gap(text: string, from: number, to: number, both: Range, argument: Range): readonly TextEdit[] {
  const between = text.slice(from, to);
  if (!between.includes("#")) return [{ ...both, insert: "" }];
  const comma = from + between.indexOf(",");
  return [
    { from: comma, to: comma + 1, insert: "" },
    { from: argument.from, to: argument.to, insert: "" },
  ].sort((a, b) => a.from - b.from);
}
