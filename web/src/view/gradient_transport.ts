/** The controls of the way back, laid out as time is: its end on the left. The same buttons and keys as those of the way there, in the other direction. */
import { html, nothing, svg, type TemplateResult } from "lit";
import type { BackTick, GradientChoices } from "../types/gradient.ts";
import { clock } from "./gradient_clock.ts";
import type { TrackDrawing, WayDrawing } from "./gradient_drawing.ts";
import { arrivalSign, derivativeText, prose } from "./gradient_label.ts";
import { gradientRows } from "./gradient_step.ts";
import { expandOnce, isLetter, placeOf, symbolOf, weightSymbol } from "./math_term.ts";
import { formatNumber, shortDecimals } from "./number.ts";
import { quantityOf } from "./number_address.ts";
import { sliderDrag, sliderKey, sliderMarks } from "./slider.ts";
import { cssVars } from "./theme/css_vars.ts";

const icons = {
  loss: svg`<path d="M13 3v10M3 3l7 5-7 5z"></path>`,
  undo: svg`<path d="M4 3l8 5-8 5z"></path>`,
  back: svg`<path d="M12 3L4 8l8 5z"></path>`,
  play: svg`<path class="outline" d="M14 3.5L8 8l6 4.5zM7.5 3.5L1.5 8l6 4.5z"></path>`,
  pause: svg`<path d="M5 3v10M11 3v10"></path>`,
  end: svg`<path d="M3 3v10M13 3L6 8l7 5z"></path>`,
};

/** Entries read aloud. */
const mostSpoken = 6;

export function wayTransport(drawing: TrackDrawing): TemplateResult {
  const { words: m, way, gradient, emit } = drawing;
  const { position, back } = way;
  const { playing } = gradient.choices;
  const end = back.ticks.length - 1;
  const go = (to: number, changes: Partial<GradientChoices> = { playing: false }) =>
    goTo(drawing, Math.max(0, Math.min(end, to)), changes);
  const advance = () => go(position + 1, { playing: position + 1 < end });
  const play = () =>
    playing
      ? emit({ type: "panel", panel: "gradient", change: { playing: false } })
      : go(position < end ? position : 0, { playing: true });
  return html`<div class="transport way-back" role="group" aria-label=${m.way.label} ${clock(playing && position < end, gradient.scene.speed, advance)}>
    <div class="buttons">
      ${button("end", m.way.end, () => go(end), position >= end)}
      ${button(playing ? "pause" : "play", playing ? m.way.pause : m.way.play, play, false)}
      <button class="step" type="button" ?disabled=${position >= end} @click=${() => go(position + 1)}>${icon("back")}<span>${m.way.step}</span></button>
      ${button("undo", m.way.undo, () => go(position - 1), position <= 0)}
      ${button("loss", m.way.loss, () => go(0), position <= 0)}
    </div>
    ${scrubber(drawing, go)}
    <div class="whereabouts">${whereabouts(drawing)}</div>
    <p class="visually-hidden" aria-live="polite">${playing || !way.stepped ? nothing : spoken(drawing)}</p>
  </div>`;
}

/** The cursor of the page goes along: what was computed on the way there stands at the same step. */
function goTo({ gradient, way, emit }: TrackDrawing, position: number, changes: Partial<GradientChoices>): void {
  const { computed, tick } = gradient.scene;
  const next = way.back.ticks[position];
  if (next === undefined) return;
  const there = computed.timeline.ticks.findLastIndex(
    ({ node, part, column }) => node === next.node && part === next.part && column === next.column,
  );
  if (there >= 0 && (tick.column !== next.column || tick.node !== next.node)) emit({ type: "seek", position: there });
  const sum = gradient.choices.back === null ? { sum: "so_far" as const } : {};
  emit({ type: "panel", panel: "gradient", change: { back: position, ...sum, ...changes } });
}

function whereabouts({ way, gradient }: TrackDrawing): TemplateResult {
  const { messages: m, computed } = gradient.scene;
  const { tick } = way;
  const step =
    tick.column > 0 ? html`<span class="at">${m.time.stepOf(tick.column, computed.steps)}</span> · ` : nothing;
  return html`${step}<span class="what">${prose(nameOfTick(gradient.scene.computed, tick))}</span>`;
}

