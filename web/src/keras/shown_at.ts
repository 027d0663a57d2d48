/** Which model of a text is meant. */
import type { Reading } from "../types/reading.ts";

/** Index into `reading.models` of the one that the caret is in, or whose text it follows; else the last; -1 when there is none. */
export function shownAt(reading: Pick<Reading, "models">, caret: number | undefined): number {
  const { models } = reading;
  const last = models.length - 1;
  if (caret === undefined) return last;
  let best = -1;
  models.forEach((model, i) => {
    if (model.from > caret) return;
    const current = models[best];
    const inside = model.to >= caret;
    const currentInside = current !== undefined && current.to >= caret;
    if (current === undefined || (inside && !currentInside) || (inside === currentInside && model.from >= current.from))
      best = i;
  });
  return best === -1 ? last : best;
}
