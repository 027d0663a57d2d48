/** A run's tape with its index. */
import type { Plan, Slot, Trace } from "../types/core.ts";

function keyOf(node: number, part: string, quantity: string): string {
  return `${node}/${part}/${quantity}`;
}

/** Splits "forward/h" into part and quantity; "h" has the part "". */
function splitQuantity(quantity: string): readonly [string, string] {
  const slash = quantity.lastIndexOf("/");
  return slash < 0 ? ["", quantity] : [quantity.slice(0, slash), quantity.slice(slash + 1)];
}

/** Index of the layer called `layer`, or `layer` itself. */
function layerIndex(plan: Plan, layer: number | string): number {
  return typeof layer === "number" ? layer : plan.layers.findIndex((candidate) => candidate.name === layer);
}

function hasInitialRow(plan: Plan, slot: Slot): boolean {
  const layer = plan.layers[plan.nodes[slot.node]?.layer ?? -1];
  const part = layer?.parts.find((candidate) => candidate.id === slot.part);
  return part?.quantities.find((candidate) => candidate.id === slot.quantity)?.state ?? false;
}

/** Whether row `t` of `slot` holds numbers: row 0 of a quantity over time does so only for states. */
function hasRow(plan: Plan, slot: Slot, t: number): boolean {
  if (!Number.isInteger(t) || t < 0 || t >= slot.rows) return false;
  return t > 0 || slot.rows === 1 || hasInitialRow(plan, slot);
}

/** Row `t`: where a slot is a window of columns in a wider quantity, its entries are gathered. */
function rowOf(slot: Slot, values: Float32Array, t: number): Float32Array {
  const { offset, batch, width, stride } = slot;
  const begin = offset + t * batch * stride;
  if (stride === width || batch === 1) return values.subarray(begin, begin + batch * width);
  const row = new Float32Array(batch * width);
  for (let sample = 0; sample < batch; sample++) {
    row.set(values.subarray(begin + sample * stride, begin + sample * stride + width), sample * width);
  }
  return row;
}

export function createTrace(plan: Plan, slots: readonly Slot[], values: Float32Array): Trace {
  const index = new Map(slots.map((slot) => [keyOf(slot.node, slot.part, slot.quantity), slot]));

  function slot(node: number, part: string, quantity: string): Slot | undefined {
    return index.get(keyOf(node, part, quantity));
  }

  /** The slot of the first call of `layer`. */
  function slotOfLayer(layer: number, quantity: string): Slot | undefined {
    const [part, id] = splitQuantity(quantity);
    return slot(
      plan.nodes.findIndex((node) => node.layer === layer),
      part,
      id,
    );
  }

  return {
    slots,
    values,
    slot,
    at(layer, quantity, t) {
      const found = slotOfLayer(layerIndex(plan, layer), quantity);
      if (found === undefined) return undefined;
      const row = t ?? found.rows - 1;
      return hasRow(plan, found, row) ? rowOf(found, values, row) : undefined;
    },
    value(node, part, quantity, t, sample, entry) {
      const found = slot(node, part, quantity);
      if (found === undefined || !hasRow(plan, found, t)) return undefined;
      if (sample < 0 || sample >= found.batch || entry < 0 || entry >= found.width) return undefined;
      return values[found.offset + (t * found.batch + sample) * found.stride + entry];
    },
  };
}
