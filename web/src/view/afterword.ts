/** Below the arithmetic of a number that is given: by whom, and the ways to change it and to take a change back. */
import { html, nothing, type TemplateResult } from "lit";
import type { Emit, Scene, Touch } from "../types/scene.ts";
import type { Explanation } from "./explain.ts";
import { canonical, editOf, quantityOf, sameNumber } from "./number_address.ts";
import { isEditable, isEdited } from "./number_edit.ts";

/** What cannot be computed is given: say by whom, and offer to change it or to take a change back. */
export function afterword(
  scene: Scene,
  emit: Emit,
  { touch, expression }: Explanation,
): TemplateResult | typeof nothing {
  const { messages: m, computed, sample } = scene;
  const source = canonical(computed, touch);
  const given = expression === null || source.kind !== "quantity";
  if (!given) return nothing;
  const own = editOf(computed, sample, source, 0);
  const edited = own && scene.edits.find((edit) => sameNumber(edit, own));
  const change = () => emit({ type: "editing", editing: { touch: source, place: "line" } });
  return html`<div class="afterword">
    <span>${wordsOf(scene, source)}</span>
    ${isEditable(scene, source) && scene.editing?.place !== "line" ? html`<button class="link" type="button" @click=${change}>${m.cell.change}</button>` : nothing}
    ${edited && isEdited(scene, source) && !scene.readonly ? html`<button class="link" type="button" @click=${() => emit({ type: "unedit", edit: edited })}>${m.cell.takeBack}</button>` : nothing}
  </div>`;
}

function wordsOf({ messages: m, computed }: Scene, touch: Touch): string {
  if (touch.kind === "weight") return computed.steps > 1 ? m.cell.sharedWeight : m.cell.weight;
  if (touch.kind === "input") return m.cell.given;
  return quantityOf(computed, touch.node, touch.part, touch.quantity)?.state ? m.cell.initialState : "";
}
