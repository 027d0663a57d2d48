/** The making of one gradient written out, in letters and in numbers: ∂L/∂z₂[0] = ∂L/∂h₂[0]·(1 − h₂[0]²) = −0.21·(1 − 0.52²) = −0.153. */
import { html, nothing, type TemplateResult } from "lit";
import type { TrackDrawing } from "./gradient_drawing.ts";
import { explainGradient, type GradientExplanation } from "./gradient_explain.ts";
import { derivativeOf, nameOf } from "./gradient_label.ts";
import { fineNumber } from "./gradient_number.ts";
import { type Chain, constant } from "./gradient_terms.ts";
import { functionName } from "./math_term.ts";
import { formatNumber } from "./number.ts";
import { touchKey } from "./number_address.ts";

/** Terms of a sum before the rest hides behind an ellipsis. */
const mostTerms = 6;
const leadingTerms = 4;
/** In letters a long sum is known by its first terms. */
const leadingLetters = 2;

type Piece = TemplateResult | string;
type Leaf = Extract<Chain, { kind: "gradient" | "number" }>;
/** "first": of a product that nothing stands before. */
type Within = "outer" | "first" | "sum" | "product" | "call";

interface Script {
  readonly leaf: (leaf: Leaf, within: Within) => Piece;
  readonly rest: (terms: readonly Piece[]) => Piece;
  readonly leading: number;
  readonly most: number;
}

/** Of the touched number; untouched, of the first entry of the row at the cursor, so that the line never stands empty. */
export function gradientArithmetic(drawing: TrackDrawing): TemplateResult {
  const { words: m, explanation, gradient, sum } = drawing;
  const { touch } = gradient.scene;
  if (explanation === null && touch !== null)
    return html`<div class="arithmetic" role="group" aria-label=${m.arithmetic.label}><p class="note">${m.arithmetic.none}</p></div>`;
  const shown = explanation ?? ofCursor(drawing);
  if (shown === null) return html`<div class="arithmetic"></div>`;
  const { chain, value } = shown;
  return html`<div class="arithmetic${explanation === null ? " quiet" : ""}" role="group" aria-label=${m.arithmetic.label}>
    <div class="sum in-letters"><span class="target">${derivativeOf(drawing, shown.touch)}</span>${chain === null || isPlain(chain) ? nothing : html` = ${written(letters(drawing), chain, "outer")}`}</div>
    <div class="sum">= ${chain === null || isResult(chain, value) ? nothing : html`${written(numbers(drawing), chain, "outer")} = `}<b>${fineNumber(value)}</b></div>
    <p class="note">${chain === null ? m.arithmetic.given : shown.touch.kind === "weight" ? m.arithmetic.weight[sum] : nothing}</p>
  </div>`;
}

function ofCursor(drawing: TrackDrawing): GradientExplanation | null {
  const { track, measured, t, way } = drawing;
  const { node, part, quantity, weight } = way.tick;
  if (way.stepped && weight !== null) return explainGradient(drawing, { kind: "weight", weight, index: 0 });
  const touch = way.stepped
    ? { node, part, quantity, t: way.tick.t }
    : { node: track.node, part: track.part.id, quantity: measured.id, t };
  return explainGradient(drawing, { kind: "quantity", ...touch, entry: 0 });
}

/** A constant says no more in letters than in numbers. */
function isPlain(chain: Chain): boolean {
  return chain.kind === "number" && chain.touch === null;
}

/** Nothing was computed: the value has been handed on. */
function isResult(chain: Chain, value: number): boolean {
  return (chain.kind === "number" || chain.kind === "gradient") && Object.is(chain.value, value);
}

