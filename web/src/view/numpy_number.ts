/** A number of single precision as NumPy reads it: always a float, with every digit that counts. */
import { fewestDigits } from "../types/float32.ts";

export function numpyNumber(value: number): string {
  if (Number.isNaN(value)) return "np.nan";
  if (!Number.isFinite(value)) return value < 0 ? "-np.inf" : "np.inf";
  const text = String(fewestDigits(value));
  return /[.e]/.test(text) ? text : `${text}.0`;
}
