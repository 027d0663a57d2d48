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
