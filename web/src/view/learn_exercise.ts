/** The next sub-step as an exercise: which one it is, what a learner fills in, and how that is graded. */
import type { QuantityInfo } from "../types/core.ts";
import type { Computed, Scene, Tick } from "../types/scene.ts";
import { type Explanation, type Expression, explain, leaves } from "./explain.ts";
import { plainValue } from "./expression_text.ts";
import { quantityOf, widthOf } from "./number_address.ts";
import { parseNumber } from "./number_typed.ts";

/** Longer sums are not for doing by hand. */
const mostNumbers = 24;
const mostEntries = 4;
/** How far one may look for a sub-step that can be filled in. */
const mostAhead = 400;

export interface Exercise {
  readonly key: string;
  readonly position: number;
  readonly tick: Tick;
  readonly info: QuantityInfo;
  readonly entries: readonly (Explanation & { readonly expression: Expression })[];
}

export type Upcoming =
  | { readonly kind: "exercise"; readonly exercise: Exercise }
  | { readonly kind: "too_large" | "through" };

/** The first sub-step after the cursor that is more than handing on a number. */
export function upcomingExercise({ computed, position, sample }: Scene): Upcoming {
  const { ticks } = computed.timeline;
  let passed = false;
  for (let ahead = position + 1; ahead < Math.min(ticks.length, position + mostAhead); ahead++) {
    const tick = ticks[ahead];
    const exercise = tick && exerciseAt(computed, sample, tick, ahead);
    if (exercise === "too_large") passed = true;
    else if (exercise) return { kind: "exercise", exercise };
  }
  return { kind: passed ? "too_large" : "through" };
}

function exerciseAt(computed: Computed, sample: number, tick: Tick, position: number): Exercise | "too_large" | null {
  const { node, part, quantity, t } = tick;
  const info = quantityOf(computed, node, part, quantity);
  if (!info) return null;
  const width = Math.min(mostEntries, widthOf(computed, node, part, info));
  const entries: (Explanation & { readonly expression: Expression })[] = [];
  for (let entry = 0; entry < width; entry++) {
    const explained = explain(computed, sample, { kind: "quantity", node, part, quantity, t, entry });
    const expression = explained?.expression;
    if (!explained || !expression || expression.kind === "number" || !Number.isFinite(explained.value)) return null;
    if (leaves(expression).length > mostNumbers) return "too_large";
    entries.push({ ...explained, expression });
  }
  const key = [node, part, quantity, t, sample].join("|");
  return entries.length === 0 ? null : { key, position, tick, info, entries };
}

export type Verdict =
  | { readonly kind: "empty" | "refused" | "right" | "wrong" | "sign_turned" }
  | { readonly kind: "before"; readonly name: string }
  | { readonly kind: "missing"; readonly value: number };

/** What rounding of the numbers on the screen can make of a sum of a few terms. */
export function within(typed: number, value: number): boolean {
  return Math.abs(typed - value) <= Math.max(0.01, 0.02 * Math.abs(value));
}

export function grade(text: string, { value, expression }: Exercise["entries"][number]): Verdict {
  const parsed = parseNumber(text);
  if (!parsed.ok) return { kind: parsed.problem === "empty" ? "empty" : "refused" };
  const typed = parsed.value;
  if (within(typed, value)) return { kind: "right" };
  return slipOf(typed, value, expression) ?? { kind: "wrong" };
}

/** The slip that explains a wrong number, if one does. */
function slipOf(typed: number, value: number, expression: Expression): Verdict | null {
  if (expression.kind === "call") {
    const [inner] = expression.of;
    if (inner && within(typed, plainValue(inner))) return { kind: "before", name: expression.name };
  }
  if (!within(value, 0) && within(typed, -value)) return { kind: "sign_turned" };
  if (expression.kind !== "sum" || expression.of.length < 2) return null;
  const left = expression.of.map(plainValue).find((term) => !within(term, 0) && within(typed, value - term));
  return left === undefined ? null : { kind: "missing", value: left };
}
