/** One number of the model, wherever it is drawn: its key, where it really comes from, and its value. */
import type { Operand, PartInfo, QuantityInfo, TensorRef } from "../types/core.ts";
import type { Computed, NumberEdit, Touch } from "../types/scene.ts";

export type QuantityTouch = Extract<Touch, { kind: "quantity" }>;

/** A text that names the number, for data attributes and sets. */
export function touchKey(touch: Touch): string {
  switch (touch.kind) {
    case "quantity":
      return ["q", touch.node, touch.part, touch.quantity, touch.t, touch.entry].join("|");
    case "weight":
      return ["w", touch.weight, touch.index].join("|");
    case "input":
      return ["i", touch.input, touch.t, touch.entry].join("|");
  }
}

export function touchOfKey(key: string): Touch | null {
  const [kind, a = "", b = "", c = "", d = "", e = ""] = key.split("|");
  if (kind === "q") return { kind: "quantity", node: Number(a), part: b, quantity: c, t: Number(d), entry: Number(e) };
  if (kind === "w") return { kind: "weight", weight: Number(a), index: Number(b) };
  if (kind === "i") return { kind: "input", input: Number(a), t: Number(b), entry: Number(c) };
  return null;
}

export function partsOf(computed: Computed, node: number): readonly PartInfo[] {
  const layer = computed.plan.nodes[node]?.layer;
  return layer === undefined ? [] : (computed.plan.layers[layer]?.parts ?? []);
}

export function partOf(computed: Computed, node: number, part: string): PartInfo | undefined {
  return partsOf(computed, node).find((one) => one.id === part);
}

export function quantityOf(computed: Computed, node: number, part: string, quantity: string): QuantityInfo | undefined {
  return partOf(computed, node, part)?.quantities.find((info) => info.id === quantity);
}

/** Entries of one row. The plan may leave sizes to the data; the trace has them. */
export function widthOf(computed: Computed, node: number, part: string, info: QuantityInfo): number {
  return (
    computed.trace.slot(node, part, info.id)?.width ??
    Math.abs(info.extent.reduce((product, side) => product * side, 1))
  );
}

/** Time steps of a quantity; 0 when it has no time. */
export function stepsOf(computed: Computed, node: number, part: string, quantity: string): number {
  return Math.max(0, (computed.trace.slot(node, part, quantity)?.rows ?? 1) - 1);
}

/** Row of the trace ↔ column of the score: the same map both ways. */
export function mirror(part: PartInfo | undefined, steps: number, t: number): number {
  return part?.reversed === true && steps > 0 ? steps + 1 - t : t;
}

/** Entry `entry` of what `operand` names, seen from row `t` of a quantity of (node, part). */
export function operandTouch(
  computed: Computed,
  at: { readonly node: number; readonly part: string; readonly t: number },
  operand: Operand,
  entry: number,
): Touch | null {
  switch (operand.kind) {
    case "weight":
      return { kind: "weight", weight: operand.index, index: weightIndex(computed, operand, entry) };
    case "layer_input":
      return inputTouch(computed, at, operand.index, entry);
    case "quantity": {
      const found = referredPart(computed, at.node, at.part, operand.quantity);
      if (!found) return null;
      const { part, info } = found;
      const steps = stepsOf(computed, at.node, part.id, info.id);
      const t = referredRow(computed, at, part, steps) + operand.shift;
      return {
        kind: "quantity",
        node: at.node,
        part: part.id,
        quantity: info.id,
        t: Math.max(0, t),
        entry: entry % widthOf(computed, at.node, part.id, info),
      };
    }
  }
}

/** A matrix is read from its block's first column on; a bias of two rows from its row. */
function weightIndex(computed: Computed, operand: Extract<Operand, { kind: "weight" }>, entry: number): number {
  const shape = computed.plan.weights[operand.index]?.shape ?? [];
  const columns = shape.at(-1) ?? 1;
  const { column_begin, column_end, row } = operand.block;
  const width = column_end > column_begin ? column_end - column_begin : columns;
  return (row ?? 0) * columns + column_begin + (entry % width);
}

/** A quantity named by another: of the same part, or of an inner part as "forward/h". */
export function referredPart(computed: Computed, node: number, own: string, id: string) {
  const parts = partsOf(computed, node);
  const cut = id.lastIndexOf("/");
  const inner = id.slice(0, Math.max(0, cut));
  const ids = cut < 0 ? [own] : [inner, own === "" ? inner : `${own}/${inner}`];
  for (const part of parts) {
    if (!ids.includes(part.id)) continue;
    const info = part.quantities.find((one) => one.id === id.slice(cut + 1) || one.id === id);
    if (info) return { part, info };
  }
  return null;
}

/** What joins two directions without keeping time reads the last row of each; with time it reads the rows of its own input step. */
function referredRow(
  computed: Computed,
  at: { readonly node: number; readonly part: string; readonly t: number },
  part: PartInfo,
  steps: number,
): number {
  if (steps === 0) return 0;
  if (at.t === 0) return steps;
  const own = partOf(computed, at.node, at.part);
  return own?.reversed === part.reversed ? at.t : steps + 1 - at.t;
}

