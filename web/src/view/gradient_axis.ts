/** The plane of a chart over time steps: sizes on a logarithmic axis. A slider to keyboards and screen readers: it moves the cursor of the whole page. */
import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from "lit";
import { nameAt, type TrackDrawing } from "./gradient_drawing.ts";
import { decadesOf, positionAt, type StepSize } from "./gradient_series.ts";
import { formatNumber } from "./number.ts";
import { sliderKey } from "./slider.ts";
import { cssVars } from "./theme/css_vars.ts";

const height = 176;
/** Rows of the drawing that are no size on the axis: above it what is not finite, below it exact zeros. */
const top = 18;
const bottom = 136;
export const zeroRow = 151;
export const brokenRow = 12;
const mostDecadeLabels = 6;
const mostStepLabels = 12;
/** Points closer than this many columns would touch. */
const crowded = 60;

export interface Axis {
  readonly low: number;
  readonly high: number;
  /** Each so many decades a line and a label. */
  readonly every: number;
  /** How many columns there are. */
  readonly steps: number;
  /** Whether the row of exact zeros is named. */
  readonly zero: boolean;
}

/** `sizes`: all that is drawn. */
export function axisOf(sizes: readonly number[], steps: number, zero: boolean): Axis {
  const decades = decadesOf(sizes);
  return { ...decades, every: Math.ceil((decades.high - decades.low) / mostDecadeLabels), steps, zero };
}

/** `label`: what the picture shows, and what it says. */
export function gradientPlane(
  drawing: TrackDrawing,
  axis: Axis,
  label: string,
  content: readonly SVGTemplateResult[],
): TemplateResult {
  const { series, words: m, gradient, place, measured, track } = drawing;
  const cursor = series.find(({ t }) => t === drawing.t);
  const column = cursor?.column ?? series.length;
  const seek = (to: number) => {
    const position = positionAt(gradient.scene.computed, track, Math.max(1, Math.min(series.length, to)));
    if (position !== null) drawing.emit({ type: "seek", position });
  };
  const size = cursor === undefined ? "" : `${nameAt(place, measured, cursor.t)}, ${formatNumber(cursor.total)}`;
  return html`<div class="gradient-chart">
      <svg class="decades" width="46" height=${height} aria-hidden="true">${decadeLabels(axis)}${zeroLabel(axis)}</svg>
      <div
        class="gradient-plot"
        role="slider"
        tabindex="0"
        aria-label=${label}
        aria-valuemin="1"
        aria-valuemax=${series.length}
        aria-valuenow=${column}
        aria-valuetext=${m.chart.valueText(column, size)}
        @keydown=${(event: KeyboardEvent) => event.shiftKey || sliderKey(event, keysAt(column, series.length), seek)}
        style=${cssVars({ "--steps": series.length })}
        @click=${(event: MouseEvent) => click(event, series.length, seek)}
      >
        <svg width="100%" height=${height} aria-hidden="true">
          ${cursor ? litColumn(cursor, axis) : nothing} ${decadeLines(axis)} ${content} ${stepLabels(series, cursor?.column)}
        </svg>
      </div>
    </div>`;
}

/** How large a point may be. */
export function pointRadius({ steps }: Axis): number {
  return steps > crowded ? 2 : 4;
}

/** How far from the left a column has its middle. */
export function across(column: number, { steps }: Axis): string {
  return `${(100 * (column - 0.5)) / steps}%`;
}

/** Row of a size; null for what has none on the axis. */
export function rowOf(size: number, { low, high }: Axis): number | null {
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

function zeroLabel({ zero }: Axis): SVGTemplateResult | typeof nothing {
  return zero ? svg`<text x="40" y=${zeroRow + 4} text-anchor="end">0</text>` : nothing;
}

function decadeLines(axis: Axis): readonly SVGTemplateResult[] {
  return decadesShown(axis).map((power) => {
    const y = rowOf(10 ** power, axis) ?? bottom;
    return svg`<line class="decade" x1="0" x2="100%" y1=${y} y2=${y}></line>`;
  });
}

function litColumn({ column }: StepSize, { steps }: Axis): SVGTemplateResult {
  const [x, width] = [(100 * (column - 1)) / steps, 100 / steps];
  return svg`<rect class="lit" x=${`${x}%`} width=${`${width}%`} y="0" height=${height}></rect>`;
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
      svg`<text class=${column === cursor ? "step-number now" : "step-number"} x=${`${(100 * (column - 0.5)) / steps}%`} y=${height - 6} text-anchor="middle">${column}</text>`,
  );
}

function keysAt(column: number, steps: number): Readonly<Record<string, number>> {
  return {
    ArrowLeft: column - 1,
    ArrowDown: column - 1,
    ArrowRight: column + 1,
    ArrowUp: column + 1,
    PageDown: column - 10,
    PageUp: column + 10,
    Home: 1,
    End: steps,
  };
}

function click(event: MouseEvent, steps: number, seek: (column: number) => void): void {
  const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
  seek(Math.floor((steps * (event.clientX - box.left)) / box.width) + 1);
}
