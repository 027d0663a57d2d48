/** What the outputs of a model should have been: seeded numbers that suit the loss, with a learner's own in their place. */
import type { Tensor } from "../types/core.ts";
import type { GradientChoices, OutputTarget, TargetEdit } from "../types/gradient.ts";
import type { Computed } from "../types/scene.ts";
import { type Domain, domainOf, lossesFor, targetKindOf, type WrittenLoss } from "./losses.ts";
import { seeded } from "./seeded.ts";

/** Keeps these numbers apart from those of the inputs under the same seed. */
const stream = 7001;

export function outputTargets(
  computed: Computed,
  seed: number,
  choices: Pick<GradientChoices, "losses" | "targets">,
  written: WrittenLoss | null,
): readonly OutputTarget[] {
  const { plan, outputs } = computed;
  return plan.outputs.flatMap((ref, output): OutputTarget[] => {
    const y_pred = outputs[output];
    if (y_pred === undefined) return [];
    const domain = domainOf(plan, ref);
    const losses = lossesFor(domain, written);
    const chosen = choices.losses[output];
    const loss = chosen !== undefined && losses.includes(chosen) ? chosen : (losses[0] ?? "");
    const initial = defaultTarget(y_pred.shape, domain, loss, [seed, output]);
    return [
      {
        name: plan.layers[plan.nodes[ref.node]?.layer ?? -1]?.name ?? "",
        loss,
        losses,
        y_true: withEdits(initial, output, choices.targets),
        y_pred,
        classes: targetKindOf(loss) === "class" ? (y_pred.shape.at(-1) ?? 1) : null,
      },
    ];
  });
}

function defaultTarget(shape: readonly number[], domain: Domain, loss: string, key: readonly number[]): Tensor {
  const entries = shape.at(-1) ?? 1;
  const kind = targetKindOf(loss);
  if (kind === "class") {
    const rows = shape.slice(0, -1);
    return filled(rows, (row) => Math.floor(draw(key, row) * entries));
  }
  if (kind === "sign") return filled(shape, (index) => (draw(key, index) < 0.5 ? -1 : 1));
  switch (domain) {
    case "shares":
      return filled(shape, (index) => {
        const row = Math.floor(index / entries);
        return index % entries === Math.floor(draw(key, row) * entries) ? 1 : 0;
      });
    case "probability":
      return filled(shape, (index) => (draw(key, index) < 0.5 ? 0 : 1));
    case "positive":
      return filled(shape, (index) => tenths(0.5 + draw(key, index)));
    case "any":
      return filled(shape, (index) => tenths(1.6 * draw(key, index) - 0.8));
    default:
      return domain satisfies never;
  }
}

function draw(key: readonly number[], index: number): number {
  return seeded(stream, ...key, index);
}

function tenths(value: number): number {
  return Math.round(10 * value) / 10;
}

function filled(shape: readonly number[], entry: (index: number) => number): Tensor {
  const size = shape.reduce((product, side) => product * side, 1);
  return { shape, data: Float32Array.from({ length: size }, (_, index) => entry(index)) };
}

/** `initial` itself when nothing in it was typed. */
function withEdits(initial: Tensor, output: number, edits: readonly TargetEdit[]): Tensor {
  const own = edits.filter((edit) => edit.output === output && String(edit.shape) === String(initial.shape));
  if (own.length === 0) return initial;
  const data = initial.data.slice();
  for (const { index, value } of own) if (index < data.length) data[index] = value;
  return { shape: initial.shape, data };
}
