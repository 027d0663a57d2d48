/** Python text cut into stretches of one look each: the token's class, the role of the number, the worst diagnostic on it. */
import type { Diagnostic, Range, Severity, Token } from "../types/reading.ts";
import type { RoleMark } from "./role_marks.ts";

export interface Stretch {
  readonly text: string;
  readonly classes: string;
}

/** `tokens`: none while there is no grammar; the text is then in one colour. */
export function stretches(
  text: string,
  tokens: readonly Token[],
  roles: readonly RoleMark[],
  problems: readonly Diagnostic[],
): readonly Stretch[] {
  const layers: Token[] = [
    ...tokens,
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

function squiggle(severity: Severity): string {
  return `squiggle-${severity}`;
}

/** A place between two characters is shown on the one before it. */
function visible({ from, to }: Range, length: number): Range {
  if (to > from) return { from, to };
  return from > 0 ? { from: from - 1, to: from } : { from: 0, to: Math.min(1, length) };
}
