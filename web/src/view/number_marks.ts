/** Which numbers stand out, in every picture at once: the touched one and those that made it. */
import type { Scene, Touch } from "../types/scene.ts";
import { type Explanation, explain } from "./explain.ts";
import { canonical, quantityOf, touchKey } from "./number_address.ts";
import { progressOf } from "./number_progress.ts";

export interface Marks {
  readonly explanation: Explanation | null;
  /** " touched", " made" or "", to append to a class list. `key`: of the number where it really comes from. */
  classOf(key: string): string;
}

/** What is not computed yet cannot be explained: marks are empty then. */
export function marksOf(scene: Scene): Marks {
  const { touch, computed, sample } = scene;
  const explanation = touch !== null && isReached(scene, touch) ? explain(computed, sample, touch) : null;
  const touched = explanation === null ? "" : touchKey(canonical(computed, explanation.touch));
  return {
    explanation,
    classOf(key) {
      if (explanation === null) return "";
      if (key === touched) return " touched";
      return explanation.contributors.has(key) ? " made" : "";
    },
  };
}

export function isReached(scene: Scene, touch: Touch): boolean {
  if (touch.kind !== "quantity") return true;
  if (!quantityOf(scene.computed, touch.node, touch.part, touch.quantity)) return false;
  return progressOf(scene).reached(touch.node, touch.part, touch.quantity, touch.t);
}
