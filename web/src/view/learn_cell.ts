/** BE THE CELL: the learner fills in the next sub-step, is told which numbers are right, and sees the arithmetic afterwards. */
import { html, nothing, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import type { LearnMessages } from "../i18n/messages.ts";
import type { Dispatch } from "../types/command.ts";
import type { FilledCell, LearnChoices } from "../types/learn.ts";
import type { Scene } from "../types/scene.ts";
import { expressionText } from "./expression_text.ts";
import { type Exercise, grade, upcomingExercise, type Verdict } from "./learn_exercise.ts";
import { termHtml } from "./math_html.ts";
import { expandOnce, functionName, isLetter, placeOf, symbolOf } from "./math_term.ts";
import { termText } from "./math_text.ts";
import { formatNumber } from "./number.ts";

export interface Filling {
  readonly scene: Scene;
  readonly words: LearnMessages;
  readonly choices: LearnChoices;
  readonly emit: Dispatch;
}

interface Sheet extends Filling {
  readonly exercise: Exercise;
  readonly filled: FilledCell;
  readonly verdicts: readonly Verdict[];
}

export function learnCellView(drawing: Filling): TemplateResult {
  const { scene, words, choices, emit } = drawing;
  const upcoming = upcomingExercise(scene);
  if (upcoming.kind !== "exercise") {
    const start = () => emit({ type: "action", name: "first" });
    return html`<p class="note">${upcoming.kind === "through" ? words.cell.through : words.cell.tooLarge}</p>
      ${upcoming.kind === "through" ? html`<p class="learn-buttons"><button class="button" type="button" @click=${start}>${words.cell.start}</button></p>` : nothing}`;
  }
  const { exercise } = upcoming;
  const fresh: FilledCell = { key: exercise.key, typed: [], checked: false, hinted: [], revealed: false };
  const filled = choices.filled?.key === exercise.key ? choices.filled : fresh;
  const verdicts = exercise.entries.map((entry, index) => grade(filled.typed[index] ?? "", entry));
  return keyed(exercise.key, sheet({ ...drawing, exercise, filled, verdicts })) as unknown as TemplateResult;
}

function sheet(drawing: Sheet): TemplateResult {
  const { scene, words, exercise, filled, emit } = drawing;
  const m = words.cell;
  const place = placeOf(scene.computed, exercise.tick);
  if (place === null) return html``;
  const letter = symbolOf(place, exercise.info);
  const making = expandOnce(place, exercise.info);
  const name = isLetter(exercise.info) ? letter : making;
  const fill = (change: Partial<FilledCell>) =>
    emit({ type: "panel", panel: "learn", change: { filled: { ...filled, ...change } } });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    fill({ typed: typedIn(event.currentTarget as HTMLFormElement), checked: true });
  };
  const { column } = exercise.tick;
  return html`<form class="learn-cell" novalidate @submit=${submit}>
    <p class="learn-lead">${m.task}</p>
    <p class="learn-title">${column > 0 ? html`<span class="layer-name">${place.part.name}</span> · ${m.atStep(column)} · ` : nothing}<span class="learn-making">${isLetter(exercise.info) ? html`${termHtml(letter)} = ` : nothing}${termHtml(making)}</span></p>
    <table class="learn-sheet">
      <tbody>${exercise.entries.map((_, entry) => entryRow(drawing, entry, html`${name.kind === "operation" ? html`(${termHtml(name)})` : termHtml(name)}[${entry}]`, `${termText(name)}[${entry}]`, fill))}</tbody>
    </table>
    <p class="learn-verdict" role="status">${filled.checked ? overall(drawing) : nothing}</p>
    <p class="learn-buttons">
      <button class="button" type="submit">${m.check}</button>
      ${filled.revealed ? nothing : html`<button class="button" type="button" @click=${(event: Event) => fill({ typed: typedIn((event.currentTarget as HTMLButtonElement).form), revealed: true })}>${m.reveal}</button>`}
      <button class="button" type="button" @click=${() => emit({ type: "seek", position: exercise.position })}>${m.next}</button>
    </p>
  </form>`;
}

function typedIn(form: HTMLFormElement | null): readonly string[] {
  return form === null ? [] : [...form.querySelectorAll("input")].map(({ value }) => value);
}

function entryRow(
  { words, exercise, filled, verdicts }: Sheet,
  entry: number,
  label: TemplateResult,
  name: string,
  fill: (change: Partial<FilledCell>) => void,
): TemplateResult {
  const m = words.cell;
  const one = exercise.entries[entry];
  const verdict = verdicts[entry];
  if (one === undefined || verdict === undefined) return html``;
  const judged = filled.checked && verdict.kind !== "empty";
  const shown = filled.revealed || (judged && verdict.kind === "right");
  const terms = expressionText(one.expression);
  const hinted = filled.hinted.includes(entry);
  const hint = (event: Event) =>
    fill({ typed: typedIn((event.currentTarget as HTMLButtonElement).form), hinted: [...filled.hinted, entry] });
  return html`<tr>
      <th scope="row">${label} =</th>
      <td>
        <input
          type="text"
          inputmode="text"
          autocomplete="off"
          spellcheck="false"
          aria-label=${m.entry(name)}
          aria-invalid=${judged && verdict.kind !== "right" ? "true" : nothing}
          aria-describedby=${judged ? `learn-verdict-${entry}` : nothing}
          .defaultValue=${filled.typed[entry] ?? ""}
        />
      </td>
      <td class="verdict${judged && verdict.kind === "right" ? " correct" : ""}" id=${`learn-verdict-${entry}`}>${judged ? verdictText(verdict, words) : nothing}</td>
    </tr>
    <tr class="terms">
      <td></td>
      <td colspan="2">${
        shown
          ? html`<span class="learn-terms">${terms} = <b>${formatNumber(one.value)}</b></span>`
          : hinted
            ? html`<span class="learn-terms">${terms}</span>`
            : html`<button class="link" type="button" @click=${hint}>${m.terms}<span class="visually-hidden">: ${name}</span></button>`
      }</td>
    </tr>`;
}

function verdictText(verdict: Verdict, { cell: m }: LearnMessages): string {
  switch (verdict.kind) {
    case "empty":
      return "";
    case "right":
      return `✓ ${m.right}`;
    case "refused":
    case "wrong":
      return `✗ ${m.wrong}`;
    case "sign_turned":
      return `✗ ${m.signTurned}`;
    case "before":
      return `✗ ${m.before(functionName(verdict.name))}`;
    case "missing":
      return `✗ ${m.missing(formatNumber(verdict.value))}`;
    default:
      return verdict satisfies never;
  }
}

function overall({ words, verdicts }: Sheet): string {
  const given = verdicts.filter(({ kind }) => kind !== "empty");
  if (given.length === 0) return "";
  return given.every(({ kind }) => kind === "right") ? words.cell.allRight : words.cell.someWrong;
}
