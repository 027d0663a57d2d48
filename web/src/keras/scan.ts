/**
 * Looks at the characters before the grammar does: brackets, quotes, and characters that a Korean keyboard, a word processor or a web page put there.
 * The grammar recovers from an unclosed bracket by swallowing the next lines; here such a statement is blanked instead, so that the others are read as they stand.
 */
import type { Diagnostic, Range, TextEdit } from "../types/reading.ts";
import { lookalike, strangeQuotes } from "./lookalikes.ts";
import { type Report, say } from "./report.ts";

export interface Scan {
  /** The text with the same length and positions, foreign characters replaced by the ASCII ones meant, unreadable statements blanked. */
  readonly text: string;
  /** The statements that were blanked. */
  readonly blanked: readonly Range[];
  readonly errorsLost: boolean;
}

const closers: ReadonlyMap<string, string> = new Map([
  ["(", ")"],
  ["[", "]"],
  ["{", "}"],
]);

/** How often reading starts anew after an unclosed bracket before the rest is given up: keeps the work linear. */
const maxRestarts = 20;

interface Opener {
  readonly bracket: string;
  readonly at: number;
}

interface Scanner {
  readonly source: string;
  readonly report: Report;
  /** The text in the making, one UTF-16 unit each. */
  readonly out: string[];
  readonly blanked: Range[];
  foreign: { readonly at: number; readonly wanted: string }[];
  stack: Opener[];
  /** Where the current logical line began. */
  lineStart: number;
  restarts: number;
  /** Where the last value inside brackets ended, if nothing has followed it yet. */
  valueEnd: number;
  /** That value is a string: the next string joins it. */
  valueIsString: boolean;
  /** Ends of values after which a comma is missing. */
  commas: number[];
}

/** Scans `source`; what it finds is added to `diagnostics`. */
export function scan(source: string, diagnostics: Diagnostic[]): Scan {
  const report: Report = { diagnostics, errorsLost: false };
  const scanner: Scanner = {
    source,
    report,
    out: source.split(""),
    blanked: [],
    foreign: [],
    stack: [],
    lineStart: 0,
    restarts: 0,
    valueEnd: -1,
    valueIsString: false,
    commas: [],
  };
  let i = 0;
  while (i < source.length) {
    i = step(scanner, i);
    if (i >= source.length && scanner.stack.length > 0) i = unclosed(scanner);
  }
  sayForeign(scanner);
  sayCommas(scanner);
  return { text: scanner.out.join(""), blanked: scanner.blanked, errorsLost: report.errorsLost };
}

/** Handles the character at `i` and returns where the next one stands. */
function step(scanner: Scanner, i: number): number {
  const { source, out, stack } = scanner;
  const ch = source[i] ?? "";
  if (ch === "#") return endOfLine(source, i);
  if (ch === "\\" && i + 1 < source.length) return i + 2;
  if (ch === "\n") {
    if (stack.length === 0) scanner.lineStart = i + 1;
    return i + 1;
  }
  if (ch === '"' || ch === "'" || strangeQuotes.has(ch)) return stringValue(scanner, i);
  let meant = ch;
  if (ch > "\u007f") {
    meant = lookalike(ch);
    if (meant !== ch) {
      scanner.foreign.push({ at: i, wanted: meant });
      out[i] = meant;
    }
  }
  if (closers.has(meant)) stack.push({ bracket: meant, at: i });
  else if (meant === ")" || meant === "]" || meant === "}") return closeBracket(scanner, i, meant);
  else if (/[\w.]/.test(meant)) return word(scanner, i);
  if (meant !== " " && meant !== "\t" && meant !== "\r") {
    scanner.valueEnd = -1;
    scanner.valueIsString = false;
  }
  return i + 1;
}

function stringValue(scanner: Scanner, i: number): number {
  if (!scanner.valueIsString) noteValue(scanner, i);
  const restarts = scanner.restarts;
  const end = quoted(scanner, i);
  if (scanner.restarts === restarts) scanner.valueEnd = end;
  scanner.valueIsString = scanner.restarts === restarts;
  return end;
}

/** A name, keyword or number from `i` on; returns where it ends. Two values side by side inside brackets want a comma. */
function word(scanner: Scanner, i: number): number {
  const { source } = scanner;
  let end = i + 1;
  while (end < source.length && /[\w.]/.test(source[end] ?? "")) end++;
  const text = source.slice(i, end);
  const operator = /^(and|or|in|is|if|else|for|not|async|as)$/.test(text);
  // A string prefix belongs to its string.
  const quote = source[end];
  const isPrefix = (quote === '"' || quote === "'") && /^(r|b|u|f|br|rb|fr|rf)$/i.test(text);
  if (isPrefix) return end;
  if (text !== "." && !operator) noteValue(scanner, i);
  const opensValue = operator || /^(lambda|await|yield|from)$/.test(text) || text.endsWith(".");
  scanner.valueEnd = opensValue ? -1 : end;
  scanner.valueIsString = false;
  return end;
}

