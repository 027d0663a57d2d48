/** Gradients of weights held to a size, as an optimizer would: what each measures before and after. */
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { ClippedGradients, Clipping } from "../types/gradient.ts";
import type { TrackDrawing } from "./gradient_drawing.ts";
import { termHtml } from "./math_html.ts";
import { weightSymbol } from "./math_term.ts";
import { formatNumber } from "./number.ts";
import { parseNumber, plainNumber } from "./number_typed.ts";

const kinds: readonly Clipping["kind"][] = ["none", "clipnorm", "clipvalue", "global_clipnorm"];

export function gradientClipping(drawing: TrackDrawing): TemplateResult {
  const { words: m, gradient, emit } = drawing;
  const { clip, clipped } = gradient.tuning;
  const set = (change: Partial<Clipping>) =>
    emit({ type: "panel", panel: "gradient", change: { clip: { ...clip, ...change } } });
  const choose = (event: Event) => {
    const kind = kinds.find((one) => one === (event.currentTarget as HTMLSelectElement).value);
    if (kind !== undefined) set({ kind });
  };
  return html`<div class="gradient-clipping">
    <div class="clip-choice">
      <label class="knob"><span>${m.clip.label}</span>
        <select @change=${choose}>
          ${kinds.map((kind) => html`<option value=${kind} .selected=${live(kind === clip.kind)}>${m.clip.kinds[kind]}</option>`)}
        </select></label>
      ${clip.kind === "none" ? nothing : limitField(drawing, (limit) => set({ limit }))}
    </div>
    ${clip.kind === "none" || clipped === null ? nothing : outcome(drawing, clip.kind, clipped)}
  </div>`;
}

function limitField({ words: m, gradient }: TrackDrawing, set: (limit: number) => void): TemplateResult {
  const { limit } = gradient.tuning.clip;
  const take = (event: Event) => {
    const input = event.currentTarget as HTMLInputElement;
    const parsed = parseNumber(input.value);
    const fits = parsed.ok && parsed.value > 0;
    input.setAttribute("aria-invalid", String(!fits));
    if (fits) set(parsed.value);
  };
  return html`<label class="knob clip-limit"><span>${m.clip.limit}</span>
    <input type="text" inputmode="decimal" autocomplete="off" .value=${live(plainNumber(limit))} @change=${take} /></label>`;
}

function outcome(
  { words: m, gradient }: TrackDrawing,
  kind: Exclude<Clipping["kind"], "none">,
  { rows, before, after }: ClippedGradients,
): TemplateResult {
  const { computed } = gradient.scene;
  const { plan } = computed;
  const byValue = kind === "clipvalue";
  const changed = rows.some((row) => row.after < row.before);
  const ofWeight = (weight: number) =>
    termHtml(weightSymbol(computed, weight, { name: "", column_begin: 0, column_end: 0, row: null }));
  return html`<p class="note">${m.clip.about[kind](plainNumber(gradient.tuning.clip.limit))} ${changed ? m.clip.still : m.clip.nothing}</p>
    <div class="ledger-scroll" role="group" aria-label=${m.clip.table} tabindex="0"><table class="gradient-sizes" aria-label=${m.clip.table}>
      <thead>
        <tr>
          <th scope="col">${m.clip.weight}</th><th scope="col">${m.clip.before}</th><th scope="col">${m.clip.after}</th>
          ${byValue ? html`<th scope="col">${m.clip.cut}</th>` : nothing}
        </tr>
      </thead>
      <tbody>
        ${rows.map((row) => {
          const info = plan.weights[row.weight];
          const layer = plan.layers[info?.layer ?? -1]?.name ?? "";
          return html`<tr class=${row.after < row.before ? "clipped" : ""}>
            <th scope="row" title=${info?.path ?? ""}><span class="clip-layer">${layer}</span> ${ofWeight(row.weight)}</th>
            <td>${formatNumber(row.before)}</td><td>${row.after < row.before ? html`<b>${formatNumber(row.after)}</b>` : formatNumber(row.after)}</td>
            ${byValue ? html`<td>${row.cut}/${info?.size ?? 0}</td>` : nothing}
          </tr>`;
        })}
        <tr class="all">
          <th scope="row">${m.clip.all}</th><td>${formatNumber(before)}</td><td>${formatNumber(after)}</td>
          ${byValue ? html`<td>${rows.reduce((sum, { cut }) => sum + cut, 0)}</td>` : nothing}
        </tr>
      </tbody>
    </table></div>`;
}
