/** The slope of a loss with respect to one number of an output, where it is written in a line: of the mean over all numbers, or over all rows. */
import type { Touch } from "../types/scene.ts";
import { type Chain, type ChainScene, constant, numberLeaf } from "./gradient_terms.ts";
import type { QuantityTouch } from "./number_address.ts";

/** Empty: the loss does not see this number. null: its slope is not written out. */
export function lossSlope(scene: ChainScene, output: number, touch: QuantityTouch): readonly Chain[] | null {
  const { computed, outputs } = scene;
  const target = outputs[output];
  const ref = computed.plan.outputs[output];
  const at = target === undefined ? null : placeIn(scene, target.y_pred.shape, touch);
  if (target === undefined || ref === undefined) return null;
  if (at === null) return [];
  // A mask that reaches the loss changes what the mean is taken of.
  if (computed.plan.nodes[ref.node]?.output_masked[ref.output] === true) return null;
  const predicted = numberLeaf(scene, touch, "output");
  const all = target.y_pred.data.length;
  const units = target.y_pred.shape.at(-1) ?? 1;
  const wanted = target.classes === null ? (target.y_true.data[at] ?? 0) : classTarget(target.y_true.data, at, units);
  const y: Chain = { kind: "number", value: wanted, role: "output", touch: null };
  const distance: Chain = { kind: "difference", of: [predicted, y] };
  const mean = (chain: Chain, of: number): readonly Chain[] => [
    of === 1 ? chain : { kind: "quotient", of: [chain, constant(of)] },
  ];
  switch (target.loss) {
    case "mean_squared_error":
      return mean({ kind: "product", of: [constant(2), distance] }, all);
    case "mean_absolute_error": {
      const sign = predicted.kind === "number" ? Math.sign(predicted.value - wanted) : 0;
      return mean(constant(sign), all);
    }
    case "binary_crossentropy": {
      const spread: Chain = { kind: "product", of: [predicted, { kind: "difference", of: [constant(1), predicted] }] };
      return mean({ kind: "quotient", of: [distance, spread] }, all);
    }
    case "categorical_crossentropy":
    case "sparse_categorical_crossentropy": {
      // Predictions count as shares of their sum, which is 1 already.
      const surprise: Chain = { kind: "quotient", of: [y, predicted] };
      return mean({ kind: "difference", of: [constant(1), surprise] }, all / units);
    }
    default:
      return null;
  }
}

function classTarget(classes: Float32Array, at: number, units: number): number {
  return classes[Math.floor(at / units)] === at % units ? 1 : 0;
}

/** Index into the flat output of a touched number; null if the output does not hold it. */
function placeIn(
  { computed, sample }: ChainScene,
  shape: readonly number[],
  touch: Extract<Touch, { kind: "quantity" }>,
): number | null {
  const perSample = shape.slice(1).reduce((product, side) => product * side, 1);
  const steps = (computed.trace.slot(touch.node, touch.part, touch.quantity)?.rows ?? 1) - 1;
  const [, times = 0] = shape;
  const sequence = shape.length > 2 && times === steps;
  if (!sequence) return steps > 0 && touch.t !== steps ? null : sample * perSample + touch.entry;
  if (touch.t === 0) return null;
  return sample * perSample + (touch.t - 1) * (perSample / times) + touch.entry;
}
