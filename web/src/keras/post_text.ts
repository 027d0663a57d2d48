/** What of a code block in a post is Python: without the line numbers and prompts that a highlighter, an interpreter or a notebook has put before its lines. */

export function codeOfPost(text: string): string {
  const plain = text
    .replace(/\u00a0/g, " ")
    .replace(/[\u200b\ufeff]/g, "")
    .replace(/\r\n?/g, "\n");
  return withoutPrompts(withoutNumbers(plain.split("\n")))
    .join("\n")
    .replace(/^\s*\n|\s+$/g, "");
}

const blank = (line: string): boolean => line.trim() === "";

/** Numbers that count the lines one by one. */
function withoutNumbers(lines: readonly string[]): readonly string[] {
  const written = lines.filter((line) => !blank(line));
  const first = Number(/^\s*(\d+)/.exec(written[0] ?? "")?.[1] ?? Number.NaN);
  const counted = written.every((line, i) => new RegExp(`^\\s*${first + i}(\\s|$)`).test(line));
  return written.length > 1 && counted ? lines.map((line) => line.replace(/^\s*\d+ ?/, "")) : lines;
}

const prompt = /^\s*(?:>>>|\.\.\.|In \[[\d* ]*\]:|\.{3,}:)(?: |$)/;

/** In a session what has no prompt is output. A notebook's prompt may stand above its cell, alone. */
function withoutPrompts(lines: readonly string[]): readonly string[] {
  const first = lines.find((line) => !blank(line)) ?? "";
  if (!/^\s*(>>>|In \[)/.test(first)) return lines;
  if (/^\s*In \[[\d* ]*\]:\s*$/.test(first)) return lines.filter((line) => !prompt.test(line) || line.trim() === "...");
  return lines.filter((line) => prompt.test(line)).map((line) => line.replace(prompt, ""));
}
