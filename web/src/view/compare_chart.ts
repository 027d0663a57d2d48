/** One entry of two outputs over time: dashed the other model's, solid the one on the screen. The numbers are in the table below it. */
import { html, type SVGTemplateResult, svg, type TemplateResult } from "lit";
import type { CompareWords } from "../i18n/messages.ts";
import { formatNumber, shortDecimals } from "./number.ts";
import { limitOf } from "./scale.ts";

export interface CompareChart {
  readonly before: readonly (readonly number[])[];
  readonly now: readonly (readonly number[])[];
  readonly unit: number;
  /** Of the cursor. */
  readonly column: number;
  readonly words: CompareWords;
}

const [width, height] = [150, 84];
const inset = 7;

export function compareChart({ before, now, unit, column, words: w }: CompareChart): TemplateResult {
  const steps = Math.max(before.length, now.length);
  const series = [before, now].map((rows) => rows.map((row) => row[unit] ?? Number.NaN));
  const limit = limitOf(Float32Array.from(series.flat().filter(Number.isFinite))) || 1;
  const x = (step: number) => (steps === 1 ? width / 2 : inset + ((width - 2 * inset) * step) / (steps - 1));
  const y = (value: number) => height / 2 - (value / limit) * (height / 2 - inset);
  return html`<figure class="compare-chart">
    <figcaption>${w.unit(unit)} <span class="limit">±${formatNumber(limit, shortDecimals)}</span></figcaption>
    <svg width=${width} height=${height} role="img" aria-label=${w.chart(unit)}>
      <rect class="lit" x=${x(column - 1) - inset} y="0" width=${2 * inset} height=${height}></rect>
      <line class="zero" x1="0" x2=${width} y1=${height / 2} y2=${height / 2}></line>
      ${course(series[0] ?? [], "before", x, y)}${course(series[1] ?? [], "after", x, y)}
    </svg>
  </figure>`;
}

/** Breaks where a value is not finite; a single value is a point. */
function course(
  values: readonly number[],
  name: string,
  x: (step: number) => number,
  y: (value: number) => number,
): SVGTemplateResult {
  let pen = "M";
  const path = values.map((value, step) => {
    if (!Number.isFinite(value)) {
      pen = "M";
      return "";
    }
    const point = `${pen}${x(step).toFixed(1)} ${y(value).toFixed(1)}`;
    pen = "L";
    return point;
  });
  const [only] = values;
  return values.length === 1 && only !== undefined && Number.isFinite(only)
    ? svg`<circle class=${name} cx=${x(0)} cy=${y(only)} r="3"></circle>`
    : svg`<path class=${name} d=${path.join("")}></path>`;
}
