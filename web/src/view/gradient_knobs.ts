/** What decides how a gradient travels, to be turned right here: each knob edits the text, and the picture above follows. */
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { KnobTurn } from "../types/gradient.ts";
import type { TrackDrawing } from "./gradient_drawing.ts";
import { prose } from "./gradient_label.ts";
import { formatNumber } from "./number.ts";

const mostGain = 2;
const mostLength = 60;

export function gradientKnobs(drawing: TrackDrawing): TemplateResult {
  const { words: m, gradient } = drawing;
  const { radii } = gradient.tuning;
  return html`<div class="gradient-knobs" role="group" aria-label=${m.knobs.label}>
      ${gainKnob(drawing)} ${activationKnob(drawing)} ${lengthKnob(drawing)} ${forgetKnob(drawing)} ${windowKnob(drawing)}
    </div>
    ${radii.length === 0 ? nothing : html`<p class="note gradient-radius" title=${m.knobs.radiusAbout}>${radiusText(drawing)}. ${prose(m.knobs.radiusAbout)}</p>`}`;
}

function radiusText({ words: m, gradient }: TrackDrawing): TemplateResult {
  const [first, ...others] = gradient.tuning.radii.map(({ gate, radius }) => ({ gate, text: formatNumber(radius) }));
  if (first !== undefined && others.length === 0)
    return html`${m.knobs.radius} <output>${prose(m.knobs.radiusOne(first.text))}</output>`;
  const all = [first, ...others].flatMap((one) => (one === undefined ? [] : [m.knobs.radiusOf(one.gate, one.text)]));
  return html`${m.knobs.radius} <output>${all.join(" · ")}</output>`;
}

function gainKnob({ words: m, gradient }: TrackDrawing): TemplateResult | typeof nothing {
  const { gain, written } = gradient.tuning.knobs;
  if (!written) return nothing;
  const shown = gain ?? 1;
  const turned = (value: number, held: boolean): KnobTurn => ({ knob: "gain", value, held });
  return rail(gradient, m.knobs.gain, { value: shown, least: 0, most: Math.max(mostGain, shown), by: 0.05 }, turned, {
    text: gain === null ? "—" : shown.toFixed(2),
    said: gain === null ? m.knobs.notOrthogonal : m.knobs.gainValue(shown.toFixed(2)),
  });
}

function lengthKnob({ words: m, gradient }: TrackDrawing): TemplateResult | typeof nothing {
  const { length: shown } = gradient.tuning.knobs;
  if (shown === null) return nothing;
  const turned = (value: number, held: boolean): KnobTurn => ({ knob: "length", value, held });
  const words = { text: String(shown), said: String(shown) };
  return rail(
    gradient,
    m.knobs.length,
    { value: shown, least: 1, most: Math.max(mostLength, shown), by: 1 },
    turned,
    words,
  );
}

interface Rail {
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly by: number;
}

function rail(
  { scene, tuning }: TrackDrawing["gradient"],
  label: string,
  { value, least, most, by }: Rail,
  turned: (value: number, held: boolean) => KnobTurn,
  { text, said }: { readonly text: string; readonly said: string },
): TemplateResult {
  const take = (held: boolean) => (event: Event) =>
    tuning.turn(turned(Number((event.currentTarget as HTMLInputElement).value), held));
  return html`<label class="knob"><span>${prose(label)}</span>
    <input type="range" min=${least} max=${most} step=${by} .value=${live(String(value))} aria-valuetext=${said} title=${said}
      ?disabled=${scene.readonly || scene.stale}
      @keydown=${ownKeys} @input=${take(true)} @change=${take(false)} />
    <output>${text}</output></label>`;
}

/** Arrows turn the knob; elsewhere on the page they step through time. */
function ownKeys(event: KeyboardEvent): void {
  if (/^(Arrow|Page|Home$|End$)/.test(event.key)) event.stopPropagation();
}

function activationKnob({ words: m, gradient }: TrackDrawing): TemplateResult | typeof nothing {
  const { activation, activations } = gradient.tuning.knobs;
  if (activation === null) return nothing;
  const choose = (event: Event) =>
    gradient.tuning.turn({ knob: "activation", value: (event.currentTarget as HTMLSelectElement).value, held: false });
  const offered = activations.includes(activation) ? activations : [activation, ...activations];
  return html`<label class="knob"><span>${m.knobs.activation}</span>
    <select ?disabled=${gradient.scene.readonly || gradient.scene.stale} @change=${choose}>
      ${offered.map((name) => html`<option value=${name} .selected=${live(name === activation)}>${name}</option>`)}
    </select></label>`;
}

function forgetKnob({ words: m, gradient }: TrackDrawing): TemplateResult | typeof nothing {
  const on = gradient.tuning.knobs.unit_forget_bias;
  if (on === null) return nothing;
  const toggle = (event: Event) =>
    gradient.tuning.turn({
      knob: "unit_forget_bias",
      value: (event.currentTarget as HTMLInputElement).checked,
      held: false,
    });
  return html`<label class="knob"><input type="checkbox" .checked=${live(on)} ?disabled=${gradient.scene.readonly || gradient.scene.stale} @change=${toggle} />
    <span>${m.knobs.forgetBias}</span></label>`;
}

/** After how many steps truncated backpropagation cuts: what a run is long enough for. */
const windows: readonly number[] = [1, 2, 3, 5, 10, 20, 50];

function windowKnob({ words: m, emit, track, gradient }: TrackDrawing): TemplateResult {
  const { window } = gradient.choices;
  const offered = [0, ...windows.filter((steps) => steps < track.steps || steps === window)];
  const choose = (event: Event) =>
    emit({ type: "panel", panel: "gradient", change: { window: Number((event.target as HTMLSelectElement).value) } });
  return html`<label class="knob window-choice"><span>${m.window.label}</span>
    <select @change=${choose}>
      ${offered.map((steps) => html`<option value=${steps} .selected=${live(steps === window)}>${steps === 0 ? m.window.never : m.window.steps(steps)}</option>`)}
    </select></label>`;
}
