/** The gates of a cell, told from what its declared quantities do with them, and their values over time. No layer is named. */

import type { PartChoice } from "../types/cells.ts";
import type { PartInfo, QuantityInfo } from "../types/core.ts";
import type { Computed, Scene } from "../types/scene.ts";
import { isMasked } from "./masked.ts";
import { mirror, partsOf, stepsOf, valueAt, widthOf } from "./number_address.ts";

/** What a gate's value decides. */
export type GateEffect =
  /** How much of a state is kept. */
  | "forget"
  /** How much of the candidate comes in. */
  | "input"
  /** How much of the cell is shown. */
  | "output"
  /** Old state (1) or candidate (0). */
  | "update"
  /** How much of the old state the candidate sees. */
  | "reset"
  /** What comes in, if it is let in. */
  | "candidate";

export interface Gate {
  readonly info: QuantityInfo;
  readonly effect: GateEffect;
}

/** A part with gates, in one call of its layer. */
export interface GatedPart {
  readonly node: number;
  readonly layer: string;
  readonly part: PartInfo;
  readonly gates: readonly Gate[];
  readonly steps: number;
  readonly units: number;
}

export interface GateStep {
  /** Row of the trace, and the column in which it is drawn. */
  readonly t: number;
  readonly column: number;
  readonly value: number;
  /** The step is masked: its state is the one before. */
  readonly masked: boolean;
}

export function gatesOf(part: PartInfo): readonly Gate[] {
  return part.quantities.flatMap((info): Gate[] => {
    if (info.operation !== "activation" || info.gate === "") return [];
    const effect = effectOf(part, info);
    return effect === null ? [] : [{ info, effect }];
  });
}

function effectOf(part: PartInfo, info: QuantityInfo): GateEffect | null {
  for (const user of part.quantities) {
    const place = user.operands.findIndex(
      ({ kind, ...of }) => kind === "quantity" && "quantity" in of && of.quantity === info.id,
    );
    if (place < 0) continue;
    if (user.operation === "blend") return place === 0 ? "update" : "candidate";
    if (user.operation !== "multiply") continue;
    if (place > 0) return "candidate";
    if (user.gate !== "") return "reset";
    const [, other] = user.operands;
    if (other?.kind !== "quantity") continue;
    if (other.shift === -1) return "forget";
    const through = part.quantities.find(({ id }) => id === other.quantity);
    return through?.gate === "" ? "output" : "input";
  }
  return null;
}

export function gatedParts(computed: Computed): readonly GatedPart[] {
  return computed.plan.nodes.flatMap(({ layer: index }, node) =>
    partsOf(computed, node).flatMap((part): GatedPart[] => {
      const gates = gatesOf(part);
      const [first] = gates;
      if (first === undefined) return [];
      const steps = stepsOf(computed, node, part.id, first.info.id);
      const units = widthOf(computed, node, part.id, first.info);
      return [{ node, layer: computed.plan.layers[index]?.name ?? "", part, gates, steps, units }];
    }),
  );
}

/** The chosen part; where none is, the one at the cursor; else the first. */
export function chosenPart<Part extends { readonly node: number; readonly layer: string; readonly part: PartInfo }>(
  parts: readonly Part[],
  choice: PartChoice,
  { tick }: Pick<Scene, "tick">,
): Part | null {
  const chosen = parts.find(({ layer, part }) => layer === choice?.layer && part.id === choice.part);
  const here = parts.find(({ node, part }) => node === tick.node && part.id === tick.part);
  return chosen ?? here ?? parts[0] ?? null;
}

/** One unit of a gate, in the order of the columns. */
export function gateSeries(
  computed: Computed,
  sample: number,
  { node, part, steps }: Pick<GatedPart, "node" | "part" | "steps">,
  quantity: string,
  entry: number,
): readonly GateStep[] {
  return Array.from({ length: steps }, (_, index): GateStep => {
    const column = index + 1;
    const t = mirror(part, steps, column);
    const value = valueAt(computed, sample, { kind: "quantity", node, part: part.id, quantity, t, entry });
    return { t, column, value: value ?? Number.NaN, masked: isMasked(computed, sample, node, part, t) };
  });
}

/** Position in the run at which `column` of a part is complete; null if the run has none. */
export function endOfColumn({ timeline }: Computed, node: number, part: string, column: number): number | null {
  const position = timeline.ticks.findLastIndex(
    (tick) => tick.node === node && tick.part === part && tick.column === column,
  );
  return position < 0 ? null : position;
}
