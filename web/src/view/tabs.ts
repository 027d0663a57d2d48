/** A few choices of which one holds, as words with a rule under the chosen one. */
import { css, html, type TemplateResult } from "lit";

export interface Choice<Value> {
  readonly value: Value;
  readonly label: string;
}

/** Buttons rather than an ARIA tab list: what they change is announced by the panel itself, and Tab reaches each of them. */
export function tabs<Value>(
  label: string,
  choices: readonly Choice<Value>[],
  chosen: Value,
  choose: (value: Value) => void,
): TemplateResult {
  return html`<div class="tabs" role="group" aria-label=${label}>
    ${choices.map(
      ({ value, label: name }) =>
        html`<button class="tab" type="button" aria-pressed=${value === chosen} @click=${() => choose(value)}>${name}</button>`,
    )}
  </div>`;
}

export const tabStyles = css`
  .tabs {
    display: flex;
    flex-wrap: wrap;
    gap: 0 14px;
  }
  .tab {
    min-height: 24px;
    padding: 0 0 1px;
    border: 0;
    border-bottom: 2px solid transparent;
    background: none;
    color: var(--ink-2);
    font: inherit;
    cursor: pointer;
  }
  .tab:hover {
    color: var(--ink);
  }
  .tab[aria-pressed="true"] {
    border-bottom-color: var(--ink);
    color: var(--ink);
  }
`;
