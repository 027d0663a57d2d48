/** The layout of any graph: nothing overlaps, wires run from left to right and through no box. */
import { describe, expect, test } from "vitest";
import { type Box, type Layout, layered, separated, type Wire } from "../../../web/src/view/graph_layout.ts";
import { noise } from "../fixtures/run.ts";

const box = (id: string, height = 40): Box => ({ id, width: 50, height });

/** A graph without cycles: wires lead from lower to higher numbers. */
function random(seed: number): { readonly boxes: readonly Box[]; readonly wires: readonly Wire[] } {
  const count = 3 + Math.floor(Math.abs(noise(seed, 0)) * 20);
  const boxes = Array.from({ length: count }, (_, index) => box(String(index), 20 + 30 * Math.abs(noise(seed, index))));
  const wires = boxes.flatMap((_, to) =>
    boxes
      .slice(0, to)
      .flatMap((_, from) =>
        Math.abs(noise(seed + 100, 40 * from + to)) < 0.25 ? [{ from: String(from), to: String(to) }] : [],
      ),
  );
  return { boxes, wires };
}

function overlaps({ boxes }: Layout): number {
  const all = [...boxes.values()];
  let count = 0;
  for (const a of all) {
    for (const b of all) {
      if (a.id >= b.id) continue;
      const apart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
      if (!apart) count++;
    }
  }
  return count;
}

describe("a layered drawing", () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    "of graph %i overlaps nowhere, and its wires run to the right, past every box",
    (seed) => {
      const { boxes, wires } = random(seed);
      const layout = layered(boxes, wires);
      expect(layout.boxes.size).toBe(boxes.length);
      expect(overlaps(layout)).toBe(0);
      wires.forEach(({ from, to }, index) => {
        const [start, end] = [layout.boxes.get(from), layout.boxes.get(to)];
        expect(start?.layer).toBeLessThan(end?.layer ?? 0);
        const points = layout.wires[index] ?? [];
        points.slice(1).forEach((point, place) => {
          const before = points[place] ?? point;
          expect(point.x).toBeGreaterThan(before.x);
          // The level stretches are those that pass layers by.
          if (place % 2 === 0) return;
          for (const other of layout.boxes.values()) {
            const hit =
              other.x < point.x &&
              other.x + other.width > before.x &&
              other.y < point.y &&
              other.y + other.height > point.y;
            expect(hit).toBe(false);
          }
        });
      });
      expect(Math.min(...[...layout.boxes.values()].map(({ y }) => y))).toBeGreaterThanOrEqual(0);
    },
  );

  test("crosses no wires where none need cross", () => {
    const boxes = ["a", "b", "c", "d"].map((id) => box(id));
    const { boxes: placed } = layered(boxes, [
      { from: "a", to: "d" },
      { from: "b", to: "c" },
    ]);
    const y = (id: string) => placed.get(id)?.y ?? Number.NaN;
    expect(Math.sign(y("a") - y("b"))).toBe(Math.sign(y("d") - y("c")));
  });

  test("puts a source right before what reads it first", () => {
    const boxes = ["a", "b", "c", "late"].map((id) => box(id));
    const layout = layered(boxes, [
      { from: "a", to: "b" },
      { from: "b", to: "c" },
      { from: "late", to: "c" },
    ]);
    expect(layout.boxes.get("late")?.layer).toBe(1);
  });

  test("of nothing is nothing", () => {
    expect(layered([], [])).toMatchObject({ width: 0, height: 0, wires: [] });
  });

  test("heights keep their distance and stay as near as they can", () => {
    expect(separated([0, 0, 0], [10, 10, 10])).toEqual([-10, 0, 10]);
    expect(separated([0, 50], [10, 10])).toEqual([0, 50]);
  });
});
