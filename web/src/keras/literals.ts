/** Values of Python's literals. */

/** Prefix, quote and content of a string token; undefined if it is none. */
export function splitString(token: string): { readonly prefix: string; readonly content: string } | undefined {
  const match = /^([a-zA-Z]*)("""|'''|"|')([\s\S]*)\2$/.exec(token);
  return match === null ? undefined : { prefix: (match[1] ?? "").toLowerCase(), content: match[3] ?? "" };
}

const escapes: ReadonlyMap<string, string> = new Map([
  ["\n", ""],
  ["\\", "\\"],
  ["'", "'"],
  ['"', '"'],
  ["a", "\u0007"],
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
  ["v", "\v"],
]);

/** Content of a string literal with its escapes resolved. Unknown escapes stay as written, as in Python. */
export function resolveEscapes(content: string, raw: boolean): string {
  if (raw || !content.includes("\\")) return content;
  return content.replace(
    /\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-7]{1,3}|[\s\S])/g,
    (whole, code: string) => {
      const simple = escapes.get(code);
      if (simple !== undefined) return simple;
      const number =
        /^[xuU]/.test(code) && code.length > 1
          ? Number.parseInt(code.slice(1), 16)
          : /^[0-7]/.test(code)
            ? Number.parseInt(code, 8)
            : -1;
      return number >= 0 && number <= 0x10ffff ? String.fromCodePoint(number) : whole;
    },
  );
}

/** `\\x4`, `\\u12`: an escape that Python refuses. */
export function hasBadEscape(content: string): boolean {
  return /\\(x(?![0-9a-fA-F]{2})|u(?![0-9a-fA-F]{4})|U(?!00(0|10)[0-9a-fA-F]{5}|000[0-9a-fA-F]{5}))/.test(
    content.replaceAll("\\\\", ""),
  );
}

/** The number a token means; `integer` distinguishes 3 from 3.0. Undefined for complex numbers and for tokens Python refuses, as 007. */
export function parseNumber(token: string): { readonly value: number; readonly integer: boolean } | undefined {
  if (/(^|[^0-9a-fA-F])_|__|_$/.test(token)) return undefined;
  const text = token.replaceAll("_", "").toLowerCase();
  if (/^0(x[0-9a-f]+|o[0-7]+|b[01]+)$/.test(text)) return { value: Number(text), integer: true };
  if (/^(0+|[1-9][0-9]*)$/.test(text)) return { value: Number(text), integer: true };
  if (/^([0-9]+\.?[0-9]*|\.[0-9]+)(e[+-]?[0-9]+)?$/.test(text) && /[.e]/.test(text))
    return { value: Number(text), integer: false };
  return undefined;
}
