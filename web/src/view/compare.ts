/** COMPARE: two models on the same input, layer by layer, with what differs marked; and what a pair of layers puts out over time. */
import { html, nothing, type TemplateResult } from "lit";
import type { CompareWords } from "../i18n/messages.ts";
import type { Dispatch } from "../types/command.ts";
import type { CompareChoices, Comparison } from "../types/compare.ts";
import type { Scene } from "../types/scene.ts";
import { compareChart } from "./compare_chart.ts";
import {
  type CompareLayer,
  type CompareRow,
  compareRows,
  differing,
  furthest,
  outputOverTime,
  shapesOf,
  type Widest,
} from "./compare_rows.ts";
import { formatNumber } from "./number.ts";

export interface Against {
  /** Index into the models of the text; null: as it was kept. */
  readonly value: number | null;
  readonly label: string;
}

export interface CompareProps {
  readonly scene: Scene;
  readonly choices: CompareChoices;
  readonly offered: readonly Against[];
  /** A sentence where there is nothing to compare with. */
  readonly comparison: Comparison | string;
  readonly words: CompareWords;
  readonly emit: Dispatch;
}

/** Entries that are drawn and listed. */
const mostUnits = 6;

export function compareView(props: CompareProps): TemplateResult {
  const { comparison, words: w } = props;
  return html`${choice(props)}
    ${typeof comparison === "string" ? html`<p class="note" role="alert">${comparison}</p>` : body(props, comparison)}
    <p class="note">${w.about}</p>`;
}

function choice({ offered, choices, words: w, emit }: CompareProps): TemplateResult {
  const choose = (event: Event) => {
    const { value } = event.currentTarget as HTMLSelectElement;
    emit({ type: "panel", panel: "compare", change: { against: value === "" ? null : Number(value), row: null } });
  };
  const keep = () =>
    emit({ type: "panel", panel: "compare", change: { against: null, kept: choices.kept + 1, row: null } });
  return html`<p class="compare-choice">
    <label>${w.against} <select @change=${choose}>
      ${offered.map(({ value, label }) => html`<option value=${value ?? ""} ?selected=${value === choices.against}>${label}</option>`)}
    </select></label>
    <button class="link" type="button" @click=${keep}>${w.keep}</button>
  </p>`;
}

function body(props: CompareProps, comparison: Comparison): TemplateResult {
  const { words: w, choices } = props;
  const rows = compareRows(comparison.left, comparison.right);
  const pairs = rows.filter(({ left, right }) => left !== null && right !== null);
  const shown = rows[choices.row ?? -1] ?? pairs.at(-1) ?? null;
  return html`${comparison.sameInput ? nothing : html`<p class="note">${w.otherInput}</p>`}
    ${table(props, comparison, rows, shown)}
    ${shown?.left && shown.right ? outputs(props, comparison, shown.left, shown.right) : nothing}`;
}

function table(
  { words: w, emit }: CompareProps,
  { left, right }: Comparison,
  rows: readonly CompareRow[],
  shown: CompareRow | null,
): TemplateResult {
  const choose = (row: number) => () => emit({ type: "panel", panel: "compare", change: { row } });
  const [a, b] = [left.plan.parameters, right.plan.parameters];
  return html`<div class="ledger-scroll"><table class="compare-table" aria-label=${w.table}>
    <thead>
      <tr><th scope="col">${w.layer}</th><th scope="col">${w.shape}</th><th scope="col">${w.parameters}</th></tr>
    </thead>
    <tbody>${rows.map((row, index) => layerRow(row, row === shown, choose(index), w))}</tbody>
    <tfoot>
      <tr><th scope="row">${w.total}</th><td></td><td>${both(String(a), String(b), a !== b, w)}</td></tr>
    </tfoot>
  </table></div>`;
}

function layerRow(row: CompareRow, shown: boolean, choose: () => void, w: CompareWords): TemplateResult {
  const { kind, shape, parameters } = differing(row);
  const { left, right } = row;
  const of = (side: CompareLayer | null, text: (layer: CompareLayer["layer"]) => string) =>
    side === null ? w.missing : text(side.layer);
  const pair = (text: (layer: CompareLayer["layer"]) => string, differs: boolean) =>
    both(of(left, text), of(right, text), differs, w);
  const name = (right ?? left)?.layer.name ?? "";
  return html`<tr class=${shown ? "shown" : ""}>
    <th scope="row">${
      left !== null && right !== null
        ? html`<button class="compare-row" type="button" aria-pressed=${shown} aria-label=${w.choose(name)} @click=${choose}>${pair((layer) => layer.class_name, kind)}</button>`
        : pair((layer) => layer.class_name, kind)
    }</th>
    <td>${pair(shapesOf, shape)}</td>
    <td>${pair((layer) => String(layer.parameters), parameters)}</td>
  </tr>`;
}

