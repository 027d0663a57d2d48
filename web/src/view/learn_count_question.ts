/** How many parameters does a layer have? */
import type { WeightInfo } from "../types/core.ts";
import type { Asking, Question } from "./learn_question.ts";
import { optionsOf, sorted } from "./learn_question.ts";
import { bothWays, type Subject, subjectsOf } from "./learn_subjects.ts";

export function countQuestions({ scene, words }: Asking): readonly Question[] {
  const { plan } = scene.computed;
  return subjectsOf(scene.computed).flatMap((subject): Question[] => {
    const { layer, figures } = subject;
    if (layer.parameters === 0) return [];
    const weights = plan.weights.slice(layer.weights_begin, layer.weights_end);
    const options = optionsOf(String(layer.parameters), mistakesOf(subject, weights, words.parameters.why));
    if (options.length < 3) return [];
    return [
      {
        kind: "parameters",
        key: `parameters|${layer.name}|${layer.parameters}`,
        title: words.parameters.title(layer.name),
        given: words.parameters.given(figures.units, figures.features),
        options: sorted(options, (a, b) => Number(a) - Number(b)),
        because: words.parameters.because(layer.parameters, figures.formula),
        seek: null,
      },
    ];
  });
}

function mistakesOf(
  subject: Subject,
  weights: readonly WeightInfo[],
  why: Asking["words"]["parameters"]["why"],
): readonly (readonly [string, string])[] {
  const { layer, figures, recurrent } = subject;
  const all = layer.parameters;
  const of = (is: (weight: WeightInfo) => boolean) => weights.filter(is).reduce((sum, weight) => sum + weight.size, 0);
  const memory = of(({ role }) => role === "memory");
  const bias = of(({ role }) => role === "bias");
  const gates = Math.max(1, ...weights.map(({ blocks }) => new Set(blocks.map(({ name }) => name)).size));
  const twoRows = weights.some(({ role, shape }) => role === "bias" && shape.length === 2);
  const mistakes: (readonly [number, string])[] = [];
  if (bothWays(subject)) mistakes.push([all / 2, why.oneDirection]);
  if (gates > 1) mistakes.push([all / gates, why.oneGate]);
  if (twoRows && recurrent.length > 0) mistakes.push([all - bias / 2, why.oneBias]);
  if (figures.steps > 1) mistakes.push([all * figures.steps, why.shared]);
  if (memory > 0) mistakes.push([all - memory, why.noMemory]);
  if (bias > 0) mistakes.push([all - bias, why.noBias]);
  return mistakes.map(([count, reason]) => [String(count), reason]);
}
