/** Summaries that `model.summary()` has printed, in whatever generation of Keras, back as data. */

export interface PrintedRow {
  readonly name: string;
  /** Cut off where Keras 2 had no more room; "" where none is printed. */
  readonly class_name: string;
  /** null: None. */
  readonly shape: readonly (number | null)[];
  readonly params: number;
}

export interface PrintedSummary {
  readonly rows: readonly PrintedRow[];
  readonly total: number | null;
}

const longestText = 100_000;

/** All of them, in the order of the text; rows that are not understood are left out. */
export function printedSummaries(text: string): readonly PrintedSummary[] {
  const plain = text.slice(0, longestText).replace(/[\u2500-\u257f|]/g, " ");
  return plain
    .split(/Layer \(type\)/)
    .slice(1)
    .map(summaryOf)
    .filter(({ rows }) => rows.length > 0);
}

function summaryOf(text: string): PrintedSummary {
  const lines = text.split("\n");
  const rows = lines.flatMap((line, i) => rowOf(line, lines[i + 1] ?? "") ?? []);
  const [, total] = /Total params:\s*([\d,]+)/.exec(text) ?? [];
  return { rows, total: total === undefined ? null : count(total) };
}

/** Keras 3 breaks a long cell: the class then stands below the name. */
function rowOf(line: string, below: string): PrintedRow | null {
  const [, name, class_name, shape, params] =
    /^\s*([a-z_]\w*)(?:\s+\((\w+)\)?)?\s+\[?\(([\dNone, ]+)\)[^\d]*?(?:\([^()]*\)[^\d]*)*\s([\d,]+)(?:\s|$)/.exec(
      line,
    ) ?? [];
  if (name === undefined || shape === undefined || params === undefined) return null;
  const wrapped = /^\s*\((\w+)\)?\s*$/.exec(below)?.[1] ?? "";
  return { name, class_name: class_name ?? wrapped, shape: sizesOf(shape), params: count(params) };
}

function sizesOf(shape: string): readonly (number | null)[] {
  const sizes = shape.split(",").map((size) => size.trim());
  return sizes.filter((size) => size !== "").map((size) => (size === "None" ? null : Number(size)));
}

const count = (text: string): number => Number(text.replaceAll(",", ""));
