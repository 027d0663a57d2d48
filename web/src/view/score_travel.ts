/** The one thing that moves: the vector on its way along the arrow that carries it, once per step forward, then at rest. */
import { css, type ElementPart, nothing, type SVGTemplateResult, svg } from "lit";
import { Directive, directive } from "lit/directive.js";
import { quantityOf, valueAt } from "./number_address.ts";
import { fillOf } from "./scale.ts";
import { type Band, rowsShown, type Strip } from "./score.ts";
import { type Drawing, placeAt } from "./score_drawing.ts";

interface Way {
  readonly from: string;
  readonly to: string;
}

class Travel extends Directive {
  private last: number | null = null;

  override render(_position: number, _way: Way) {
    return nothing;
  }

  override update(part: ElementPart, [position, way]: [number, Way]) {
    const forward = this.last !== null && position === this.last + 1;
    this.last = position;
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (forward && !still) {
      part.element.animate(
        [
          { transform: way.from, opacity: 1 },
          { transform: way.to, opacity: 1, offset: 0.9 },
          { transform: way.to, opacity: 0 },
        ],
        { duration: 220, easing: "ease-in-out" },
      );
    }
    return nothing;
  }
}
const travel = directive(Travel);

/** Always in the figure, invisible at rest, so that it remembers where the cursor was. */
export function traveller(drawing: Drawing): SVGTemplateResult {
  const { scene, score } = drawing;
  const { tick } = scene;
  const band = score.bands.find((one) => one.kind === "part" && one.node === tick.node && one.part?.id === tick.part);
  const found = band && rowsShown(score, band).includes(tick.t) ? journey(drawing, band) : null;
  const load = found ? parcel(drawing, found.strip, found.values, found.y) : nothing;
  const moving = svg`<g class="traveller" ${travel(scene.position, found ?? { from: "none", to: "none" })}>${load}</g>`;
  // The group stays the same element whatever it carries: only its place changes.
  return placeAt(score, band ?? timeless(drawing), band ? tick.t : 0, moving);
}

function timeless({ score }: Drawing): Band {
  return { ...(score.bands[0] as Band), steps: 0 };
}

interface Journey extends Way {
  readonly strip: Strip;
  readonly values: readonly number[];
  readonly y: number;
}

function journey({ scene, score }: Drawing, band: Band): Journey | null {
  const { computed, tick, sample } = scene;
  const info = quantityOf(computed, tick.node, tick.part, tick.quantity);
  if (info?.operation !== "matmul" && info?.operation !== "multiply") return null;
  const back = info.operands.find((operand) => operand.kind === "quantity" && operand.shift === -1);
  if (back?.kind === "quantity") {
    const strip = band.strips.find((one) => one.quantity === back.quantity);
    if (!strip) return null;
    const values = strip.shown.entries.map(
      (entry) =>
        valueAt(computed, sample, {
          kind: "quantity",
          node: tick.node,
          part: tick.part,
          quantity: back.quantity,
          t: tick.t - 1,
          entry,
        }) ?? 0,
    );
    const start = tick.t === 1 ? "-94px" : "calc(28px - var(--pitch))";
    const end = "-66px";
    const mirror = (x: string) => (band.reversed ? `calc(-1 * (${x}))` : x);
    return {
      strip,
      values,
      y: strip.y + strip.height / 2,
      from: `translateX(${mirror(start)})`,
      to: `translateX(${mirror(end)})`,
    };
  }
  const source = score.bands[band.feeds[0]?.band ?? -1];
  const strip = source?.strips[0];
  const vector = info.operands.find((operand) => operand.kind === "quantity");
  if (!source || !strip || vector?.kind !== "quantity" || info.operation !== "matmul") return null;
  const values = strip.shown.entries.map(
    (entry) =>
      valueAt(computed, sample, {
        kind: "quantity",
        node: tick.node,
        part: tick.part,
        quantity: vector.quantity,
        t: tick.t,
        entry,
      }) ?? 0,
  );
  return { strip, values, y: 0, from: `translateY(${source.top - 10}px)`, to: `translateY(${band.bottom + 14}px)` };
}

/** The vector, small. */
function parcel({ limit }: Drawing, strip: Strip, values: readonly number[], y: number): SVGTemplateResult {
  const [across, side] = [strip.form.across, 7];
  const begin = (-values.length * side) / 2;
  return svg`${values.map((value, index) => {
    const along = begin + index * side;
    return svg`<rect class=${fillOf(value, limit).className} x=${across ? along : -side / 2} y=${across ? y - side / 2 : y + along} width=${side} height=${side}></rect>`;
  })}`;
}

export const travelStyles = css`
  .traveller {
    opacity: 0;
    pointer-events: none;
  }
  .traveller rect {
    fill: var(--fill);
    stroke: var(--ink);
    stroke-width: 0.75;
  }
`;
