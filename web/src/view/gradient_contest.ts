/** SimpleRNN, GRU and LSTM of equal size in one picture: the gradient of h over time, on the same axis, with the sentence that reads it and its table. */
import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from "lit";
import type { Contestant, ContestCell } from "../types/gradient.ts";
import { errorSentence } from "./diagnostic.ts";
import { type Axis, across, axisOf, brokenRow, gradientPlane, pointRadius, rowOf, zeroRow } from "./gradient_axis.ts";
import type { TrackDrawing } from "./gradient_drawing.ts";
import { prose } from "./gradient_label.ts";
import { readSeries, saidFactor } from "./gradient_reading.ts";
import { type StepSize, seriesOf, stateOf, tracksOf } from "./gradient_series.ts";
import { formatNumber } from "./number.ts";

/** Steps shown in the table around the cursor of a long run. */
const mostSteps = 24;

interface Lane {
  readonly cell: ContestCell;
  readonly shown: boolean;
  readonly series: readonly StepSize[];
}

export function gradientContest(drawing: TrackDrawing): TemplateResult {
  const { gradient, words: m } = drawing;
  const { scene, tuning } = gradient;
  const { contest } = tuning;
  if (contest === null) return html`<p class="gradient-reading">${m.contest.none}</p>`;
  const lanes = contest.flatMap((one) => laneOf(drawing, one));
  const failed = contest.flatMap(({ cell, result }) => (result.ok ? [] : [{ cell, error: result.error }]));
  const read = readingOfContest(drawing, lanes);
  const sizes = lanes.flatMap(({ series }) => series.map(({ total }) => total));
  const axis = axisOf(sizes, drawing.series.length, sizes.includes(0));
  const content = lanes.flatMap((lane) => laneDrawing(lane, axis));
  return html`<p class="gradient-reading">${prose(read)}</p>
    ${failed.map(({ cell, error }) => html`<p class="note">${m.contest.failed(cell)} ${errorSentence(scene.messages, error)}</p>`)}
    ${gradientPlane(drawing, axis, `${m.contest.label}. ${read}`, content)} ${legend(lanes)}
    <p class="note">${prose(m.contest.equal(unitsOf(drawing)))}</p>
    ${table(drawing, lanes)}`;
}

function unitsOf({ state }: TrackDrawing): number {
  return state.extent.reduce((product, side) => product * side, 1);
}

function laneOf({ track, gradient }: TrackDrawing, { cell, shown, result }: Contestant): readonly Lane[] {
  if (!result.ok) return [];
  const { computed, backward } = result.value;
  const own = tracksOf(computed).find(({ node, part }) => node === track.node && part.id === track.part.id);
  const state = own && stateOf(own, null);
  if (own === undefined || !state) return [];
  return [{ cell, shown, series: seriesOf(backward.gradients.trace, own, state, gradient.scene.sample) }];
}

/** Of the gradient at the last step, what reaches the first; null: nothing that a factor could say. */
function keptBy(series: readonly StepSize[]): number | null {
  const reading = readSeries(series);
  const back = series.toSorted((a, b) => b.t - a.t);
  const [last, first] = [back.find(({ total }) => total > 0), back.at(-1)];
  if (reading?.kind === "not_finite" || last === undefined || first === undefined) return null;
  return first.total / last.total;
}

function readingOfContest({ words: m }: TrackDrawing, lanes: readonly Lane[]): string {
  const kept = lanes.map(({ cell, series }) => ({ cell, share: keptBy(series) }));
  const parts = kept.map(({ cell, share }) => m.contest.part(cell, shareText(m.contest, share)));
  const finite = kept.flatMap(({ cell, share }) => (share === null ? [] : [{ cell, share }]));
  const [first, second] = finite.toSorted((a, b) => b.share - a.share);
  const clear = first !== undefined && second !== undefined && first.share > 1.1 * second.share;
  const direct = lanes.some(({ series }) => readSeries(series)?.kind === "direct");
  return [
    m.contest.reading(parts.join(", ")),
    ...(clear ? [m.contest.most(first.cell)] : []),
    ...(direct ? [m.contest.direct] : []),
  ].join(" ");
}

