/** Terms as native MathML. The part that the current tick computes stands on the marker. */
import { mathml, type TemplateResult } from "lit";
import { symbolParts } from "./math_html.ts";
import { functionName, type Term } from "./math_term.ts";
import { callName, needsBrackets } from "./math_text.ts";

type Symbol = Extract<Term, { kind: "symbol" }>;
type Node = TemplateResult;

/** `current`: id of the quantity being computed; what it adds to the formula is marked. */
export function termMathml(term: Term, current: string): Node {
  if (term.kind === "symbol") return symbolMathml(term, term.quantity === current && current !== "");
  const marked = term.quantity === current;
  const of = term.of.map((one) => {
    const inner = termMathml(one, current);
    return needsBrackets(term, one) ? mathml`<mrow><mo>(</mo>${inner}<mo>)</mo></mrow>` : inner;
  });
  const [a, b, c] = of;
  switch (term.operation) {
    case "matmul":
      return mathml`<mrow class=${mark(marked)}>${of}</mrow>`;
    case "add":
      return sum(term, of, marked);
    case "subtract":
      return mathml`<mrow class=${mark(marked)}>${between(of, "−")}</mrow>`;
    case "multiply":
      return mathml`<mrow class=${mark(marked)}>${between(of, "∘")}</mrow>`;
    case "blend":
    case "carry":
      if (of.length < 3) return mathml`<mrow class=${mark(marked)}>${between(of, "∘")}</mrow>`;
      return mathml`<mrow class=${mark(marked)}>${a}<mo>∘</mo>${b}<mo>+</mo><mrow><mo>(</mo><mn>1</mn><mo>−</mo>${a}<mo>)</mo></mrow><mo>∘</mo>${c}</mrow>`;
    case "activation":
      return call(functionName(term.function), of, marked, term.of[0]?.kind === "symbol");
    case "gather":
      return mathml`<mrow class=${mark(marked)}>${b}<mo stretchy="false">[</mo>${a}<mo stretchy="false">]</mo></mrow>`;
    case "concat":
      return mathml`<mrow class=${mark(marked)}><mo stretchy="false">[</mo>${between(of, ",")}<mo stretchy="false">]</mo></mrow>`;
    default:
      return call(callName(term), of, marked, false);
  }
}

/** A bias joins the sum as the new thing; a sum of two quantities is new as a sum: its plus signs. */
function sum(term: Extract<Term, { kind: "operation" }>, of: readonly Node[], marked: boolean): Node {
  const bias = term.of.some((one) => one.kind === "symbol" && one.weight !== null);
  return mathml`<mrow>${of.map((one, index) => {
    const operand = term.of[index];
    const isBias = operand?.kind === "symbol" && operand.weight !== null;
    const plus = index === 0 ? "" : mathml`<mo class=${mark(marked && !bias)}>+</mo>`;
    return mathml`${plus}${marked && isBias ? mathml`<mrow class="now">${one}</mrow>` : one}`;
  })}</mrow>`;
}

function call(name: string, of: readonly Node[], marked: boolean, bare: boolean): Node {
  if (name === "") return mathml`<mrow class=${mark(marked)}>${of}</mrow>`;
  const head =
    name.length === 1
      ? mathml`<mi class=${mark(marked)}>${name}</mi>`
      : mathml`<mi class=${mark(marked)} mathvariant="normal">${name}</mi>`;
  if (bare) return mathml`<mrow>${head}<mspace width="0.17em"></mspace>${of}</mrow>`;
  return mathml`<mrow>${head}<mo stretchy="false">(</mo>${between(of, ",")}<mo stretchy="false">)</mo></mrow>`;
}

function between(of: readonly Node[], operator: string): readonly Node[] {
  return of.map((one, index) => (index === 0 ? one : mathml`<mo>${operator}</mo>${one}`));
}

export function symbolMathml(term: Symbol, marked: boolean): Node {
  const { base, subscript } = symbolParts(term);
  const letter = accented(base);
  const classes = `${term.role} ${mark(marked)}`;
  const below = mathml`<mrow>${subscript.split(",").map((one) => (/^\d+$/.test(one) ? mathml`<mn>${one}</mn>` : mathml`<mi>${one}</mi>`))}</mrow>`;
  if (term.direction !== "") {
    return mathml`<msubsup class=${classes}>${letter}${below}<mo stretchy="false">${term.direction}</mo></msubsup>`;
  }
  return subscript === ""
    ? mathml`<mrow class=${classes}>${letter}</mrow>`
    : mathml`<msub class=${classes}>${letter}${below}</msub>`;
}

const accents: Readonly<Record<string, string>> = { "\u0302": "^", "\u0303": "~" };

/** ĥ as a letter under an accent: a letter that carries its accent would lose its italics. */
function accented(base: string): Node {
  const [letter = "", accent = ""] = base.normalize("NFD");
  const over = accents[accent];
  if (over === undefined) return mathml`<mi>${base}</mi>`;
  return mathml`<mover accent="true"><mi>${letter}</mi><mo stretchy="false">${over}</mo></mover>`;
}

function mark(marked: boolean): string {
  return marked ? "now" : "";
}
