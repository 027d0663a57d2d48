/** The scrubber: every tick a mark, time steps long ones. A slider to keyboards and screen readers. */
import { html, type TemplateResult } from "lit";
import type { Emit, Scene } from "../types/scene.ts";
import { describe as spoken } from "./describe.ts";
import { sliderDrag, sliderKey, sliderMarks } from "./slider.ts";
import { cssVars } from "./theme/css_vars.ts";

export function scrubber(scene: Scene, emit: Emit): TemplateResult {
  const { messages: m, computed, position } = scene;
  const { ticks, starts } = computed.timeline;
  const end = Math.max(1, ticks.length - 1);
  const seek = (to: number) => emit({ type: "seek", position: Math.max(0, Math.min(end, to)) });
  return html`<div
    class="scrubber"
    role="slider"
    tabindex="0"
    aria-label=${m.time.transport.scrubber}
    aria-valuemin="0"
    aria-valuemax=${end}
    aria-valuenow=${position}
    aria-valuetext=${spoken(scene)}
    style=${cssVars({ "--at": position / end })}
    @keydown=${(event: KeyboardEvent) => sliderKey(event, keysOf(scene), seek)}
    @pointerdown=${(event: PointerEvent) => sliderDrag(event, (share) => seek(Math.round(end * share)))}
  >
    <svg class="marks" width="100%" height="20" aria-hidden="true">
      <rect class="rail" x="0" y="9.5" width="100%" height="1"></rect>
      <rect class="rail done" x="0" y="9" width=${`${(100 * position) / end}%`} height="2"></rect>
      ${sliderMarks(ticks.length, starts, (one) => (100 * one) / end)}
    </svg>
    <span class="thumb"></span>
  </div>`;
}

function keysOf({ computed, position }: Scene): Readonly<Record<string, number>> {
  const { ticks, starts } = computed.timeline;
  return {
    ArrowLeft: position - 1,
    ArrowDown: position - 1,
    ArrowRight: position + 1,
    ArrowUp: position + 1,
    PageUp: starts.find((start) => start > position) ?? ticks.length - 1,
    PageDown: starts.findLast((start) => start < position) ?? 0,
    Home: 0,
    End: ticks.length - 1,
  };
}
