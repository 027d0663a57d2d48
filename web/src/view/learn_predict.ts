/** PREDICT: questions are offered, one is asked, and its answer is told with the reason; each can be skipped, all can be switched off. */
import { html, nothing, type TemplateResult } from "lit";
import type { Dispatch } from "../types/command.ts";
import type { AskedQuestion, LearnChoices, QuestionKind } from "../types/learn.ts";
import { countQuestions } from "./learn_count_question.ts";
import { asksForGradient, gradientQuestions } from "./learn_gradient_question.ts";
import { codeProse } from "./learn_prose.ts";
import type { Asking, Option, Question } from "./learn_question.ts";
import { shapeQuestions } from "./learn_shape_question.ts";
import { signQuestions } from "./learn_sign_question.ts";

const kinds: readonly QuestionKind[] = ["shape", "parameters", "sign", "gradient"];
const skipped = -1;

export interface Predicting extends Asking {
  readonly choices: LearnChoices;
  readonly emit: Dispatch;
}

function questionsOf(asking: Asking, kind: QuestionKind, asked: string | null): readonly Question[] {
  switch (kind) {
    case "shape":
      return shapeQuestions(asking);
    case "parameters":
      return countQuestions(asking);
    case "sign":
      return signQuestions(asking, asked);
    case "gradient":
      return gradientQuestions(asking);
    default:
      return kind satisfies never;
  }
}

/** The open one; null when none is, or when the model has changed under it. */
export function openQuestion(asking: Asking, asked: AskedQuestion | null): Question | null {
  if (asked === null) return null;
  const questions = questionsOf(asking, asked.kind, asked.key);
  return questions.find(({ key }) => key === asked.key) ?? (asked.kind === "gradient" ? (questions[0] ?? null) : null);
}

export function predictView(drawing: Predicting): TemplateResult {
  const { choices, words, emit } = drawing;
  const m = words.predict;
  const choose = (change: Partial<LearnChoices>) => emit({ type: "panel", panel: "learn", change });
  if (!choices.asking) {
    return html`<p class="note">${m.off} <button class="link" type="button" @click=${() => choose({ asking: true })}>${m.switchOn}</button></p>`;
  }
  const question = openQuestion(drawing, choices.asked);
  const answer = question === null ? null : (choices.asked?.answer ?? null);
  return html`${question === null ? offer(drawing) : asked(drawing, question, answer)}
    <p class="learn-foot">
      <span class="note">${choices.score.of > 0 ? m.score(choices.score.right, choices.score.of) : nothing}</span>
      <button class="link" type="button" @click=${() => choose({ asking: false, asked: null })}>${m.switchOff}</button>
    </p>`;
}

function offer(drawing: Predicting): TemplateResult {
  const m = drawing.words.predict;
  const offered = kinds.filter((kind) =>
    kind === "gradient" ? asksForGradient(drawing) : questionsOf(drawing, kind, null).length > 0,
  );
  if (offered.length === 0) return html`<p class="note">${m.none}</p>`;
  const failed =
    drawing.choices.asked?.kind === "gradient"
      ? html`<p class="note" role="status">${drawing.words.gradient.failed}</p>`
      : nothing;
  return html`<p class="learn-lead">${m.offer}</p>
    ${failed}
    <p class="learn-buttons">${offered.map(
      (kind) =>
        html`<button class="button" type="button" @click=${() => ask(drawing, kind, null)}>${m.kinds[kind]}</button>`,
    )}</p>`;
}

/** The next one of its kind: after the one that was open, else where the count of questions stands, so that not every one begins with the first layer. */
function ask({ emit, ...asking }: Predicting, kind: QuestionKind, after: string | null): void {
  const questions = questionsOf(asking, kind, null);
  const at = questions.findIndex(({ key }) => key === after);
  const next = questions[(after === null ? asking.choices.score.of : at + 1) % Math.max(1, questions.length)];
  const asked = { kind, key: next?.key ?? "", answer: null };
  emit({ type: "panel", panel: "learn", change: { asked } });
}

function asked(drawing: Predicting, question: Question, answer: number | null): TemplateResult {
  const { words, emit, choices } = drawing;
  const m = words.predict;
  const hides = answer === null && question.kind !== "sign" ? question.kind : nothing;
  const take = (index: number, option: Option | null) =>
    emit({
      type: "panel",
      panel: "learn",
      change: {
        asked: { kind: question.kind, key: question.key, answer: index },
        score:
          option === null
            ? choices.score
            : { right: choices.score.right + Number(option.right), of: choices.score.of + 1 },
      },
    });
  return html`<div class="learn-question" role="group" aria-labelledby="learn-question" data-hides=${hides}>
    <p class="learn-title" id="learn-question">${codeProse(question.title)}</p>
    <p class="note">${codeProse(question.given)} ${hides === nothing ? nothing : m.hiding}</p>
    <div class="learn-options">${question.options.map((option, index) => optionView(option, index, answer, words, () => take(index, option)))}</div>
    <div class="learn-answer" role="status">${answer === null ? nothing : told(question, answer, words)}</div>
    <p class="learn-buttons">${
      answer === null
        ? html`<button class="link" type="button" @click=${() => take(skipped, null)}>${m.skip}</button>`
        : html`${
            question.seek === null
              ? nothing
              : html`<button class="button" type="button" @click=${() => emit({ type: "seek", position: question.seek ?? 0 })}>${m.seek}</button>`
          }<button class="button" type="button" @click=${() => ask(drawing, question.kind, question.key)}>${m.another}</button>
          <button class="link" type="button" @click=${() => emit({ type: "panel", panel: "learn", change: { asked: null } })}>${m.done}</button>`
    }</p>
  </div>`;
}

function optionView(
  option: Option,
  index: number,
  answer: number | null,
  { predict }: Asking["words"],
  take: () => void,
): TemplateResult {
  const verdict = answer === null ? "" : option.right ? " correct" : index === answer ? " wrong" : " other";
  const sign = verdict === " correct" ? "✓ " : verdict === " wrong" ? "✗ " : "";
  const spoken = verdict === " correct" ? predict.right : verdict === " wrong" ? predict.wrong : "";
  return html`<button class="button option${verdict}" type="button" ?disabled=${answer !== null} @click=${take}>
    <span aria-hidden="true">${sign}</span>${option.label}${spoken === "" ? nothing : html`<span class="visually-hidden"> ${spoken}</span>`}
  </button>`;
}

/** Whether it was right, why a wrong one is a mistake, and what the answer follows from. */
function told(question: Question, answer: number, { predict: m }: Asking["words"]): TemplateResult {
  const right = question.options.find((option) => option.right);
  const chosen = question.options[answer];
  if (chosen?.right) return html`<p><b>${m.right}</b> ${codeProse(question.because)}</p>`;
  const verdict = chosen === undefined ? nothing : html`<b>${m.wrong}</b> ${codeProse(chosen.why)} `;
  return html`<p>${verdict}${m.answerIs(right?.label ?? "")} ${codeProse(question.because)}</p>`;
}
