/** The gradient of a weight as a sum over time steps, read off the declared products and sums of its part: what each step adds to it. */
import type { Operand, QuantityInfo, Trace } from "../types/core.ts";
import type { WeightSum } from "../types/gradient.ts";
import type { Computed } from "../types/scene.ts";
import type { TrackDrawing } from "./gradient_drawing.ts";
import type { Track } from "./gradient_series.ts";
import { added, type Chain, type ChainScene, gradientLeaf, numberLeaf, roleOf } from "./gradient_terms.ts";
import { operandTouch, partsOf, type QuantityTouch, stepsOf, valueAt } from "./number_address.ts";

/** Products that are added up again for a picture; a run with more shows its sums alone. */
const mostProducts = 2048;

/** What a part walks through time with. */
type Walked = Pick<Track, "node" | "part" | "steps">;

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
export function weightSums(computed: Computed, gradients: Trace, track: Walked, weight: number): WeightSums | null {
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

function usesOf({ part }: Walked, weight: number): readonly Use[] | null {
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

/** Whether what each step adds can be shown: not of very long runs. */
export function apartFits({ steps }: Walked, batch: number): boolean {
  return steps * batch <= mostProducts;
}

/** dL/dw as it is shown, and the products that it is the sum of. null for a weight that nothing is known of. */
export function weightChain(
  drawing: Pick<TrackDrawing, "gradient" | "backward" | "track" | "t" | "sum">,
  weight: number,
  index: number,
): { readonly value: number; readonly chain: Chain | null } | null {
  const { gradient, backward, track, t } = drawing;
  const { computed, sample } = gradient.scene;
  const info = computed.plan.weights[weight];
  if (info === undefined || index >= info.size) return null;
  const { gradients } = backward;
  const scene: ChainScene = {
    computed,
    gradients: gradients.trace,
    sample,
    outputs: gradient.outputs,
    window: gradient.choices.window,
  };
  const own = (usesOf(track, weight) ?? []).length > 0;
  const sum: WeightSum = own ? drawing.sum : "all";
  const sums = sum === "all" ? null : weightSums(computed, gradients.trace, track, weight);
  const value =
    sums === null
      ? (gradients.weights[info.offset + index] ?? Number.NaN)
      : sum === "step"
        ? sums.at(index, t)
        : sums.from(index, t);
  const walked = sums === null ? walkedWith(computed, weight) : [track];
  const last = sum === "all" ? 1 : t;
  const columns = info.shape.at(-1) ?? 1;
  const terms = walked.map((one) => {
    const uses = apartFits(one, computed.batch) ? usesOf(one, weight) : null;
    if (uses === null) return null;
    const rows = one.steps === 0 ? [0] : downTo(sum === "step" ? t : one.steps, last);
    return rows.flatMap((row) => uses.flatMap((use) => products(scene, one, use, { index, columns, t: row })));
  });
  const known = terms.every((term) => term !== null) ? terms.flat() : null;
  return { value, chain: known === null ? null : added(known) };
}

function downTo(first: number, last: number): readonly number[] {
  return Array.from({ length: Math.max(0, first - last + 1) }, (_, index) => first - index);
}

/** Every part that multiplies with the weight or adds it. */
function walkedWith(computed: Computed, weight: number): readonly Walked[] {
  return computed.plan.nodes.flatMap((_, node) =>
    partsOf(computed, node).flatMap((part): Walked[] => {
      const used = part.quantities.some(({ operands }) =>
        operands.some((operand) => operand.kind === "weight" && operand.index === weight),
      );
      const steps = Math.max(0, ...part.quantities.map(({ id }) => stepsOf(computed, node, part.id, id)));
      return used ? [{ node, part, steps }] : [];
    }),
  );
}

/** vector[row] · dL/dq[column] of each sample, the one on the screen first; or dL/dq[column] where the weight is added. */
function products(scene: ChainScene, { node, part }: Walked, use: Use, at: Entry): readonly Chain[] {
  const { info, vector, weight } = use;
  const { row, column } = placeIn(weight, at);
  if (column === null || (vector === null && row !== (weight.block.row ?? 0))) return [];
  const { computed } = scene;
  const touch: QuantityTouch = { kind: "quantity", node, part: part.id, quantity: info.id, t: at.t, entry: column };
  const factor = vector && operandTouch(computed, touch, vector, row);
  const samples = Array.from({ length: computed.batch }, (_, sample) => sample);
  return [scene.sample, ...samples.filter((sample) => sample !== scene.sample)].map((sample): Chain => {
    const of = { ...scene, sample };
    const slope = elsewhere(scene, sample, gradientLeaf(of, touch));
    if (vector === null) return slope;
    return { kind: "product", of: [elsewhere(scene, sample, numberLeaf(of, factor, roleOf(computed, factor))), slope] };
  });
}

/** A number of another sample than the one on the screen cannot be touched. */
function elsewhere(scene: ChainScene, sample: number, leaf: Chain): Chain {
  if (sample === scene.sample || !("value" in leaf)) return leaf;
  return { kind: "number", value: leaf.value, role: leaf.kind === "number" ? leaf.role : "neutral", touch: null };
}

/** Which row of the weight an entry is in, and which column of its block; null: of another block. */
function placeIn({ block }: Use["weight"], { index, columns }: Entry) {
  const { column_begin, column_end } = block;
  const [row, column] = [Math.floor(index / columns), index % columns];
  const within = column_end > column_begin ? column >= column_begin && column < column_end : true;
  return { row, column: within ? column - column_begin : null };
}

/** Σ over samples of vector[row] · dL/dq[column], or of dL/dq[column] where the weight is added. */
function addedBy(computed: Computed, gradients: Trace, track: Walked, use: Use, at: Entry): number {
  const { info, vector, weight } = use;
  const { row, column } = placeIn(weight, at);
  const { t } = at;
  if (column === null || (vector === null && row !== (weight.block.row ?? 0))) return 0;
  const { node, part } = track;
  const factor = vector && operandTouch(computed, { node, part: part.id, t }, vector, row);
  let sum = 0;
  for (let sample = 0; sample < computed.batch; sample++) {
    const slope = gradients.value(node, part.id, info.id, t, sample, column) ?? 0;
    sum += slope * (vector === null ? 1 : factor === null ? 0 : (valueAt(computed, sample, factor) ?? 0));
  }
  return sum;
}
