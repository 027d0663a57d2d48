/** One line that says what to do next, and goes when it has been done or sent away. */
import { css, html, nothing, type TemplateResult } from "lit";
import type { Messages } from "../i18n/messages.ts";
import type { Dispatch, HintName } from "../types/command.ts";

export function hintView(hint: HintName | null, m: Messages, dispatch: Dispatch): TemplateResult | typeof nothing {
  if (hint === null) return nothing;
  return html`<p class="hint" role="note">
    <span class="hint-label">${m.shell.hint}</span> <span>${m.shell.hints[hint]}</span>
    <button class="plain" type="button" aria-label=${m.shell.dismiss} title=${m.shell.dismiss} @click=${() => dispatch({ type: "dismiss_hint" })}>×</button>
  </p>`;
}

export const hintStyles = css`
  .hint {
    display: flex;
    align-items: baseline;
    gap: 10px;
    margin: 0;
    padding: 8px var(--space-inline);
    border-bottom: 1px solid var(--hairline);
  }
  .hint > span:nth-child(2) {
    flex: 1;
  }
  .hint-label {
    padding: 0 4px;
    background: var(--marker);
    white-space: nowrap;
  }
`;
