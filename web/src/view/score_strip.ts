/** One vector in TIME: its cells, its letter. */
import { nothing, type SVGTemplateResult, svg } from "lit";
import type { Touch } from "../types/scene.ts";
import { symbolSvg } from "./math_html.ts";
import { symbolOf, type Term } from "./math_term.ts";
import { symbolText } from "./math_text.ts";
import { formatNumber, shortDecimals } from "./number.ts";
import { quantityOf, touchKey, valueAt } from "./number_address.ts";
import { isEditable, isEdited } from "./number_edit.ts";
import { fillOf } from "./scale.ts";
import { type Band, columnOf, type Strip, stripWidth } from "./score.ts";
import type { CellForm } from "./score_cells.ts";
import type { Drawing } from "./score_drawing.ts";

/** "solid": known; "faint": of the lit column, not computed yet; "ghost": of a later one. */
type Presence = "solid" | "faint" | "ghost";

/** Around x = 0; where it stands is the figure's business. */
export function drawStrip(drawing: Drawing, band: Band, strip: Strip, t: number): SVGTemplateResult {
  const presence = presenceOf(drawing, band, strip, t);
  const letter = letterOf(drawing, band, strip, t);
  const { entries, hidden } = strip.shown;
  const cells = entries.map((entry, place) =>
    drawCell(drawing, { band, strip, t, entry, place, presence, name: symbolText(letter) }),
  );
  return svg`<g class="strip ${presence}" role="row">${cells}${hidden > 0 ? more(drawing, strip) : nothing}${drawLetter(band, strip, letter, drawing.folded)}</g>`;
}

function presenceOf({ progress, scene, score }: Drawing, band: Band, strip: Strip, t: number): Presence {
  const column = columnOf(score, band, t);
  const later = column !== null && column > scene.tick.column && scene.tick.column > 0;
  if (band.kind === "input") return later ? "faint" : "solid";
  const { node, part } = band;
  if ((t === 0 && strip.state) || progress.reached(node, part?.id ?? "", strip.quantity, t)) return "solid";
  return column === scene.tick.column ? "faint" : "ghost";
}

export function letterOf({ scene }: Drawing, band: Band, strip: Strip, t: number): Extract<Term, { kind: "symbol" }> {
  const info = band.part && quantityOf(scene.computed, band.node, band.part.id, strip.quantity);
  const term =
    band.part && info ? symbolOf({ computed: scene.computed, node: band.node, part: band.part, t }, info) : null;
  if (term?.kind === "symbol") return term;
  return {
    kind: "symbol",
    symbol: "x",
    index: t > 0 ? t : null,
    direction: "",
    role: "input",
    quantity: null,
    weight: null,
  };
}

interface CellAt {
  readonly band: Band;
  readonly strip: Strip;
  readonly t: number;
  readonly entry: number;
  /** Where in the strip, counted from its first shown cell. */
  readonly place: number;
  readonly presence: Presence;
  readonly name: string;
}

export function touchOf({ band, strip, t, entry }: Pick<CellAt, "band" | "strip" | "t" | "entry">): Touch {
  if (band.kind === "input") return { kind: "input", input: band.node, t, entry };
  return { kind: "quantity", node: band.node, part: band.part?.id ?? "", quantity: strip.quantity, t, entry };
}

function drawCell(drawing: Drawing, at: CellAt): SVGTemplateResult {
  const { scene, marks, limit } = drawing;
  const { form } = at.strip;
  const { messages: m } = scene;
  const [x, y] = corner(at.strip, at.place);
  const known = at.presence === "solid" || at.band.kind === "input";
  const name = `${at.name}[${at.entry}]`;
  if (!known) {
    const dot = form.numbers
      ? svg`<text class="pending" x=${x + form.width / 2} y=${y + form.height / 2 + 4} text-anchor="middle">·</text>`
      : nothing;
    return svg`<g class="cell" role="gridcell" aria-label=${`${name}: ${m.time.pending}`}>${box("fill open", x, y, form)}${dot}</g>`;
  }
  const touch = touchOf(at);
  const key = touchKey(touch);
  const value = valueAt(scene.computed, scene.sample, touch) ?? Number.NaN;
  const fill = fillOf(value, limit);
  const text = formatNumber(value, shortDecimals);
  const classes = `cell ${fill.className}${isEditable(scene, touch) ? " editable" : ""}${isEdited(scene, touch) ? " edited" : ""}${marks.classOf(key)}`;
  const inside = form.numbers
    ? svg`<text x=${x + form.width / 2} y=${y + form.height / 2 + 4.5} text-anchor="middle">${text}</text>`
    : signMark(fill.negative, value, x, y, form);
  const editedMark = isEdited(scene, touch)
    ? svg`<path class="edit-mark" d="M${x + form.width - 7} ${y}h7v7z"></path>`
    : nothing;
  return svg`<g class=${classes} role="gridcell" tabindex="-1" data-touch=${key} aria-label=${`${name} = ${text}`}>${box("fill", x, y, form)}${inside}${editedMark}</g>`;
}

function box(classes: string, x: number, y: number, { width, height }: CellForm): SVGTemplateResult {
  return svg`<rect class=${classes} x=${x + 0.5} y=${y + 0.5} width=${width - 1} height=${height - 1} rx="1.5"></rect>`;
}

/** Where no number fits, a stroke says negative and a cross not-a-number: never hue alone. */
function signMark(
  negative: boolean,
  value: number,
  x: number,
  y: number,
  { width, height }: CellForm,
): SVGTemplateResult | typeof nothing {
  const [cx, cy] = [x + width / 2, y + height / 2];
  if (Number.isNaN(value)) return svg`<path class="sign" d="M${cx - 3} ${cy - 3}l6 6m0 -6l-6 6"></path>`;
  if (!negative) return nothing;
  return svg`<path class="sign" d="M${cx - 2.5} ${cy}h5"></path>`;
}

export function corner(strip: Strip, place: number): readonly [number, number] {
  const { form } = strip;
  if (!form.across) return [-form.width / 2, strip.y + place * form.height];
  return [-stripWidth(strip) / 2 + place * form.width, strip.y];
}

function more({ scene }: Drawing, strip: Strip): SVGTemplateResult {
  const { form, shown } = strip;
  const text = scene.messages.time.more(shown.hidden);
  if (form.across) {
    return svg`<text class="more" x=${stripWidth(strip) / 2 - 20} y=${strip.y + 15}>${text}</text>`;
  }
  return svg`<text class="more" text-anchor="middle" y=${strip.y + strip.height - 3}>${text}</text>`;
}

/** Inputs have their letter below, everything else beside, where the arrow of its state arrives. */
function drawLetter(
  band: Band,
  strip: Strip,
  letter: Extract<Term, { kind: "symbol" }>,
  folded: boolean,
): SVGTemplateResult {
  const role = `letter ${letter.role}`;
  if (band.kind === "input") {
    return svg`<text class=${role} aria-hidden="true" text-anchor="middle" y=${strip.y + strip.height + 15}>${symbolSvg(letter)}</text>`;
  }
  const middle = strip.y + strip.height / 2 + 4;
  return band.reversed && !folded
    ? svg`<text class=${role} aria-hidden="true" x="27" y=${middle}>${symbolSvg(letter)}</text>`
    : svg`<text class=${role} aria-hidden="true" text-anchor="end" x="-27" y=${middle}>${symbolSvg(letter)}</text>`;
}
