/** TIME unrolled, of a model that is more than a chain of layers: lanes side by side, wires between them, what a mask leaves out, and rows looked up. */
import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from "lit";
import { laterWords } from "../i18n/messages.ts";
import { leftOut } from "./masked.ts";
import { valueAt } from "./number_address.ts";
import { type Band, columnOf, isShown, rowsShown, type Strip, showsInitial } from "./score.ts";
import { carriedAt, fedAt, leavingAt, stateClass } from "./score_arrows.ts";
import { type Drawing, isLookedUp, placeAt } from "./score_drawing.ts";
import { holdsTick, type Lane, lanesOf } from "./score_lanes.ts";
import { drawStrip } from "./score_strip.ts";
import { drawToken } from "./score_token.ts";
import { at, drawStateWire, drawWire } from "./score_wires.ts";
import { cssVars } from "./theme/css_vars.ts";

export function wiredScore(drawing: Drawing): TemplateResult {
  const { scene, emit, score, later } = drawing;
  const lanes = lanesOf(scene, score);
  const drawings = lanes.lanes.map((lane) => drawingOfLane(drawing, lane));
  const windowed = lanes.lanes.some(({ score: own }) => own.end - own.begin + 1 < own.steps);
  const wired = { lanes, drawings };
  return html`<svg
    class=${windowed ? "score windowed" : "score"}
    role="grid"
    aria-label=${scene.messages.time.figure}
    height=${lanes.height}
    style=${cssVars({
      "--first": `${score.first}px`,
      "--tail": `${score.tail}px`,
      "--least": `${score.pitch}px`,
      "--gaps": Math.max(1, lanes.width - 1),
      "--steps": lanes.width,
    })}
    ${later?.touchable(scene, emit, "time") ?? nothing}
  >
    ${drawings.map((own, index) => inLane(own, lanes.lanes[index], ground(own)))}
    <g class="arrows" aria-hidden="true">${lanes.wires.map((wire) => drawWire(wired, wire))}${lanes.states.map((wire) => drawStateWire(wired, wire))}</g>
    ${drawings.map((own, index) => inLane(own, lanes.lanes[index], svg`${own.score.bands.map((band) => arrows(own, band))}${own.score.bands.map((band) => strips(own, band))}${later?.traveller(own)}${later?.typingField(own)}`))}
  </svg>`;
}

/** A lane in which the cursor is not has none. */
function drawingOfLane(drawing: Drawing, { score }: Lane): Drawing {
  const { scene } = drawing;
  const here = score.bands.some((band) => holdsTick(band, scene));
  return { ...drawing, score, scene: here ? scene : { ...scene, tick: { ...scene.tick, column: 0 } } };
}

/** Columns count from where the lane begins. */
function inLane({ score }: Drawing, lane: Lane | undefined, content: SVGTemplateResult): SVGTemplateResult {
  const inner = svg`<g transform=${`translate(${-score.first} 0)`} style=${cssVars({ "--steps": score.end - score.begin + 1 })}>${content}</g>`;
  return at(lane?.offset ?? 0, inner);
}

/** The lit column, and the names of the time steps. */
function ground(drawing: Drawing): SVGTemplateResult {
  const { scene, score, emit } = drawing;
  const { messages: m, computed, tick } = scene;
  const columns = Array.from({ length: score.end - score.begin + 1 }, (_, index) => score.begin + index);
  const timed = score.bands.some((band) => band.steps > 0);
  return svg`${columns.map((column) => {
    const now = tick.column === column;
    const position = computed.timeline.ticks.findIndex(
      (one) => one.column === column && score.bands.some((band) => band.part !== null && band.node === one.node),
    );
    const seek = () => position >= 0 && emit({ type: "seek", position });
    const masked = score.bands.some((band) =>
      rowsShown(score, band).some((t) => columnOf(score, band, t) === column && leftOut(drawing, band, t)),
    );
    const lit =
      now && isShown(score, column)
        ? svg`<rect class="lit" x=${-score.pitch / 2} y="0" width=${score.pitch} height=${score.height} rx="4"></rect>`
        : nothing;
    const name = timed
      ? svg`<g class="step-label ${now ? "now" : ""}" @click=${seek}><rect class="hit" x="-40" y=${score.height - 28} width="80" height="26"></rect><text text-anchor="middle" y=${score.height - 10}>${masked ? laterWords(m).panels.masked(column) : m.time.step(column)}</text></g>`
      : nothing;
    return at(column - score.begin, svg`${lit}${name}`);
  })}`;
}

