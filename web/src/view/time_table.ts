/** TIME as a table: a row for each time step, the numbers of each layer side by side. */
import { css, html, nothing, type TemplateResult } from "lit";
import { laterWords } from "../i18n/messages.ts";
import type { Touch } from "../types/scene.ts";
import { leftOut } from "./masked.ts";
import { formatNumber, longDecimals } from "./number.ts";
import { touchKey, valueAt } from "./number_address.ts";
import { isEditable, isEdited, isTyped } from "./number_edit.ts";
import { numberField } from "./number_field.ts";
import { touchable } from "./number_touch.ts";
import type { Band, Strip } from "./score.ts";
import { type Drawing, isLookedUp } from "./score_drawing.ts";

/** Entries of one vector side by side. */
const mostEntries = 12;
/** Steps shown around the cursor of a long run. */
const mostSteps = 60;

interface Group {
  readonly band: Band;
  readonly strip: Strip;
  readonly entries: readonly number[];
  readonly hidden: number;
}

export function timeTable(drawing: Drawing): TemplateResult {
  const { scene, emit, score } = drawing;
  const { messages: m } = scene;
  const groups = score.bands.flatMap((band) => band.strips.map((strip) => groupOf(band, strip)));
  const timed = groups.filter(({ band }) => band.steps > 0);
  const timeless = groups.filter(({ band }) => band.steps === 0);
  const columns = columnsShown(score.steps, scene.tick.column);
  return html`<div class="time-table" ${touchable(scene, emit, "time")}>
    ${
      timed.length > 0
        ? html`<table role="grid" aria-label=${m.time.figure}>
          ${head(drawing, timed, m.time.stepHead)}
          <tbody>
            ${timed.some(({ strip, band }) => strip.state && !band.reversed) && columns[0] === 1 ? row(drawing, timed, 0) : nothing}
            ${columns.map((column) => row(drawing, timed, column))}
            ${timed.some(({ strip, band }) => strip.state && band.reversed) && columns.at(-1) === score.steps ? row(drawing, timed, score.steps + 1) : nothing}
          </tbody>
        </table>`
        : nothing
    }
    ${timeless.map(
      (group) => html`<table role="grid" aria-label=${group.band.name}>
        ${head(drawing, [group], "")}
        <tbody>
          ${row(drawing, [group], 0)}
        </tbody>
      </table>`,
    )}
  </div>`;
}

function columnsShown(steps: number, cursor: number): readonly number[] {
  const begin = Math.max(1, Math.min(steps - mostSteps + 1, cursor - mostSteps / 2));
  return Array.from({ length: Math.min(steps, mostSteps) }, (_, index) => begin + index);
}

function groupOf(band: Band, strip: Strip): Group {
  const width = strip.shown.entries.length + strip.shown.hidden;
  const entries = width <= mostEntries ? Array.from({ length: width }, (_, index) => index) : strip.shown.entries;
  return { band, strip, entries, hidden: width - entries.length };
}

function head({ scene }: Drawing, groups: readonly Group[], first: string): TemplateResult {
  const { messages: m } = scene;
  return html`<thead>
    <tr>
      <th scope="col" rowspan="2">${first}</th>
      ${groups.map(
        ({ band, strip, entries, hidden }) => html`<th scope="colgroup" class="group" colspan=${entries.length}>
          <i>${strip.symbol}</i> <span class="layer-name">${band.kind === "part" ? band.name : ""}</span>${hidden > 0 ? ` ${m.time.more(hidden)}` : nothing}
        </th>`,
      )}
    </tr>
    <tr>
      ${groups.map(({ entries }) => entries.map((entry, index) => html`<th scope="col" class=${index === 0 ? "group" : ""}>[${entry}]</th>`))}
    </tr>
  </thead>`;
}

/** `column` 0 and steps + 1 are the places of initial states. */
function row(drawing: Drawing, groups: readonly Group[], column: number): TemplateResult {
  const { scene, score } = drawing;
  const { messages: m } = scene;
  const inside = column >= 1 && column <= score.steps;
  const timeless = groups.every(({ band }) => band.steps === 0);
  const step = groups.some(({ band }) => leftOut(drawing, band, columnRow(band, column)))
    ? laterWords(m).panels.masked(column)
    : m.time.step(column);
  const name = inside ? step : timeless ? "" : m.time.initial;
  return html`<tr class=${inside && column === scene.tick.column ? "now" : ""}>
    <th scope="row">${name}</th>
    ${groups.map(({ band, strip, entries }) => {
      const t = columnRow(band, column);
      const masked = leftOut(drawing, band, t) ? " masked" : "";
      return entries.map((entry, index) => cell(drawing, band, strip, t, entry, (index === 0 ? "group" : "") + masked));
    })}
  </tr>`;
}

function columnRow(band: Band, column: number): number {
  return band.steps === 0 ? 0 : band.reversed ? band.steps + 1 - column : column;
}

function cell(drawing: Drawing, band: Band, strip: Strip, t: number, entry: number, extra: string): TemplateResult {
  const { scene, progress, marks, emit } = drawing;
  const { computed, sample, messages: m } = scene;
  if (t < 0 || t > band.steps || (t === 0 && band.steps > 0 && !strip.state)) return html`<td class=${extra}></td>`;
  const touch: Touch =
    band.part === null
      ? { kind: "input", input: band.node, t, entry }
      : { kind: "quantity", node: band.node, part: band.part.id, quantity: strip.quantity, t, entry };
  const given = band.part === null || (t === 0 && strip.state);
  if (!given && !progress.reached(band.node, band.part.id, strip.quantity, t)) {
    return html`<td class="pending ${extra}" role="gridcell"><span aria-label=${m.time.pending} role="img">·</span></td>`;
  }
  const value = valueAt(computed, sample, touch) ?? Number.NaN;
  const looked = band.kind === "input" && isLookedUp(computed, band.node);
  const text = looked ? String(value) : formatNumber(value, longDecimals);
  const key = touchKey(touch);
  const classes = `${extra}${isEditable(scene, touch) ? " editable" : ""}${isEdited(scene, touch) ? " edited" : ""}${marks.classOf(key)}`;
  const field = isTyped(scene, "time", touch) ? numberField(scene, emit, touch, `${strip.symbol}[${entry}]`) : nothing;
  return html`<td class=${classes} role="gridcell" tabindex="-1" data-touch=${key}><span>${text}</span>${field}</td>`;
}

export const timeTableStyles = css`
  .time-table {
    margin-top: 8px;
  }
  .time-table table {
    margin-bottom: 10px;
    border-collapse: collapse;
    font: 12.5px / 18px var(--mono);
    font-variant-numeric: tabular-nums;
  }
  .time-table th {
    padding: 2px 9px;
    color: var(--ink-2);
    font: 400 12px / 18px var(--sans);
    text-align: right;
    white-space: nowrap;
  }
  .time-table th[scope="colgroup"],
  .time-table th[scope="row"] {
    text-align: left;
  }
  .time-table th i {
    color: var(--ink);
    font: italic 15px var(--math);
  }
  .time-table td {
    position: relative;
    padding: 3px 9px;
    text-align: right;
  }
  .time-table tbody tr {
    border-top: 1px solid var(--hairline);
  }
  .time-table .group {
    border-left: 1px solid var(--hairline);
  }
  .time-table td.masked {
    opacity: 0.5;
  }
  .time-table tr.now {
    background: color-mix(in srgb, var(--marker) 60%, transparent);
  }
`;
