/** Python text cut into tokens by the grammar that also reads it, named by the classes that colour them. */
import { classHighlighter, highlightTree } from "@lezer/highlight";
import { parser } from "@lezer/python";
import type { Token } from "../types/reading.ts";

export function tokensOf(code: string): readonly Token[] {
  const result: Token[] = [];
  highlightTree(parser.parse(code), classHighlighter, (from, to, name) => result.push({ from, to, name }));
  return result;
}
