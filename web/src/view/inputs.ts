/** INPUTS: what flows into the model. Which input, how large, where its numbers come from, and the numbers themselves. */
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { Generator, GeneratorName, InputSource, ShownInput } from "../types/inputs.ts";
import type { InputDrawing } from "./input_drawing.ts";
import { inputGrid } from "./input_grid.ts";
import { noteText, pastePlace } from "./input_paste.ts";
import { textPlace } from "./input_text.ts";
import { tabs } from "./tabs.ts";

type Origin = "seed" | GeneratorName | "table" | "text";

export function inputsView(drawing: InputDrawing): TemplateResult {
  const { input, names, words: m, emit, choices, scene } = drawing;
  const several = names.map((label, value) => ({ value, label }));
  const choose = (chosen: number) =>
    emit({ type: "panel", panel: "inputs", change: { input: chosen, pasted: null, notes: [] } });
  return html`${names.length > 1 ? tabs(m.which, several, input.index, choose) : nothing}
    ${sizes(drawing)}
    ${scene.readonly ? nothing : origins(drawing)}
    ${parameters(drawing)}
    ${input.idle ? html`<p class="note" role="status">${m.idle[input.source?.kind ?? "table"]}</p>` : nothing}
    ${choices.notes.length === 0 ? nothing : html`<div role="status">${choices.notes.map((note) => html`<p class="note">${noteText(m, note)}</p>`)}</div>`}
    ${input.source?.kind === "text" && !input.idle ? textPlace(drawing, input.source) : inputGrid(drawing)}
    ${scene.readonly ? nothing : pastePlace(drawing)}`;
}

/** batch × time × features; what the model leaves open is a field. */
function sizes({ input, words: m, emit, scene }: InputDrawing): TemplateResult {
  const { batch, steps, entries, free, vocabulary } = input;
  const field = (label: string, value: number, open: boolean, type: "batch" | "steps") =>
    open && !scene.readonly
      ? html`<label>${label} <input type="number" min="1" max="4096" step="1" inputmode="numeric" .value=${live(String(value))} @change=${(
          event: Event,
        ) => {
          const { valueAsNumber, validity } = event.currentTarget as HTMLInputElement;
          if (validity.valid && valueAsNumber > 0)
            emit(type === "batch" ? { type, batch: valueAsNumber } : { type, steps: valueAsNumber });
        }} /></label>`
      : html`<span>${label} <span class="size">${value}</span></span>`;
  return html`<p class="input-sizes">
    ${field(m.batch, batch, free.batch, "batch")}
    ${steps > 0 ? field(m.steps, steps, free.steps, "steps") : nothing}
    ${vocabulary === null ? html`<span>${m.features} <span class="size">${entries}</span></span>` : html`<span>${m.indices(vocabulary - 1)}</span>`}
    ${batch > 1 ? samplePicker(scene.sample, batch, m, emit) : nothing}
  </p>`;
}

function samplePicker(
  sample: number,
  batch: number,
  m: InputDrawing["words"],
  emit: InputDrawing["emit"],
): TemplateResult {
  const go = (to: number) => () => emit({ type: "sample", sample: to });
  return html`<span class="sample" role="group" aria-label=${m.sampleLabel}>
    <button type="button" aria-label=${m.previous} ?disabled=${sample === 0} @click=${go(sample - 1)}>‹</button>
    ${m.sample(sample + 1, batch)}
    <button type="button" aria-label=${m.next} ?disabled=${sample >= batch - 1} @click=${go(sample + 1)}>›</button>
  </span>`;
}

function origins(drawing: InputDrawing): TemplateResult {
  const { input, words: m, give } = drawing;
  const chosen = originOf(input.source);
  const offered: readonly Origin[] = [
    "seed",
    ...(input.vocabulary === null ? [] : (["text"] as const)),
    "zeros",
    "ramp",
    ...(input.vocabulary === null ? (["sine"] as const) : []),
    "noise",
    ...(input.vocabulary === null ? (["one_hot"] as const) : []),
    ...(chosen === "table" ? (["table"] as const) : []),
  ];
  const shown = offered.includes(chosen) ? offered : [...offered, chosen];
  const choices = shown.map((value) => ({ value, label: m.origins[value] }));
  return tabs(m.origin, choices, chosen, (origin) => {
    if (origin !== chosen && origin !== "table") give(sourceOf(origin, input, m), "");
  });
}

function originOf(source: InputSource | null): Origin {
  if (source === null) return "seed";
  return source.kind === "generator" ? source.generator.name : source.kind;
}

function sourceOf(
  origin: Exclude<Origin, "table">,
  { steps }: ShownInput,
  m: InputDrawing["words"],
): InputSource | null {
  const generator = (made: Generator): InputSource => ({ kind: "generator", generator: made });
  switch (origin) {
    case "seed":
      return null;
    case "zeros":
    case "one_hot":
      return generator({ name: origin });
    case "ramp":
      return generator({ name: "ramp", from: 0, to: 1 });
    case "sine":
      return generator({ name: "sine", period: Math.max(2, steps), amplitude: 1 });
    case "noise":
      return generator({ name: "noise", seed: 1, amplitude: 1 });
    case "text":
      return { kind: "text", text: m.text.sample, unit: "word", padding: "pre", truncating: "pre" };
    default:
      return origin satisfies never;
  }
}

/** What a generator can be told. */
function parameters({ input, words: m, give, scene }: InputDrawing): TemplateResult | typeof nothing {
  if (input.source?.kind !== "generator" || scene.readonly) return nothing;
  const { generator } = input.source;
  if (input.vocabulary !== null && generator.name !== "noise") return nothing;
  const entries = Object.entries(generator).filter(
    ([name]) => name !== "name" && (input.vocabulary === null || name === "seed"),
  );
  const set = (name: string, value: number) =>
    give(
      { kind: "generator", generator: { ...generator, [name]: value } as Generator },
      `generator ${input.index} ${name}`,
    );
  return html`<p class="input-sizes">
    ${entries.map(([name, value]) => {
      const whole = name === "seed";
      return html`<label>${m.parameters[name as keyof typeof m.parameters]} <input
        type="number" step=${whole ? "1" : "any"} min=${name === "period" ? "0.1" : whole ? "0" : "-1000000"} max="1000000"
        .value=${live(String(value))}
        @change=${(event: Event) => {
          const { valueAsNumber, validity } = event.currentTarget as HTMLInputElement;
          if (validity.valid && Number.isFinite(valueAsNumber)) set(name, valueAsNumber);
        }} /></label>`;
    })}
  </p>`;
}
