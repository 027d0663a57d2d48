/** Terms as running text with real subscripts, for row labels, matrix titles and the arithmetic line; and the same as SVG text. */
import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from "lit";
import { functionName, type Term } from "./math_term.ts";
import { callName, needsBrackets } from "./math_text.ts";

type Piece = TemplateResult | string;

export function termHtml(term: Term): TemplateResult {
  return html`<span class="term">${pieces(term)}</span>`;
}

function pieces(term: Term): Piece | readonly Piece[] {
  if (term.kind === "symbol") return symbolHtml(term);
  const of = term.of.map((one) => (needsBrackets(term, one) ? html`(${pieces(one)})` : html`${pieces(one)}`));
  const [a = "", b = "", c = ""] = of;
  switch (term.operation) {
    case "matmul":
      return join(of, " ");
    case "add":
      return join(of, " + ");
    case "subtract":
      return join(of, " − ");
    case "multiply":
      return join(of, " ∘ ");
    case "blend":
    case "carry":
      if (of.length < 3) return join(of, " ∘ ");
      return html`${a} ∘ ${b} + (1 − ${a}) ∘ ${c}`;
    case "activation": {
      const name = functionName(term.function);
      if (name === "") return [a];
      return term.of[0]?.kind === "symbol" ? html`${name}&#8201;${a}` : html`${name}(${a})`;
    }
    case "gather":
      return html`${b}[${a}]`;
    case "concat":
      return html`[${join(of, ", ")}]`;
    default:
      return html`${callName(term)}(${join(of, ", ")})`;
  }
}

function join(of: readonly Piece[], between: string): readonly Piece[] {
  return of.flatMap((one, index) => (index === 0 ? [one] : [between, one]));
}

export function symbolHtml(term: Extract<Term, { kind: "symbol" }>): TemplateResult {
  const { base, subscript } = symbolParts(term);
  const sup = term.direction === "" ? nothing : html`<sup>${term.direction}</sup>`;
  return html`<span class="sym ${term.role}"><i>${base}</i>${subscript === "" ? nothing : html`<sub>${subscript}</sub>`}${sup}</span>`;
}

/** Inside <text>: base in italics, subscript lowered and raised again. */
export function symbolSvg(term: Extract<Term, { kind: "symbol" }>): SVGTemplateResult {
  const { base, subscript } = symbolParts(term);
  const sub = subscript === "" ? nothing : svg`<tspan class="sub" dy="4">${subscript}</tspan>`;
  const sup =
    term.direction === ""
      ? nothing
      : svg`<tspan class="sub" dy=${subscript === "" ? -4 : -10}>${term.direction}</tspan>`;
  return svg`<tspan class="base">${base}</tspan>${sub}${sup}`;
}

export function symbolParts(term: Extract<Term, { kind: "symbol" }>): {
  readonly base: string;
  readonly subscript: string;
} {
  const [base = "", sub = ""] = term.symbol.split("_");
  const index = term.index === null ? "" : String(term.index);
  return { base, subscript: [sub, index].filter((one) => one !== "").join(",") };
}
