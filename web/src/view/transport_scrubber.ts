/** The scrubber: every tick a mark, time steps long ones. A slider to keyboards and screen readers. */
import { html, nothing, svg, type TemplateResult } from "lit";
import type { Emit, Scene } from "../types/scene.ts";
import { describe as spoken } from "./describe.ts";
import { cssVars } from "./theme/css_vars.ts";

/** More marks than this would be a grey bar. */
const mostMarks = 64;
const mostLongMarks = 32;

export function scrubber(scene: Scene, emit: Emit): TemplateResult {
  const { messages: m, computed, position } = scene;
  const end = Math.max(1, computed.timeline.ticks.length - 1);
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
    @keydown=${(event: KeyboardEvent) => key(event, scene, seek)}
    @pointerdown=${(event: PointerEvent) => drag(event, end, seek)}
  >
    <svg class="marks" width="100%" height="20" aria-hidden="true">
      <rect class="rail" x="0" y="9.5" width="100%" height="1"></rect>
      <rect class="rail done" x="0" y="9" width=${`${(100 * position) / end}%`} height="2"></rect>
      ${marks(scene, end)}
    </svg>
    <span class="thumb"></span>
  </div>`;
}

function marks({ computed }: Scene, end: number) {
  const { ticks, starts } = computed.timeline;
  const every = Math.max(1, Math.ceil(starts.length / mostLongMarks));
  const at = (position: number) => `${(100 * position) / end}%`;
  const short =
    ticks.length > mostMarks
      ? nothing
      : ticks.map((_, index) => svg`<line class="short" x1=${at(index)} x2=${at(index)} y1="6" y2="14"></line>`);
  const long = starts
    .filter((_, index) => index % every === 0)
    .map((start) => svg`<line class="long" x1=${at(start)} x2=${at(start)} y1="2" y2="18"></line>`);
  return svg`${short}${long}`;
}

function key(event: KeyboardEvent, { computed, position }: Scene, seek: (to: number) => void): void {
  const { ticks, starts } = computed.timeline;
  const keys: Readonly<Record<string, number>> = {
    ArrowLeft: position - 1,
    ArrowDown: position - 1,
    ArrowRight: position + 1,
    ArrowUp: position + 1,
    PageUp: starts.find((start) => start > position) ?? ticks.length - 1,
    PageDown: starts.findLast((start) => start < position) ?? 0,
    Home: 0,
    End: ticks.length - 1,
  };
  const to = keys[event.key];
  if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  event.stopPropagation();
  seek(to);
}

function drag(down: PointerEvent, end: number, seek: (to: number) => void): void {
  if (down.button !== 0) return;
  const slider = down.currentTarget as HTMLElement;
  const box = slider.getBoundingClientRect();
  const follow = (event: PointerEvent) => seek(Math.round((end * (event.clientX - box.left)) / box.width));
  slider.setPointerCapture(down.pointerId);
  slider.addEventListener("pointermove", follow);
  slider.addEventListener("lostpointercapture", () => slider.removeEventListener("pointermove", follow), {
    once: true,
  });
  follow(down);
}
