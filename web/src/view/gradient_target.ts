/** What the way back starts from: for each output a loss, and what the output should have been beside what it is. */
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { OutputTarget, TargetEdit } from "../types/gradient.ts";
import type { GradientDrawing } from "./gradient_drawing.ts";
import { formatNumber } from "./number.ts";
import { parseNumber, plainNumber } from "./number_typed.ts";

/** Columns shown of a wide output: a window that follows the touched entry. */
const mostColumns = 6;

export function targets(drawing: GradientDrawing): TemplateResult {
  const { gradient, words: m } = drawing;
  const { outputs, scene } = gradient;
  const { batch } = scene.computed;
  return html`<div class="targets">
    ${outputs.map((output, index) => target(drawing, output, index))}
    ${outputs.length > 1 ? lossValue(drawing) : nothing}
    ${batch > 1 ? html`<p class="note">${m.target.sample(scene.sample + 1, batch)}</p>` : nothing}
  </div>`;
}

function lossValue({ gradient, words: m }: GradientDrawing): TemplateResult | typeof nothing {
  const { backward } = gradient;
  return backward.ok
    ? html`<span class="loss-value">${m.target.value(formatNumber(backward.value.loss))}</span>`
    : nothing;
}

function target(drawing: GradientDrawing, output: OutputTarget, index: number): TemplateResult {
  const { gradient, words: m, emit } = drawing;
  const { losses } = gradient.choices;
  const choose = (event: Event) => {
    const chosen = (event.currentTarget as HTMLSelectElement).value;
    const length = Math.max(losses.length, index + 1);
    emit({
      type: "panel",
      panel: "gradient",
      change: { losses: Array.from({ length }, (_, other) => (other === index ? chosen : losses[other])) },
    });
  };
  const label = gradient.outputs.length > 1 ? m.target.lossOf(output.name) : m.target.loss;
  return html`<div class="target">
    <span class="loss-choice"><span aria-hidden="true">${label}</span>
      <select aria-label=${label} ?disabled=${gradient.scene.readonly} @change=${choose}>
        ${output.losses.map((name) => html`<option value=${name} .selected=${live(name === output.loss)}>${name}</option>`)}
      </select>
    </span>
    ${gradient.outputs.length === 1 ? lossValue(drawing) : nothing}
    ${targetTable(drawing, output, index)}
  </div>`;
}

/** Which numbers of an output are on the screen: of one sample, and of one time step where it has several. */
interface Row {
  /** null: the output has no time. */
  readonly step: number | null;
  readonly begin: number;
  readonly width: number;
}

/** Of an output, or of a target of class indices (then without the axis of the classes). */
function rowOf({ gradient }: GradientDrawing, { y_pred, classes }: OutputTarget, ofTarget: boolean): Row {
  const { scene } = gradient;
  const { shape } = y_pred;
  const steps = shape.length > 2 ? shape.slice(1, -1).reduce((product, side) => product * side, 1) : 1;
  const entries = ofTarget && classes !== null ? 1 : (shape.at(-1) ?? 1);
  const { column } = scene.tick;
  const step = shape.length > 2 ? (column >= 1 && column <= steps ? column : steps) : null;
  const row = scene.sample * steps + (step ?? 1) - 1;
  return { step, begin: row * entries, width: entries };
}

function targetTable(drawing: GradientDrawing, output: OutputTarget, index: number): TemplateResult {
  const { words: m, gradient } = drawing;
  const wanted = rowOf(drawing, output, true);
  const predicted = rowOf(drawing, output, false);
  const columns = columnsOf(drawing, predicted.width);
  const hidden = predicted.width - columns.length;
  const byClass = output.classes !== null;
  const { cell } = gradient.scene.messages;
  return html`<div class="ledger-scroll"><table class="ledger target-table" aria-label=${m.target.table(output.name)}>
      <thead>
        <tr>
          <td>${predicted.step === null ? nothing : m.target.atStep(predicted.step)}</td>
          ${columns.map((entry) => html`<th scope="col">${cell.unit(entry)}</th>`)}
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">${byClass ? m.target.wantedClass : m.target.wanted}</th>
          ${
            byClass
              ? html`<td colspan=${columns.length} class="class-target">${field(drawing, output, index, wanted, 0)}</td>`
              : columns.map((entry) => html`<td>${field(drawing, output, index, wanted, entry)}</td>`)
          }
        </tr>
        <tr>
          <th scope="row">${m.target.predicted}</th>
          ${columns.map((entry) => html`<td>${formatNumber(output.y_pred.data[predicted.begin + entry] ?? Number.NaN)}</td>`)}
        </tr>
      </tbody>
    </table></div>
    ${hidden > 0 ? html`<p class="note">${m.target.more(hidden)}</p>` : nothing}
    ${predicted.step === null ? nothing : html`<p class="note">${m.target.eachStep}</p>`}`;
}

function columnsOf({ gradient }: GradientDrawing, width: number): readonly number[] {
  const { touch } = gradient.scene;
  const begin = Math.max(0, Math.min(width - mostColumns, (touch?.kind === "quantity" ? touch.entry : 0) - 2));
  return Array.from({ length: Math.min(width, mostColumns) }, (_, index) => begin + index);
}

function field(
  { gradient, words: m, emit }: GradientDrawing,
  output: OutputTarget,
  index: number,
  row: Row,
  entry: number,
): TemplateResult {
  const at = row.begin + entry;
  const value = output.y_true.data[at] ?? 0;
  if (gradient.scene.readonly) return html`${plainNumber(value)}`;
  const { refused } = gradient.scene.messages.cell;
  const take = (event: Event) => {
    const input = event.currentTarget as HTMLInputElement;
    const parsed = parseNumber(input.value);
    input.toggleAttribute("aria-invalid", false);
    if (parsed.ok) {
      const edit = { output: index, index: at, value: Math.fround(parsed.value), shape: output.y_true.shape };
      return emit({
        type: "panel",
        panel: "gradient",
        change: { targets: retargeted(gradient.choices.targets, edit) },
      });
    }
    input.setAttribute("aria-invalid", "true");
    const why = input.nextElementSibling;
    if (why) why.textContent = refused[parsed.problem];
  };
  return html`<span class="target-field"><input
      type="text"
      inputmode="text"
      autocomplete="off"
      spellcheck="false"
      aria-label=${m.target.entry(row.step, output.classes === null ? entry : null)}
      .value=${live(plainNumber(value))}
      @change=${take}
      @keydown=${(event: KeyboardEvent) => undo(event, plainNumber(value))}
      @input=${(event: Event) => (event.currentTarget as HTMLInputElement).removeAttribute("aria-invalid")} /><span
      class="refused"
      role="alert"
    ></span></span>`;
}

/** Another number in one place; what was typed for other places or shapes stays. */
export function retargeted(targets: readonly TargetEdit[], made: TargetEdit): readonly TargetEdit[] {
  const same = (edit: TargetEdit) =>
    edit.output === made.output && edit.index === made.index && String(edit.shape) === String(made.shape);
  return [...targets.filter((edit) => !same(edit)), made];
}

/** Escape brings back what was there. */
function undo(event: KeyboardEvent, written: string): void {
  if (event.key !== "Escape") return;
  const input = event.currentTarget as HTMLInputElement;
  input.value = written;
  input.removeAttribute("aria-invalid");
  event.stopPropagation();
}