/** Where entry `entry` of input `index` of a layer comes from: the model's input, or the output of the layer before. */
function inputTouch(
  computed: Computed,
  at: { readonly node: number; readonly part: string; readonly t: number },
  index: number,
  entry: number,
): Touch | null {
  const ref = computed.plan.nodes[at.node]?.inputs[index];
  if (!ref) return null;
  const steps = ownSteps(computed, at.node, at.part);
  const step = mirror(partOf(computed, at.node, at.part), steps, at.t);
  const input = computed.plan.inputs.findIndex((one) => one.node === ref.node && one.output === ref.output);
  if (input >= 0) return { kind: "input", input, t: step, entry };
  return outputTouch(computed, ref, step, entry);
}

function ownSteps(computed: Computed, node: number, part: string): number {
  const quantities = partOf(computed, node, part)?.quantities ?? [];
  return Math.max(0, ...quantities.map((info) => stepsOf(computed, node, part, info.id)));
}

/** Entry `entry` of an output of a node, at step `step` of that output (0: it has no time). */
export function outputTouch(computed: Computed, ref: TensorRef, step: number, entry: number): QuantityTouch | null {
  const source = outputQuantity(computed, ref);
  if (!source) return null;
  const { part, quantity } = source;
  const steps = stepsOf(computed, ref.node, part.id, quantity);
  const layer = computed.plan.nodes[ref.node]?.layer;
  const sequence = layer !== undefined && computed.plan.layers[layer]?.returns_sequence === true && step > 0;
  const t = steps === 0 ? 0 : sequence ? step : steps;
  return { kind: "quantity", node: ref.node, part: part.id, quantity, t, entry };
}

/** Output 0 is that of the outermost part; further ones are its states, or the second direction of an unmerged Bidirectional. */
export function outputQuantity(
  computed: Computed,
  ref: TensorRef,
): { readonly part: PartInfo; readonly quantity: string } | null {
  const parts = partsOf(computed, ref.node);
  const outer = parts.find((part) => part.id === "") ?? parts[ref.output] ?? parts[0];
  if (!outer) return null;
  const quantity =
    ref.output === 0 || outer.states.length === 0 ? outer.output : (outer.states[ref.output - 1] ?? outer.output);
  return { part: outer, quantity };
}

/** The number itself where `touch` is only a copy of it: what a layer reads is what the layer before wrote. */
export function canonical(computed: Computed, touch: Touch): Touch {
  if (touch.kind !== "quantity") return touch;
  const input = computed.plan.inputs.findIndex((ref) => ref.node === touch.node);
  if (input >= 0) return { kind: "input", input, t: touch.t, entry: touch.entry };
  const info = quantityOf(computed, touch.node, touch.part, touch.quantity);
  const [operand] = info?.operands ?? [];
  if (info?.operation !== "input" || operand === undefined) return touch;
  if (info.function === "mask") return maskSource(computed, touch);
  const source = operandTouch(computed, touch, operand, touch.entry);
  return source === null ? touch : canonical(computed, source);
}

/** A mask comes from the layer that made it: those between hand it on, step by step. */
function maskSource(computed: Computed, touch: QuantityTouch): Touch {
  const { part, quantity, t } = touch;
  let node: number | undefined = touch.node;
  do node = computed.plan.nodes[node]?.inputs[0]?.node;
  while (node !== undefined && !quantityOf(computed, node, "", "mask"));
  if (node === undefined) return touch;
  const column = mirror(partOf(computed, touch.node, part), stepsOf(computed, touch.node, part, quantity), t);
  return canonical(computed, { ...touch, node, part: "", quantity: "mask", t: column });
}

export function valueAt(computed: Computed, sample: number, touch: Touch): number | undefined {
  switch (touch.kind) {
    case "quantity":
      return computed.trace.value(touch.node, touch.part, touch.quantity, touch.t, sample, touch.entry);
    case "weight": {
      const info = computed.plan.weights[touch.weight];
      return info && computed.weights[info.offset + touch.index];
    }
    case "input": {
      const tensor = computed.inputs[touch.input];
      return tensor?.data[inputIndex(tensor.shape, sample, touch.t, touch.entry)];
    }
  }
}

function inputIndex(shape: readonly number[], sample: number, t: number, entry: number): number {
  const perSample = shape.slice(1).reduce((product, side) => product * side, 1);
  const perStep = t > 0 ? perSample / (shape[1] ?? 1) : perSample;
  return sample * perSample + Math.max(0, t - 1) * perStep + entry;
}

/** The edit that would set this number to `value`; null for a number that is computed. */
export function editOf(computed: Computed, sample: number, touch: Touch, value: number): NumberEdit | null {
  const source = canonical(computed, touch);
  switch (source.kind) {
    case "weight": {
      const path = computed.plan.weights[source.weight]?.path;
      return path === undefined ? null : { kind: "weight", path, index: source.index, value };
    }
    case "input":
      return { kind: "input", input: source.input, sample, t: source.t, entry: source.entry, value };
    case "quantity": {
      const info = quantityOf(computed, source.node, source.part, source.quantity);
      const layer = computed.plan.layers[computed.plan.nodes[source.node]?.layer ?? -1]?.name;
      if (!info?.state || source.t !== 0 || layer === undefined) return null;
      return { kind: "state", layer, part: source.part, quantity: source.quantity, sample, entry: source.entry, value };
    }
  }
}

/** Whether two edits set the same number. By the fields of an address alone: whoever keeps edits may keep more with them. */
export function sameNumber(a: NumberEdit, b: NumberEdit): boolean {
  return addressOf(a) === addressOf(b);
}

function addressOf(edit: NumberEdit): string {
  const fields = Object.entries(edit).filter(([name]) => name !== "value" && name !== "shape");
  return String(fields.sort());
}
