/** Where a number goes: what is computed from it next. The inverse of explain.ts, read off the same declarations. */
import type { Operand, PartInfo, QuantityInfo } from "../types/core.ts";
import type { Computed, Touch } from "../types/scene.ts";
import { canonical, operandTouch, partsOf, type QuantityTouch, stepsOf, widthOf } from "./number_address.ts";

/** `t`: of a weight, which every time step uses, the row whose uses are meant. Sorted as they are computed; copies are passed through. */
export function usesOf(computed: Computed, touch: Touch, t: number): readonly QuantityTouch[] {
  const source = canonical(computed, touch);
  return computed.plan.nodes.flatMap((_, node) =>
    partsOf(computed, node).flatMap((part) =>
      part.quantities.flatMap((info) =>
        info.gradient_only || info.operation === "input" ? [] : usesIn(computed, source, t, node, part, info),
      ),
    ),
  );
}

function usesIn(
  computed: Computed,
  source: Touch,
  t: number,
  node: number,
  part: PartInfo,
  info: QuantityInfo,
): readonly QuantityTouch[] {
  const steps = stepsOf(computed, node, part.id, info.id);
  const row = source.kind === "weight" ? t : source.t;
  // The same step, the next one, their mirror images where a layer runs backwards, and the last, which what has no time reads.
  const rows =
    steps === 0
      ? [0]
      : [...new Set([row, row + 1, steps + 1 - row, steps + 2 - row, steps])].filter((one) => one >= 1 && one <= steps);
  return rows
    .toSorted((a, b) => a - b)
    .flatMap((own) => {
      const at = { node, part: part.id, t: own };
      const entries = new Set(
        info.operands.flatMap((operand, place) => entriesOf(computed, source, at, info, operand, place)),
      );
      return [...entries]
        .toSorted((a, b) => a - b)
        .map((entry): QuantityTouch => ({ kind: "quantity", ...at, quantity: info.id, entry }));
    });
}

interface At {
  readonly node: number;
  readonly part: string;
  readonly t: number;
}

/** The entries of row `at` of a quantity into which `source` goes through operand number `place`. */
function entriesOf(
  computed: Computed,
  source: Touch,
  at: At,
  info: QuantityInfo,
  operand: Operand,
  place: number,
): readonly number[] {
  const width = widthOf(computed, at.node, at.part, info);
  if (operand.kind === "weight") {
    if (source.kind !== "weight" || source.weight !== operand.index) return [];
    return entriesOfWeight(computed, source.index, info, operand, width);
  }
  const first = operandTouch(computed, at, operand, 0);
  const base = first && canonical(computed, first);
  if (!base || base.kind === "weight" || source.kind === "weight") return [];
  const everyStep =
    info.operands.length === 1 && (info.operation === "mean" || info.operation === "maximum") && at.t === 0;
  if (!sameVector(base, source, everyStep)) return [];
  const entry = source.entry - base.entry;
  switch (info.operation) {
    case "matmul": {
      const rows = rowsOf(computed, info);
      const columns = columnsOf(computed, info);
      return range(columns).map((column) => Math.floor(entry / rows) * columns + column);
    }
    case "activation": {
      if (info.function === "any_not_equal") return range(width);
      const row = info.function === "softmax" ? (info.extent.at(-1) ?? 1) : 1;
      return range(row).map((offset) => entry - (entry % row) + offset);
    }
    case "gather": {
      const row = info.extent.at(-1) ?? 1;
      return range(row).map((offset) => entry * row + offset);
    }
    case "carry":
      return place === 0 ? range(width) : [entry];
    case "concat": {
      const begin = info.operands.slice(0, place).reduce((sum, before) => sum + operandWidth(computed, at, before), 0);
      return [begin + entry];
    }
    case "other":
    case "state":
      return [];
    default:
      return entry < width ? [entry] : [];
  }
}

function entriesOfWeight(
  computed: Computed,
  index: number,
  info: QuantityInfo,
  { index: weight, block }: Extract<Operand, { kind: "weight" }>,
  width: number,
): readonly number[] {
  const shape = computed.plan.weights[weight]?.shape ?? [];
  const columns = shape.at(-1) ?? 1;
  const row = Math.floor(index / columns);
  const end = block.column_end > block.column_begin ? block.column_end : columns;
  const column = (index % columns) - block.column_begin;
  const inside = column >= 0 && column < end - block.column_begin && (block.row === null || row === block.row);
  // Which row of a table is looked up is the input's business.
  if (!inside || info.operation === "gather" || info.operation === "other") return [];
  const across = end - block.column_begin;
  return range(Math.ceil(width / across)).map((one) => one * across + column);
}

function sameVector(
  a: Exclude<Touch, { kind: "weight" }>,
  b: Exclude<Touch, { kind: "weight" }>,
  everyStep: boolean,
): boolean {
  if (a.t !== b.t && !(everyStep && b.t > 0)) return false;
  if (a.kind === "input") return b.kind === "input" && a.input === b.input;
  return b.kind === "quantity" && a.node === b.node && a.part === b.part && a.quantity === b.quantity;
}

function weightOf(computed: Computed, info: QuantityInfo) {
  const weight = info.operands.find((operand) => operand.kind === "weight");
  return weight?.kind === "weight"
    ? { block: weight.block, shape: computed.plan.weights[weight.index]?.shape ?? [] }
    : null;
}

function rowsOf(computed: Computed, info: QuantityInfo): number {
  return Math.max(1, weightOf(computed, info)?.shape.at(-2) ?? 1);
}

function columnsOf(computed: Computed, info: QuantityInfo): number {
  const weight = weightOf(computed, info);
  if (weight === null) return 0;
  const { column_begin, column_end } = weight.block;
  return column_end > column_begin ? column_end - column_begin : (weight.shape.at(-1) ?? 0);
}

function operandWidth(computed: Computed, at: At, operand: Operand): number {
  const touch = operandTouch(computed, at, operand, 0);
  const source = touch && canonical(computed, touch);
  if (!source || source.kind === "weight") return 0;
  if (source.kind === "input")
    return (computed.inputs[source.input]?.shape ?? [])
      .slice(source.t > 0 ? 2 : 1)
      .reduce((product, side) => product * side, 1);
  return computed.trace.slot(source.node, source.part, source.quantity)?.width ?? 0;
}

function range(length: number): readonly number[] {
  return Array.from({ length }, (_, index) => index);
}
