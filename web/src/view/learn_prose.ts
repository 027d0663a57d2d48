/** Sentences of LEARN: `code` between backticks as code, all else with its letters set as mathematics. */
import { html, type TemplateResult } from "lit";
import { prose } from "./gradient_label.ts";

export function codeProse(sentence: string): TemplateResult {
  return html`${sentence.split("`").map((piece, index) => (index % 2 === 1 ? html`<code>${piece}</code>` : prose(piece)))}`;
}
