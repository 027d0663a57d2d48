/** How derivatives are written, and prose with letters in it. */
import { html, type TemplateResult } from "lit";
import { termHtml } from "./math_html.ts";
import type { Term } from "./math_term.ts";
import { termText } from "./math_text.ts";

/** ∂L/∂h₂; what is no letter stands in brackets. */
export function derivativeHtml(term: Term): TemplateResult {
  const of =
    term.kind === "symbol"
      ? termHtml(term)
      : html`<span class="term">(</span>${termHtml(term)}<span class="term">)</span>`;
  return html`<span class="derivative"><span class="term">∂<i>L</i>/∂</span>${of}</span>`;
}

export function derivativeText(term: Term): string {
  return term.kind === "symbol" ? `∂L/∂${termText(term)}` : `∂L/∂(${termText(term)})`;
}

/** A sentence of the dictionary with its h_1, W_x and 10^3 set as mathematics. */
export function prose(sentence: string): TemplateResult {
  const pieces = sentence.split(/(\p{L}\p{M}*_[a-z0-9]+(?:,\d+)?|10\^\d+)/u).map((piece, index) => {
    if (index % 2 === 0) return piece;
    const [base = "", rest = ""] = piece.split(/[_^]/);
    return piece.includes("^")
      ? html`${base}<sup>${rest}</sup>`
      : html`<span class="letter-in-text"><i>${base}</i><sub>${rest}</sub></span>`;
  });
  return html`${pieces}`;
}
