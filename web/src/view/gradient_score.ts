/** The network unrolled once more, with the gradient of each number in its place and the arrows the other way: it travels from the right to the left and from the top down. */
import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from "lit";
import type { Computed, Emit, Scene } from "../types/scene.ts";
import type { TrackDrawing } from "./gradient_drawing.ts";
import { formatNumber } from "./number.ts";
import { touchable } from "./number_touch.ts";
import { type Band, columnOf, isShown, rowsShown, type Strip, scoreOf, showsInitial } from "./score.ts";
import { type Drawing, placeAt, valueLimit } from "./score_drawing.ts";
import { drawStrip } from "./score_strip.ts";
import { cssVars } from "./theme/css_vars.ts";
import { inView } from "./time_in_view.ts";

/** Of a strip to the tips of the arrows that touch it. */
const clearance = 6;

export function backScore(drawing: TrackDrawing, emit: Emit): TemplateResult {
  const { words: m, way } = drawing;
  const back = drawingOf(drawing, emit);
  const { score, scene, limit } = back;
  const shown = score.end - score.begin + 1;
  const columns = Array.from({ length: shown }, (_, index) => score.begin + index);
  const { column } = way.tick;
  return html`<p class="gradient-caption"><span class="legend" aria-hidden="true"><span>−${formatNumber(limit, 2)}</span><span class="ramp"></span><span>${formatNumber(limit, 2)}</span></span> ${m.way.caption}</p>
    <div class="time-scroll" ${inView(`back ${column}`)}><svg
    class=${shown < score.steps ? "score back windowed" : "score back"}
    role="grid"
    aria-label=${m.way.figure}
    height=${score.height}
    style=${cssVars({
      "--first": `${score.first}px`,
      "--tail": `${score.tail}px`,
      "--least": `${score.pitch}px`,
      "--gaps": Math.max(1, shown - 1),
      "--steps": shown,
    })}
    ${touchable(drawing.gradient.scene, emit, "panel")}
  >
    ${isShown(score, column) ? svg`<g class="col" style=${cssVars({ "--c": column - score.begin })}><rect class="lit" x=${-score.pitch / 2} y="0" width=${score.pitch} height=${score.height} rx="4"></rect></g>` : nothing}
    ${columns.map((one) => svg`<g class="col" style=${cssVars({ "--c": one - score.begin })}><text class=${one === column ? "step-label now" : "step-label"} text-anchor="middle" y=${score.height - 10}>${scene.messages.time.step(one)}</text></g>`)}
    ${score.bands.map((band) => rowsShown(score, band).map((t) => placeAt(score, band, t, svg`${arrowsAt(back, drawing, band, t)}`)))}
    ${score.bands.map((band) => strips(back, drawing, band))}
  </svg></div>`;
}

/** The scene of TIME with gradients for numbers and the way back for progress. */
function drawingOf(drawing: TrackDrawing, emit: Emit): Drawing {
  const { gradient, backward, way, marks } = drawing;
  const { gradients } = backward;
  const computed: Computed = {
    ...gradient.scene.computed,
    plan: withLetters(gradient.scene.computed.plan),
    trace: gradients.trace,
    inputs: gradients.inputs,
  };
  // No column is a later one, and nothing is typed.
  const scene: Scene = { ...gradient.scene, computed, tick: { ...way.tick, column: 0 }, readonly: true, edits: [] };
  const score = scoreOf({ ...gradient.scene, tick: way.tick });
  return {
    scene,
    emit,
    later: null,
    score,
    progress: {
      positionOf: () => 0,
      reached: (node, part, quantity, t) => way.reached({ node, part }, quantity, t),
    },
    marks,
    folded: false,
    limit: valueLimit(scene),
  };
}

/** ∂h instead of h, wherever a letter stands. */
function withLetters(plan: Computed["plan"]): Computed["plan"] {
  const layers = plan.layers.map((layer) => ({
    ...layer,
    parts: layer.parts.map((part) => ({
      ...part,
      quantities: part.quantities.map((info) => ({ ...info, symbol: `∂${info.symbol}` })),
    })),
  }));
  return { ...plan, layers };
}

