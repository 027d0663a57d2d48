/**
 * The way back as a list of ticks, like the timeline of the way there and derived from it: its moments from the last to the first, in each of them the quantities from
 * the last to the first; what arrives before what it adds up to, and at the end of each step what its weights receive.
 */
import type { PartInfo, QuantityInfo, Trace } from "../types/core.ts";
import type { BackTick, WayBack } from "../types/gradient.ts";
import type { Computed, Scene, Tick } from "../types/scene.ts";
import type { WayDrawing } from "./gradient_drawing.ts";
import { arrivalsOf } from "./gradient_series.ts";
import { partOf } from "./number_address.ts";

export function wayBack(computed: Computed, gradients: Trace): WayBack {
  const ticks: BackTick[] = [];
  const starts: number[] = [];
  for (const moment of moments(computed).toReversed()) {
    const begin = ticks.length;
    for (const place of placesOf(moment).toReversed()) ticks.push(...ticksAt(computed, gradients, place));
    if (ticks.length > begin) starts.push(begin);
  }
  return { ticks, starts };
}

/** Where the way back stands: where a learner has stepped to, while that is at the cursor of the page; else the step at the cursor, complete. */
export function wayAt(
  back: WayBack,
  chosen: number | null,
  { tick }: Scene,
  track: Pick<Tick, "node" | "part">,
): WayDrawing {
  const { ticks } = back;
  const stepped = chosen !== null && ticks[chosen]?.column === tick.column ? chosen : -1;
  const own = (node: number, part: string) => (one: BackTick) =>
    one.column === tick.column && one.node === node && one.part === part;
  const position =
    [
      stepped,
      ticks.findLastIndex(own(track.node, track.part)),
      ticks.findLastIndex(own(tick.node, tick.part)),
      ticks.findLastIndex(({ column }) => column === tick.column),
    ].find((one) => one >= 0) ?? Math.max(0, ticks.length - 1);
  const rows = new Map(
    ticks.flatMap((one, index) => (one.weight === null ? [[keyOf(one, one.quantity, one.t), index] as const] : [])),
  );
  return {
    back,
    position,
    stepped: stepped >= 0,
    tick: ticks[position] ?? { ...tick, weight: null },
    reached: (at, quantity, t) => (rows.get(keyOf(at, quantity, t)) ?? -1) <= position,
  };
}

function keyOf({ node, part }: Pick<Tick, "node" | "part">, quantity: string, t: number): string {
  return `${node} ${part} ${quantity} ${t}`;
}

function moments({ timeline }: Computed): readonly (readonly Tick[])[] {
  const { ticks, starts } = timeline;
  return starts.map((start, index) => ticks.slice(start, starts[index + 1] ?? ticks.length));
}

/** One tick for each part of a moment, in order. */
function placesOf(moment: readonly Tick[]): readonly Tick[] {
  return moment.filter(
    (tick, index) => moment.findIndex(({ node, part }) => node === tick.node && part === tick.part) === index,
  );
}

function ticksAt(computed: Computed, gradients: Trace, place: Tick): readonly BackTick[] {
  const part = partOf(computed, place.node, place.part);
  if (part === undefined) return [];
  const at = (quantity: string, t = place.t, weight: number | null = null): BackTick => ({
    ...place,
    quantity,
    t,
    weight,
  });
  const own = orderOf(gradients, place, part).flatMap(({ info, arrivals }) =>
    [...arrivals, info].map(({ id }) => at(id)),
  );
  const initial = place.t === 1 ? part.states.map((state) => at(state, 0)) : [];
  return [...own, ...weightsOf(part).map(([quantity, weight]) => at(quantity, place.t, weight)), ...initial];
}

export interface BackRow {
  readonly info: QuantityInfo;
  readonly arrivals: readonly QuantityInfo[];
}

/** The gradients of one step in the order of the way back. Quantities that share their gradient (an addend has that of its sum) have one row. */
export function orderOf(gradients: Trace, { node, t }: Pick<Tick, "node" | "t">, part: PartInfo): readonly BackRow[] {
  const shown = new Set<string>();
  return part.quantities.toReversed().flatMap((info): BackRow[] => {
    const slot = gradients.slot(node, part.id, info.id);
    const here = info.temporal === t > 0;
    if (slot === undefined || info.gradient_only || !here || info.operation === "input") return [];
    const numbers = `${slot.offset} ${slot.width} ${slot.stride}`;
    if (shown.has(numbers)) return [];
    shown.add(numbers);
    return [{ info, arrivals: arrivalsOf(part, info) }];
  });
}

/** Each weight once, with the quantity that uses it. */
function weightsOf(part: PartInfo): readonly (readonly [string, number])[] {
  const found = new Map<number, string>();
  for (const { id, operands } of part.quantities) {
    for (const operand of operands) if (operand.kind === "weight") found.set(operand.index, id);
  }
  return [...found].map(([weight, id]) => [id, weight]);
}
