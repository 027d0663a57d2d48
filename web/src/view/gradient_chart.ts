/** The size of the gradient over time, on a logarithmic axis. A slider to keyboards and screen readers: it moves the cursor of the whole page. */
import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from "lit";
import { nameAt, readingOf, type TrackDrawing } from "./gradient_drawing.ts";
import { prose } from "./gradient_label.ts";
import { decadesOf, positionAt, type StepSize } from "./gradient_series.ts";
import { formatNumber } from "./number.ts";
import { cssVars } from "./theme/css_vars.ts";

const height = 176;
/** Rows of the drawing that are no size on the axis: above it what is not finite, below it exact zeros. */
const top = 18;
const bottom = 136;
const zeroRow = 151;
const mostDecadeLabels = 6;
const mostStepLabels = 12;
/** Points closer than this many columns would touch. */
const crowded = 60;

interface Axis {
  readonly low: number;
  readonly high: number;
  /** Each so many decades a line and a label. */
  readonly every: number;
}

export function gradientChart(drawing: TrackDrawing): TemplateResult {
  const { series, words: m, gradient, place, measured, track } = drawing;
  const decades = decadesOf(series.flatMap(({ total, aside }) => [total, aside]));
  const axis: Axis = { ...decades, every: Math.ceil((decades.high - decades.low) / mostDecadeLabels) };
  const cursor = series.find(({ t }) => t === drawing.t);
  const seek = (column: number) => {
    const position = positionAt(gradient.scene.computed, track, Math.max(1, Math.min(series.length, column)));
    if (position !== null) drawing.emit({ type: "seek", position });
  };
  const size = cursor === undefined ? "" : `${nameAt(place, measured, cursor.t)}, ${formatNumber(cursor.total)}`;
  return html`<div class="gradient-chart">
      <svg class="decades" width="46" height=${height} aria-hidden="true">${decadeLabels(axis)}${zeroLabel(series)}</svg>
      <div
        class="gradient-plot"
        role="slider"
        tabindex="0"
        aria-label=${`${m.chart.label}. ${readingOf(drawing)}`}
        aria-valuemin="1"
        aria-valuemax=${series.length}
        aria-valuenow=${cursor?.column ?? series.length}
        aria-valuetext=${m.chart.valueText(cursor?.column ?? series.length, size)}
        @keydown=${(event: KeyboardEvent) => key(event, cursor?.column ?? series.length, series.length, seek)}
        style=${cssVars({ "--steps": series.length })}
        @click=${(event: MouseEvent) => click(event, series.length, seek)}
      >
        <svg width="100%" height=${height} aria-hidden="true">
          ${cursor ? litColumn(cursor, series.length) : nothing} ${decadeLines(axis)} ${line(series, axis)}
          ${series.map((step) => point(step, series.length, axis))} ${stepLabels(series, cursor?.column)}
        </svg>
      </div>
    </div>
    ${legend(drawing)}`;
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

function across(column: number, steps: number): string {
  return `${(100 * (column - 0.5)) / steps}%`;
}

/** Row of a size; null for what has none on the axis. */
function rowOf(size: number, { low, high }: Axis): number | null {
  if (!(size > 0 && Number.isFinite(size))) return null;
  return bottom - ((bottom - top) * (Math.log10(size) - low)) / (high - low);
}

function decadesShown({ low, high, every }: Axis): readonly number[] {
  return Array.from({ length: Math.floor((high - low) / every) + 1 }, (_, index) => high - index * every);
}

function decadeLabels(axis: Axis): readonly SVGTemplateResult[] {
  return decadesShown(axis).map((power) => {
    const y = (rowOf(10 ** power, axis) ?? bottom) + 4;
    return svg`<text x="40" y=${y} text-anchor="end">10<tspan dy="-5" class="power">${power < 0 ? `−${-power}` : power}</tspan></text>`;
  });
}

function zeroLabel(series: readonly StepSize[]): SVGTemplateResult | typeof nothing {
  return series.some(({ total }) => total === 0)
    ? svg`<text x="40" y=${zeroRow + 4} text-anchor="end">0</text>`
    : nothing;
}

function decadeLines(axis: Axis): readonly SVGTemplateResult[] {
  return decadesShown(axis).map((power) => {
    const y = rowOf(10 ** power, axis) ?? bottom;
    return svg`<line class="decade" x1="0" x2="100%" y1=${y} y2=${y}></line>`;
  });
}

function litColumn({ column }: StepSize, steps: number): SVGTemplateResult {
  const [x, width] = [(100 * (column - 1)) / steps, 100 / steps];
  return svg`<rect class="lit" x=${`${x}%`} width=${`${width}%`} y="0" height=${height}></rect>`;
}

/** From point to point; where a size is not on the axis the line breaks. */
function line(series: readonly StepSize[], axis: Axis): readonly SVGTemplateResult[] {
  const steps = series.length;
  return series.slice(1).flatMap((step, index) => {
    const before = series[index];
    const [from, to] = [before && rowOf(before.total, axis), rowOf(step.total, axis)];
    if (before === undefined || from === null || from === undefined || to === null) return [];
    return [
      svg`<line class="course" x1=${across(before.column, steps)} x2=${across(step.column, steps)} y1=${from} y2=${to}></line>`,
    ];
  });
}

function point({ column, total, aside }: StepSize, steps: number, axis: Axis): SVGTemplateResult {
  const x = across(column, steps);
  const y = rowOf(total, axis);
  const radius = steps > crowded ? 2 : 4;
  const above = rowOf(aside, axis);
  const arrival =
    above === null
      ? nothing
      : svg`<svg x=${x} y=${above} class="at"><line class="above" x1=${-2 * radius} x2=${2 * radius} y1="0" y2="0"></line></svg>`;
  if (y !== null) return svg`${arrival}<circle class="size" cx=${x} cy=${y} r=${radius}></circle>`;
  if (total === 0) return svg`${arrival}<circle class="size zero" cx=${x} cy=${zeroRow} r=${radius}></circle>`;
  return svg`<text class="broken" x=${x} y="12" text-anchor="middle">${Number.isNaN(total) ? "NaN" : "∞"}</text>`;
}

function stepLabels(series: readonly StepSize[], cursor: number | undefined): readonly SVGTemplateResult[] {
  const steps = series.length;
  const every = Math.ceil(steps / mostStepLabels);
  // The numbers at the cursor and at the end must be legible: their neighbours give way.
  const end = cursor !== undefined && steps - cursor < every ? [] : [steps];
  const fixed = [...(cursor === undefined ? [] : [cursor]), ...end];
  const shown = series.filter(
    ({ column }) =>
      fixed.includes(column) || ((column - 1) % every === 0 && fixed.every((one) => Math.abs(column - one) >= every)),
  );
  return shown.map(
    ({ column }) =>
      svg`<text class=${column === cursor ? "step-number now" : "step-number"} x=${across(column, steps)} y=${height - 6} text-anchor="middle">${column}</text>`,
  );
}

function key(event: KeyboardEvent, column: number, steps: number, seek: (column: number) => void): void {
  const keys: Readonly<Record<string, number>> = {
    ArrowLeft: column - 1,
    ArrowDown: column - 1,
    ArrowRight: column + 1,
    ArrowUp: column + 1,
    PageDown: column - 10,
    PageUp: column + 10,
    Home: 1,
    End: steps,
  };
  const to = keys[event.key];
  if (to === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  event.stopPropagation();
  seek(to);
}

function click(event: MouseEvent, steps: number, seek: (column: number) => void): void {
  const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
  seek(Math.floor((steps * (event.clientX - box.left)) / box.width) + 1);
}