function noteValue(scanner: Scanner, from: number): void {
  if (scanner.stack.length > 0 && scanner.valueEnd !== -1 && scanner.valueEnd < from)
    scanner.commas.push(scanner.valueEnd);
}

function closeBracket(scanner: Scanner, i: number, bracket: string): number {
  const opener = scanner.stack.pop();
  if (opener === undefined) {
    say(
      scanner.report,
      { from: i, to: i + 1 },
      {
        code: "unopened_bracket",
        args: { bracket },
        keras: `unmatched '${bracket}'`,
        mend: { code: "remove", args: { text: bracket }, edits: [{ from: i, to: i + 1, insert: "" }] },
      },
    );
    return i + 1;
  }
  const wanted = closers.get(opener.bracket) ?? "";
  if (bracket === wanted) {
    scanner.valueEnd = i + 1;
    scanner.valueIsString = false;
    return i + 1;
  }
  // `[Dense(1))`: the closer fits an opener further out, so one was left out; otherwise the wrong one was typed.
  const leftOut = scanner.stack.some((outer) => closers.get(outer.bracket) === bracket);
  say(
    scanner.report,
    { from: i, to: i + 1 },
    {
      code: "mismatched_bracket",
      args: { opened: opener.bracket, closed: bracket, wanted },
      keras: `closing parenthesis '${bracket}' does not match opening parenthesis '${opener.bracket}'`,
      mend: leftOut
        ? { code: "insert", args: { text: wanted }, edits: [{ from: i, to: i, insert: wanted }] }
        : { code: "replace", args: { text: wanted }, edits: [{ from: i, to: i + 1, insert: wanted }] },
    },
  );
  return blankStatement(scanner, i);
}

/** A string literal from its quote on: returns where it ends. */
function quoted(scanner: Scanner, i: number): number {
  const { source } = scanner;
  const ch = source[i] ?? "";
  const quote = strangeQuotes.get(ch) ?? ch;
  if (quote !== ch) return foreignQuoted(scanner, i, quote);
  const triple = quote.repeat(3);
  if (source.startsWith(triple, i)) {
    const end = endOfTriple(source, i + 3, triple);
    if (end !== -1) return end;
    say(
      scanner.report,
      { from: i, to: i + 3 },
      { code: "unclosed_quote", args: { quote: triple }, keras: "unterminated triple-quoted string literal" },
    );
    blank(scanner, scanner.lineStart, source.length);
    scanner.stack = [];
    return source.length;
  }
  for (let j = i + 1; j < source.length; j++) {
    const c = source[j];
    if (c === "\\") j++;
    else if (c === quote) return j + 1;
    else if (c === "\n") break;
  }
  return unclosedQuote(scanner, i, quote);
}

/** A string between typographic or full-width quotes: read as if the quotes were Python's. */
function foreignQuoted(scanner: Scanner, i: number, quote: string): number {
  const { source, out } = scanner;
  scanner.foreign.push({ at: i, wanted: quote });
  out[i] = quote;
  const lineEnd = endOfLine(source, i);
  for (let j = i + 1; j < lineEnd; j++) {
    const c = source[j] ?? "";
    if (c === quote) return j + 1;
    if (strangeQuotes.get(c) === quote) {
      scanner.foreign.push({ at: j, wanted: quote });
      out[j] = quote;
      return j + 1;
    }
  }
  return unclosedQuote(scanner, i, quote);
}

function endOfTriple(source: string, from: number, triple: string): number {
  for (let j = from; j < source.length; j++) {
    if (source[j] === "\\") j++;
    else if (source.startsWith(triple, j)) return j + 3;
  }
  return -1;
}

function unclosedQuote(scanner: Scanner, i: number, quote: string): number {
  const { source, report } = scanner;
  const rest = source.slice(i + 1, endOfLine(source, i));
  const word = /^[\w.\-/ ]*\w/.exec(rest)?.[0] ?? "";
  const sure = word !== "" && /^\s*[)\],]*\s*(#.*)?$/.test(rest.slice(word.length));
  const at = i + 1 + word.length;
  say(
    report,
    { from: i, to: Math.max(i + 1, at) },
    {
      code: "unclosed_quote",
      args: { quote },
      keras: "unterminated string literal",
      mend: sure
        ? { code: "close_quote", args: { text: quote }, edits: [{ from: at, to: at, insert: quote }] }
        : undefined,
    },
  );
  return blankStatement(scanner, i);
}

/** At the end of the text with brackets open. Returns where reading goes on. */
function unclosed(scanner: Scanner): number {
  const { source, report, stack } = scanner;
  const opener = stack[stack.length - 1];
  const outermost = stack[0];
  if (opener === undefined || outermost === undefined) return source.length;
  const missing = stack
    .map((o) => closers.get(o.bracket) ?? "")
    .reverse()
    .join("");
  const resume = nextStatement(source, outermost.at, indentation(source, scanner.lineStart));
  const end = endOfCode(source, resume === source.length ? source.length : resume - 1);
  say(
    report,
    { from: opener.at, to: opener.at + 1 },
    {
      code: "unclosed_bracket",
      args: { bracket: opener.bracket, missing },
      keras: `'${opener.bracket}' was never closed`,
      mend: { code: "insert", args: { text: missing }, edits: [{ from: end, to: end, insert: missing }] },
    },
  );
  return resumeAt(scanner, resume);
}

