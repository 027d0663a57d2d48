/** Which steps a mask leaves out. */
import type { PartInfo } from "../types/core.ts";
import type { Computed } from "../types/scene.ts";
import { valueAt } from "./number_address.ts";
import type { Band } from "./score.ts";
import type { Drawing } from "./score_drawing.ts";

/** Whether a mask leaves out row `t` of a part: its states are then what they were. */
export function isMasked(computed: Computed, sample: number, node: number, part: PartInfo, t: number): boolean {
  const [state] = part.states;
  const carried = part.quantities.find(({ id, operation }) => id === state && operation === "carry");
  const [mask] = carried?.operands ?? [];
  if (mask?.kind !== "quantity") return false;
  return (
    valueAt(computed, sample, { kind: "quantity", node, part: part.id, quantity: mask.quantity, t, entry: 0 }) === 0
  );
}

/** Whether it leaves out row `t` of a band of TIME. */
export function leftOut({ scene }: Pick<Drawing, "scene">, band: Band, t: number): boolean {
  return band.part !== null && t > 0 && isMasked(scene.computed, scene.sample, band.node, band.part, t);
}
