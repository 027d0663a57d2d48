/** What in the text the pictures draw: layers, and their sizes: units in the hue of memory, features in the hue of the input. */
import type { LayerSpan, Range, ReadModel } from "../types/reading.ts";

export interface RoleMark extends Range {
  readonly role: "memory" | "input" | "layer";
}

const featureArguments: readonly string[] = ["input_shape", "batch_input_shape", "shape", "batch_shape", "input_dim"];

/** Marks of the shown model, in order of position, never overlapping. */
export function roleMarks(text: string, model: ReadModel | null): readonly RoleMark[] {
  if (model === null) return [];
  return model.spans
    .flatMap((span) => (span === null ? [] : marksOf(text, span)))
    .sort((a, b) => a.from - b.from)
    .filter((mark, index, all) => index === 0 || mark.from >= (all[index - 1]?.to ?? 0));
}

function marksOf(text: string, span: LayerSpan): RoleMark[] {
  const own = Object.entries(span.arguments).flatMap(([name, range]): RoleMark[] => {
    if (name === "units") return [{ ...range, role: "memory" }];
    if (!featureArguments.includes(name)) return [];
    const feature = lastNumber(text, range);
    return feature === null ? [] : [{ ...feature, role: "input" }];
  });
  return [
    { ...span.name, role: "layer" },
    ...own,
    ...Object.values(span.wrapped).flatMap((wrapped) => marksOf(text, wrapped)),
  ];
}

/** The last size of a written shape: its features. */
function lastNumber(text: string, range: Range): Range | null {
  const found = /(\w+)[\s,)\]]*$/.exec(text.slice(range.from, range.to));
  if (found?.[1] === undefined) return null;
  const from = range.from + found.index;
  return { from, to: from + found[1].length };
}
