/** What has been computed at the cursor: the one question that decides whether a number is solid, a dot or a ghost. */
import type { Scene, Timeline } from "../types/scene.ts";

export interface Progress {
  /** Position at which a row of a quantity is computed; −1 for what is given before anything runs (initial states, inputs). */
  positionOf(node: number, part: string, quantity: string, t: number): number;
  /** Whether that position has been reached. */
  reached(node: number, part: string, quantity: string, t: number): boolean;
}

export function progressOf({ computed, position }: Scene): Progress {
  const rows = positions(computed.timeline);
  const positionOf = (node: number, part: string, quantity: string, t: number) =>
    rows.get(`${node} ${part} ${quantity}`)?.get(t) ?? -1;
  return { positionOf, reached: (node, part, quantity, t) => positionOf(node, part, quantity, t) <= position };
}

function positions(timeline: Timeline): ReadonlyMap<string, ReadonlyMap<number, number>> {
  const rows = new Map<string, Map<number, number>>();
  timeline.ticks.forEach(({ node, part, quantity, t }, position) => {
    const key = `${node} ${part} ${quantity}`;
    const row = rows.get(key) ?? new Map<number, number>();
    rows.set(key, row.set(t, position));
  });
  return rows;
}
