/** TIME: the whole run at a glance, and the controls that move through it. */
import { type CSSResultGroup, html, nothing, type TemplateResult } from "lit";
import type { Emit, Scene, TimeForm } from "../types/scene.ts";
import { formatNumber } from "./number.ts";
import { unrolledScore, valueLimit } from "./score_svg.ts";
import { tabs } from "./tabs.ts";
import { fills } from "./theme/fills.ts";
import { timeStyles } from "./time_styles.ts";
import { transport } from "./transport.ts";
import { transportStyles } from "./transport_styles.ts";

export { describe } from "./describe.ts";

export const styles: CSSResultGroup = [fills, timeStyles, transportStyles];

const forms: readonly TimeForm[] = ["unrolled", "folded", "table"];

export function timeView(scene: Scene, emit: Emit): TemplateResult {
  const { messages: m, time_form, stale } = scene;
  const choices = forms.map((value) => ({ value, label: m.time.forms[value] }));
  return html`<section class=${stale ? "panel time stale" : "panel time"} id="time" part="time" aria-labelledby="time-title" tabindex="-1">
    <header class="panel-head">
      <h2 id="time-title">${m.shell.panels.time}</h2>
      ${scaleLegend(scene)} ${tabs(m.time.formsLabel, choices, time_form, (form) => emit({ type: "time_form", form }))}
    </header>
    <div class="time-scroll">${unrolledScore(scene, emit)}</div>
    ${scene.computed.timeline.ticks.length > 0 ? transport(scene, emit) : nothing}
  </section>`;
}

function scaleLegend(scene: Scene): TemplateResult {
  const limit = formatNumber(valueLimit(scene), 2);
  return html`<div class="legend" role="img" aria-label=${scene.messages.time.scale(limit)}>
    <span>−${limit}</span><span class="ramp"></span><span>${limit}</span>
  </div>`;
}
