/** An index in TIME: a whole number without a colour, for it is a place in a table and no size. */
import { type SVGTemplateResult, svg } from "lit";
import { symbolSvg } from "./math_html.ts";
import { symbolText } from "./math_text.ts";
import { touchKey, valueAt } from "./number_address.ts";
import { isEditable, isEdited } from "./number_edit.ts";
import type { Band, Strip } from "./score.ts";
import type { Drawing } from "./score_drawing.ts";
import { letterOf, touchOf } from "./score_strip.ts";

export function drawToken(drawing: Drawing, band: Band, strip: Strip, t: number): SVGTemplateResult {
  const { scene, marks } = drawing;
  const touch = touchOf({ band, strip, t, entry: 0 });
  const key = touchKey(touch);
  const letter = letterOf(drawing, band, strip, t);
  const index = String(valueAt(scene.computed, scene.sample, touch) ?? "");
  const classes = `cell${isEditable(scene, touch) ? " editable" : ""}${isEdited(scene, touch) ? " edited" : ""}${marks.classOf(key)}`;
  const { width, height } = strip.form;
  return svg`<g class="strip" role="row"><g class=${classes} role="gridcell" tabindex="-1" data-touch=${key} aria-label=${`${symbolText(letter)} = ${index}`}><rect class="fill open" x=${0.5 - width / 2} y=${strip.y + 0.5} width=${width - 1} height=${height - 1} rx="1.5"></rect><text x="0" y=${strip.y + height / 2 + 4.5} text-anchor="middle">${index}</text></g><text class=${`letter ${letter.role}`} aria-hidden="true" text-anchor="middle" y=${strip.y + height + 15}>${symbolSvg(letter)}</text></g>`;
}
