/** Numbers as the pictures print them: the same in every language, with a real minus sign, and of a width that does not change with the value. */

const minus = "\u2212";

/** Decimals of the ledger and the arithmetic line. */
export const longDecimals = 3;
/** Decimals on a coloured cell. */
export const shortDecimals = 2;

/**
 * `value` with `decimals` decimals where those say something, else with an exponent: −0.230, 4.2e−5, 1.2e+5.
 * At most decimals + 4 characters, so that a column of fixed width holds every number.
 */
export function formatNumber(value: number, decimals: number = longDecimals): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value < 0 ? `${minus}∞` : "∞";
  const size = Math.abs(value);
  if (size === 0) return (0).toFixed(decimals);
  const text = needsExponent(size, decimals) ? exponential(value, decimals) : fixed(value, decimals);
  return text.replaceAll("-", minus);
}

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
  const typed = text.trim().replaceAll(minus, "-").replace(",", ".");
  if (typed === "") return { ok: false, problem: "empty" };
  const value = Number(typed);
  if (/^[+-]?(inf|infinity|∞)$/i.test(typed) || (!Number.isNaN(value) && !Number.isFinite(Math.fround(value)))) {
    return { ok: false, problem: "not_finite" };
  }
  // Number() also reads 0x10 and 1_0-like oddities of JavaScript; a learner means decimal digits.
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(typed)) return { ok: false, problem: "not_a_number" };
  return { ok: true, value };
}

function needsExponent(size: number, decimals: number): boolean {
  // Short cells say "nearly nothing" as 0.00; only where there is room does a tiny number deserve its exponent.
  const tiny = decimals >= longDecimals && size < 0.5 * 10 ** -decimals;
  return tiny || size >= 999.5 * 10 ** (decimals - 1);
}

function fixed(value: number, decimals: number): string {
  const integerDigits = Math.max(1, Math.floor(Math.log10(Math.abs(value))) + 1);
  return value.toFixed(Math.max(0, decimals - Math.max(0, integerDigits - 1)));
}

function exponential(value: number, decimals: number): string {
  return value.toExponential(decimals >= longDecimals ? 1 : 0);
}
