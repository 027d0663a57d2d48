/** The field in which a number is typed. It takes finite numbers only, and says at the field why it takes nothing else. */
import { css, type ElementPart, html, nothing, type TemplateResult } from "lit";
import { Directive, directive } from "lit/directive.js";
import type { Emit, Scene, Touch } from "../types/scene.ts";
import { editOf, valueAt } from "./number_address.ts";
import { parseNumber, plainNumber } from "./number_typed.ts";

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

export const numberFieldStyles = css`
  .typing {
    position: absolute;
    z-index: 2;
    top: 50%;
    left: 50%;
    transform: translate(-50%, -50%);
    display: block;
    width: 92px;
  }
  .arithmetic .typing {
    position: static;
    transform: none;
    display: inline-block;
    vertical-align: middle;
  }
  .typing-place {
    overflow: visible;
  }
  .typing-place .typing {
    position: static;
    transform: none;
    margin: 2px auto;
  }
  .number-field {
    width: 100%;
    min-height: 28px;
    padding: 0 6px;
    border: 1.5px solid var(--ink);
    border-radius: 3px;
    background: var(--paper);
    color: var(--ink);
    font: 16px / 24px var(--mono);
    text-align: right;
  }
  .number-field[aria-invalid="true"] {
    border-color: var(--output);
  }
  .refused {
    display: none;
    padding: 3px 6px;
    background: var(--output);
    color: var(--paper);
    font: 12px / 16px var(--sans);
    text-align: left;
    white-space: normal;
  }
  .number-field[aria-invalid="true"] + .refused {
    display: block;
  }
`;
