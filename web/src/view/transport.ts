/** The controls of the time loop: to the ends, back, a step, play; a scrubber whose long marks are time steps; and where we are, in words. */
import { html, nothing, svg, type TemplateResult } from "lit";
import type { ActionName, Emit, Scene } from "../types/scene.ts";
import { tickName } from "./describe.ts";
import { stepsOf } from "./number_address.ts";
import { scrubber } from "./transport_scrubber.ts";

const icons = {
  first: svg`<path d="M3 3v10M13 3L6 8l7 5z"></path>`,
  back: svg`<path d="M12 3L4 8l8 5z"></path>`,
  forward: svg`<path d="M4 3l8 5-8 5z"></path>`,
  play: svg`<path class="outline" d="M2 3.5L8 8l-6 4.5zM8.5 3.5L14.5 8l-6 4.5z"></path>`,
  pause: svg`<path d="M5 3v10M11 3v10"></path>`,
  last: svg`<path d="M13 3v10M3 3l7 5-7 5z"></path>`,
};

export function transport(scene: Scene, emit: Emit): TemplateResult {
  const { messages: m, computed, position, playing, speed } = scene;
  const end = computed.timeline.ticks.length - 1;
  const act = (name: ActionName) => () => emit({ type: "action", name });
  return html`<div class="transport" role="group" aria-label=${m.time.transport.label}>
    <div class="buttons">
      ${button("first", m.time.transport.first, act("first"), position <= 0)}
      ${button("back", m.time.transport.back, act("back"), position <= 0)}
      <button class="step" type="button" ?disabled=${position >= end} @click=${act("forward")}>
        ${icon("forward")}<span>${m.time.transport.forward}</span>
      </button>
      ${button(playing ? "pause" : "play", playing ? m.time.transport.pause : m.time.transport.play, act("play"), false)}
      ${button("last", m.time.transport.last, act("last"), position >= end)}
    </div>
    ${scrubber(scene, emit)}
    <div class="whereabouts">${whereabouts(scene)}</div>
    <div class="speed">
      <button class="plain" type="button" aria-label=${m.time.transport.slower} title=${m.time.transport.slower} @click=${act("slower")}>−</button>
      <span title=${m.time.transport.speed}>${m.time.transport.perSecond(speed)}</span>
      <button class="plain" type="button" aria-label=${m.time.transport.faster} title=${m.time.transport.faster} @click=${act("faster")}>+</button>
    </div>
  </div>`;
}

function whereabouts(scene: Scene): TemplateResult | typeof nothing {
  const { messages: m, computed, tick } = scene;
  if (computed.timeline.ticks.length === 0) return nothing;
  const steps = stepsOf(computed, tick.node, tick.part, tick.quantity);
  return html`${tick.column > 0 ? html`<span class="at">${m.time.stepOf(tick.column, steps)}</span> · ` : nothing}<span class="what">${tickName(scene)}</span>`;
}

function button(name: keyof typeof icons, label: string, act: () => void, disabled: boolean): TemplateResult {
  return html`<button class="plain" type="button" aria-label=${label} title=${label} ?disabled=${disabled} @click=${act}>${icon(name)}</button>`;
}

function icon(name: keyof typeof icons): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">${icons[name]}</svg>`;
}
