/** How the bands of TIME are wired, read off operands: what feeds what, through which weight, and whether at every step. */
import type { NodePlan, PartInfo, QuantityInfo } from "../types/core.ts";
import type { Computed } from "../types/scene.ts";
import { type Term, weightSymbol } from "./math_term.ts";
import { outputQuantity, quantityOf } from "./number_address.ts";

/** What arrives from below: from which band, through which weight. */
export interface Feed {
  readonly band: number;
  readonly weight: Term | null;
}

/** An inner part keeps its time steps where what joins it has them. */
export function usedAtEveryStep(computed: Computed, node: number, part: PartInfo): boolean {
  const outer = outputQuantity(computed, { node, output: 0 });
  const joined = outer && quantityOf(computed, node, outer.part.id, outer.quantity);
  return (
    joined?.temporal === true &&
    joined.operands.some((operand) => operand.kind === "quantity" && operand.quantity.startsWith(`${part.id}/`))
  );
}

/** What arrives from below, band by band. `outputBand`: where each node's output stands; `innerBands`: where the parts of this node stand. */
export function feedsOf(
  computed: Computed,
  node: NodePlan,
  part: PartInfo,
  outputBand: ReadonlyMap<number, number>,
  innerBands: ReadonlyMap<string, number>,
): Feed[] {
  const feeds: Feed[] = [];
  for (const info of part.quantities) {
    for (const operand of info.operands) {
      if (operand.kind === "layer_input") {
        const band = outputBand.get(node.inputs[operand.index]?.node ?? -1);
        const weight = weightOn(
          computed,
          part,
          (one) => one.kind === "quantity" && one.quantity === info.id && one.shift === 0,
        );
        if (band !== undefined) feeds.push({ band, weight });
      } else if (operand.kind === "quantity" && operand.quantity.includes("/")) {
        const inner = operand.quantity.slice(0, operand.quantity.lastIndexOf("/"));
        const band = innerBands.get(inner) ?? innerBands.get(part.id === "" ? inner : `${part.id}/${inner}`);
        if (band !== undefined) feeds.push({ band, weight: null });
      }
    }
  }
  return feeds.filter((feed, index) => feeds.findIndex((other) => other.band === feed.band) === index);
}

/** The undivided weight by which a matching operand is multiplied. */
export function weightOn(
  computed: Computed,
  part: PartInfo,
  matches: (operand: QuantityInfo["operands"][number]) => boolean,
): Term | null {
  for (const info of part.quantities) {
    if (info.operation !== "matmul" || !info.operands.some(matches)) continue;
    const weight = info.operands.find((operand) => operand.kind === "weight");
    if (weight?.kind === "weight")
      return weightSymbol(computed, weight.index, { name: "", column_begin: 0, column_end: 0, row: null });
  }
  return null;
}
