/** The pictures of TIME that only some models need, or some readers: each is fetched when it is first needed. */
import { html, nothing, type TemplateResult } from "lit";
import { arriving } from "./arriving.ts";
import type { Drawing } from "./score_drawing.ts";

/** Below this many numbers the drawing itself is the overview. */
const manyNumbers = 400;

/** All of a long or wide run at once. */
export function overview(drawing: Drawing): TemplateResult | typeof nothing {
  const numbers = drawing.score.bands
    .filter((band) => band.steps > 1)
    .flatMap((band) => band.strips.map(({ shown }) => (shown.entries.length + shown.hidden) * band.steps))
    .reduce((sum, count) => sum + count, 0);
  if (numbers < manyNumbers) return nothing;
  return html`${arriving(
    () => import("./score_overview.ts"),
    (part) => part.overview(drawing),
    nothing,
    notCome(drawing),
  )}`;
}

/** Of a model that is no chain. */
export function wiredScore(drawing: Drawing): TemplateResult {
  return html`${arriving(
    () => import("./score_wired.ts"),
    (part) => part.wiredScore(drawing),
    html`<svg class="score" height=${drawing.score.height}></svg>`,
    notCome(drawing),
  )}`;
}

/** The numbers of TIME as a table. */
export function timeTable(drawing: Drawing): TemplateResult {
  return html`${arriving(
    () => import("./time_table.ts"),
    (part) => part.timeTable(drawing),
    nothing,
    notCome(drawing),
  )}`;
}

function notCome({ scene: { messages: m } }: Drawing): TemplateResult {
  return html`<p class="note" role="alert">${m.shell.partFailed}</p>`;
}
