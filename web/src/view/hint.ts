/** The line under the header. It is always there, so that the page does not move: what to do next, or what has just happened; why the picture is an old one is told by stale_guide.ts. */
import { css, html, type TemplateResult } from "lit";
import type { Messages } from "../i18n/messages.ts";
import type { Dispatch, HintName } from "../types/command.ts";

export type Guide =
  | { readonly kind: "hint"; readonly hint: HintName }
  | { readonly kind: "caption"; readonly text: string };

export function guideView(guide: Guide, m: Messages, dispatch: Dispatch): TemplateResult {
  switch (guide.kind) {
    case "hint":
      return html`<p class="guide" role="note">
        <span class="guide-label">${m.shell.hint}</span>
        <span class="guide-text">${guide.hint === "step" ? m.shell.stepHint : m.later?.hints[guide.hint]}</span>
        <button class="plain" type="button" aria-label=${m.shell.dismiss} title=${m.shell.dismiss} @click=${() => dispatch({ type: "dismiss_hint" })}>×</button>
      </p>`;
    case "caption":
      // The live region says the same.
      return html`<p class="guide caption" aria-hidden="true"><span class="guide-text">${guide.text}</span></p>`;
    default:
      return guide satisfies never;
  }
}

export const hintStyles = css`
  .guide {
    display: flex;
    align-items: baseline;
    gap: 10px;
    min-height: 41px;
    margin: 0;
    padding: 8px var(--space-inline);
    border-bottom: 1px solid var(--hairline);
  }
  @container rnn (max-width: 640px) {
    .guide {
      min-height: 80px;
    }
  }
  .guide.warning {
    padding-left: calc(var(--space-inline) - 3px);
    border-left: 3px solid var(--output);
  }
  .guide.caption {
    color: var(--ink-2);
  }
  .guide.warning {
    flex-wrap: wrap;
  }
  .guide-text {
    flex: 1 1 240px;
    min-width: 0;
  }
  .guide .button {
    min-height: 24px;
    margin: -2px 0;
    padding: 0 10px;
  }
  .guide-label {
    padding: 0 4px;
    background: var(--marker);
    white-space: nowrap;
  }
`;
