/** The wiring of TIME: what rises from below, what is carried from step to step, what leaves and what is thrown away. */
import { nothing, type SVGTemplateResult, svg } from "lit";
import { symbolSvg } from "./math_html.ts";
import type { Term } from "./math_term.ts";
import { quantityOf } from "./number_address.ts";
import { type Band, columnOf, rowsShown, type Strip } from "./score.ts";
import { type Drawing, placeAt } from "./score_drawing.ts";
import type { Feed } from "./score_wiring.ts";
import { shapeText } from "./shape_text.ts";

type Drawn = SVGTemplateResult | typeof nothing;

/** Of a strip to the tips of the arrows that touch it. */
const clearance = 6;
/** Half a strip, its letter and room to breathe. */
const letterRoom = 58;

export function drawArrows(drawing: Drawing, band: Band): SVGTemplateResult {
  const { score } = drawing;
  const rows = rowsShown(score, band).map((t) =>
    placeAt(
      score,
      band,
      t,
      svg`${fedAt(drawing, band, t)}${band.strips.filter((strip) => strip.state).map((strip) => carriedAt(drawing, band, strip, t))}${leavingAt(drawing, band, t)}`,
    ),
  );
  return svg`<g class="arrows" aria-hidden="true">${rows}</g>`;
}

/** Whether the lit tick is what this arrow stands for. */
function isNow({ scene }: Drawing, band: Band, t: number, carried: string | null): boolean {
  const { tick, computed } = scene;
  if (band.part === null || tick.node !== band.node || tick.part !== band.part.id || tick.t !== t) return false;
  const info = quantityOf(computed, tick.node, tick.part, tick.quantity);
  const back = info?.operands.find((operand) => operand.kind === "quantity" && operand.shift === -1);
  if (carried !== null) return back?.kind === "quantity" && back.quantity === carried;
  return (
    back === undefined &&
    (info?.operation === "matmul" || info?.operation === "input" || band.feeds.some((feed) => feed.weight === null))
  );
}

/** `carried`: the state that the arrow carries; null for an arrow from below. */
export function stateClass(drawing: Drawing, band: Band, t: number, carried: string | null): string {
  if (isNow(drawing, band, t, carried)) return "now";
  const { progress, scene, score } = drawing;
  const reached = band.part !== null && progress.reached(band.node, band.part.id, band.part.output, t);
  return reached || columnOf(score, band, t) === scene.tick.column ? "" : "ghost";
}

/** h_{t−1} → h_t, drawn at row t, reaching back by one pitch. */
export function carriedAt(drawing: Drawing, band: Band, strip: Strip, t: number): SVGTemplateResult {
  const y = strip.y + strip.height / 2;
  const first = t === 1;
  const classes = `arrow memory ${stateClass(drawing, band, t, strip.quantity)}`;
  const shaft = svg`<rect class=${first ? "shaft first" : "shaft"} y=${y - 1} height="2"></rect><path class="tip" d=${`M${-letterRoom + 2} ${y}l-11 -5.5v11z`}></path>`;
  const turned = band.reversed ? svg`<g transform="scale(-1 1)">${shaft}</g>` : shaft;
  const label =
    strip.recurrentWeight === null
      ? nothing
      : svg`<text class=${`${first ? "weight-label first" : "weight-label"}${band.reversed ? " reversed" : ""}`} text-anchor="middle" y=${y - 9}>${symbolSvg(strip.recurrentWeight as Extract<Term, { kind: "symbol" }>)}</text>`;
  return svg`<g class=${classes}>${turned}${label}</g>`;
}

/** All that arrives from below at row `t`. */
export function fedAt(drawing: Drawing, band: Band, t: number): SVGTemplateResult {
  return svg`${band.feeds.map((feed, lane) => {
    const source = drawing.score.bands[feed.band];
    const classes = `arrow ${feed.weight?.role ?? "neutral"} ${stateClass(drawing, band, t, null)}`;
    return source
      ? svg`<g class=${classes}>${feedLine(band, source, feed, lane, drawing.score.bands[feed.band + 1] === band)}</g>`
      : nothing;
  })}`;
}

function feedLine(band: Band, source: Band, feed: Feed, lane: number, adjacent: boolean): SVGTemplateResult {
  const from = source.top - clearance + 2;
  const to = band.bottom + clearance;
  const label = (x: number, y: number) =>
    feed.weight === null
      ? nothing
      : svg`<text class="weight-label" x=${x} y=${y}>${symbolSvg(feed.weight as Extract<Term, { kind: "symbol" }>)}</text>`;
  if (adjacent) return svg`<path class="line" d=${`M0 ${from}V${to + 9}`}></path>${tip(0, to)}${label(8, to + 26)}`;
  // Folded, past the bands between: inputs on the right, round the loops, outputs on the left, so that the two never share a line.
  const side = source.kind === "input" ? 1 : -1;
  const into = side * 12;
  const out = side === 1 ? 118 : -40 - 6 * lane;
  return svg`<path class="line" d=${`M${side === 1 ? 40 : into} ${from}V${from - 12}H${out}V${to + 22}H${into}V${to + 9}`}></path>${tip(into, to)}${label(out + 6, to + 30)}`;
}

/** An arrowhead that points up and ends at y. */
function tip(x: number, y: number): SVGTemplateResult {
  return svg`<path class="tip" d=${`M${x} ${y}l-5.5 11h11z`}></path>`;
}

/** What becomes of the output of row `t`: it leaves the model, or is thrown away. What goes on to another layer is drawn there. */
export function leavingAt(drawing: Drawing, band: Band, t: number): Drawn {
  const { scene, score } = drawing;
  if (band.kind === "input") return nothing;
  const { messages: m } = scene;
  const last = t === band.steps || band.steps === 0;
  const used = band.everyStep || last;
  if (used && band.leaves === null) return nothing;
  const y = band.top - clearance;
  const state = stateClass(drawing, band, t, null) === "ghost" ? "ghost" : "";
  if (!used) {
    const dropped = svg`<g class=${`arrow discarded ${state}`}><path class="line" d=${`M0 ${y}v-14`}></path><path class="tip" d=${`M0 ${y - 26}l-5 10h10z`}></path><text text-anchor="middle" y=${y - 33}>${m.time.discarded}</text></g>`;
    return dropped;
  }
  const column = columnOf(score, band, t);
  const labelled = band.everyStep ? column === score.steps : true;
  const label =
    labelled && band.leaves
      ? svg`<text text-anchor="middle" y=${y - 43}>${m.time.leaves(shapeText(band.leaves))}</text>`
      : nothing;
  return svg`<g class=${`arrow output ${state}`}><path class="line" d=${`M0 ${y}V${y - 26}`}></path>${tip(0, y - 36)}${label}</g>`;
}
