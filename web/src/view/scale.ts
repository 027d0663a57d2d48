/**
 * The value scale: orange for negative, paper at zero, blue for positive, symmetric about zero.
 * A fill is one of a fixed set of levels, so that colours live in the style sheet and every number on every level is known to be legible.
 */

export const levels = 24;

/** CSS classes of a coloured cell: the level's, and the sign's where there is one to tell by more than hue. */
export interface Fill {
  readonly className: string;
  readonly negative: boolean;
}

const limits: readonly number[] = [1, 1.5, 2, 3, 4, 5, 6, 8, 10];

/** The smallest round number that no finite value exceeds in size; 1 for nothing but zeros. Round, so that colours rest while a number is dragged. */
export function limitOf(...arrays: readonly ArrayLike<number>[]): number {
  let largest = 0;
  for (const array of arrays) {
    for (let i = 0; i < array.length; i++) {
      const size = Math.abs(array[i] ?? 0);
      if (size > largest && size < Number.POSITIVE_INFINITY) largest = size;
    }
  }
  if (largest === 0) return 1;
  const decade = 10 ** Math.floor(Math.log10(largest));
  const step = limits.find((limit) => limit * decade >= largest * (1 - 1e-6)) ?? 10;
  return Number((step * decade).toPrecision(6));
}

/** −levels … levels, or null for NaN. Infinite values sit at the ends. */
export function levelOf(value: number, limit: number): number | null {
  if (Number.isNaN(value)) return null;
  const ratio = Math.max(-1, Math.min(1, value / limit));
  const level = Math.round(ratio * levels);
  // The smallest non-zero value still shows its sign.
  if (level === 0 && value !== 0) return Math.sign(value);
  return level === 0 ? 0 : level;
}

export function fillOf(value: number, limit: number): Fill {
  const level = levelOf(value, limit);
  if (level === null) return { className: "v v-nan", negative: false };
  const infinite = Number.isFinite(value) ? "" : " v-inf";
  return { className: `v ${levelClass(level)}${infinite}`, negative: value < 0 };
}

export function levelClass(level: number): string {
  if (level === 0) return "v-0";
  return `${level < 0 ? "n" : "p"}${Math.abs(level)}`;
}
