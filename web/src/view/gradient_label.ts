/** How derivatives are written, and prose with letters in it. */
import { html, nothing, type TemplateResult } from "lit";
import type { Computed, Touch } from "../types/scene.ts";
import type { GradientDrawing } from "./gradient_drawing.ts";
import { termHtml } from "./math_html.ts";
import { expandOnce, isLetter, placeOf, symbolOf, type Term, weightSymbol } from "./math_term.ts";
import { termText } from "./math_text.ts";
import { partOf, type QuantityTouch, quantityOf } from "./number_address.ts";

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

/** Whose gradient a cell or an operand is, with its entry: ∂L/∂h₂[1]. Of an arrival, with where it comes from. */
export function derivativeOf({ gradient }: Pick<GradientDrawing, "gradient">, touch: Touch): TemplateResult {
  const { computed } = gradient.scene;
  const term = termOf(computed, touch);
  return html`${term === null ? nothing : derivativeHtml(term)}${arrivalMark(computed, touch)}<span class="entry">[${entryText(computed, touch)}]</span>`;
}

/** The number itself: h₂[1]. */
export function nameOf({ gradient }: Pick<GradientDrawing, "gradient">, touch: Touch): TemplateResult {
  const { computed } = gradient.scene;
  const term = termOf(computed, touch);
  if (term === null) return html``;
  const name = term.kind === "symbol" ? termHtml(term) : html`(${termHtml(term)})`;
  return html`${name}<span class="entry">[${entryText(computed, touch)}]</span>`;
}

const signs: Readonly<Record<string, string>> = { output: "↓", next: "←" };

/** Where an arrival comes from: from above, from the step after, from the same step; "" for all that is no arrival. */
export function arrivalSign(computed: Computed, touch: Pick<QuantityTouch, "node" | "part" | "quantity">): string {
  const part = partOf(computed, touch.node, touch.part);
  const info = part?.quantities.find(({ id }) => id === touch.quantity);
  if (info?.gradient_only !== true) return "";
  if (info.function === "next" && part?.reversed) return "→";
  return signs[info.function] ?? "↘";
}

export function arrivalMark(computed: Computed, touch: Touch): TemplateResult | typeof nothing {
  const sign = touch.kind === "quantity" ? arrivalSign(computed, touch) : "";
  return sign === "" ? nothing : html`<span class="arrival" aria-hidden="true">${sign}</span>`;
}

function termOf(computed: Computed, touch: Touch): Term | null {
  if (touch.kind === "weight")
    return weightSymbol(computed, touch.weight, { name: "", column_begin: 0, column_end: 0, row: null });
  if (touch.kind === "input")
    return {
      kind: "symbol",
      symbol: "x",
      index: touch.t > 0 ? touch.t : null,
      direction: "",
      role: "input",
      quantity: null,
      weight: null,
    };
  const place = placeOf(computed, touch);
  const info = quantityOf(computed, touch.node, touch.part, touch.quantity);
  if (place === null || info === undefined) return null;
  return isLetter(info) ? symbolOf(place, info) : expandOnce(place, info);
}

function entryText({ plan }: Computed, touch: Touch): string {
  if (touch.kind !== "weight") return `${touch.entry}`;
  const shape = plan.weights[touch.weight]?.shape ?? [];
  const stride = shape.at(-1) ?? 1;
  return shape.length > 1 ? `${Math.floor(touch.index / stride)}, ${touch.index % stride}` : `${touch.index}`;
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
