/** Which numbers can be changed, which have been, and which is being typed. */
import type { Editing, Scene, Touch } from "../types/scene.ts";
import { canonical, editOf, sameNumber, touchKey } from "./number_address.ts";

export function isEditable(scene: Scene, touch: Touch): boolean {
  return !scene.readonly && editOf(scene.computed, scene.sample, touch, 0) !== null;
}

/** Whether a learner changed this number. */
export function isEdited(scene: Scene, touch: Touch): boolean {
  if (scene.edits.length === 0) return false;
  const own = editOf(scene.computed, scene.sample, touch, 0);
  return own !== null && scene.edits.some((edit) => sameNumber(edit, own));
}

export function isTyped(scene: Scene, place: Editing["place"], touch: Touch): boolean {
  const { editing, computed } = scene;
  if (editing?.place !== place) return false;
  return touchKey(canonical(computed, editing.touch)) === touchKey(canonical(computed, touch));
}
