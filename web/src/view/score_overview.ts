/** All of a long or wide run at once: a pixel for each number, drawn on canvas. A press goes to that time step. */
import { type ElementPart, html, noChange, nothing, type TemplateResult } from "lit";
import { Directive, directive } from "lit/directive.js";
import { valueAt } from "./number_address.ts";
import type { Touch } from "../types/scene.ts";
import { rgbOf, light } from "./theme/palette.ts";
import { cssVars } from "./theme/css_vars.ts";
import { shareOf } from "./theme/fills.ts";
import { levelOf } from "./scale.ts";
import type { Band, Strip } from "./score.ts";
import type { Drawing } from "./score_svg.ts";

/** Rows of pixels at most; beyond, one row stands for several entries: for the one of largest size. */
const mostPixelRows = 128;
/** Below this many numbers the drawing itself is the overview. */
const manyNumbers = 400;

export function overview(drawing: Drawing): TemplateResult | typeof nothing {
  const { score, scene } = drawing;
  const rows = score.bands.filter((band) => band.steps > 1).flatMap((band) => band.strips.map((strip) => ({ band, strip, width: widthOf(strip) })));
  const numbers = rows.reduce((sum, row) => sum + row.width * row.band.steps, 0);
  if (numbers < manyNumbers) return nothing;
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

const hues = { negative: rgbOf(light.negative), positive: rgbOf(light.positive) };

/** The hue with the level as its opacity: over the paper of either theme this is the value scale. What is not computed stays paper. */
function paint(image: ImageData, { scene, progress, limit }: Drawing, band: Band, strip: Strip, width: number, pooled: number): void {
  for (let t = 1; t <= band.steps; t++) {
    const column = band.reversed ? band.steps - t : t - 1;
    if (band.part !== null && !progress.reached(band.node, band.part.id, strip.quantity, t)) continue;
    for (let row = 0; row < image.height; row++) {
      const value = largest(scene, band, strip, t, row * pooled, Math.min(width, (row + 1) * pooled));
      const level = levelOf(value, limit);
      const [red, green, blue] = level === null ? [128, 128, 128] : value < 0 ? hues.negative : hues.positive;
      image.data.set([red, green, blue, Math.round(255 * (level === null ? 1 : Math.abs(shareOf(level))))], 4 * (row * image.width + column));
    }
  }
}

function largest({ computed, sample }: Drawing["scene"], band: Band, strip: Strip, t: number, from: number, to: number): number {
  let best = 0;
  for (let entry = from; entry < to; entry++) {
    const touch: Touch =
      band.part === null
        ? { kind: "input", input: band.node, t, entry }
        : { kind: "quantity", node: band.node, part: band.part.id, quantity: strip.quantity, t, entry };
    const value = valueAt(computed, sample, touch) ?? 0;
    if (Number.isNaN(value)) return value;
    if (Math.abs(value) > Math.abs(best)) best = value;
  }
  return best;
}
