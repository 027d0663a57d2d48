/** TIME unrolled, as SVG with real text. Every number is a cell that can be touched; lines and letters around them are for the eye only. */
import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from "lit";
import type { Emit, Scene } from "../types/scene.ts";
import { limitOf } from "./scale.ts";
import { type Band, type Score, initialAt, scoreOf } from "./score.ts";
import { drawArrows } from "./score_arrows.ts";
import { drawStrip } from "./score_strip.ts";
import { marksOf, type Marks } from "./number_marks.ts";
import { progressOf, type Progress } from "./number_progress.ts";
import { touchable } from "./number_touch.ts";
import { cssVars } from "./theme/css_vars.ts";

/** What every part of the drawing needs to know. */
export interface Drawing {
  readonly scene: Scene;
  readonly emit: Emit;
  readonly score: Score;
  readonly progress: Progress;
  readonly marks: Marks;
  /** Of the value scale. */
  readonly limit: number;
}

export function unrolledScore(scene: Scene, emit: Emit): TemplateResult {
  const score = scoreOf(scene);
  const drawing: Drawing = {
    scene,
    emit,
    score,
    progress: progressOf(scene),
    marks: marksOf(scene),
    limit: valueLimit(scene),
  };
  const { messages: m, tick } = scene;
  const columns = Array.from({ length: score.steps }, (_, index) => index + 1);
  return html`<svg
    class="score"
    role="grid"
    aria-label=${m.time.figure}
    height=${score.height}
    style=${cssVars({
      "--first": `${score.first}px`,
      "--tail": `${score.tail}px`,
      "--least": `${score.pitch}px`,
      "--gaps": Math.max(1, score.steps - 1),
      "--steps": score.steps,
    })}
    ${touchable(scene, emit, "time")}
  >
    ${tick.column > 0 ? litColumn(score, tick.column) : nothing}
    ${columns.map((column) => stepLabel(drawing, column))}
    ${score.bands.map((band) => drawArrows(drawing, band))}
    ${score.bands.map((band) => drawBand(drawing, band))}
  </svg>`;
}

/** One limit for everything TIME colours, so that equal numbers have equal colours. */
export function valueLimit({ computed }: Scene): number {
  const states = computed.plan.nodes.flatMap((node, index) =>
    (computed.plan.layers[node.layer]?.parts ?? []).flatMap((part) =>
      [part.output, ...part.states].flatMap((id) => {
        const slot = computed.trace.slot(index, part.id, id);
        return slot ? [computed.trace.values.subarray(slot.offset, slot.offset + slot.rows * slot.batch * slot.stride)] : [];
      }),
    ),
  );
  return limitOf(...computed.inputs.map((tensor) => tensor.data), ...states);
}

function litColumn(score: Score, column: number): SVGTemplateResult {
  const width = score.pitch;
  return svg`<g class="col" style=${cssVars({ "--c": column - 1 })}><rect class="lit" x=${-width / 2} y="0" width=${width} height=${score.height} rx="4"></rect></g>`;
}

function stepLabel({ scene, score, emit }: Drawing, column: number): SVGTemplateResult {
  const { messages: m, computed, tick } = scene;
  const position = computed.timeline.ticks.findIndex((one) => one.column === column);
  const seek = () => position >= 0 && emit({ type: "seek", position });
  const now = tick.column === column;
  return svg`<g class="col" style=${cssVars({ "--c": column - 1 })}><g class="step-label ${now ? "now" : ""}" @click=${seek}><rect class="hit" x="-40" y=${score.height - 28} width="80" height="26"></rect><text text-anchor="middle" y=${score.height - 10}>${m.time.step(column)}</text></g></g>`;
}

function drawBand(drawing: Drawing, band: Band): SVGTemplateResult {
  const { score } = drawing;
  const timeless = band.steps === 0;
  const rows = timeless ? [0] : Array.from({ length: band.steps }, (_, index) => index + 1);
  const label = band.kind === "part" && score.bands.length > 1 ? bandLabel(score, band) : nothing;
  return svg`<g class="band">${label}${band.strips.map((strip) => {
    const initial = strip.state ? drawStrip(drawing, band, strip, 0) : nothing;
    return svg`${initial}${rows.map((t) => drawStrip(drawing, band, strip, t))}`;
  })}</g>`;
}

/** The layer's name in Keras, at the start of its row. */
function bandLabel(score: Score, band: Band): SVGTemplateResult {
  if (band.reversed) {
    return svg`<g class="end"><text class="band-name" text-anchor="end" x=${score.tail - 6} y=${band.top - 12}>← ${band.name}</text></g>`;
  }
  const both = score.bands.some((other) => other.reversed && other.node === band.node && other.kind === "part");
  return svg`<text class="band-name" x="6" y=${band.top - 12}>${band.name}${both && band.part?.id !== "" ? " →" : ""}</text>`;
}

/** Column of row `t` of a band; null for the place of its initial state. */
export function columnOf(score: Score, band: Band, t: number): number | null {
  if (band.steps === 0) return score.steps;
  if (t === 0) return null;
  return band.reversed ? band.steps + 1 - t : t;
}

/** Moves a group to where row `t` of a band stands. */
export function placeAt(score: Score, band: Band, t: number, content: SVGTemplateResult | readonly SVGTemplateResult[]): SVGTemplateResult {
  const column = columnOf(score, band, t);
  if (column !== null) return svg`<g class="col" style=${cssVars({ "--c": column - 1 })}>${content}</g>`;
  return band.reversed
    ? svg`<g class="end"><g transform="translate(${score.tail - initialAt} 0)">${content}</g></g>`
    : svg`<g transform="translate(${initialAt} 0)">${content}</g>`;
}