function nameOfTick(computed: TrackDrawing["place"]["computed"], tick: BackTick): string {
  if (tick.weight !== null)
    return `∂L/∂${labelText(weightSymbol(computed, tick.weight, { name: "", column_begin: 0, column_end: 0, row: null }))}`;
  const place = placeOf(computed, tick);
  const info = quantityOf(computed, tick.node, tick.part, tick.quantity);
  if (place === null || info === undefined) return "";
  return derivativeText(isLetter(info) ? symbolOf(place, info) : expandOnce(place, info)) + arrivalSign(computed, tick);
}

function labelText(term: ReturnType<typeof weightSymbol>): string {
  return term.kind === "symbol" ? term.symbol : "";
}

/** One sentence per tick: where, which gradient, how it comes about, its numbers. */
function spoken(drawing: TrackDrawing): string {
  const { way, gradient, backward } = drawing;
  const { computed, sample, messages: m } = gradient.scene;
  const { tick } = way;
  const row =
    tick.weight === null
      ? gradientRows(drawing).find(({ quantity, t }) => quantity === tick.quantity && t === tick.t)
      : undefined;
  const name = [nameOfTick(computed, tick), row?.words ?? drawing.words.way.received]
    .filter((one) => one !== "")
    .join(", ");
  const { trace } = backward.gradients;
  const width = tick.weight === null ? (trace.slot(tick.node, tick.part, tick.quantity)?.width ?? 0) : 0;
  const numbers = Array.from({ length: Math.min(width, mostSpoken) }, (_, entry) =>
    formatNumber(trace.value(tick.node, tick.part, tick.quantity, tick.t, sample, entry) ?? Number.NaN, shortDecimals),
  );
  const said = numbers.join(" ") + (width > mostSpoken ? ` ${m.time.andMore(width - mostSpoken)}` : "");
  return tick.column > 0 ? m.time.spoken(tick.column, name, said) : m.time.spokenTimeless(name, said);
}

/** Runs from the right to the left, as the gradient does. */
function scrubber(drawing: TrackDrawing, seek: (to: number) => void): TemplateResult {
  const { words: m, way } = drawing;
  const { back, position } = way;
  const end = Math.max(1, back.ticks.length - 1);
  return html`<div
    class="scrubber"
    role="slider"
    tabindex="0"
    aria-label=${m.way.scrubber}
    aria-valuemin="0"
    aria-valuemax=${end}
    aria-valuenow=${position}
    aria-valuetext=${spoken(drawing)}
    style=${cssVars({ "--at": 1 - position / end })}
    @keydown=${(event: KeyboardEvent) => sliderKey(event, keysOf(way), seek)}
    @pointerdown=${(event: PointerEvent) => sliderDrag(event, (share) => seek(Math.round(end * (1 - share))))}
  >
    <svg class="marks" width="100%" height="20" aria-hidden="true">
      <rect class="rail" x="0" y="9.5" width="100%" height="1"></rect>
      <rect class="rail done" x=${`${100 - (100 * position) / end}%`} y="9" width=${`${(100 * position) / end}%`} height="2"></rect>
      ${sliderMarks(back.ticks.length, back.starts, (one) => 100 - (100 * one) / end)}
    </svg>
    <span class="thumb"></span>
  </div>`;
}

/** To the left is on. */
function keysOf({ back, position }: WayDrawing): Readonly<Record<string, number>> {
  const { ticks, starts } = back;
  const end = ticks.length - 1;
  return {
    ArrowLeft: position + 1,
    ArrowDown: position + 1,
    ArrowRight: position - 1,
    ArrowUp: position - 1,
    PageDown: (starts.find((start) => start > position + 1) ?? end + 1) - 1,
    PageUp: (starts.findLast((start) => start <= position) ?? 0) - 1,
    Home: end,
    End: 0,
  };
}

function button(name: keyof typeof icons, label: string, act: () => void, disabled: boolean): TemplateResult {
  return html`<button class="plain" type="button" aria-label=${label} title=${label} ?disabled=${disabled} @click=${act}>${icon(name)}</button>`;
}

function icon(name: keyof typeof icons): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">${icons[name]}</svg>`;
}
