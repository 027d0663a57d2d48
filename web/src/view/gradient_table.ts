/** The same sizes as a table: how much reached each time step, straight from above and through time. */
import { html, type TemplateResult } from "lit";
import type { TrackDrawing } from "./gradient_drawing.ts";
import { prose } from "./gradient_label.ts";
import type { StepSize } from "./gradient_series.ts";
import { formatNumber } from "./number.ts";

/** Steps shown around the cursor of a long run. */
const mostSteps = 24;

export function gradientTable(drawing: TrackDrawing): TemplateResult {
  const { series, words: m, t, state, track } = drawing;
  const { chart } = m;
  const [h] = track.part.states;
  const aside = state.id === h ? chart.fromAbove : chart.through(`${h}_t`);
  return html`<div class="ledger-scroll" role="group" aria-label=${chart.label} tabindex="0"><table class="gradient-sizes" aria-label=${chart.label}>
    <thead>
      <tr>
        <th scope="col">${chart.step}</th>
        <th scope="col">${chart.size}</th>
        <th scope="col">${prose(aside)}</th>
        <th scope="col">${chart.fromNext}</th>
      </tr>
    </thead>
    <tbody>
      ${shownOf(series, t).map(
        (step) => html`<tr class=${step.t === t ? "now" : ""}>
          <th scope="row">${step.column}</th>
          <td>${formatNumber(step.total)}</td>
          <td>${formatNumber(step.aside)}</td>
          <td>${formatNumber(step.from_next)}</td>
        </tr>`,
      )}
    </tbody>
  </table></div>`;
}

function shownOf(series: readonly StepSize[], t: number): readonly StepSize[] {
  const cursor = series.findIndex((step) => step.t === t);
  const begin = Math.max(0, Math.min(series.length - mostSteps, cursor - mostSteps / 2));
  return series.slice(begin, begin + mostSteps);
}