/** Blanks the logical line around `i` and returns where the next statement begins. */
function blankStatement(scanner: Scanner, i: number): number {
  const open = scanner.stack.length > 0;
  const lineEnd = endOfLine(scanner.source, i);
  const next = open ? nextStatement(scanner.source, i, indentation(scanner.source, scanner.lineStart)) : lineEnd;
  return resumeAt(scanner, next);
}

function resumeAt(scanner: Scanner, next: number): number {
  const { source } = scanner;
  scanner.restarts++;
  const end = scanner.restarts > maxRestarts ? source.length : next;
  blank(scanner, scanner.lineStart, end);
  // What is read anew is noted anew.
  scanner.commas = scanner.commas.filter((at) => at < end);
  scanner.foreign = scanner.foreign.filter(({ at }) => at < end);
  scanner.stack = [];
  scanner.valueEnd = -1;
  scanner.valueIsString = false;
  scanner.lineStart = end;
  return end;
}

/** Start of the first line after `from`, not indented deeper than `indent`, that can only be a new statement; the end of the text if there is none. */
function nextStatement(source: string, from: number, indent: number): number {
  for (let at = endOfLine(source, from) + 1; at < source.length; at = endOfLine(source, at) + 1) {
    const line = source.slice(at, endOfLine(source, at));
    const text = line.trimStart();
    if (text === "" || line.length - text.length > indent) continue;
    const keyword = /^(import|from|def|class|for|while|if|return|with|try|print|del|assert|pass|@)\b/.test(text);
    const assignment = /^[\w.]+(\s*,\s*[\w.]+)*\s*=(?!=)/.test(text) && !/,\s*(#.*)?$/.test(text);
    const method = /^\w+\.(add|compile|fit|summary|build|evaluate|predict|pop)\b/.test(text);
    if (keyword || assignment || method) return at;
  }
  return source.length;
}

function blank(scanner: Scanner, from: number, to: number): void {
  const { source, out, blanked } = scanner;
  for (let i = from; i < to; i++) if (source[i] !== "\n") out[i] = " ";
  // A block must not lose its only statement.
  const start = from + indentation(source, from);
  if (endOfLine(source, start) - start >= 4) for (const [i, ch] of [..."pass"].entries()) out[start + i] = ch;
  if (to > from) blanked.push({ from, to });
}

/** Two values side by side: read as if the comma stood there. */
function sayCommas(scanner: Scanner): void {
  const { blanked, commas, out, report, source } = scanner;
  for (const at of commas) {
    if (blanked.some((range) => range.from <= at && at < range.to)) continue;
    const start = at - (/([\w.]+|.)$/.exec(source.slice(Math.max(0, at - 60), at))?.[0].length ?? 1);
    say(
      report,
      { from: start, to: at },
      {
        code: "missing_comma",
        keras: "invalid syntax. Perhaps you forgot a comma?",
        mend: { code: "insert", args: { text: "," }, edits: [{ from: at, to: at, insert: "," }] },
      },
    );
    if (/\s/.test(out[at] ?? "")) out[at] = ",";
  }
}

/** One diagnostic per foreign character; the mend of each replaces them all. */
function sayForeign(scanner: Scanner): void {
  const { foreign, report, source } = scanner;
  const edits: TextEdit[] = foreign
    .map(({ at, wanted }) => ({ from: at, to: at + 1, insert: wanted }))
    .sort((a, b) => a.from - b.from);
  for (const { at, wanted } of foreign) {
    const found = source[at] ?? "";
    const range = { from: at, to: at + 1 };
    const hex = (found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
    const space = wanted === " ";
    say(report, range, {
      code: space ? "foreign_space" : "foreign_character",
      args: space ? { code: `U+${hex}` } : { found, wanted },
      keras: space ? `invalid non-printable character U+${hex}` : `invalid character '${found}' (U+${hex})`,
      mend: { code: "replace_foreign", args: {}, edits },
    });
  }
}

function endOfLine(source: string, from: number): number {
  const end = source.indexOf("\n", from);
  return end === -1 ? source.length : end;
}

/** Where the last code before `end` stops: no blank, no comment. */
function endOfCode(source: string, end: number): number {
  let at = end;
  for (;;) {
    while (at > 0 && /\s/.test(source[at - 1] ?? "")) at--;
    const lineStart = source.lastIndexOf("\n", at - 1) + 1;
    const comment = source.slice(lineStart, at).search(/#[^"']*$/);
    if (comment === -1) return at;
    at = lineStart + comment;
  }
}

function indentation(source: string, lineStart: number): number {
  return /^[ \t]*/.exec(source.slice(lineStart, lineStart + 400))?.[0].length ?? 0;
}
