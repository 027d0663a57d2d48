/** The size of the gradient over time, on a logarithmic axis. */
import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from "lit";
import { type Axis, across, axisOf, brokenRow, gradientPlane, pointRadius, rowOf, zeroRow } from "./gradient_axis.ts";
import { readingOf, type TrackDrawing } from "./gradient_drawing.ts";
import { prose } from "./gradient_label.ts";
import type { StepSize } from "./gradient_series.ts";

export function gradientChart(drawing: TrackDrawing): TemplateResult {
  const { series, words: m } = drawing;
  const axis = axisOf(
    series.flatMap(({ total, aside }) => [total, aside]),
    series.length,
    series.some(({ total }) => total === 0),
  );
  const content = [...line(series, axis), ...series.map((step) => point(step, axis))];
  return html`${gradientPlane(drawing, axis, `${m.chart.label}. ${readingOf(drawing)}`, content)} ${legend(drawing)}`;
}

function legend({ series, words: m, state, measured, track }: TrackDrawing): TemplateResult {
  const aside = series.some((step) => step.aside > 0);
  const words = state.id === track.part.states[0] ? m.chart.above : m.chart.through(`${track.part.states[0]}_t`);
  return html`<p class="gradient-legend">
    <span><svg width="12" height="12" aria-hidden="true"><circle class="size" cx="6" cy="6" r="4"></circle></svg> ${prose(m.chart.total(`${measured.symbol}_t`))}</span>
    ${aside ? html`<span><svg width="14" height="12" aria-hidden="true"><line class="above" x1="0" x2="14" y1="6" y2="6"></line></svg> ${prose(words)}</span>` : nothing}
    <span class="way">${track.part.reversed ? `${m.chart.way} →` : `← ${m.chart.way}`}</span>
  </p>`;
}

/** From point to point; where a size is not on the axis the line breaks. */
function line(series: readonly StepSize[], axis: Axis): readonly SVGTemplateResult[] {
  return series.slice(1).flatMap((step, index) => {
    const before = series[index];
    const [from, to] = [before && rowOf(before.total, axis), rowOf(step.total, axis)];
    if (before === undefined || from === null || from === undefined || to === null) return [];
    return [
      svg`<line class="course" x1=${across(before.column, axis)} x2=${across(step.column, axis)} y1=${from} y2=${to}></line>`,
    ];
  });
}

function point({ column, total, aside }: StepSize, axis: Axis): SVGTemplateResult {
  const x = across(column, axis);
  const y = rowOf(total, axis);
  const radius = pointRadius(axis);
  const above = rowOf(aside, axis);
  const arrival =
    above === null
      ? nothing
      : svg`<svg x=${x} y=${above} class="at"><line class="above" x1=${-2 * radius} x2=${2 * radius} y1="0" y2="0"></line></svg>`;
  if (y !== null) return svg`${arrival}<circle class="size" cx=${x} cy=${y} r=${radius}></circle>`;
  if (total === 0) return svg`${arrival}<circle class="size zero" cx=${x} cy=${zeroRow} r=${radius}></circle>`;
  return svg`<text class="broken" x=${x} y=${brokenRow} text-anchor="middle">${Number.isNaN(total) ? "NaN" : "∞"}</text>`;
}