function letters(drawing: TrackDrawing): Script {
  return {
    leaf: (leaf, within) => {
      if (leaf.kind === "gradient") return derivativeOf(drawing, leaf.touch);
      if (leaf.touch !== null) return nameOf(drawing, leaf.touch);
      return bracketed(plain(leaf.value), leaf.value, within);
    },
    rest: (terms) => html`<span aria-label=${`+${terms.length}`}>…</span>`,
    leading: leadingLetters,
    most: leadingLetters + 1,
  };
}

function numbers({ marks }: TrackDrawing): Script {
  return {
    leaf: (leaf, within) => {
      const text = bracketed(leaf.touch === null ? plain(leaf.value) : fineNumber(leaf.value), leaf.value, within);
      if (leaf.touch === null) return text;
      const key = touchKey(leaf.touch);
      const role = leaf.kind === "gradient" ? "of-gradient" : leaf.role;
      return html`<span class=${`operand ${role}${marks.classOf(key) === " touched" ? " touched" : ""}`} role="button" tabindex="-1" data-touch=${key}>${text}</span>`;
    },
    rest: (terms) =>
      html`<details class="rest"><summary aria-label=${`+${terms.length}`}>… +${terms.length}</summary><span>${joined(terms, " + ")}</span></details>`,
    leading: leadingTerms,
    most: mostTerms,
  };
}

/** A number of the formula itself: 1, 2, how many. */
function plain(value: number): string {
  return Number.isInteger(value) ? formatNumber(value, 0) : fineNumber(value);
}

/** Negative numbers stand in brackets, except where nothing stands before them. */
function bracketed(text: string, value: number, within: Within): string {
  return value < 0 && (within === "sum" || within === "product") ? `(${text})` : text;
}

function written(script: Script, chain: Chain, within: Within): Piece {
  const inner = (one: Chain, place: Within) => written(script, one, place);
  switch (chain.kind) {
    case "gradient":
    case "number":
      return script.leaf(chain, within);
    case "product":
      return html`${joined(
        factors(chain.of).map((one, index) => inner(one, index === 0 && within === "outer" ? "first" : "product")),
        "·",
      )}`;
    case "sum":
      return enclosed(within === "product" || within === "first", sum(script, chain.of, inner));
    case "difference":
      return enclosed(
        within === "product" || within === "first",
        html`${inner(chain.of[0], "sum")} − ${inner(chain.of[1], "product")}`,
      );
    case "quotient":
      return enclosed(
        within === "product" || within === "first",
        html`${numerator(chain.of[0], inner)} / ${denominator(chain.of[1], inner)}`,
      );
    case "square":
      return html`${inner(chain.of[0], "product")}²`;
    case "slope":
      return html`${functionName(chain.function)}′(${inner(chain.of[0], "call")})`;
  }
}

/** A product of products is one product. */
function factors(of: readonly Chain[]): readonly Chain[] {
  const flat = of.flatMap((one) => (one.kind === "product" ? factors(one.of) : [one]));
  return flat.length === 0 ? [constant(1)] : flat;
}

function numerator(chain: Chain, inner: (one: Chain, place: Within) => Piece): Piece {
  return enclosed(chain.kind !== "product" && "of" in chain, inner(chain, "outer"));
}

function denominator(chain: Chain, inner: (one: Chain, place: Within) => Piece): Piece {
  return enclosed(chain.kind === "product" || chain.kind === "quotient", inner(chain, "product"));
}

function enclosed(brackets: boolean, piece: Piece): Piece {
  return brackets ? html`(${piece})` : piece;
}

function sum(script: Script, of: readonly Chain[], inner: (one: Chain, place: Within) => Piece): Piece {
  const terms = of.map((one, index) => inner(one, index === 0 ? "outer" : "sum"));
  if (terms.length <= script.most) return html`${joined(terms, " + ")}`;
  return html`${joined(terms.slice(0, script.leading), " + ")} + ${script.rest(terms.slice(script.leading))}`;
}

function joined(of: readonly Piece[], between: string): readonly Piece[] {
  return of.flatMap((one, index) => (index === 0 ? [one] : [between, one]));
}