/** Once where both are the same; else the other one's, struck out, and this one's, with a sign that is no colour. */
function both(left: string, right: string, differs: boolean, w: CompareWords): TemplateResult {
  if (!differs) return html`${right}`;
  return html`<span class="differs"><span class="visually-hidden">${w.differs}: ${w.before} </span><s>${left}</s> <span aria-hidden="true">→</span> <span class="visually-hidden">${w.now} </span><b>${right}</b></span>`;
}

function outputs(props: CompareProps, { left, right }: Comparison, a: CompareLayer, b: CompareLayer): TemplateResult {
  const { scene, words: w } = props;
  const [before, now] = [outputOverTime(left, a.node, scene.sample), outputOverTime(right, b.node, scene.sample)];
  const widths = [before[0]?.length ?? 0, now[0]?.length ?? 0] as const;
  const units = Math.max(...widths);
  const inTime = before.length > 1 || now.length > 1;
  const column = Math.min(Math.max(1, scene.tick.column), Math.max(before.length, now.length));
  const shown = Array.from({ length: Math.min(units, mostUnits) }, (_, unit) => unit);
  return html`<h3>${w.outputs} <span class="layer-name">${b.layer.name}</span></h3>
    <p class="compare-reading" role="status">${reading(furthest(before, now), inTime, w)} ${
      widths[0] === widths[1] ? nothing : w.reading.sizes(...widths)
    } ${before.length === now.length ? nothing : w.reading.lengths}</p>
    ${
      inTime
        ? html`<div class="compare-charts">${shown.map((unit) => compareChart({ before, now, unit, column, words: w }))}</div>
          <p class="compare-legend"><span><svg width="22" height="10" aria-hidden="true"><line class="before" x1="0" x2="22" y1="5" y2="5"></line></svg> ${w.legend.left}</span>
            <span><svg width="22" height="10" aria-hidden="true"><line class="after" x1="0" x2="22" y1="5" y2="5"></line></svg> ${w.legend.right}</span></p>`
        : nothing
    }
    ${values(before[column - 1] ?? [], now[column - 1] ?? [], shown, inTime ? column : null, units - shown.length, w)}`;
}

function reading(widest: Widest | null, inTime: boolean, { reading: w }: CompareWords): string {
  if (widest === null) return w.same;
  const place = w.place(inTime ? widest.step : null, widest.entry);
  return w.apart(place, formatNumber(widest.left), formatNumber(widest.right));
}

function values(
  before: readonly number[],
  now: readonly number[],
  shown: readonly number[],
  step: number | null,
  hidden: number,
  w: CompareWords,
): TemplateResult {
  const number = (value: number | undefined) => (value === undefined ? "" : formatNumber(value));
  const row = (label: string, value: (unit: number) => string, differs: boolean) => html`<tr>
    <th scope="row">${label}</th>
    ${shown.map((unit) => html`<td class=${differs && before[unit] !== now[unit] ? "differs" : ""}>${value(unit)}</td>`)}
  </tr>`;
  return html`<div class="ledger-scroll" role="group" aria-label=${w.values} tabindex="0"><table class="compare-values" aria-label=${w.values}>
      <thead>
        <tr><th scope="col">${step === null ? "" : w.step(step)}</th>${shown.map((unit) => html`<th scope="col">${w.unit(unit)}</th>`)}</tr>
      </thead>
      <tbody>
        ${row(w.legend.left, (unit) => number(before[unit]), false)} ${row(w.legend.right, (unit) => number(now[unit]), false)}
        ${row(
          w.difference,
          (unit) => {
            const [a, b] = [before[unit], now[unit]];
            return a === undefined || b === undefined ? "" : formatNumber(b - a);
          },
          true,
        )}
      </tbody>
    </table></div>
    ${hidden > 0 ? html`<p class="note">${w.moreUnits(hidden)}</p>` : nothing}`;
}
