/** Of all decimals that single precision reads back as `value`, the one with the fewest digits. NaN and infinities are themselves. */
export function fewestDigits(value: number): number {
  for (let digits = 1; digits < 9; digits++) {
    const rounded = Number(value.toPrecision(digits));
    if (Math.fround(rounded) === Math.fround(value)) return rounded;
  }
  return Number(value.toPrecision(9));
}
