/** Two models layer by layer, as data: which layers stand beside each other, what differs, and what each puts out over time. */
import type { LayerPlan } from "../types/core.ts";
import type { Computed } from "../types/scene.ts";
import { mirror, outputQuantity, partOf, stepsOf } from "./number_address.ts";
import { shapeText } from "./shape_text.ts";

/** One layer of a model, by the node that calls it. */
export interface CompareLayer {
  readonly node: number;
  readonly layer: LayerPlan;
}

/** Layers that stand beside each other; null where the other model has one more. */
export interface CompareRow {
  readonly left: CompareLayer | null;
  readonly right: CompareLayer | null;
}

export function compareRows(left: Computed, right: Computed): readonly CompareRow[] {
  return aligned(layersOf(left), layersOf(right));
}

function layersOf({ plan }: Computed): readonly CompareLayer[] {
  return plan.nodes.flatMap(({ layer }, node) => {
    const found = plan.layers[layer];
    return found === undefined || found.class_name === "InputLayer" ? [] : [{ node, layer: found }];
  });
}

/** Layers of one class stand together, in order, as many as possible; between them, others pair off from the front. */
function aligned(left: readonly CompareLayer[], right: readonly CompareLayer[]): readonly CompareRow[] {
  const same = (i: number, j: number) => left[i]?.layer.class_name === right[j]?.layer.class_name;
  // common[i][j]: how many of left[i…] and right[j…] can stand together.
  const common = Array.from({ length: left.length + 1 }, () => new Array<number>(right.length + 1).fill(0));
  const at = (i: number, j: number) => common[i]?.[j] ?? 0;
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      const row = common[i];
      if (row) row[j] = same(i, j) ? 1 + at(i + 1, j + 1) : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const rows: CompareRow[] = [];
  let [i, j] = [0, 0];
  while (i < left.length || j < right.length) {
    const [a = null, b = null] = [left[i], right[j]];
    const together = a !== null && b !== null && (same(i, j) || at(i + 1, j + 1) === at(i, j));
    const takeLeft = together || (a !== null && (b === null || at(i + 1, j) >= at(i, j + 1)));
    const takeRight = together || !takeLeft;
    rows.push({ left: takeLeft ? a : null, right: takeRight ? b : null });
    i += Number(takeLeft);
    j += Number(takeRight);
  }
  return rows;
}

export interface Differing {
  readonly kind: boolean;
  readonly shape: boolean;
  readonly parameters: boolean;
}

export function differing({ left, right }: CompareRow): Differing {
  if (left === null || right === null) return { kind: true, shape: true, parameters: true };
  const [a, b] = [left.layer, right.layer];
  return {
    kind: a.class_name !== b.class_name,
    shape: shapesOf(a) !== shapesOf(b),
    parameters: a.parameters !== b.parameters,
  };
}

export function shapesOf({ output_shapes }: LayerPlan): string {
  return output_shapes.map(shapeText).join(", ");
}

/** What a layer computes as its output, of one sample: by step in the order of the input (one step without time), then by entry. */
export function outputOverTime(computed: Computed, node: number, sample: number): readonly (readonly number[])[] {
  const source = outputQuantity(computed, { node, output: 0 });
  if (source === null) return [];
  const { part, quantity } = source;
  const slot = computed.trace.slot(node, part.id, quantity);
  if (slot === undefined) return [];
  const steps = stepsOf(computed, node, part.id, quantity);
  const own = partOf(computed, node, part.id);
  const at = Math.min(sample, slot.batch - 1);
  return Array.from({ length: Math.max(1, steps) }, (_, index) => {
    const t = steps === 0 ? 0 : mirror(own, steps, index + 1);
    return Array.from(
      { length: slot.width },
      (_, entry) => computed.trace.value(node, part.id, quantity, t, at, entry) ?? Number.NaN,
    );
  });
}

export interface Widest {
  readonly step: number;
  readonly entry: number;
  readonly left: number;
  readonly right: number;
}

/** Where two outputs are furthest apart, over the steps and entries that both have; null where they are the same. */
export function furthest(left: readonly (readonly number[])[], right: readonly (readonly number[])[]): Widest | null {
  let found: Widest | null = null;
  left.forEach((row, step) => {
    row.forEach((value, entry) => {
      const other = right[step]?.[entry];
      if (other === undefined || Object.is(value, other)) return;
      const distance = Math.abs(value - other);
      const most = found === null ? -1 : Math.abs(found.left - found.right);
      if (!(distance <= most)) found = { step: step + 1, entry, left: value, right: other };
    });
  });
  return found;
}
