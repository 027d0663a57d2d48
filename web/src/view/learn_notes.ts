/** Notes on what is often taken for something else: each stands where the model on the screen gives it reason to. */
import { html, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { LearnNotes } from "../i18n/messages.ts";
import type { LayerFigures } from "../types/learn.ts";
import type { Computed, Scene } from "../types/scene.ts";
import { codeProse } from "./learn_prose.ts";
import { bothWays, hasQuantity, isRecurrent, readersOf, type Subject, subjectsOf } from "./learn_subjects.ts";

export type NoteName = keyof LearnNotes;

export interface Note {
  readonly name: NoteName;
  readonly figures: LayerFigures;
  /** About the layer at the cursor. */
  readonly here: boolean;
}

interface Model {
  readonly computed: Computed;
  readonly subjects: readonly Subject[];
  readonly last: Subject | undefined;
}

/** From this many time steps on a plain recurrent layer is likely to lose the gradient. */
const manySteps = 8;

/** Whether a note has something to say about a layer; where it is about two, the other one. In the order in which one would read them. */
type Rule = (subject: Subject, model: Model) => boolean | Subject;

const rules: { readonly [Name in NoteName]: Rule } = {
  unitsAreNotSteps: inSteps,
  unitsAreNotLayers: (subject) => isRecurrent(subject) && subject.figures.units > 1,
  batchIsNotTime: inSteps,
  noneIsAnySize: ({ layer }) => layer.output_shapes.some((shape) => shape[0] === null),
  weightsAreShared: inSteps,
  onlyLastLeaves: (subject) => inSteps(subject) && !subject.layer.returns_sequence,
  sequencesChangeNothing: (subject) => inSteps(subject) && subject.layer.returns_sequence,
  stateIsNotAnswer: (subject, { computed, subjects }) =>
    (isRecurrent(subject) && readersOf(subjects, subject, computed).find(({ cell }) => cell === "Dense")) || false,
  noOutputWeights: (subject, { last }) => isRecurrent(subject) && subject === last,
  stateStartsAtZero: (subject) => isRecurrent(subject) && subject.config["stateful"] !== true,
  statefulCarries: (subject) => isRecurrent(subject) && subject.config["stateful"] === true,
  stackNeedsSequences: (subject, { computed, subjects }) =>
    (isRecurrent(subject) &&
      subject.layer.returns_sequence &&
      readersOf(subjects, subject, computed).find(isRecurrent)) ||
    false,
  bidirectionalDoubles: (subject) => bothWays(subject) && subject.figures.width === 2 * subject.figures.units,
  backwardEndsAtStart: (subject) => bothWays(subject) && !subject.layer.returns_sequence,
  lstmIsOneLayer: ({ cell }) => cell === "LSTM",
  cellStateStays: ({ cell }) => cell === "LSTM",
  forgetBiasIsOne: ({ cell, config }) =>
    cell === "LSTM" && config["unit_forget_bias"] !== false && config["use_bias"] !== false,
  gruHasTwoBiases: (subject, { computed }) => subject.recurrent.length === 1 && hasTwoBiases(subject, computed),
  updateGateKeeps: ({ cell }) => cell === "GRU",
  gatesAreVectors: (subject) => isRecurrent(subject) && hasQuantity(subject, ({ gate }) => gate !== ""),
  gradientFades: (subject) => subject.cell === "SimpleRNN" && subject.figures.steps >= manySteps,
  unboundedState: (subject) =>
    subject.cell === "SimpleRNN" && ["relu", "linear", "elu", "selu"].includes(String(subject.config["activation"])),
  backwardsOrder: (subject) =>
    subject.recurrent.length === 1 && subject.layer.returns_sequence && subject.config["go_backwards"] === true,
  maskedStepsWait: (subject) => isRecurrent(subject) && hasQuantity(subject, ({ operation }) => operation === "carry"),
  denseAtEachStep: ({ layer, inTime }) => layer.class_name === "Dense" && inTime,
  timeDistributedIsOne: ({ layer }) => layer.class_name === "TimeDistributed" && layer.parameters > 0,
  embeddingRows: ({ cell }) => cell === "Embedding",
  dropoutOnlyInTraining: ({ figures }) => figures.rate > 0,
  softmaxOverFeatures: (subject) =>
    !isRecurrent(subject) &&
    hasQuantity(subject, (info) => info.operation === "activation" && info.function === "softmax"),
  lossOfSequence: (subject, { last }) => subject === last && subject.inTime,
  weightsAreRandom: ({ layer }) => layer.parameters > 0,
};

function inSteps(subject: Subject): boolean {
  return isRecurrent(subject) && subject.figures.steps > 1;
}

function hasTwoBiases({ cell, layer }: Subject, { plan }: Computed): boolean {
  const weights = plan.weights.slice(layer.weights_begin, layer.weights_end);
  return cell === "GRU" && weights.some(({ role, shape }) => role === "bias" && shape.length === 2);
}

/** Each once: about the layer at the cursor if it holds there, else about the first for which it holds. Those of the layer at the cursor come first. */
export function notesOf({ computed, tick }: Scene): readonly Note[] {
  const subjects = subjectsOf(computed);
  const model: Model = { computed, subjects, last: subjects.at(-1) };
  const atCursor = subjects.filter(({ node }) => node === tick.node);
  const notes = (Object.keys(rules) as NoteName[]).flatMap((name): Note[] => {
    for (const subject of [...atCursor, ...subjects]) {
      const found = rules[name](subject, model);
      if (found === false) continue;
      const other = found === true ? "" : found.figures.layer;
      return [{ name, figures: { ...subject.figures, other }, here: subject.node === tick.node }];
    }
    return [];
  });
  return [...notes.filter(({ here }) => here), ...notes.filter(({ here }) => !here)];
}

export function notesView(scene: Scene, words: LearnNotes): TemplateResult {
  return html`<div class="notes">${repeat(
    notesOf(scene),
    ({ name }) => name,
    ({ name, figures }) => html`<details class="misconception">
        <summary><span class="question">${codeProse(words[name].title)}</span> <span class="layer-name">${figures.layer}</span></summary>
        <p>${codeProse(words[name].text(figures))}</p>
      </details>`,
  )}</div>`;
}
