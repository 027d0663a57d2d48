/** What stands where a picture cannot: loading, no model yet, a core that did not load, a fault of ours. */
import { css, html, type TemplateResult } from "lit";
import type { Messages } from "../i18n/messages.ts";
import type { RnnError } from "../types/core.ts";
import { errorSentence } from "./diagnostic.ts";

export type Status =
  | { readonly kind: "loading" | "reading" | "reader_failed" | "part_failed" | "no_model" }
  | { readonly kind: "core_failed"; readonly error: RnnError }
  | { readonly kind: "unexpected"; readonly detail: string };

export function statusView(status: Status, m: Messages, tryAgain: () => void): TemplateResult {
  const w = m.shell;
  switch (status.kind) {
    case "loading":
      return quiet(w.loading);
    case "reading":
      return quiet(m.model.unread);
    case "no_model":
      return quiet(w.noModel);
    case "reader_failed":
      return alert([w.readerFailed, w.partFailedAdvice], "", m, tryAgain);
    case "part_failed":
      return alert([w.partFailed, w.partFailedAdvice], "", m, tryAgain);
    case "core_failed": {
      const { error } = status;
      const detail = `${errorSentence(m, error)} ${error.args["reason"] ?? ""}`;
      return alert([w.coreFailed, w.coreFailedAdvice], detail, m, tryAgain);
    }
    case "unexpected":
      return alert([w.unexpected], status.detail, m, tryAgain);
    default:
      return status satisfies never;
  }
}

function quiet(sentence: string): TemplateResult {
  return html`<p class="status quiet" role="status">${sentence}</p>`;
}

function alert(sentences: readonly string[], detail: string, m: Messages, tryAgain: () => void): TemplateResult {
  return html`<div class="status" role="alert">
    ${sentences.map((sentence) => html`<p>${sentence}</p>`)}
    <p class="detail">${detail}</p>
    <button class="button" type="button" @click=${tryAgain}>${m.shell.tryAgain}</button>
  </div>`;
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
