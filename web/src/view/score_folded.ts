/** The same network folded: each layer once, its state returning to itself. What it holds is what has been computed so far. */
import { css, html, nothing, type SVGTemplateResult, svg, type TemplateResult } from "lit";
import { symbolSvg } from "./math_html.ts";
import type { Term } from "./math_term.ts";
import { quantityOf } from "./number_address.ts";
import { touchable } from "./number_touch.ts";
import type { Band, Strip } from "./score.ts";
import { fedAt, leavingAt } from "./score_arrows.ts";
import type { Drawing } from "./score_drawing.ts";
import { drawStrip } from "./score_strip.ts";

const width = 330;
const middle = 150;

export function foldedScore(drawing: Drawing): TemplateResult {
  const { scene, emit, score } = drawing;
  const { messages: m, tick } = scene;
  return html`<svg class="score folded" role="grid" aria-label=${m.time.foldedFigure} width=${width} height=${score.height} ${touchable(scene, emit, "time")}>
    <g transform="translate(${middle} 0)">
      ${score.bands.map((band) => foldedBand(drawing, band))}
      ${tick.column > 0 ? svg`<text class="step-label now" text-anchor="middle" y=${score.height - 10}>${m.time.step(tick.column)}</text>` : nothing}
    </g>
  </svg>`;
}

function foldedBand(drawing: Drawing, band: Band): SVGTemplateResult {
  const t = heldRow(drawing, band);
  const name =
    band.kind === "part"
      ? svg`<text class="band-name" text-anchor="end" x="-10" y=${band.top - 9}>${band.name}</text>`
      : nothing;
  const used =
    band.everyStep || t === band.steps || band.leaves === null
      ? leavingAt(drawing, band, t)
      : leavingAt(drawing, band, band.steps);
  return svg`<g class="band">
    <g class="arrows" aria-hidden="true">${fedAt(drawing, band, t)}${used}${band.strips.filter((strip) => strip.state).map((strip) => loop(drawing, band, strip))}</g>
    ${name}${band.strips.map((strip) => drawStrip(drawing, band, strip, t))}
  </g>`;
}

/** The latest row of a band that is known: its initial state at first. */
function heldRow({ scene, progress }: Drawing, band: Band): number {
  const { tick } = scene;
  if (band.steps === 0) return 0;
  const column = tick.column === 0 ? band.steps : tick.column;
  const t = band.reversed ? band.steps + 1 - column : column;
  if (band.part === null) return t;
  for (let row = t; row >= 1; row--) {
    if (progress.reached(band.node, band.part.id, band.part.output, row)) return row;
  }
  return band.strips.some((strip) => strip.state) ? 0 : t;
}

/** Out on the right, round, and back in. */
function loop({ scene }: Drawing, band: Band, strip: Strip): SVGTemplateResult {
  const { tick, computed } = scene;
  const info = quantityOf(computed, tick.node, tick.part, tick.quantity);
  const now =
    tick.node === band.node &&
    tick.part === band.part?.id &&
    info?.operands.some(
      (operand) => operand.kind === "quantity" && operand.quantity === strip.quantity && operand.shift === -1,
    ) === true;
  const [out, back] = [strip.y + strip.height * 0.25, strip.y + strip.height * 0.75];
  const label = strip.recurrentWeight;
  return svg`<g class=${`arrow memory ${now ? "now" : ""}`}>
    <path class="line" d=${`M28 ${out}H70a14 14 0 0 1 14 14V${Math.max(out + 14, back - 14)}a14 14 0 0 1 -14 14H36`}></path>
    <path class="tip" d=${`M27 ${Math.max(out + 28, back)}l11 -5.5v11z`}></path>
    ${label === null ? nothing : svg`<text class="loop-label" x="92" y=${(out + back) / 2 + 4}>${symbolSvg(label as Extract<Term, { kind: "symbol" }>)}</text>`}
  </g>`;
}

export const foldedStyles = css`
  .score.folded {
    margin-inline: auto;
    width: auto;
  }
  .loop-label {
    font: italic 14px var(--math);
  }
`;
