/** The field in which a number is typed. It takes finite numbers only, and says at the field why it takes nothing else. */
import { type ElementPart, html, nothing, type TemplateResult } from "lit";
import { Directive, directive } from "lit/directive.js";
import type { Editing, Emit, Scene, Touch } from "../types/scene.ts";
import { parseNumber, plainNumber } from "./number.ts";
import { canonical, editOf, sameNumber, touchKey, valueAt } from "./number_address.ts";

class FocusOnce extends Directive {
  private done = false;
  override render() {
    return nothing;
  }
  override update(part: ElementPart) {
    if (!this.done) {
      this.done = true;
      const field = part.element as HTMLInputElement;
      queueMicrotask(() => {
        field.focus();
        field.select();
      });
    }
    return nothing;
  }
}
const focusOnce = directive(FocusOnce);

export function isEditable(scene: Scene, touch: Touch): boolean {
  return !scene.readonly && editOf(scene.computed, scene.sample, touch, 0) !== null;
}

/** Whether a learner changed this number. */
export function isEdited(scene: Scene, touch: Touch): boolean {
  if (scene.edits.length === 0) return false;
  const own = editOf(scene.computed, scene.sample, touch, 0);
  return own !== null && scene.edits.some((edit) => sameNumber(edit, own));
}

export function isTyped(scene: Scene, place: Editing["place"], touch: Touch): boolean {
  const { editing, computed } = scene;
  if (editing?.place !== place) return false;
  return touchKey(canonical(computed, editing.touch)) === touchKey(canonical(computed, touch));
}

export function numberField(scene: Scene, emit: Emit, touch: Touch, name: string): TemplateResult {
  const { computed, sample, messages } = scene;
  const value = valueAt(computed, sample, touch) ?? 0;
  const leave = () => emit({ type: "editing", editing: null });
  const take = (field: HTMLInputElement, stay: boolean) => {
    // Removing a focused field blurs it once more.
    if (field.readOnly) return;
    const parsed = parseNumber(field.value);
    const edit = parsed.ok ? editOf(computed, sample, touch, parsed.value) : null;
    if (!parsed.ok) {
      if (!stay) return leave();
      field.setAttribute("aria-invalid", "true");
      const why = field.nextElementSibling;
      if (why) why.textContent = messages.cell.refused[parsed.problem];
      return;
    }
    field.readOnly = true;
    // Leaving the field unchanged is not an edit, whatever its seven digits round to.
    if (edit && field.value !== field.defaultValue) emit({ type: "edit", edit, transient: false });
    leave();
  };
  return html`<span class="typing" @click=${stop} @dblclick=${stop} @pointerdown=${stop} @focusin=${stop} @focusout=${stop}
    ><input
      class="number-field"
      type="text"
      inputmode="text"
      autocomplete="off"
      spellcheck="false"
      aria-label=${name}
      aria-describedby="number-refused"
      .defaultValue=${plainNumber(value)}
      value=${plainNumber(value)}
      ${focusOnce()}
      @keydown=${(event: KeyboardEvent) => {
        event.stopPropagation();
        if (event.key === "Escape") {
          (event.currentTarget as HTMLInputElement).readOnly = true;
          leave();
        }
        if (event.key === "Enter") take(event.currentTarget as HTMLInputElement, true);
      }}
      @input=${(event: Event) => (event.currentTarget as HTMLInputElement).removeAttribute("aria-invalid")}
      @blur=${(event: Event) => take(event.currentTarget as HTMLInputElement, false)} /><span
      class="refused"
      id="number-refused"
      role="alert"
    ></span
  ></span>`;
}

function stop(event: Event): void {
  event.stopPropagation();
}
