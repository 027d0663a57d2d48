/** TIME: the whole run at a glance, and the controls that move through it. */
import { type CSSResultGroup, html, nothing, type TemplateResult } from "lit";
import type { Emit, Scene, TimeForm } from "../types/scene.ts";
import type { Later } from "./later.ts";
import { formatNumber } from "./number.ts";
import { isChain } from "./score.ts";
import { type Drawing, drawingOf } from "./score_drawing.ts";
import { unrolledScore } from "./score_svg.ts";
import { tabs } from "./tabs.ts";
import { fills } from "./theme/fills.ts";
import { timeStyles } from "./time_styles.ts";
import { transport } from "./transport.ts";
import { transportStyles } from "./transport_styles.ts";

export const styles: CSSResultGroup = [fills, timeStyles, transportStyles];

const forms: readonly TimeForm[] = ["unrolled", "folded", "table"];

export function timeView(scene: Scene, emit: Emit, later: Later | null): TemplateResult {
  const { messages: m, time_form } = scene;
  const drawing = drawingOf(scene, emit, later);
  const choices = forms.map((value) => ({ value, label: m.time.forms[value] }));
  return html`<header class="panel-head">
      <h2>${m.shell.panels.time}</h2>
      ${scaleLegend(drawing)} ${samplePicker(scene, emit)}
      ${tabs(m.time.formsLabel, choices, time_form, (form) => emit({ type: "time_form", form }))}
    </header>
    ${later?.overview(drawing)}
    <div class="time-scroll" ${later?.inView(`${time_form} ${scene.tick.column}`) ?? nothing}>${figure(drawing)}</div>
    ${scene.computed.timeline.ticks.length > 0 ? transport(scene, emit) : nothing}`;
}

function figure(drawing: Drawing): TemplateResult | undefined {
  switch (drawing.scene.time_form) {
    case "unrolled":
      return isChain(drawing.scene, drawing.score) ? unrolledScore(drawing) : drawing.later?.wiredScore(drawing);
    case "folded":
      return drawing.later?.foldedScore(drawing);
    case "table":
      return drawing.later?.timeTable(drawing);
  }
}

/** Which sequence of the batch is looked at. */
function samplePicker({ messages: m, computed, sample }: Scene, emit: Emit): TemplateResult | typeof nothing {
  if (computed.batch < 2) return nothing;
  const go = (to: number) => () => emit({ type: "sample", sample: to });
  return html`<span class="sample" role="group" aria-label=${m.time.sampleLabel}>
    <button type="button" aria-label=${m.time.previousSample} title=${m.time.previousSample} ?disabled=${sample === 0} @click=${go(sample - 1)}>‹</button>
    ${m.time.sample(sample + 1, computed.batch)}
    <button type="button" aria-label=${m.time.nextSample} title=${m.time.nextSample} ?disabled=${sample >= computed.batch - 1} @click=${go(sample + 1)}>›</button>
  </span>`;
}

function scaleLegend({ scene, limit: exact }: Drawing): TemplateResult {
  const limit = formatNumber(exact, 2);
  return html`<div class="legend" role="img" aria-label=${scene.messages.time.scale(limit)}>
    <span>−${limit}</span><span class="ramp"></span><span>${limit}</span>
  </div>`;
}
