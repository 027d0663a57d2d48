/** The equations of the cell at the cursor: one line for each state, output and gate, in MathML, the current term on the marker. */
import { html, mathml, type TemplateResult } from "lit";
import type { QuantityInfo } from "../types/core.ts";
import type { Scene } from "../types/scene.ts";
import { termMathml } from "./math_ml.ts";
import { expand, hasOwnLine, type Place, symbolOf } from "./math_term.ts";
import { termText } from "./math_text.ts";

export function equations(scene: Scene, place: Place): TemplateResult {
  const lines = place.part.quantities.filter(
    (info) => hasOwnLine(place.part, info) && info.operation !== "input" && !info.gradient_only,
  );
  return html`<div class=${lines.length > 1 ? "equations several" : "equations"}>${lines.map((info) => equation(scene, place, info))}</div>`;
}

function equation({ tick }: Scene, place: Place, info: QuantityInfo): TemplateResult {
  const [left, right] = [symbolOf(place, info), expand(place, info)];
  const current = tick.quantity;
  const name = `${termText(left)} = ${termText(right)}`;
  return html`<div class="equation"><math display="block" aria-label=${name}>${mathml`<mrow>${termMathml(left, current)}<mo>=</mo>${termMathml(right, current)}</mrow>`}</math></div>`;
}
