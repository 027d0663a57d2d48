/** The making of one number written out: (h₁ W_h)[1] = 0.52·0.41 + (−0.18)·0.07 + 0.31·0.35 = 0.310. Every number in it can be touched. */
import { html, nothing, type TemplateResult } from "lit";
import type { Block } from "../types/core.ts";
import type { Computed, Emit, Scene, Touch } from "../types/scene.ts";
import { type Explanation, type Expression, explain } from "./explain.ts";
import type { Later } from "./later.ts";
import { termHtml } from "./math_html.ts";
import { expandOnce, functionName, isLetter, placeOf, symbolOf, weightSymbol } from "./math_term.ts";
import { formatNumber, longDecimals } from "./number.ts";
import { canonical, quantityOf, touchKey } from "./number_address.ts";
import { isEditable } from "./number_edit.ts";
import { isReached, type Marks } from "./number_marks.ts";

/** Terms of a sum before the rest hides behind an ellipsis. */
const mostTerms = 6;
/** Shown in front of it. */
const leadingTerms = 4;

type Piece = TemplateResult | string;

const undivided: Block = { name: "", column_begin: 0, column_end: 0, row: null };

/** Of the touched number; untouched, of the first entry of what has just been computed, so that the line never stands empty. */
export function arithmetic(scene: Scene, emit: Emit, marks: Marks, later: Later | null): TemplateResult {
  const { messages: m, editing, computed, sample } = scene;
  const typed = editing?.place === "line" ? explain(computed, sample, editing.touch) : null;
  if (typed === null && scene.touch !== null && marks.explanation === null) {
    return html`<div class="arithmetic" role="group" aria-label=${m.cell.arithmetic}><p class="note">${isReached(scene, scene.touch) ? "" : m.cell.notYet}</p></div>`;
  }
  const explanation = typed ?? marks.explanation ?? ofTick(scene);
  if (explanation === null) return html`<div class="arithmetic"></div>`;
  const { expression, value, touch } = explanation;
  const field = typed !== null && isEditable(scene, typed.touch);
  const result = field ? later?.numberField(scene, emit, touch, m.cell.change) : html`<b>${formatNumber(value)}</b>`;
  return html`<div class="arithmetic${marks.explanation === null && !field ? " quiet" : ""}" role="group" aria-label=${m.cell.arithmetic}>
    <div class="sum">
      <span class="target">${nameHtml(computed, touch)}</span> =
      ${field ? nothing : making(scene, marks, expression)}${result}
    </div>
    ${later?.afterword(scene, emit, explanation)}
  </div>`;
}

function ofTick(scene: Scene): Explanation | null {
  const { node, part, quantity, t } = scene.tick;
  return explain(scene.computed, scene.sample, { kind: "quantity", node, part, quantity, t, entry: 0 });
}

/** h₂[1], W_h[0, 1] */
export function nameHtml(computed: Computed, touch: Touch): Piece {
  if (touch.kind === "weight") {
    const shape = computed.plan.weights[touch.weight]?.shape ?? [];
    const stride = shape.at(-1) ?? 1;
    const index =
      shape.length > 1 ? `${Math.floor(touch.index / stride)}, ${touch.index % stride}` : String(touch.index);
    return html`${termHtml(weightSymbol(computed, touch.weight, undivided))}[${index}]`;
  }
  if (touch.kind === "input") {
    const index = touch.t > 0 ? touch.t : null;
    return html`${termHtml({ kind: "symbol", symbol: "x", index, direction: "", role: "input", quantity: null, weight: null })}[${touch.entry}]`;
  }
  const place = placeOf(computed, touch);
  const info = quantityOf(computed, touch.node, touch.part, touch.quantity);
  if (!place || !info) return "";
  const term = isLetter(info) ? symbolOf(place, info) : expandOnce(place, info);
  return term.kind === "operation"
    ? html`(${termHtml(term)})[${touch.entry}]`
    : html`${termHtml(term)}[${touch.entry}]`;
}

/** What stands between the name and the value. A number that is only handed on has its source's name there; one that is given has nothing. */
function making(scene: Scene, marks: Marks, expression: Expression | null): Piece | typeof nothing {
  if (expression === null) return nothing;
  if (expression.kind !== "number" || expression.touch === null)
    return html`${written(scene, marks, expression, "outer")} = `;
  const source = canonical(scene.computed, expression.touch);
  if (source.kind === "input") return nothing;
  const name = nameHtml(scene.computed, source);
  return html`<span class="operand ${expression.role}" role="button" tabindex="-1" data-touch=${touchKey(source)}>${name}</span> = `;
}

type Within = "outer" | "sum" | "product" | "call";

function written(scene: Scene, marks: Marks, expression: Expression, within: Within): Piece {
  const inner = (one: Expression, place: Within) => written(scene, marks, one, place);
  switch (expression.kind) {
    case "number":
      return numberHtml(scene, marks, expression, within);
    case "product":
      return html`${joined(
        expression.of.map((one) => inner(one, "product")),
        "·",
      )}`;
    case "sum":
      return within === "product" ? html`(${sum(expression.of, inner)})` : sum(expression.of, inner);
    case "difference": {
      const text = html`${inner(expression.of[0], "sum")} − ${inner(expression.of[1], "product")}`;
      return within === "product" ? html`(${text})` : text;
    }
    case "quotient":
      return html`${inner(expression.of[0], "product")} / ${inner(expression.of[1], "product")}`;
    case "call": {
      const name = functionName(expression.name);
      const args = joined(
        expression.of.map((one) => inner(one, "call")),
        ", ",
      );
      return name === "" ? html`${args}` : html`${name}(${args})`;
    }
  }
}

function sum(of: readonly Expression[], inner: (one: Expression, place: Within) => Piece): Piece {
  const terms = of.map((one, index) => inner(one, index === 0 ? "outer" : "sum"));
  if (terms.length <= mostTerms) return html`${joined(terms, " + ")}`;
  const rest = terms.slice(leadingTerms);
  return html`${joined(terms.slice(0, leadingTerms), " + ")} +
    <details class="rest"><summary aria-label=${`+${rest.length}`}>… +${rest.length}</summary><span>${joined(rest, " + ")}</span></details>`;
}

function joined(of: readonly Piece[], between: string): readonly Piece[] {
  // Lines may break after a plus sign, never inside a product.
  return of.flatMap((one, index) => (index === 0 ? [one] : [between, one]));
}

/** Negative numbers stand in brackets, except where nothing stands before them. */
function numberHtml(
  { computed }: Scene,
  marks: Marks,
  number: Extract<Expression, { kind: "number" }>,
  within: Within,
): Piece {
  const decimals = number.touch === null && Number.isInteger(number.value) ? 0 : longDecimals;
  const text = number.touch === null ? formatNumber(number.value, decimals) : formatNumber(number.value);
  const shown = number.value < 0 && within !== "outer" && within !== "call" ? `(${text})` : text;
  if (number.touch === null) return shown;
  const key = touchKey(canonical(computed, number.touch));
  const touched = marks.classOf(key) === " touched" ? " touched" : "";
  return html`<span class="operand ${number.role}${touched}" role="button" tabindex="-1" data-touch=${key}>${shown}</span>`;
}
