/** Numbers from elsewhere: the place to paste them, what was understood, and which cells are none. */
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { Note } from "../types/inputs.ts";
import type { InputDrawing } from "./input_drawing.ts";

export function pastePlace(drawing: InputDrawing): TemplateResult {
  const { choices, pasted, words: m, paste, emit, input } = drawing;
  const text = choices.pasted?.text ?? "";
  const at = { step: choices.pasted?.step ?? 0, entry: choices.pasted?.entry ?? 0 };
  const type = (event: Event) => {
    const { value } = event.currentTarget as HTMLTextAreaElement;
    emit({ type: "panel", panel: "inputs", change: { pasted: { text: value, ...at }, notes: [] } });
  };
  return html`<details class="paste" ?open=${choices.pasted !== null}>
    <summary>${m.paste.title}</summary>
    <p class="note">${m.paste.how(input.steps > 0, input.entries)}</p>
    <textarea
      rows="4"
      wrap="off"
      spellcheck="false"
      aria-label=${m.paste.label}
      placeholder=${"0.5\t−1.2\n0.3\t0.8"}
      .value=${live(text)}
      @input=${type}
      @paste=${(event: ClipboardEvent) => pasteWhole(drawing, event)}
    ></textarea>
    ${pasted === null ? nothing : reading(drawing)}
    ${
      text === ""
        ? nothing
        : html`<p class="tools">
          <button class="button" type="button" ?disabled=${pasted === null || pasted.refused !== null} @click=${() => paste({ text, ...at })}>${m.paste.put}</button>
          <button class="link" type="button" @click=${() => emit({ type: "panel", panel: "inputs", change: { pasted: null } })}>${m.paste.leave}</button>
        </p>`
    }
  </details>`;
}

/** What fits goes in at once; a field that holds something is edited like any other. */
function pasteWhole(drawing: InputDrawing, event: ClipboardEvent): void {
  const field = event.currentTarget as HTMLTextAreaElement;
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (field.value !== "" || text === "") return;
  event.preventDefault();
  drawing.paste({ text, step: 0, entry: 0 });
}

function reading({ pasted, words: m }: InputDrawing): TemplateResult | typeof nothing {
  if (pasted === null) return nothing;
  const { refused, notes, bad, badCount } = pasted;
  return html`<div role="status">
    ${refused === null ? notes.map((note) => html`<p class="note">${noteText(m, note)}</p>`) : html`<p class="note refusal">${noteText(m, refused)}</p>`}
    ${bad.length === 0 ? nothing : html`<ul class="bad-cells">${bad.map(({ row, column, text }) => html`<li>${m.paste.bad(row, column, text)}</li>`)}</ul>`}
    ${badCount > bad.length ? html`<p class="note">${m.paste.moreBad(badCount - bad.length)}</p>` : nothing}
  </div>`;
}

export function noteText(m: InputDrawing["words"], { code, args }: Note): string {
  const sentences: Readonly<Record<string, (args: Readonly<Record<string, string>>) => string>> = m.notes;
  return Object.hasOwn(sentences, code) ? (sentences[code]?.(args) ?? "") : "";
}
