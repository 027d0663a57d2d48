/** TIME unrolled, as SVG with real text. Every number is a cell that can be touched; lines and letters around them are for the eye only. */
import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from "lit";
import { type Band, isShown, rowsShown, type Score, showsInitial } from "./score.ts";
import { drawArrows } from "./score_arrows.ts";
import { type Drawing, placeAt } from "./score_drawing.ts";
import { drawStrip } from "./score_strip.ts";
import { cssVars } from "./theme/css_vars.ts";

export function unrolledScore(drawing: Drawing): TemplateResult {
  const { scene, emit, score, later } = drawing;
  const { messages: m, tick } = scene;
  const shown = score.end - score.begin + 1;
  const columns = Array.from({ length: shown }, (_, index) => score.begin + index);
  return html`<svg
    class=${shown < score.steps ? "score windowed" : "score"}
    role="grid"
    aria-label=${m.time.figure}
    height=${score.height}
    style=${cssVars({
      "--first": `${score.first}px`,
      "--tail": `${score.tail}px`,
      "--least": `${score.pitch}px`,
      "--gaps": Math.max(1, shown - 1),
      "--steps": shown,
    })}
    ${later?.touchable(scene, emit, "time") ?? nothing}
  >
    ${isShown(score, tick.column) ? litColumn(score, tick.column) : nothing}
    ${columns.map((column) => stepLabel(drawing, column))}
    ${score.bands.map((band) => drawArrows(drawing, band))}
    ${score.bands.map((band) => drawBand(drawing, band))}
    ${later?.traveller(drawing)} ${later?.typingField(drawing)}
  </svg>`;
}

function litColumn(score: Score, column: number): SVGTemplateResult {
  const width = score.pitch;
  return svg`<g class="col" style=${cssVars({ "--c": column - score.begin })}><rect class="lit" x=${-width / 2} y="0" width=${width} height=${score.height} rx="4"></rect></g>`;
}

function stepLabel({ scene, score, emit }: Drawing, column: number): SVGTemplateResult {
  const { messages: m, computed, tick } = scene;
  const position = computed.timeline.ticks.findIndex((one) => one.column === column);
  const seek = () => position >= 0 && emit({ type: "seek", position });
  const now = tick.column === column;
  return svg`<g class="col" style=${cssVars({ "--c": column - score.begin })}><g class="step-label ${now ? "now" : ""}" @click=${seek}><rect class="hit" x="-40" y=${score.height - 28} width="80" height="26"></rect><text text-anchor="middle" y=${score.height - 10}>${m.time.step(column)}</text></g></g>`;
}

function drawBand(drawing: Drawing, band: Band): SVGTemplateResult {
  const { score } = drawing;
  const label = band.kind === "part" && score.bands.length > 1 ? bandLabel(score, band) : nothing;
  return svg`<g class="band">${label}${band.strips.map((strip) => {
    const initial = strip.state && showsInitial(score, band) ? [0] : [];
    return [...initial, ...rowsShown(score, band)].map((t) =>
      placeAt(score, band, t, drawStrip(drawing, band, strip, t)),
    );
  })}</g>`;
}

/** The layer's name in Keras, where its row begins. */
function bandLabel(score: Score, band: Band): SVGTemplateResult | typeof nothing {
  if (band.steps === 0) {
    const beside = svg`<text class="band-name" x="32" y=${band.top + 12}>${band.name}</text>`;
    return score.end === score.steps ? placeAt(score, band, 0, beside) : nothing;
  }
  return svg`<text class="band-name" x="6" y=${band.top - 12}>${band.name}</text>`;
}
