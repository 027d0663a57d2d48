/** A question that is asked before its answer is shown, as data: options of which each wrong one is a known mistake, and the reason of the right one. */
import type { LearnMessages } from "../i18n/messages.ts";
import type { Backward } from "../types/gradient.ts";
import type { QuestionKind } from "../types/learn.ts";
import type { Scene } from "../types/scene.ts";

export interface Option {
  readonly label: string;
  readonly right: boolean;
  /** What the mistake is; "" for the right one. */
  readonly why: string;
}

export interface Question {
  readonly kind: QuestionKind;
  /** Names it with what its answer depends on. */
  readonly key: string;
  readonly title: string;
  /** What one needs to know for an informed guess. */
  readonly given: string;
  readonly options: readonly Option[];
  readonly because: string;
  /** Position of the run at which the answer can be seen; null where it always stands on the page. */
  readonly seek: number | null;
}

/** What questions are made from. */
export interface Asking {
  readonly scene: Scene;
  readonly words: LearnMessages;
  /** null until a question needs it, or where the model has no way back. */
  readonly backward: Backward | null;
}

const mostWrong = 3;

/** The right answer and the first few mistakes that differ from it and from each other. */
export function optionsOf(
  right: string,
  mistakes: readonly (readonly [label: string, why: string])[],
): readonly Option[] {
  const seen = new Set([right]);
  const wrong: Option[] = [];
  for (const [label, why] of mistakes) {
    if (seen.has(label) || wrong.length === mostWrong) continue;
    seen.add(label);
    wrong.push({ label, right: false, why });
  }
  return [{ label: right, right: true, why: "" }, ...wrong];
}

/** In an order that says nothing about which is right. */
export function sorted(options: readonly Option[], compare: (a: string, b: string) => number): readonly Option[] {
  return [...options].sort((a, b) => compare(a.label, b.label));
}
