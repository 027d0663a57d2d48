/** The gradient of a touched number: its value, how it came about, and which gradients it was made from. */
import type { Trace } from "../types/core.ts";
import type { GradientChoices } from "../types/gradient.ts";
import type { Scene, Touch } from "../types/scene.ts";
import { chainOf } from "./gradient_chain.ts";
import type { TrackDrawing } from "./gradient_drawing.ts";
import { weightChain } from "./gradient_sums.ts";
import { type Chain, type ChainScene, factorsOf } from "./gradient_terms.ts";
import { canonical, touchKey, valueAt } from "./number_address.ts";
import type { Marks } from "./number_marks.ts";

export interface GradientExplanation {
  readonly touch: Touch;
  readonly value: number;
  /** null: given by a loss whose slope is not written out, or not declared. */
  readonly chain: Chain | null;
}

export type ExplainDrawing = Pick<TrackDrawing, "gradient" | "backward" | "track" | "t" | "sum">;

/** null for a number that has no gradient. */
export function explainGradient(drawing: ExplainDrawing, touch: Touch): GradientExplanation | null {
  const { gradient, backward } = drawing;
  const { computed, sample } = gradient.scene;
  const { gradients } = backward;
  switch (touch.kind) {
    case "weight": {
      const summed = weightChain(drawing, touch.weight, touch.index);
      return summed && { touch, ...summed };
    }
    case "input": {
      const value = valueAt({ ...computed, inputs: gradients.inputs }, sample, touch);
      return value === undefined ? null : { touch, value, chain: chainOf(chainScene(drawing), touch) };
    }
    case "quantity": {
      const { node, part, quantity, t, entry } = touch;
      if (!holds(gradients.trace, touch)) return null;
      const value = gradients.trace.value(node, part, quantity, t, sample, entry);
      return value === undefined ? null : { touch, value, chain: chainOf(chainScene(drawing), touch) };
    }
    default:
      return touch satisfies never;
  }
}

/** Whether the way back gives every row and entry of this quantity that is asked for. */
export function holds(gradients: Trace, touch: Extract<Touch, { kind: "quantity" }>): boolean {
  const slot = gradients.slot(touch.node, touch.part, touch.quantity);
  return slot !== undefined && touch.t < slot.rows && touch.entry < slot.width;
}

function chainScene({ gradient, backward }: ExplainDrawing): ChainScene {
  const { computed, sample } = gradient.scene;
  return {
    computed,
    gradients: backward.gradients.trace,
    sample,
    outputs: gradient.outputs,
    window: gradient.choices.window,
  };
}

/** Which cells of GRADIENT stand out: the explained gradient, and those it was made from. */
export function gradientMarks(drawing: ExplainDrawing, explanation: GradientExplanation | null): Marks {
  const { computed } = drawing.gradient.scene;
  const key = (touch: Touch) => touchKey(canonical(computed, touch));
  const touched = explanation === null ? "" : key(explanation.touch);
  const made = new Set(factorsOf(explanation?.chain ?? null).gradients.map(key));
  return {
    explanation: null,
    classOf: (one) => (touched === "" ? "" : one === touched ? " touched" : made.has(one) ? " made" : ""),
  };
}

/** The scene with what is touched here; `elsewhere`: a number in another picture is touched, not only pinned. */
export function withTouch(
  scene: Scene,
  own: Pick<GradientChoices, "touch" | "pinned">,
  elsewhere: boolean,
  gradients: Trace,
): Scene {
  const existing = (touch: Touch | null) => (touch?.kind === "quantity" && !holds(gradients, touch) ? null : touch);
  const pinned = existing(own.pinned) ?? scene.pinned;
  return { ...scene, pinned, touch: existing(own.touch) ?? (elsewhere ? scene.touch : null) ?? pinned };
}
