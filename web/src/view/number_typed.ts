/** Numbers as one types them. */
import { formatNumber } from "./number.ts";

/** Every digit a float32 has, for fields in which the number is edited and for spoken text. A hyphen for minus: this is what one types. */
export function plainNumber(value: number): string {
  if (!Number.isFinite(value)) return formatNumber(value);
  return String(Number(value.toPrecision(7)));
}

/** Why a typed number is refused, as a key of the messages; null when it is fine. */
export type NumberProblem = "empty" | "not_a_number" | "not_finite";

export function parseNumber(
  text: string,
): { readonly ok: true; readonly value: number } | { readonly ok: false; readonly problem: NumberProblem } {
  const typed = text.trim().replaceAll("\u2212", "-").replace(",", ".");
  if (typed === "") return { ok: false, problem: "empty" };
  const value = Number(typed);
  if (/^[+-]?(inf|infinity|∞)$/i.test(typed) || (!Number.isNaN(value) && !Number.isFinite(Math.fround(value)))) {
    return { ok: false, problem: "not_finite" };
  }
  // Number() also reads 0x10 and 1_0-like oddities of JavaScript; a learner means decimal digits.
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(typed)) return { ok: false, problem: "not_a_number" };
  return { ok: true, value };
}
