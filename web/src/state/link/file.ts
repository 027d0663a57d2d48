/** The same as a link, as a file: for what is too long for an address. */
import { version } from "./address.ts";
import { isCount, isObject, type JsonObject, own, parsed } from "./json.ts";
import type { LinkContent } from "./link.ts";

/** The key that tells our files from others; its value is the version. */
const mark = "rnn-playground";
/** UTF-16 units of a file that are read at all. */
const longestFile = 4_000_000;

export interface FileContent {
  readonly version: number;
  readonly content: LinkContent;
}

export function writeFile({ code, fields }: LinkContent): string {
  return `${JSON.stringify({ [mark]: version, code, ...fields }, null, 1)}\n`;
}

/** null if it is no file of ours. */
export function readFile(text: string): FileContent | null {
  const json = text.length > longestFile ? undefined : parsed(text);
  if (json === undefined || !isObject(json)) return null;
  const written = own(json, mark);
  const code = own(json, "code");
  if (!isCount(written) || typeof code !== "string") return null;
  return { version: written, content: { code, fields: without(json, [mark, "code"]) } };
}

function without(object: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
}
