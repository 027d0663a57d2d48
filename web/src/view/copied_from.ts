/** The heading of a matrix as a button: it opens what takes that matrix along. */
import { css, html, type TemplateResult } from "lit";
import { laterWords } from "../i18n/messages.ts";
import { weightKey } from "./export_key.ts";
import type { CellDrawing } from "./ledger.ts";
import { termHtml } from "./math_html.ts";
import type { Term } from "./math_term.ts";

export function copiedFrom({ scene, emit }: CellDrawing, weight: number, symbol: Term): TemplateResult {
  const words = laterWords(scene.messages).panels;
  const path = scene.computed.plan.weights[weight]?.path ?? "";
  const open = () => {
    emit({ type: "panel", panel: "export", change: { figure: weightKey(path), copied: null } });
    emit({ type: "open", panel: "export", open: true });
  };
  return html`<button class="matrix-title plain" type="button" aria-haspopup="dialog" title=${words.names.export} @click=${open}>${termHtml(symbol)}</button>`;
}

export const copiedFromStyles = css`
  .matrix-title.plain {
    /* As high as a finger needs, in the room of the line it stands in. */
    margin-block: -5px;
    color: inherit;
    text-decoration: underline dotted var(--ink-3);
    text-underline-offset: 5px;
  }
`;
