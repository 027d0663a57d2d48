/** The gradient of a weight as a sum over time steps, read off the declared products and sums of its part: what each step adds to it. */
import type { Operand, QuantityInfo, Trace } from "../types/core.ts";
import type { Computed } from "../types/scene.ts";
import type { Track } from "./gradient_series.ts";
import { operandTouch, valueAt } from "./number_address.ts";

/** One quantity in which the weight is multiplied with a vector, or added. */
interface Use {
  readonly info: QuantityInfo;
  readonly vector: Operand | null;
  readonly weight: Extract<Operand, { kind: "weight" }>;
}

export interface WeightSums {
  /** What row `t` adds to the gradient of entry `index`, over all samples. */
  at(index: number, t: number): number;
  /** Rows t … T, as they have been added up on the way back to t. */
  from(index: number, t: number): number;
}

/** null if not every use of the weight is a product with a vector or an addition: then what a step adds is not declared. */
export function weightSums(computed: Computed, gradients: Trace, track: Track, weight: number): WeightSums | null {
  const uses = usesOf(track, weight);
  if (uses === null || uses.length === 0) return null;
  const columns = computed.plan.weights[weight]?.shape.at(-1) ?? 1;
  const at = (index: number, t: number) =>
    uses.reduce((sum, use) => sum + addedBy(computed, gradients, track, use, { index, columns, t }), 0);
  return {
    at,
    from: (index, t) => {
      let sum = 0;
      for (let row = track.steps; row >= t; row--) sum += at(index, row);
      return sum;
    },
  };
}

function usesOf({ part }: Track, weight: number): readonly Use[] | null {
  const uses: Use[] = [];
  for (const info of part.quantities) {
    for (const operand of info.operands) {
      if (operand.kind !== "weight" || operand.index !== weight) continue;
      const [vector] = info.operands;
      if (info.operation === "add") uses.push({ info, vector: null, weight: operand });
      else if (info.operation === "matmul" && vector) uses.push({ info, vector, weight: operand });
      else return null;
    }
  }
  return uses;
}

interface Entry {
  readonly index: number;
  readonly columns: number;
  readonly t: number;
}

/** Σ over samples of vector[row] · dL/dq[column], or of dL/dq[column] where the weight is added. */
function addedBy(computed: Computed, gradients: Trace, track: Track, use: Use, { index, columns, t }: Entry): number {
  const { info, vector, weight } = use;
  const { column_begin, column_end, row: biasRow } = weight.block;
  const [row, column] = [Math.floor(index / columns), index % columns];
  const within = column_end > column_begin ? column >= column_begin && column < column_end : true;
  if (!within || (vector === null && row !== (biasRow ?? 0))) return 0;
  const { node, part } = track;
  const factor = vector && operandTouch(computed, { node, part: part.id, t }, vector, row);
  let sum = 0;
  for (let sample = 0; sample < computed.batch; sample++) {
    const slope = gradients.value(node, part.id, info.id, t, sample, column - column_begin) ?? 0;
    sum += slope * (vector === null ? 1 : factor === null ? 0 : (valueAt(computed, sample, factor) ?? 0));
  }
  return sum;
}
