/** Which Keras the text speaks. */
import type { Dialect } from "../types/core.ts";
import type { DialectReason, Reading } from "../types/reading.ts";
import type { Evidence } from "./session.ts";

export interface DialectChoice {
  readonly dialect: Dialect;
  readonly reason: DialectReason;
  readonly evidence: Reading["dialect_evidence"];
}

/**
 * The first thing in the text that only one dialect has decides. Without any, `input_shape=` on a layer means Keras 2: both take it, but the tutorials that write it are of that age.
 * Otherwise Keras 3.
 */
export function chooseDialect(evidence: readonly Evidence[]): DialectChoice {
  const sorted = [...evidence].sort((a, b) => a.from - b.from);
  const decisive = sorted.find((one) => !one.habit);
  const habit = sorted.find((one) => one.habit);
  const one = decisive ?? habit;
  if (one === undefined) return { dialect: "keras3", reason: "default", evidence: null };
  const { from, to, text, dialect } = one;
  const reason = decisive === undefined ? "input_shape" : dialect === "keras2" ? "only_keras2" : "only_keras3";
  return { dialect, reason, evidence: { from, to, text } };
}