function strips(back: Drawing, drawing: TrackDrawing, band: Band): SVGTemplateResult {
  const { score } = back;
  return svg`<g class="band">${band.strips.map((strip) => {
    const initial = strip.state && showsInitial(score, band) ? [0] : [];
    return [...initial, ...rowsShown(score, band)].map((t) =>
      placeAt(score, band, t, stripAt(back, drawing, band, strip, t)),
    );
  })}</g>`;
}

/** What is given on the way there is computed on the way back: inputs and initial states, once their step is complete. */
function stripAt(back: Drawing, drawing: TrackDrawing, band: Band, strip: Strip, t: number): SVGTemplateResult {
  const given = band.kind === "input" || (strip.state && t === 0);
  const column = band.kind === "input" ? t : columnOf(back.score, band, 1);
  const drawn = drawStrip(back, band, strip, t);
  const letter =
    band.kind === "input"
      ? svg`<text class="letter input" aria-hidden="true" text-anchor="middle" y=${strip.y + strip.height + 15}><tspan>∂x</tspan>${t > 0 ? svg`<tspan class="sub" dy="4">${t}</tspan>` : nothing}</text>`
      : nothing;
  return given && !isComplete(drawing, column)
    ? svg`<g class="to-come" aria-hidden="true">${drawn}${letter}</g>`
    : svg`<g>${drawn}${letter}</g>`;
}

/** Whether the way back has left a column. */
function isComplete({ way }: TrackDrawing, column: number | null): boolean {
  return way.position >= way.back.ticks.findLastIndex((tick) => tick.column === column);
}

/** What leaves row `t` of a band on the way back: down to what it was made from, and to the step before. */
function arrowsAt(back: Drawing, drawing: TrackDrawing, band: Band, t: number): readonly SVGTemplateResult[] {
  if (band.part === null) return [];
  const { node, part } = band;
  const sent = drawing.way.reached({ node, part: part.id }, part.output, t);
  const now = drawing.way.tick.node === node && drawing.way.tick.part === part.id && drawing.way.tick.t === t;
  const state = now ? "now" : sent ? "" : "ghost";
  const down = band.feeds.flatMap((feed) => {
    const source = back.score.bands[feed.band];
    // An arrow past other layers would cross them.
    if (source === undefined || back.score.bands[feed.band + 1] !== band) return [];
    const to = source.top - clearance;
    return svg`<g class=${`arrow ${feed.weight?.role ?? "neutral"} ${state}`}><path class="line" d=${`M0 ${band.bottom + clearance}V${to - 9}`}></path><path class="tip" d=${`M0 ${to}l-5.5 -11h11z`}></path></g>`;
  });
  const across = band.strips
    .filter((strip) => strip.state)
    .map((strip) => svg`<g class=${`arrow memory ${state}`}>${acrossArrow(band, strip, t === 1)}</g>`);
  return [...fromLoss(band, t, state), ...down, ...across];
}

/** Where the way back begins. */
function fromLoss(band: Band, t: number, state: string): readonly SVGTemplateResult[] {
  const leaves = band.leaves !== null && (band.everyStep || t === band.steps);
  if (!leaves) return [];
  const y = band.top - clearance;
  return [
    svg`<g class=${`arrow output ${state}`}><path class="line" d=${`M0 ${y - 36}V${y - 9}`}></path><path class="tip" d=${`M0 ${y}l-5.5 -11h11z`}></path><text class="letter output" text-anchor="middle" y=${y - 43}>L</text></g>`,
  ];
}

function acrossArrow(band: Band, strip: Strip, first: boolean): SVGTemplateResult {
  const y = strip.y + strip.height / 2;
  const arrow = svg`<rect class=${first ? "shaft first" : "shaft"} y=${y - 1} height="2"></rect><path class=${first ? "tip back-tip first" : "tip back-tip"} d=${`M0 ${y}l11 -5.5v11z`}></path>`;
  return band.reversed ? svg`<g transform="scale(-1 1)">${arrow}</g>` : arrow;
}
