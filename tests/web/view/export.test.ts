import { describe, expect, test } from "vitest";
import { fewestDigits } from "../../../web/src/types/float32.ts";
import { tableText } from "../../../web/src/view/export_formats.ts";
import { type ExportTable, exportTables } from "../../../web/src/view/export_tables.ts";
import { bidirectionalModel, gruModel, simpleRnnModel } from "../fixtures/models.ts";
import { computedOf, positionOf, sceneOf } from "../fixtures/scenes.ts";

const table = (rows: readonly (readonly number[])[], vector = false): ExportTable => ({
  key: "weight|w",
  symbol: "W_h",
  owner: "w",
  kind: "weight",
  rows: rows.map((row) => row.map(Math.fround)),
  vector,
});

describe("numbers", () => {
  test("have the fewest digits that give the same single back", () => {
    expect(String(fewestDigits(Math.fround(0.1)))).toBe("0.1");
    expect(String(fewestDigits(-0))).toBe("0");
    const awkward = [1 / 3, 1e-45, 3.4e38, 16_777_217, -0.1 - 1e-8, Math.PI];
    for (const value of awkward)
      expect(Math.fround(Number(String(fewestDigits(Math.fround(value)))))).toBe(Math.fround(value));
  });
});

describe("a matrix", () => {
  const small = table([
    [0.5, -0.25],
    [1, 1e-9],
  ]);

  test("as CSV is rows of every digit", () => {
    expect(tableText(small, "csv")).toBe("0.5,-0.25\n1,1e-9\n");
  });

  test("as Markdown is a table with numbered rows and columns", () => {
    expect(tableText(small, "markdown")).toBe(
      "| W\\_h | 0 | 1 |\n| --- | ---: | ---: |\n| 0 | 0.5000 | -0.2500 |\n| 1 | 1.0000 | 1.00e-9 |\n",
    );
  });

  test("as LaTeX is a bmatrix, with powers of ten written as such", () => {
    expect(tableText(small, "latex")).toBe(
      "\\begin{bmatrix}\n  0.5000 & -0.2500 \\\\\n  1.0000 & 1.00 \\cdot 10^{-9}\n\\end{bmatrix}\n",
    );
    expect(tableText(table([[Number.NaN, Number.NEGATIVE_INFINITY]]), "latex")).toContain("\\mathrm{NaN} & -\\infty");
  });

  test("as NumPy is one statement that Python understands; a vector is no matrix of one row", () => {
    expect(tableText(small, "numpy")).toBe(
      "W_h = np.array([\n    [0.5, -0.25],\n    [1.0, 1e-9],\n], dtype=np.float32)\n",
    );
    expect(tableText(table([[1, 2]], true), "numpy")).toBe("W_h = np.array([1.0, 2.0], dtype=np.float32)\n");
    expect(tableText(table([[Number.NaN, Number.POSITIVE_INFINITY]]), "numpy")).toContain("[np.nan, np.inf]");
  });
});

describe("what can be taken along", () => {
  test("every weight whole, the inputs, and each quantity of the part at the cursor", () => {
    const computed = computedOf(gruModel());
    const tables = exportTables(sceneOf(computed, { position: positionOf(computed, "h", 2) }));
    const shapes = Object.fromEntries(tables.map(({ key, rows }) => [key, [rows.length, rows[0]?.length]]));
    expect(shapes["weight|gru/kernel"]).toEqual([3, 6]);
    expect(shapes["weight|gru/bias"]).toEqual([2, 6]);
    expect(shapes["input|0"]).toEqual([3, 3]);
    expect(shapes["quantity|h"]).toEqual([3, 2]);
    expect(new Set(tables.map(({ key }) => key)).size).toBe(tables.length);
    expect(tables[0]?.key).toBe("weight|gru/kernel");
  });

  test("the numbers are those of the sample on the screen", () => {
    const computed = computedOf(simpleRnnModel());
    const h = exportTables(sceneOf(computed, { position: positionOf(computed, "h", 2), sample: 3 })).find(
      ({ key }) => key === "quantity|h",
    );
    expect(h?.rows[1]?.[2]).toBe(computed.trace.value(1, "", "h", 2, 3, 2));
  });

  test("of a part that runs backwards the rows are in the order of the input", () => {
    const computed = computedOf(bidirectionalModel());
    const h = exportTables(sceneOf(computed, { position: positionOf(computed, "h", 1, "backward") })).find(
      ({ key }) => key === "quantity|h",
    );
    expect(h?.rows[0]?.[0]).toBe(computed.trace.value(1, "backward", "h", 2, 0, 0));
  });
});