function arrows(drawing: Drawing, band: Band): SVGTemplateResult {
  const { score } = drawing;
  const states = band.strips.filter((strip) => strip.state);
  const rows = rowsShown(score, band).map((t) =>
    placeAt(
      score,
      band,
      t,
      leftOut(drawing, band, t)
        ? svg`<g opacity="0.3">${fedAt(drawing, band, t)}</g>${states.map((strip) => carriedOn(drawing, band, strip, t))}${leavingAt(drawing, band, t)}`
        : svg`${fedAt(drawing, band, t)}${rowTaken(drawing, band, t)}${states.map((strip) => carriedAt(drawing, band, strip, t))}${leavingAt(drawing, band, t)}`,
    ),
  );
  return svg`<g class="arrows" aria-hidden="true">${rows}</g>`;
}

/** A state that a mask leaves as it was: no weight on its way, an equals sign, and the line goes through the step. */
function carriedOn(drawing: Drawing, band: Band, strip: Strip, t: number): SVGTemplateResult {
  const y = strip.y + strip.height / 2;
  const state = stateClass(drawing, band, t, strip.quantity);
  const sign = band.reversed
    ? nothing
    : svg`<text class=${t === 1 ? "weight-label first" : "weight-label"} text-anchor="middle" y=${y - 9}>=</text>`;
  const over = strip.y - 6;
  return svg`${carriedAt(drawing, band, { ...strip, recurrentWeight: null }, t)}<g class=${`arrow memory ${state}`}>${sign}<path class="line" d=${`M-26 ${y}V${over + 6}q0 -6 6 -6H20q6 0 6 6V${y}`}></path></g>`;
}

/** What an Embedding does with the index below it: takes that row. */
function rowTaken({ scene, score }: Drawing, band: Band, t: number): SVGTemplateResult | typeof nothing {
  const { computed, sample } = scene;
  const node = computed.plan.nodes[band.node];
  const layer = computed.plan.layers[node?.layer ?? -1];
  const source = score.bands[band.feeds[0]?.band ?? -1];
  if (layer?.class_name !== "Embedding" || source?.kind !== "input") return nothing;
  const index = valueAt(computed, sample, { kind: "input", input: source.node, t, entry: 0 });
  const table = computed.plan.weights[layer.weights_begin];
  return svg`<text class="weight-label" x="8" y=${band.bottom + 32}>${table?.symbol ?? "E"}[${index}]</text>`;
}

function strips(drawing: Drawing, band: Band): SVGTemplateResult {
  const { score } = drawing;
  return svg`<g class="band">${bandName(drawing, band)}${band.strips.map((strip) => {
    const initial = strip.state && showsInitial(score, band) ? [0] : [];
    return [...initial, ...rowsShown(score, band)].map((t) => {
      const drawn =
        band.kind === "input" && isLookedUp(drawing.scene.computed, band.node)
          ? drawToken(drawing, band, strip, t)
          : drawStrip(drawing, band, strip, t);
      return placeAt(score, band, t, leftOut(drawing, band, t) ? svg`<g opacity="0.5">${drawn}</g>` : drawn);
    });
  })}</g>`;
}

/** Inputs have theirs beside them, layers where their row begins. */
function bandName({ score, scene }: Drawing, band: Band): SVGTemplateResult | typeof nothing {
  if (band.kind === "input") {
    return scene.computed.plan.inputs.length < 2
      ? nothing
      : svg`<text class="band-name" x="6" y=${band.top - 8}>${band.name}</text>`;
  }
  if (band.steps === 0) {
    return score.end === score.steps
      ? placeAt(score, band, 0, svg`<text class="band-name" x="32" y=${band.top + 12}>${band.name}</text>`)
      : nothing;
  }
  if (band.reversed) {
    return svg`<g class="end"><text class="band-name" text-anchor="end" x=${score.tail - 6} y=${band.top - 12}>← ${band.name}</text></g>`;
  }
  const both =
    band.part?.id !== "" &&
    score.bands.some((other) => other.reversed && other.node === band.node && other.part !== null);
  return svg`<text class="band-name" x="6" y=${band.top - 12}>${band.name}${both ? " →" : ""}</text>`;
}
