/** Which shape does a layer hand on? */
import type { LearnMessages } from "../i18n/messages.ts";
import type { Shape } from "../types/core.ts";
import type { Asking, Question } from "./learn_question.ts";
import { optionsOf, sorted } from "./learn_question.ts";
import { bothWays, isRecurrent, type Subject, subjectsOf } from "./learn_subjects.ts";
import { shapeText } from "./shape_text.ts";

export function shapeQuestions({ scene, words }: Asking): readonly Question[] {
  return subjectsOf(scene.computed).flatMap((subject): Question[] => {
    const [output] = subject.layer.output_shapes;
    const [input] = scene.computed.plan.nodes[subject.node]?.input_shapes ?? [];
    if (output === undefined || input === undefined) return [];
    const right = shapeText(output);
    const options = optionsOf(right, mistakesOf(subject, output, input, words.shape.why));
    if (options.length < 3) return [];
    return [
      {
        kind: "shape",
        key: `shape|${subject.layer.name}|${right}`,
        title: words.shape.title(subject.layer.name),
        given: words.shape.given(shapeText(input)),
        options: sorted(options, (a, b) => (a < b ? -1 : 1)),
        because: becauseOf(subject, words),
        seek: null,
      },
    ];
  });
}

type Mistake = readonly [string, string];

/** The likeliest first. Batch, time and features of the input stand at 0, 1 and −1. */
function mistakesOf(
  subject: Subject,
  output: Shape,
  input: Shape,
  why: LearnMessages["shape"]["why"],
): readonly Mistake[] {
  const mistakes: (readonly [Shape, string])[] = [];
  const [batch = null] = output;
  const width = output.at(-1) ?? null;
  const [, steps = null] = input;
  const { units, features } = subject.figures;
  if (isRecurrent(subject)) {
    if (bothWays(subject)) mistakes.push([[...output.slice(0, -1), units], why.oneDirection]);
    if (subject.layer.returns_sequence) {
      mistakes.push([[batch, width], why.losesTime], [[batch, width, steps], why.order]);
      if (bothWays(subject) && steps !== null) mistakes.push([[batch, 2 * steps, units], why.doublesTime]);
      mistakes.push([[batch, steps, features], why.features]);
    } else {
      mistakes.push([[batch, steps, width], why.keepsTime], [[batch, steps], why.stepsForUnits]);
      mistakes.push([[batch, features], why.features]);
    }
  } else if (output.length > 2) {
    mistakes.push([[batch, width], why.losesTime], [[batch, width, steps], why.order]);
    mistakes.push([[...output.slice(0, -1), features], why.features]);
  } else {
    mistakes.push([[batch, features], why.features]);
  }
  mistakes.push([output.slice(1), why.noBatch]);
  return mistakes.map(([shape, reason]) => [shapeText(shape), reason]);
}

function becauseOf(subject: Subject, { shape: { because } }: LearnMessages): string {
  const { figures, layer, inTime } = subject;
  if (bothWays(subject) && figures.width === 2 * figures.units) return because.bothWays(figures.units);
  if (isRecurrent(subject))
    return layer.returns_sequence ? because.sequences(figures.units) : because.last(figures.steps, figures.units);
  const perStep = layer.class_name === "Dense" || layer.class_name === "TimeDistributed";
  return perStep || inTime ? because.perStep(figures.width) : because.other;
}
