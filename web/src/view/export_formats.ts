/** A matrix as text for other programs. CSV and NumPy hold every digit of single precision; Markdown and LaTeX are for reading. */
import type { TableFormat } from "../types/export.ts";
import { fewestDigits } from "../types/float32.ts";
import type { ExportTable } from "./export_tables.ts";
import { numpyNumber } from "./numpy_number.ts";

const decimals = 4;

export function tableText(table: ExportTable, format: TableFormat): string {
  switch (format) {
    case "csv":
      return `${table.rows.map((row) => row.map(fewestDigits).join(",")).join("\n")}\n`;
    case "markdown":
      return markdown(table);
    case "latex":
      return latex(table);
    case "numpy":
      return numpy(table);
    default:
      return format satisfies never;
  }
}

function readable(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const tiny = value !== 0 && Math.abs(value) < 0.5 * 10 ** -decimals;
  return tiny || Math.abs(value) >= 1e7 ? value.toExponential(2) : value.toFixed(decimals);
}

function markdown({ rows, symbol }: ExportTable): string {
  const columns = rows[0]?.length ?? 0;
  const numbers = Array.from({ length: columns }, (_, column) => String(column));
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const name = symbol.replaceAll("_", "\\_");
  return `${[
    line([name, ...numbers]),
    line(["---", ...numbers.map(() => "---:")]),
    ...rows.map((row, index) => line([String(index), ...row.map(readable)])),
  ].join("\n")}\n`;
}

function latex({ rows }: ExportTable): string {
  const body = rows.map((row) => `  ${row.map(latexNumber).join(" & ")}`).join(" \\\\\n");
  return `\\begin{bmatrix}\n${body}\n\\end{bmatrix}\n`;
}

function latexNumber(value: number): string {
  if (Number.isNaN(value)) return "\\mathrm{NaN}";
  if (!Number.isFinite(value)) return value < 0 ? "-\\infty" : "\\infty";
  const [mantissa = "", exponent] = readable(value).split("e");
  return exponent === undefined ? mantissa : `${mantissa} \\cdot 10^{${Number(exponent)}}`;
}

function numpy({ rows, vector, symbol }: ExportTable): string {
  const name = symbol.replaceAll(/[^A-Za-z0-9_]/g, "") || "a";
  const lines = rows.map((row) => `[${row.map(numpyNumber).join(", ")}]`);
  const body = vector ? (lines[0] ?? "[]") : `[\n    ${lines.join(",\n    ")},\n]`;
  return `${name} = np.array(${body}, dtype=np.float32)\n`;
}
