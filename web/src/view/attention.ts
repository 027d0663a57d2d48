/** ATTENTION: which steps each step looks at, as a matrix over time: a row for each query step, a column for each step looked at. */
import { html, type TemplateResult } from "lit";
import type { AttentionMessages } from "../i18n/messages.ts";
import type { PartInfo, QuantityInfo } from "../types/core.ts";
import type { Computed, Emit, Scene, Touch } from "../types/scene.ts";
import { formatNumber, shortDecimals } from "./number.ts";
import { partsOf, stepsOf, touchKey, valueAt, widthOf } from "./number_address.ts";
import { type Marks, marksOf } from "./number_marks.ts";
import { type Progress, progressOf } from "./number_progress.ts";
import { touchable } from "./number_touch.ts";
import { fillOf } from "./scale.ts";

export interface AttentionDrawing {
  readonly scene: Scene;
  readonly words: AttentionMessages;
  readonly emit: Emit;
}

/** Shares that one step gives to others: a softmax inside a layer, over what it looks at. */
export interface Shares {
  readonly node: number;
  readonly part: PartInfo;
  readonly info: QuantityInfo;
  /** Query steps, and steps looked at. */
  readonly rows: number;
  readonly columns: number;
}

interface Drawing extends AttentionDrawing {
  readonly shares: Shares;
  readonly marks: Marks;
  readonly progress: Progress;
}

/** Of a long run, around the cursor. */
const mostSteps = 24;

export function sharesOf(computed: Computed): readonly Shares[] {
  return computed.plan.nodes.flatMap((_, node) =>
    partsOf(computed, node).flatMap((part) =>
      part.quantities.flatMap((info): Shares[] => {
        if (info.function !== "softmax" || info.operation !== "activation" || !info.temporal || info.id === part.output)
          return [];
        const rows = stepsOf(computed, node, part.id, info.id);
        return [{ node, part, info, rows, columns: widthOf(computed, node, part.id, info) }];
      }),
    ),
  );
}

export function attentionView(drawing: AttentionDrawing): TemplateResult {
  const { scene, words: m, emit } = drawing;
  const all = sharesOf(scene.computed);
  if (all.length === 0) return html`<p class="note">${m.none}</p>`;
  const [marks, progress] = [marksOf(scene), progressOf(scene)];
  return html`<div ${touchable(scene, emit, "below")}>${all.map((shares) => matrix({ ...drawing, shares, marks, progress }))}</div>`;
}

function window(all: number, middle: number): readonly number[] {
  const begin = Math.max(1, Math.min(all - mostSteps + 1, middle - mostSteps / 2));
  return Array.from({ length: Math.min(all, mostSteps) }, (_, index) => begin + index);
}

function matrix(drawing: Drawing): TemplateResult {
  const { scene, shares, words: m } = drawing;
  const cursor = rowAtCursor(drawing);
  const columns = window(shares.columns, strongest(drawing, cursor) + 1);
  return html`<div class="further-head"><span class="layer-name">${shares.part.name}</span></div>
    <p class="reading">${reading(drawing, cursor)}</p>
    <div class="attention-scroll"><table class="attention-table" role="grid" aria-label=${m.table}>
      <thead>
        <tr><td></td>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr>
      </thead>
      <tbody>
        ${window(shares.rows, cursor).map(
          (t) =>
            html`<tr class=${scene.tick.column === t ? "now" : ""}><th scope="row">${m.step(t)}</th>${columns.map((column) => cell(drawing, t, column - 1))}</tr>`,
        )}
      </tbody>
    </table></div>
    <p class="note">${m.axes}</p>`;
}

function rowAtCursor({ scene, shares }: Drawing): number {
  const { column } = scene.tick;
  return column >= 1 && column <= shares.rows ? column : shares.rows;
}

function touchAt({ shares }: Drawing, t: number, entry: number): Touch {
  return { kind: "quantity", node: shares.node, part: shares.part.id, quantity: shares.info.id, t, entry };
}

function shareAt(drawing: Drawing, t: number, entry: number): number {
  return valueAt(drawing.scene.computed, drawing.scene.sample, touchAt(drawing, t, entry)) ?? Number.NaN;
}

/** Entry that row `t` gives most to. */
function strongest(drawing: Drawing, t: number): number {
  const entries = Array.from({ length: drawing.shares.columns }, (_, entry) => entry);
  return entries.reduce((best, entry) => (shareAt(drawing, t, entry) > shareAt(drawing, t, best) ? entry : best), 0);
}

function reading(drawing: Drawing, t: number): string {
  const { words: m, shares } = drawing;
  if (!isReached(drawing, t)) return m.pending(t);
  const most = strongest(drawing, t);
  const [share, even] = [shareAt(drawing, t, most), 1 / shares.columns];
  const said = (value: number) => formatNumber(value, shortDecimals);
  return share < 1.25 * even ? m.even(t, said(share), said(even)) : m.most(t, most + 1, said(share), said(even));
}

function isReached({ progress, shares }: Drawing, t: number): boolean {
  return progress.reached(shares.node, shares.part.id, shares.info.id, t);
}

function cell(drawing: Drawing, t: number, entry: number): TemplateResult {
  const { scene, marks, words: m } = drawing;
  const name = m.cell(t, entry + 1);
  if (!isReached(drawing, t))
    return html`<td class="heat pending" role="gridcell" aria-label=${`${name}: ${scene.messages.time.pending}`}>·</td>`;
  const share = shareAt(drawing, t, entry);
  const key = touchKey(touchAt(drawing, t, entry));
  const text = formatNumber(share, shortDecimals);
  return html`<td class=${`heat ${fillOf(share, 1).className}${share === 0 ? " hidden-step" : ""}${marks.classOf(key)}`} role="gridcell" tabindex="-1" data-touch=${key} aria-label=${`${name} = ${text}`}>${text}</td>`;
}
