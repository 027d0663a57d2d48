/** Numbers that depend on their coordinates alone: asking for one more changes none of the others. */

/** In [0, 1), from any few integers. A 32-bit avalanche over the words, each mixed with the rest. */
export function seeded(...words: readonly number[]): number {
  let hash = 0x9e3779b9;
  for (const word of words) {
    hash = Math.imul(hash ^ (word | 0), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    hash ^= hash >>> 16;
  }
  return (hash >>> 0) / 2 ** 32;
}
