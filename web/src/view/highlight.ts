/** Python text cut into stretches of one look each: the token's class, the role of the number, the worst diagnostic on it. */
import { classHighlighter, highlightTree } from "@lezer/highlight";
import { parser } from "@lezer/python";
import type { Diagnostic, Range, Severity } from "../types/reading.ts";
import type { RoleMark } from "./role_marks.ts";

export interface Stretch {
  readonly text: string;
  readonly classes: string;
}

interface Layer extends Range {
  readonly name: string;
}

export function stretches(
  text: string,
  roles: readonly RoleMark[],
  problems: readonly Diagnostic[],
): readonly Stretch[] {
  const layers: Layer[] = [
    ...tokens(text),
    ...roles.map((mark) => ({ ...mark, name: `role-${mark.role}` })),
    ...problems.map((problem) => ({ ...visible(problem, text.length), name: squiggle(problem.severity) })),
  ];
  const edges = [...new Set([0, text.length, ...layers.flatMap(({ from, to }) => [from, to])])]
    .filter((edge) => edge >= 0 && edge <= text.length)
    .sort((a, b) => a - b);
  return edges.slice(1).map((to, index) => {
    const from = edges[index] ?? 0;
    const names = layers.filter((layer) => layer.from < to && layer.to > from).map((layer) => layer.name);
    return { text: text.slice(from, to), classes: [...new Set(names)].join(" ") };
  });
}

function tokens(text: string): Layer[] {
  const result: Layer[] = [];
  highlightTree(parser.parse(text), classHighlighter, (from, to, name) => result.push({ from, to, name }));
  return result;
}

function squiggle(severity: Severity): string {
  return `squiggle-${severity}`;
}

/** A place between two characters is shown on the one before it. */
function visible({ from, to }: Range, length: number): Range {
  if (to > from) return { from, to };
  return from > 0 ? { from: from - 1, to: from } : { from: 0, to: Math.min(1, length) };
}
