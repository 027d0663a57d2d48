/** What stands where a picture cannot: loading, no model yet, a core that did not load, a fault of ours. */
import { css, html, nothing, type TemplateResult } from "lit";
import type { Messages } from "../i18n/messages.ts";
import type { RnnError } from "../types/core.ts";
import { errorSentence } from "./diagnostic.ts";

export type Status =
  | { readonly kind: "loading" | "reading" | "reader_failed" | "part_failed" | "no_model" }
  | { readonly kind: "core_failed"; readonly error: RnnError }
  | { readonly kind: "unexpected"; readonly detail: string };

export function statusView(status: Status, m: Messages, tryAgain: () => void): TemplateResult {
  switch (status.kind) {
    case "loading":
      return html`<p class="status quiet" role="status">${m.shell.loading}</p>`;
    case "reading":
      return html`<p class="status quiet" role="status">${m.model.unread}</p>`;
    case "no_model":
      return html`<p class="status quiet" role="status">${m.shell.noModel}</p>`;
    case "reader_failed":
    case "part_failed":
      return html`<div class="status" role="alert">
        <p>${status.kind === "reader_failed" ? m.shell.readerFailed : m.shell.partFailed}</p>
        <p>${m.shell.partFailedAdvice}</p>
        <button class="button" type="button" @click=${tryAgain}>${m.shell.tryAgain}</button>
      </div>`;
    case "core_failed":
      return html`<div class="status" role="alert">
        <p>${m.shell.coreFailed}</p>
        <p>${m.shell.coreFailedAdvice}</p>
        <p class="detail">${errorSentence(m, status.error)} ${status.error.args["reason"] ?? nothing}</p>
        <button class="button" type="button" @click=${tryAgain}>${m.shell.tryAgain}</button>
      </div>`;
    case "unexpected":
      return html`<div class="status" role="alert">
        <p>${m.shell.unexpected}</p>
        <p class="detail">${status.detail}</p>
        <button class="button" type="button" @click=${tryAgain}>${m.shell.tryAgain}</button>
      </div>`;
    default:
      return status satisfies never;
  }
}

export const statusStyles = css`
  .status {
    margin: 0;
    padding: 10px var(--space-inline);
    border-left: 3px solid var(--output);
  }
  .status.quiet {
    border-left: 0;
    color: var(--ink-2);
  }
  .status p {
    margin: 0 0 6px;
  }
  .status .detail {
    color: var(--ink-2);
    font: 12px/17px var(--mono);
    overflow-wrap: anywhere;
  }
`;
