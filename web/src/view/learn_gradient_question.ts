/** Which time step does the smallest gradient reach? */

import { nameAt } from "./gradient_drawing.ts";
import { measuredOf, type StepSize, seriesOf, stateOf, type Track, tracksOf } from "./gradient_series.ts";
import type { Asking, Question } from "./learn_question.ts";
import { formatNumber } from "./number.ts";

/** Sizes within this factor are about alike. */
const alike = 1.5;
const fewestSteps = 2;

/** Whether there is anything to ask, without going back through the model for it. */
export function asksForGradient({ scene }: Asking): boolean {
  return tracksOf(scene.computed).some(({ steps }) => steps >= fewestSteps);
}

export function gradientQuestions({ scene, words, backward }: Asking): readonly Question[] {
  if (backward === null) return [];
  const { computed, sample } = scene;
  return tracksOf(computed).flatMap((track): Question[] => {
    const state = stateOf(track, null);
    if (state === null || track.steps < fewestSteps) return [];
    const series = seriesOf(backward.gradients.trace, track, state, sample);
    const shown = columnsShown(track.steps).flatMap((column) => series.find((step) => step.column === column) ?? []);
    const smallest = smallestOf(shown);
    if (shown.some(({ total }) => !Number.isFinite(total))) return [];
    const place = { computed, node: track.node, part: track.part, t: 0 };
    const measured = measuredOf(track.part, state);
    const { title, given, step, alike: same, because, sizeAt, why } = words.gradient;
    const expected = smallest !== null && smallest.column === (track.part.reversed ? track.steps : 1);
    const mistake = expected ? why.backwards : why.measured;
    const choice = (label: string, right: boolean) => ({ label, right, why: right ? "" : mistake });
    const sizes = shown.map((one) => sizeAt(nameAt(place, measured, one.t), formatNumber(one.total))).join(", ");
    return [
      {
        kind: "gradient",
        key: keyOf(track),
        title: title(track.part.name),
        given,
        options: [...shown.map((one) => choice(step(one.column), one === smallest)), choice(same, smallest === null)],
        because: because(sizes),
        seek: null,
      },
    ];
  });
}

export function keyOf({ layer, part }: Track): string {
  return `gradient|${layer}|${part.id}`;
}

/** The first, one in the middle, the last. */
function columnsShown(steps: number): readonly number[] {
  return [...new Set([1, Math.ceil(steps / 2), steps])];
}

/** null where they are about alike. */
function smallestOf(sizes: readonly StepSize[]): StepSize | null {
  const [smallest, ...others] = [...sizes].sort((a, b) => a.total - b.total);
  const next = others[0]?.total ?? 0;
  return smallest !== undefined && next > alike * smallest.total ? smallest : null;
}
