/**
 * A layered drawing of any directed graph without cycles, from left to right: layers by longest path, order by medians, heights by least squares.
 * Edges that pass a layer by are given a place of their own in it, so that no wire crosses a node.
 */

export interface Box {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

export interface Wire {
  readonly from: string;
  readonly to: string;
}

/** Top left corner and size. */
export interface Placed extends Box {
  readonly x: number;
  readonly y: number;
  readonly layer: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Layout {
  readonly boxes: ReadonlyMap<string, Placed>;
  /** Of each wire, in the order given: where it starts, what it passes, where it ends. */
  readonly wires: readonly (readonly Point[])[];
  readonly width: number;
  readonly height: number;
}

const layerGap = 26;
const boxGap = 12;
const passingHeight = 8;
const sweeps = 12;

/** A box, or the place at which a long wire passes a layer by. */
interface Item {
  readonly height: number;
  readonly before: Item[];
  readonly after: Item[];
  y: number;
}

export function layered(boxes: readonly Box[], wires: readonly Wire[]): Layout {
  const layerOf = layersOf(boxes, wires);
  const count = Math.max(0, ...layerOf.values()) + 1;
  const layers: Item[][] = Array.from({ length: boxes.length === 0 ? 0 : count }, () => []);
  const items = new Map<string, Item>();
  for (const box of boxes) {
    const item: Item = { height: box.height, before: [], after: [], y: 0 };
    items.set(box.id, item);
    layers[layerOf.get(box.id) ?? 0]?.push(item);
  }
  const chains = wires.map((wire) => chainOf(wire, items, layerOf, layers));
  order(layers);
  settle(layers);
  const widths = layers.map((_, layer) =>
    Math.max(0, ...boxes.filter(({ id }) => layerOf.get(id) === layer).map(({ width }) => width)),
  );
  const lefts = widths.map((_, layer) => widths.slice(0, layer).reduce((sum, width) => sum + width + layerGap, 0));
  const placed = new Map<string, Placed>();
  for (const box of boxes) {
    const layer = layerOf.get(box.id) ?? 0;
    const x = (lefts[layer] ?? 0) + ((widths[layer] ?? 0) - box.width) / 2;
    placed.set(box.id, { ...box, x, y: items.get(box.id)?.y ?? 0, layer });
  }
  return {
    boxes: placed,
    wires: wires.map((wire, index) => points(wire, chains[index] ?? [], placed, lefts, widths)),
    width: (lefts.at(-1) ?? 0) + (widths.at(-1) ?? 0),
    height: Math.max(0, ...layers.flat().map((item) => item.y + item.height)),
  };
}

/** By the longest way from a source; a source stands right before the first box that reads it. */
function layersOf(boxes: readonly Box[], wires: readonly Wire[]): Map<string, number> {
  const layers = new Map<string, number>();
  const layer = (id: string): number => {
    const known = layers.get(id);
    if (known !== undefined) return known;
    const found = Math.max(-1, ...wires.filter(({ to }) => to === id).map(({ from }) => layer(from))) + 1;
    layers.set(id, found);
    return found;
  };
  for (const { id } of boxes) layer(id);
  for (const { id } of boxes) {
    const readers = wires.filter(({ from }) => from === id).map(({ to }) => layers.get(to) ?? 1);
    if (layers.get(id) === 0 && readers.length > 0) layers.set(id, Math.min(...readers) - 1);
  }
  return layers;
}

/** The places at which a wire passes layers by, linked with what it joins. */
function chainOf(
  { from, to }: Wire,
  items: ReadonlyMap<string, Item>,
  layerOf: ReadonlyMap<string, number>,
  layers: readonly Item[][],
): readonly Item[] {
  const [start, end] = [items.get(from), items.get(to)];
  if (!start || !end) return [];
  const chain: Item[] = [];
  let last = start;
  for (let layer = (layerOf.get(from) ?? 0) + 1; layer < (layerOf.get(to) ?? 0); layer++) {
    const item: Item = { height: passingHeight, before: [], after: [], y: 0 };
    layers[layer]?.push(item);
    link(last, item);
    chain.push(item);
    last = item;
  }
  link(last, end);
  return chain;
}

function link(from: Item, to: Item): void {
  from.after.push(to);
  to.before.push(from);
}

/** Medians, to and fro; the order with the fewest crossings stays. */
function order(layers: Item[][]): void {
  let best = layers.map((layer) => [...layer]);
  let fewest = crossings(best);
  for (let sweep = 0; sweep < sweeps && fewest > 0; sweep++) {
    const forward = sweep % 2 === 0;
    const sequence = forward ? layers.keys() : [...layers.keys()].reverse();
    for (const index of sequence) {
      const neighbours = layers[index + (forward ? -1 : 1)];
      const layer = layers[index];
      if (!neighbours || !layer) continue;
      const at = new Map(neighbours.map((item, place) => [item, place]));
      const own = new Map(layer.map((item, place) => [item, place]));
      const wanted = new Map(
        layer.map((item) => [
          item,
          median((forward ? item.before : item.after).map((one) => at.get(one) ?? 0)) ?? own.get(item) ?? 0,
        ]),
      );
      layer.sort((a, b) => (wanted.get(a) ?? 0) - (wanted.get(b) ?? 0) || (own.get(a) ?? 0) - (own.get(b) ?? 0));
    }
    const found = crossings(layers);
    if (found < fewest) [best, fewest] = [layers.map((layer) => [...layer]), found];
  }
  best.forEach((layer, index) => {
    layers[index] = layer;
  });
}

function median(places: readonly number[]): number | null {
  if (places.length === 0) return null;
  const sorted = places.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
}

export function crossings(layers: readonly (readonly Item[])[]): number {
  let count = 0;
  layers.forEach((layer, index) => {
    const at = new Map((layers[index + 1] ?? []).map((item, place) => [item, place]));
    const ends = layer.flatMap((item) => item.after.map((one) => at.get(one) ?? 0).toSorted((a, b) => a - b));
    for (let i = 0; i < ends.length; i++) {
      for (let j = i + 1; j < ends.length; j++) if ((ends[i] ?? 0) > (ends[j] ?? 0)) count++;
    }
  });
  return count;
}

/** Each item as near to the middle of its neighbours as the others of its layer allow. */
function settle(layers: readonly (readonly Item[])[]): void {
  for (const layer of layers) {
    let y = 0;
    for (const item of layer) {
      item.y = y;
      y += item.height + boxGap;
    }
  }
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const forward = sweep % 2 === 0;
    for (const layer of forward ? layers : layers.toReversed()) {
      const wanted = layer.map((item) => {
        const neighbours =
          forward && item.before.length > 0 ? item.before : item.after.length > 0 ? item.after : item.before;
        if (neighbours.length === 0) return item.y;
        const middle = neighbours.reduce((sum, one) => sum + one.y + one.height / 2, 0) / neighbours.length;
        return middle - item.height / 2;
      });
      const found = separated(
        wanted,
        layer.map((item) => item.height + boxGap),
      );
      layer.forEach((item, index) => {
        item.y = found[index] ?? 0;
      });
    }
  }
  const top = Math.min(0, ...layers.flat().map((item) => item.y));
  const lowest = Math.min(...layers.flat().map((item) => item.y));
  for (const item of layers.flat()) item.y -= Number.isFinite(lowest) ? lowest : top;
}

/** The numbers nearest to `wanted` (least squares) of which each is at least `sizes[i]` below the next: pool adjacent violators. */
export function separated(wanted: readonly number[], sizes: readonly number[]): readonly number[] {
  let offset = 0;
  const offsets = wanted.map((_, index) => {
    const own = offset;
    offset += sizes[index] ?? 0;
    return own;
  });
  const pools: { sum: number; count: number }[] = [];
  wanted.forEach((one, index) => {
    let pool = { sum: one - (offsets[index] ?? 0), count: 1 };
    for (let last = pools.at(-1); last && last.sum / last.count > pool.sum / pool.count; last = pools.at(-1)) {
      pools.pop();
      pool = { sum: pool.sum + last.sum, count: pool.count + last.count };
    }
    pools.push(pool);
  });
  const means = pools.flatMap(({ sum, count }) => Array.from({ length: count }, () => sum / count));
  return means.map((mean, index) => mean + (offsets[index] ?? 0));
}

function points(
  { from, to }: Wire,
  chain: readonly Item[],
  placed: ReadonlyMap<string, Placed>,
  lefts: readonly number[],
  widths: readonly number[],
): readonly Point[] {
  const [start, end] = [placed.get(from), placed.get(to)];
  if (!start || !end) return [];
  const passing = chain.flatMap((item, index) => {
    const layer = start.layer + 1 + index;
    const [left, y] = [lefts[layer] ?? 0, item.y + item.height / 2];
    return [
      { x: left, y },
      { x: left + (widths[layer] ?? 0), y },
    ];
  });
  return [
    { x: start.x + start.width, y: start.y + start.height / 2 },
    ...passing,
    { x: end.x, y: end.y + end.height / 2 },
  ];
}
