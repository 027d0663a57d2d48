/** Characters that a Korean keyboard, a word processor or a web page puts where Python wants ASCII. */

/** Characters that look like Python's and are not. */
const lookalikes: ReadonlyMap<string, string> = new Map(
  [..."（(）)［[］]｛{｝}，,、,．.。.：:；;＝=＋+－-−-–-—-＊*×*／/％%＜<＞>｀`＿_".matchAll(/(.)(.)/gu)].map(
    (pair) => [pair[1] ?? "", pair[2] ?? ""] as const,
  ),
);

/** Spaces that Python does not take for spaces, and invisible characters. */
const strangeSpaces = /[\u00a0\u1680\u2000-\u200d\u2028\u2029\u202f\u205f\u2060\u3000\ufeff]/;
/** Typographic and full-width quotes, with Python's. */
export const strangeQuotes: ReadonlyMap<string, string> = new Map([
  ["“", '"'],
  ["”", '"'],
  ["„", '"'],
  ["＂", '"'],
  ["‘", "'"],
  ["’", "'"],
  ["＇", "'"],
]);

/** The ASCII character that `ch` is meant to be; `ch` itself where it is none of these. */
export function lookalike(ch: string): string {
  const punctuation = lookalikes.get(ch);
  if (punctuation !== undefined) return punctuation;
  if (strangeSpaces.test(ch)) return " ";
  const unit = ch.charCodeAt(0);
  const isAlphanumeric =
    (unit >= 0xff10 && unit <= 0xff19) || (unit >= 0xff21 && unit <= 0xff3a) || (unit >= 0xff41 && unit <= 0xff5a);
  return isAlphanumeric ? String.fromCharCode(unit - 0xfee0) : ch;
}
