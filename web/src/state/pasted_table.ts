/** What a spreadsheet or a CSV file holds, as numbers: which sign parts the cells, which marks the decimals, what is a header, and what is no number. */

export interface BadCell {
  /** From 1, as the text has them. */
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

export interface PastedTable {
  /** Rows of numbers; NaN where there is a bad cell. */
  readonly rows: readonly (readonly number[])[];
  readonly columns: number;
  /** Indices of rows before which an empty line stands: a new sample begins. */
  readonly breaks: readonly number[];
  /** The words of the first row, where it has no number. */
  readonly header: readonly string[] | null;
  /** The words of the first column, where none of them is a number. */
  readonly names: boolean;
  readonly separator: Separator;
  readonly decimal: "." | ",";
  /** The first few, and how many there are. */
  readonly bad: readonly BadCell[];
  readonly badCount: number;
}

export type Separator = "tab" | "semicolon" | "comma" | "space" | "none";

const mostBad = 20;
const signs: Readonly<Record<Separator, string>> = { tab: "\t", semicolon: ";", comma: ",", space: " ", none: "" };

/** `columns`: as many as the model takes, which decides where "0,5" could be one number or two. null where the text holds nothing. */
export function parseTable(text: string, columns: number): PastedTable | null {
  const lines = text.replaceAll("\r\n", "\n").replaceAll("\r", "\n").split("\n");
  const filled = lines.filter((line) => !isBlank(line));
  if (filled.length === 0) return null;
  const separator = separatorOf(filled, columns);
  const cells: string[][] = [];
  const places: number[] = [];
  const breaks: number[] = [];
  for (const [index, line] of lines.entries()) {
    if (isBlank(line)) {
      if (cells.length > 0 && breaks.at(-1) !== cells.length) breaks.push(cells.length);
      continue;
    }
    cells.push(cellsOf(line, separator));
    places.push(index + 1);
  }
  return numbersIn(cells, places, breaks, separator, decimalOf(cells));
}

/** A row of a spreadsheet whose cells are empty is an empty line too. */
function isBlank(line: string): boolean {
  return /^[\s;,]*$/.test(line);
}

function separatorOf(lines: readonly string[], columns: number): Separator {
  const every = (sign: RegExp) => lines.every((line) => sign.test(line));
  if (lines.some((line) => line.includes("\t"))) return "tab";
  if (lines.some((line) => line.includes(";"))) return "semicolon";
  const commas = lines.some((line) => line.includes(","));
  // "0,5 0,7": spaces part the cells, so the commas are decimal.
  if (commas && every(/^\s*[-+−]?\d+(,\d+)?(\s+[-+−]?\d+(,\d+)?)+\s*$/)) return "space";
  if (commas && columns === 1 && every(/^\s*[-+−]?\d+(,\d+)?\s*$/)) return "none";
  if (commas) return "comma";
  return lines.some((line) => /\S\s+\S/.test(line.trim())) ? "space" : "none";
}

function cellsOf(line: string, separator: Separator): string[] {
  if (separator === "none") return [line.trim()];
  if (separator === "space") return line.trim().split(/\s+/);
  const sign = signs[separator];
  if (!line.includes('"')) return line.split(sign);
  // A quoted cell may hold the sign, and quotes doubled.
  const cells: string[] = [];
  let cell = "";
  let quoted = false;
  for (let at = 0; at < line.length; at++) {
    const character = line[at];
    if (character === '"' && quoted && line[at + 1] === '"') {
      cell += '"';
      at++;
    } else if (character === '"') quoted = !quoted;
    else if (character === sign && !quoted) {
      cells.push(cell);
      cell = "";
    } else cell += character;
  }
  return [...cells, cell];
}

/** A comma, unless some cell shows a point to be the decimal sign: "1,234.5". */
function decimalOf(cells: readonly (readonly string[])[]): "." | "," {
  let comma = false;
  for (const row of cells) {
    for (const cell of row) {
      const point = cell.lastIndexOf(".");
      const sign = cell.lastIndexOf(",");
      if (point > sign && /\d\.\d*\s*$/.test(cell)) return ".";
      if (sign > point && /^\s*[-+−]?[\d.]*,\d/.test(cell)) comma = true;
    }
  }
  return comma ? "," : ".";
}

function numbersIn(
  cells: readonly string[][],
  places: readonly number[],
  breaks: readonly number[],
  separator: Separator,
  decimal: "." | ",",
): PastedTable {
  const isNumber = (cell: string | undefined) => cell !== undefined && !Number.isNaN(numberIn(cell, decimal));
  const [first = [], ...others] = cells;
  const header =
    first.some(isNumber) || first.every((cell) => cell.trim() === "") || others.length === 0 ? null : first;
  const body = header === null ? cells : others;
  const skipped = header === null ? 0 : 1;
  const names = body.length > 0 && first.length > 1 && body.every(([cell]) => !isNumber(cell) && cell?.trim() !== "");
  const begin = names ? 1 : 0;
  const columns = Math.max(0, ...body.map((row) => trimmedLength(row))) - begin;
  const bad: BadCell[] = [];
  let badCount = 0;
  const rows = body.map((row, index) =>
    Array.from({ length: columns }, (_, column) => {
      const text = row[column + begin] ?? "";
      const value = numberIn(text, decimal);
      if (Number.isNaN(value)) {
        badCount++;
        if (bad.length < mostBad)
          bad.push({ row: places[index + skipped] ?? 0, column: column + begin + 1, text: text.trim() });
      }
      return value;
    }),
  );
  const moved = breaks.map((at) => at - skipped).filter((at) => at > 0 && at < rows.length);
  return { rows, columns, breaks: moved, header, names, separator, decimal, bad, badCount };
}

/** Cells at the end of a line that hold nothing are none: spreadsheets write them. */
function trimmedLength(row: readonly string[]): number {
  let length = row.length;
  while (length > 0 && row[length - 1]?.trim() === "") length--;
  return length;
}

/** NaN for what is not a finite number. Signs that group thousands are taken out where they do. */
function numberIn(cell: string, decimal: "." | ","): number {
  let text = cell.trim().replace("−", "-");
  if (decimal === ",")
    text = (/^[-+]?\d{1,3}(\.\d{3})+(,|$)/.test(text) ? text.replaceAll(".", "") : text).replace(",", ".");
  else if (/^[-+]?\d{1,3}(,\d{3})+(\.|$)/.test(text)) text = text.replaceAll(",", "");
  if (!/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text)) return Number.NaN;
  const value = Math.fround(Number(text));
  return Number.isFinite(value) ? value : Number.NaN;
}
