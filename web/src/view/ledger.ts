/** The ledger: a row for each term, a column for each unit, dots for what is not computed yet. A real table, and a grid to the keyboard. */
import { html, nothing, type TemplateResult } from "lit";
import type { Dispatch } from "../types/command.ts";
import type { Scene, Touch } from "../types/scene.ts";
import type { Later } from "./later.ts";
import { type LedgerRow, type LedgerSection, ledgerSections } from "./ledger_rows.ts";
import { termHtml } from "./math_html.ts";
import type { Place } from "./math_term.ts";
import { termText } from "./math_text.ts";
import { formatNumber } from "./number.ts";
import { canonical, operandTouch, touchKey, valueAt, widthOf } from "./number_address.ts";
import { isEditable, isEdited, isTyped } from "./number_edit.ts";
import type { Marks } from "./number_marks.ts";
import type { Progress } from "./number_progress.ts";

export interface CellDrawing {
  readonly scene: Scene;
  readonly emit: Dispatch;
  readonly later: Later | null;
  readonly place: Place;
  readonly marks: Marks;
  readonly progress: Progress;
}

/** Columns shown of a wide layer: a window that follows the touched entry. */
const mostColumns = 6;

export function ledger(drawing: CellDrawing): TemplateResult {
  const { scene, place } = drawing;
  const { messages: m } = scene;
  const sections = ledgerSections(scene, place);
  const width = Math.max(0, ...sections.flatMap((section) => section.rows.map((row) => widthOfRow(drawing, row))));
  const columns = columnsOf(scene, place, width);
  const hidden = width - columns.length;
  return html`<table class="ledger" role="grid" aria-label=${m.cell.ledger}>
    <thead>
      <tr>
        <td></td>
        ${columns.map((entry) => html`<th scope="col" class=${litColumn(scene, place) === entry ? "lit" : ""}>${m.cell.unit(entry)}</th>`)}
        <td class="words">${hidden > 0 ? m.cell.moreUnits(hidden) : nothing}</td>
      </tr>
    </thead>
    ${sections.map((section) => ledgerSection(drawing, section, columns))}
  </table>`;
}

function widthOfRow({ scene, place }: CellDrawing, row: LedgerRow): number {
  return widthOf(scene.computed, place.node, place.part.id, row.info);
}

function columnsOf({ touch }: Scene, place: Place, width: number): readonly number[] {
  const own = touch?.kind === "quantity" && touch.node === place.node && touch.part === place.part.id;
  const begin = Math.max(0, Math.min(width - mostColumns, (own ? touch.entry : 0) - 2));
  return Array.from({ length: Math.min(width, mostColumns) }, (_, index) => begin + index);
}

/** The column of the touched entry, when that entry is of this step. */
function litColumn({ touch }: Scene, place: Place): number | null {
  if (touch?.kind !== "quantity" || touch.node !== place.node || touch.part !== place.part.id || touch.t !== place.t)
    return null;
  return place.part.quantities.find((info) => info.id === touch.quantity)?.operation === "input" ? null : touch.entry;
}

function ledgerSection(drawing: CellDrawing, section: LedgerSection, columns: readonly number[]): TemplateResult {
  const classes = section.open ? "section" : "section closed";
  return html`<tbody class=${classes}>${section.rows.map((row) => ledgerRow(drawing, row, columns))}</tbody>`;
}

function ledgerRow(drawing: CellDrawing, row: LedgerRow, columns: readonly number[]): TemplateResult {
  const { scene, place, progress } = drawing;
  const { messages: m, tick } = scene;
  const at = progress.positionOf(place.node, place.part.id, row.info.id, place.t);
  const reached = at <= scene.position;
  const now =
    at === scene.position &&
    (row.weight !== null || !hasBias(row) || row.kind === "result") &&
    tick.quantity === row.info.id;
  const words = at === scene.position + 1 && row.weight === null ? m.cell.next : m.cell.words[row.words];
  return html`<tr class="row-${row.kind}${row.ruled ? " ruled" : ""}${now ? " now" : ""}">
    <th scope="row"><span class="row-label">${row.label.map((term, index) => html`${index > 0 ? " = " : nothing}${termHtml(term)}`)}</span><span class="words-below">${words}</span></th>
    ${columns.map((entry) => ledgerCell(drawing, row, entry, reached))}
    <td class="words">${words}</td>
  </tr>`;
}

function hasBias(row: LedgerRow): boolean {
  return row.info.operands.some((operand) => operand.kind === "weight");
}

function ledgerCell(drawing: CellDrawing, row: LedgerRow, entry: number, reached: boolean): TemplateResult {
  const { scene, place, emit, marks, later } = drawing;
  const { computed, sample, messages: m } = scene;
  const lit = litColumn(scene, place) === entry ? " lit" : "";
  if (entry >= widthOfRow(drawing, row)) return html`<td></td>`;
  const [term] = row.label;
  const name = `${term ? termText(term) : ""}[${entry}]`;
  // A bias is known from the start; what is computed is a dot until it is.
  if (!reached && row.weight === null)
    return html`<td class="pending${lit}" role="gridcell" aria-label=${`${name}: ${m.time.pending}`}>·</td>`;
  const touch = touchOf(drawing, row, entry);
  const value = touch === null ? undefined : valueAt(computed, sample, touch);
  if (touch === null || value === undefined) return html`<td></td>`;
  const text = formatNumber(value);
  const key = touchKey(canonical(computed, touch));
  const classes = `number${lit}${isEditable(scene, touch) ? " editable" : ""}${isEdited(scene, touch) ? " edited" : ""}${marks.classOf(key)}`;
  const field = isTyped(scene, "cell", touch) ? later?.numberField(scene, emit, touch, name) : nothing;
  return html`<td class=${classes} role="gridcell" tabindex="-1" data-touch=${key} aria-label=${`${name} = ${text}`}><span>${text}</span>${field}</td>`;
}

function touchOf({ scene, place }: CellDrawing, row: LedgerRow, entry: number): Touch | null {
  const at = { node: place.node, part: place.part.id, t: place.t };
  if (row.weight !== null) return operandTouch(scene.computed, at, row.weight, entry);
  return { kind: "quantity", ...at, quantity: row.info.id, entry };
}
