/** A text as an input: how it is cut, which row of the Embedding each token takes, and where the zeros stand. */
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { InputSource, PaddingSide, TextReading, TokenUnit } from "../types/inputs.ts";
import type { InputDrawing } from "./input_drawing.ts";
import { tabs } from "./tabs.ts";

type TextSource = Extract<InputSource, { kind: "text" }>;

/** Entries of the vocabulary on the screen. */
const mostWords = 60;
/** Tokens of a row on the screen. */
const mostTokens = 120;

export function textPlace(drawing: InputDrawing, source: TextSource): TemplateResult {
  const { words: m, give, scene, text, input } = drawing;
  const units = (["word", "syllable", "character", "jamo"] as const).map((value) => ({
    value,
    label: m.text.units[value],
  }));
  const set = (change: Partial<TextSource>, joining = "") => give({ ...source, ...change }, joining);
  return html`<div class="text-source">
    ${tabs<TokenUnit>(m.text.unit, units, source.unit, (unit) => set({ unit }))}
    <p class="note">${m.text.unitAbout[source.unit]}</p>
    <textarea
      rows="3"
      spellcheck="false"
      aria-label=${m.text.label}
      ?readonly=${scene.readonly}
      .value=${live(source.text)}
      @input=${(event: Event) => set({ text: (event.currentTarget as HTMLTextAreaElement).value }, `text ${input.index}`)}
    ></textarea>
    ${text === null ? nothing : html`${tokenRow(drawing, text)} ${vocabulary(drawing, text)}`}
    <p class="tools sides">
      ${side(drawing, m.text.padding, source.padding, (padding) => set({ padding }))}
      ${side(drawing, m.text.truncating, source.truncating, (truncating) => set({ truncating }))}
    </p>
    <p class="note">${m.text.asKeras}</p>
  </div>`;
}

function side(
  { words: m }: InputDrawing,
  label: string,
  chosen: PaddingSide,
  set: (side: PaddingSide) => void,
): TemplateResult {
  const sides = (["pre", "post"] as const).map((value) => ({ value, label: m.text.sides[value] }));
  return html`<span class="side"><span aria-hidden="true">${label}</span> ${tabs(label, sides, chosen, set)}</span>`;
}

/** The row that this sample is to the model. */
function tokenRow({ words: m, scene, input }: InputDrawing, { row, cut, samples }: TextReading): TemplateResult {
  const unknown = row.filter(({ known }) => !known).length;
  const shown = row.slice(0, mostTokens);
  return html`<ol class="tokens" aria-label=${m.text.row(scene.sample + 1)}>
      ${shown.map(
        ({ token, index, known }) => html`<li class=${token === null ? "padding" : known ? "" : "unknown"}>
          <span class="token">${token === null ? m.text.pad : token === " " ? "␣" : token}</span><span class="index">${index}</span>
        </li>`,
      )}
    </ol>
    ${row.length > shown.length ? html`<p class="note">${m.text.moreTokens(row.length - shown.length)}</p>` : nothing}
    ${unknown > 0 ? html`<p class="note">${m.text.unknown(unknown, input.vocabulary ?? 0)}</p>` : nothing}
    ${cut.length > 0 ? html`<p class="note">${m.text.cut(cut.length, cut.slice(0, 12).join(" "))}</p>` : nothing}
    ${samples > input.batch ? html`<p class="note">${m.text.tooManyLines(samples, input.batch)}</p>` : nothing}
    ${samples < input.batch ? html`<p class="note">${m.text.tooFewLines(samples, input.batch)}</p>` : nothing}`;
}

function vocabulary({ words: m, input }: InputDrawing, { vocabulary: entries }: TextReading): TemplateResult {
  const shown = entries.slice(0, mostWords);
  return html`<details class="vocabulary">
    <summary>${m.text.vocabulary(entries.length, input.vocabulary ?? 0)}</summary>
    <table>
      <thead><tr><th scope="col">${m.text.columns.index}</th><th scope="col">${m.text.columns.token}</th><th scope="col">${m.text.columns.count}</th></tr></thead>
      <tbody>
        <tr><td>0</td><td>${m.text.padding}</td><td></td></tr>
        <tr><td>1</td><td>${m.text.unknownToken}</td><td></td></tr>
        ${shown.map(
          ({ token, count, index }) =>
            html`<tr class=${index === null ? "unknown" : ""}><td>${index ?? m.text.noRow}</td><td>${token === " " ? "␣" : token}</td><td>${count}</td></tr>`,
        )}
      </tbody>
    </table>
    ${entries.length > shown.length ? html`<p class="note">${m.text.moreWords(entries.length - shown.length)}</p>` : nothing}
  </details>`;
}