function shareText(m: TrackDrawing["words"]["contest"], share: number | null): string {
  if (share === null) return m.notFinite;
  if (share === 0) return m.nothing;
  return share <= 0.5 ? `1/${saidFactor(1 / share)}` : m.times(saidFactor(share));
}

function laneDrawing({ cell, series }: Lane, axis: Axis): readonly SVGTemplateResult[] {
  const courses = series.slice(1).flatMap((step, index) => {
    const before = series[index];
    const [from, to] = [before && rowOf(before.total, axis), rowOf(step.total, axis)];
    if (before === undefined || from === null || from === undefined || to === null) return [];
    return [
      svg`<line class=${`lane ${cell}`} x1=${across(before.column, axis)} x2=${across(step.column, axis)} y1=${from} y2=${to}></line>`,
    ];
  });
  return [...courses, ...series.map(({ column, total }) => point(cell, across(column, axis), total, axis))];
}

function point(cell: ContestCell, x: string, total: number, axis: Axis): SVGTemplateResult {
  const y = rowOf(total, axis);
  if (y !== null || total === 0)
    return svg`<svg x=${x} y=${y ?? zeroRow} class="at">${marker(cell, pointRadius(axis), y === null)}</svg>`;
  return svg`<text class="broken" x=${x} y=${brokenRow} text-anchor="middle">${Number.isNaN(total) ? "NaN" : "∞"}</text>`;
}

/** A shape of its own for each cell, hollow for an exact zero. */
function marker(cell: ContestCell, r: number, hollow: boolean): SVGTemplateResult {
  const name = `mark ${cell}${hollow ? " zero" : ""}`;
  switch (cell) {
    case "SimpleRNN":
      return svg`<circle class=${name} r=${r}></circle>`;
    case "GRU":
      return svg`<rect class=${name} x=${-r} y=${-r} width=${2 * r} height=${2 * r}></rect>`;
    case "LSTM":
      return svg`<path class=${name} d=${`M0 ${-1.3 * r}L${1.2 * r} ${r}H${-1.2 * r}Z`}></path>`;
    default:
      return cell satisfies never;
  }
}

function legend(lanes: readonly Lane[]): TemplateResult {
  return html`<p class="gradient-legend">${lanes.map(
    ({ cell }) =>
      html`<span class="contest-key"><svg width="34" height="14" aria-hidden="true"><line class=${`lane ${cell}`} x1="0" x2="34" y1="7" y2="7"></line><svg x="17" y="7" class="at">${marker(cell, 4, false)}</svg></svg> ${cell}</span>`,
  )}</p>`;
}

function table({ words: m, t, series }: TrackDrawing, lanes: readonly Lane[]): TemplateResult {
  const cursor = series.findIndex((step) => step.t === t);
  const begin = Math.max(0, Math.min(series.length - mostSteps, cursor - mostSteps / 2));
  const shown = series.slice(begin, begin + mostSteps);
  return html`<div class="ledger-scroll" role="group" aria-label=${m.contest.label} tabindex="0"><table class="gradient-sizes" aria-label=${m.contest.label}>
    <thead>
      <tr><td>${m.chart.step}</td>${shown.map((step) => html`<th scope="col" class=${step.t === t ? "now" : ""}>${step.column}</th>`)}<th scope="col">${m.contest.ratio}</th></tr>
    </thead>
    <tbody>
      ${lanes.map(
        (lane) => html`<tr>
          <th scope="row">${lane.cell}${lane.shown ? html` <span class="note">${m.contest.shown}</span>` : nothing}</th>
          ${shown.map((step) => html`<td class=${step.t === t ? "now" : ""}>${formatNumber(lane.series.find(({ column }) => column === step.column)?.total ?? Number.NaN)}</td>`)}
          <td>${prose(shareText(m.contest, keptBy(lane.series)))}</td>
        </tr>`,
      )}
    </tbody>
  </table></div>`;
}
