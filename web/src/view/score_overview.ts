/** All of a long or wide run at once: a pixel for each number, drawn on canvas. A press goes to that time step. */
import { css, type ElementPart, html, noChange, nothing, type TemplateResult } from "lit";
import { Directive, directive } from "lit/directive.js";
import { levelOf, levels } from "./scale.ts";
import type { Band, Strip } from "./score.ts";
import type { Drawing } from "./score_drawing.ts";
import { cssVars } from "./theme/css_vars.ts";
import { shareOf } from "./theme/fills.ts";
import { light, rgbOf } from "./theme/palette.ts";

/** Rows of pixels at most; beyond, one row stands for several entries: for the one of largest size. */
const mostPixelRows = 128;

export function overview(drawing: Drawing): TemplateResult {
  const { score, scene } = drawing;
  const rows = score.bands
    .filter((band) => band.steps > 1)
    .flatMap((band) => band.strips.map((strip) => ({ band, strip, width: widthOf(strip) })));
  const { messages: m, tick } = scene;
  const seek = (event: PointerEvent) => {
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const column = Math.min(score.steps, 1 + Math.floor((score.steps * (event.clientX - box.left)) / box.width));
    const position = scene.computed.timeline.ticks.findIndex((one) => one.column === column);
    if (position >= 0) drawing.emit({ type: "seek", position });
  };
  return html`<div class="overview">
    ${rows.map(({ band, strip, width }) => {
      const pooled = Math.ceil(width / mostPixelRows);
      const height = Math.max(12, Math.min(mostPixelRows, width * 4));
      return html`<div class="overview-row">
        <span class="overview-name"><i>${strip.symbol}</i> ${band.kind === "part" ? band.name : ""}</span>
        <div class="overview-map" @pointerdown=${seek}>
          <canvas role="img" aria-label=${m.time.overview(strip.symbol, band.steps, width)} style=${cssVars({ "--h": `${height}px` })} ${heatmap(drawing, band, strip, width, pooled)}></canvas>
          ${tick.column > 0 ? html`<span class="overview-cursor" style=${cssVars({ "--at": (tick.column - 1) / score.steps, "--wide": 1 / score.steps })}></span>` : nothing}
        </div>
        ${pooled > 1 ? html`<span class="overview-note">${m.time.pooled(pooled)}</span>` : nothing}
      </div>`;
    })}
  </div>`;
}

function widthOf(strip: Strip): number {
  return strip.shown.entries.length + strip.shown.hidden;
}

class Heatmap extends Directive {
  override render(_drawing: Drawing, _band: Band, _strip: Strip, _width: number, _pooled: number) {
    return nothing;
  }

  override update(part: ElementPart, [drawing, band, strip, width, pooled]: [Drawing, Band, Strip, number, number]) {
    const canvas = part.element as HTMLCanvasElement;
    const rows = Math.ceil(width / pooled);
    if (canvas.width !== band.steps) canvas.width = band.steps;
    if (canvas.height !== rows) canvas.height = rows;
    const context = canvas.getContext("2d");
    if (context === null) return noChange;
    const image = context.createImageData(band.steps, rows);
    paint(image, drawing, band, strip, width, pooled);
    context.putImageData(image, 0, 0);
    return noChange;
  }
}
const heatmap = directive(Heatmap);

/** Pixels by level, −levels … levels, then not-a-number: the hue with the level as its opacity, which over the paper of either theme is the value scale. */
const pixelOfLevel: Uint32Array = (() => {
  const bytes = new Uint8Array(4 * (2 * levels + 2));
  for (let level = -levels; level <= levels; level++) {
    const hue = rgbOf(level < 0 ? light.negative : light.positive);
    bytes.set([...hue, Math.round(255 * Math.abs(shareOf(level)))], 4 * (level + levels));
  }
  bytes.set([128, 128, 128, 255], 4 * (2 * levels + 1));
  return new Uint32Array(bytes.buffer);
})();

/** What is not computed yet stays paper. */
function paint(
  image: ImageData,
  { scene, progress, limit }: Drawing,
  band: Band,
  strip: Strip,
  width: number,
  pooled: number,
): void {
  const source = sourceOf(scene, band, strip, width);
  const pixels = new Uint32Array(image.data.buffer);
  for (let t = 1; source !== null && t <= band.steps; t++) {
    const column = band.reversed ? band.steps - t : t - 1;
    if (band.part !== null && !progress.reached(band.node, band.part.id, strip.quantity, t)) continue;
    for (let row = 0; row < image.height; row++) {
      const value = largest(source.numbers, source.begin(t), row * pooled, Math.min(width, (row + 1) * pooled));
      const level = levelOf(value, limit) ?? levels + 1;
      pixels[row * image.width + column] = pixelOfLevel[level + levels] ?? 0;
    }
  }
}

/** The entry of largest size among [from, to), NaN before all: one hurt number must not hide in a crowd. */
function largest(numbers: Float32Array, begin: number, from: number, to: number): number {
  let best = 0;
  for (let entry = from; entry < to; entry++) {
    const value = numbers[begin + entry] ?? 0;
    if (Number.isNaN(value)) return value;
    if (Math.abs(value) > Math.abs(best)) best = value;
  }
  return best;
}

interface Source {
  readonly numbers: Float32Array;
  /** Index of entry 0 of row t. */
  readonly begin: (t: number) => number;
}

/** Where the rows of a strip lie: a hundred thousand numbers are read each frame, too many to ask for one by one. */
function sourceOf({ computed, sample }: Drawing["scene"], band: Band, strip: Strip, width: number): Source | null {
  if (band.part === null) {
    const data = computed.inputs[band.node]?.data;
    return data ? { numbers: data, begin: (t) => (sample * band.steps + t - 1) * width } : null;
  }
  const slot = computed.trace.slot(band.node, band.part.id, strip.quantity);
  return slot
    ? { numbers: computed.trace.values, begin: (t) => slot.offset + (t * slot.batch + sample) * slot.stride }
    : null;
}

export const overviewStyles = css`
  .overview {
    margin: 10px 0 4px;
  }
  .overview-row {
    display: grid;
    grid-template-columns: 9.5em minmax(0, 1fr);
    align-items: center;
    gap: 0 10px;
    margin-top: 4px;
  }
  .overview-name {
    overflow: hidden;
    color: var(--ink-2);
    font: 11.5px var(--mono);
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .overview-name i {
    font: italic 14px var(--math);
  }
  .overview-note {
    grid-column: 2;
    color: var(--ink-2);
    font-size: 11.5px;
    line-height: 16px;
  }
  .overview-map {
    position: relative;
    cursor: pointer;
    box-shadow: inset 0 0 0 1px var(--hairline);
  }
  .overview-map canvas {
    display: block;
    width: 100%;
    height: var(--h);
    image-rendering: pixelated;
  }
  .overview-cursor {
    position: absolute;
    inset-block: -2px;
    left: calc(var(--at) * 100%);
    width: max(3px, calc(var(--wide) * 100%));
    box-shadow: 0 0 0 1.5px var(--ink), 0 0 0 4px var(--marker);
    pointer-events: none;
  }
`;
