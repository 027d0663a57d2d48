/**
 * Blanks what is not program in pasted text: interpreter prompts, notebook prompts and magics, printed summaries and training logs.
 * Positions stay as they are.
 */

const summaryStart = /^(Model: ".*"|_{20,}\s*$|┏━)/;
const summaryEnd = /^\s*(Non-trainable params:|Optimizer params:)/;
const summaryLine =
  /^(\s*$|\s*_{10,}\s*$|\s*={10,}\s*$|\s*Layer \(type\)|.*\bparams:|[┏┃┡│├└]|Model: "|\s?[\w/]+ \([\w ]+|\s*[\w ]{1,30}\)\s|.*\(None,|.*\d\s*$)/;
const trainingLog = /^\s*(Epoch \d+\/\d+|\d+\/\d+ (\[|━|─))/;
/** How many lines a printed summary may have before we stop looking for its end. */
const longestSummary = 500;

/** `source` with everything that is not program replaced by blanks. */
export function blankOutput(source: string): string {
  if (!/>>> |In \[|Out\[|Model: "|_{20}|┏━|Epoch \d|^[ \t]*[%!]/m.test(source)) return source;
  const lines = source.split("\n");
  blankSummaries(lines);
  blankPrompts(lines);
  return lines.join("\n");
}

function blankSummaries(lines: string[]): void {
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? "";
    if (trainingLog.test(line)) lines[i] = blanks(line);
    if (!summaryStart.test(line)) continue;
    const end = endOfSummary(lines, i);
    for (; i < end; i++) lines[i] = blanks(lines[i] ?? "");
    i--;
  }
}

/** Index of the line after the summary that starts at `start`. */
function endOfSummary(lines: readonly string[], start: number): number {
  for (let i = start; i < Math.min(lines.length, start + longestSummary); i++) {
    if (!summaryEnd.test(lines[i] ?? "")) continue;
    const next = lines[i + 1] ?? "";
    return /^\s*(_{10,}\s*$|Optimizer params:)/.test(next) ? i + 2 : i + 1;
  }
  let end = start;
  while (end < lines.length && summaryLine.test(lines[end] ?? "")) end++;
  return Math.max(end, start + 1);
}

/**
 * A prompt becomes line breaks, not spaces: the code behind it then begins in the first column, as Python wants it.
 * In a session copied from the interpreter every line without a prompt is output.
 */
function blankPrompts(lines: string[]): void {
  const session =
    lines
      .find((line) => line.trim() !== "")
      ?.trimStart()
      .startsWith(">>>") ?? false;
  lines.forEach((line, i) => {
    const prompt =
      /^\s*(>>>( |$)|In \[\d*\]: ?|\.{3,}:( |$))/.exec(line)?.[0] ??
      (session ? /^\s*\.\.\.( |$)/.exec(line)?.[0] : undefined);
    if (/^\s*(Out\s?\[\d*\]:|[%!])/.test(line)) lines[i] = blanks(line);
    else if (prompt !== undefined) lines[i] = "\n".repeat(prompt.length) + line.slice(prompt.length);
    else if (session) lines[i] = blanks(line);
  });
}

function blanks(line: string): string {
  return line.replace(/[^\r]/g, " ");
}
