/** Reads the pairs of pairs/*.txt: `### sentence`, code, `==>`, expected lines. A first code line `% name value` sets a read option. */
import { readdirSync, readFileSync } from "node:fs";
import type { ReadOptions } from "../../../web/src/keras/read.ts";

export interface Pair {
  readonly file: string;
  readonly title: string;
  readonly code: string;
  readonly options: ReadOptions;
  readonly expected: string;
}

const folder = new URL("./pairs/", import.meta.url);

export function allPairs(): readonly Pair[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".txt"))
    .sort()
    .flatMap((file) => pairsOf(file, readFileSync(new URL(file, folder), "utf8")));
}

function pairsOf(file: string, text: string): readonly Pair[] {
  return text
    .split(/^### /m)
    .slice(1)
    .map((part) => {
      const [head = "", expected = ""] = part.split(/^==>\n/m);
      const [title = "", ...lines] = head.split("\n");
      const option = /^% (caret|dialect) (\S+)$/.exec(lines[0] ?? "");
      const code = (option === null ? lines : lines.slice(1)).join("\n").trimEnd();
      const options: ReadOptions =
        option === null
          ? {}
          : option[1] === "caret"
            ? { caret: code.indexOf("|") }
            : { dialect: option[2] as "keras2" | "keras3" };
      return {
        file,
        title,
        code: option?.[1] === "caret" ? code.replace("|", "") : code,
        options,
        expected: expected.trimEnd(),
      };
    });
}
