/** Typing in TIME. */
import { nothing, type SVGTemplateResult, svg } from "lit";
import type { Touch } from "../types/scene.ts";
import { symbolText } from "./math_text.ts";
import { canonical, touchKey } from "./number_address.ts";
import { numberField } from "./number_field.ts";
import { rowsShown } from "./score.ts";
import { type Drawing, placeAt } from "./score_drawing.ts";
import { corner, letterOf, touchOf } from "./score_strip.ts";

/** The field over the cell that is being typed in. Drawn after all cells, because what is drawn later lies on top. */
export function typingField(drawing: Drawing): SVGTemplateResult | typeof nothing {
  const { scene, score, emit } = drawing;
  const { editing, computed } = scene;
  if (editing?.place !== "time") return nothing;
  const touch = canonical(computed, editing.touch);
  for (const band of score.bands) {
    for (const strip of band.strips) {
      for (const t of [0, ...rowsShown(score, band)]) {
        const place = strip.shown.entries.findIndex((entry) => sameTouch(touch, touchOf({ band, strip, t, entry })));
        if (place < 0) continue;
        const [x, y] = corner(strip, place);
        const name = `${symbolText(letterOf(drawing, band, strip, t))}[${strip.shown.entries[place] ?? 0}]`;
        const { width, height } = strip.form;
        const field = svg`<foreignObject class="typing-place" x=${x + width / 2 - 48} y=${y + height / 2 - 16} width="96" height="80">${numberField(scene, emit, touch, name)}</foreignObject>`;
        return placeAt(score, band, t, field);
      }
    }
  }
  return nothing;
}

function sameTouch(a: Touch, b: Touch): boolean {
  return touchKey(a) === touchKey(b);
}
