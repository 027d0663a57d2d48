/** Numbers in the arithmetic of GRADIENT: gradients are small, so what counts is three digits that say something, not three decimals. */
import { formatNumber } from "./number.ts";

/** From here down a number needs more decimals than three; from there an exponent. */
const small = 0.1;
const tiny = 1e-4;

export function fineNumber(value: number): string {
  const size = Math.abs(value);
  if (size === 0 || !(size < small)) return formatNumber(value);
  return (size < tiny ? value.toExponential(2) : value.toFixed(2 - Math.floor(Math.log10(size)))).replaceAll("-", "−");
}
