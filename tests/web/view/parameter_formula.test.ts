import { describe, expect, test } from "vitest";
import type { Plan } from "../../../web/src/types/core.ts";
import { layerFormula, partCounts } from "../../../web/src/view/parameter_formula.ts";
import { scaleOf } from "../../../web/src/view/squares.ts";
import { bidirectionalModel, denseModel, lstmModel, simpleRnnModel } from "../fixtures/models.ts";

function explained(plan: Plan, layer: number) {
  const parts = partCounts(plan, plan.layers[layer]!);
  return { parts, formula: layerFormula(parts), count: parts.reduce((sum, part) => sum + part.count, 0) };
}

describe("where a parameter count comes from", () => {
  test("the post's 42 are 30 and 9 and 3", () => {
    const { parts, formula, count } = explained(simpleRnnModel(), 1);
    expect(formula).toBe("10·3 + 3·3 + 3");
    expect(count).toBe(42);
    expect(parts[0]?.rectangles.map(({ rows, columns, role }) => [rows, columns, role])).toEqual([
      [10, 3, "input"],
      [3, 3, "memory"],
      [1, 3, "bias"],
    ]);
  });

  test("a Bidirectional is twice the same", () => {
    const { parts, formula, count } = explained(bidirectionalModel(), 1);
    expect(parts.map((part) => part.part)).toEqual(["forward", "backward"]);
    expect(formula).toBe("2 · (10·3 + 3·3 + 3)");
    expect(count).toBe(84);
  });

  test("an LSTM is four times the sum of one gate", () => {
    const { parts, formula } = explained(lstmModel(), 1);
    expect(parts[0]?.gates).toEqual(["i", "f", "c", "o"]);
    expect(formula).toBe("4 · (3·2 + 2·2 + 2)");
  });

  test("a GRU with reset_after has two rows of bias", () => {
    const plan = gru();
    expect(explained(plan, 1).formula).toBe("3 · (4·5 + 5·5 + 2·5)");
    expect(explained(plan, 1).count).toBe(165);
  });

  test("a Dense has a matrix and a bias", () => {
    expect(explained(denseModel(true), 2).formula).toBe("3·1 + 1");
  });

  test("every formula, computed, is the count", () => {
    for (const [plan, layer] of [
      [simpleRnnModel(), 1],
      [bidirectionalModel(), 1],
      [lstmModel(), 1],
      [gru(), 1],
      [denseModel(), 2],
    ] as const) {
      const { formula, count } = explained(plan, layer);
      const value = Function(`return ${formula.replaceAll("·", "*")}`)() as number;
      expect(value).toBe(count);
      expect(count).toBe(
        plan.weights.filter((weight) => weight.layer === layer).reduce((sum, weight) => sum + weight.size, 0),
      );
    }
  });

  test("squares stand for several parameters only where there would be too many", () => {
    expect(scaleOf([{ symbol: "W_x", role: "input", rows: 10, columns: 3, gates: [] }])).toBe(1);
    expect(scaleOf([{ symbol: "W_x", role: "input", rows: 128, columns: 512, gates: [] }])).toBe(16);
  });
});

/** GRU(5) on four features, of which Keras prints 165. */
function gru(): Plan {
  const base = simpleRnnModel(false, { units: 5, features: 4 });
  const gates = ["z", "r", "h"];
  const blocks = (row: number | null) =>
    gates.map((name, index) => ({ name, column_begin: index * 5, column_end: index * 5 + 5, row }));
  const shapes = [
    [4, 15],
    [5, 15],
    [2, 15],
  ];
  let offset = 0;
  const weights = base.weights.map((weight, index) => {
    const shape = shapes[index]!;
    const size = shape[0]! * shape[1]!;
    offset += size;
    return {
      ...weight,
      shape,
      size,
      offset: offset - size,
      blocks: index === 2 ? [...blocks(0), ...blocks(1)] : blocks(null),
    };
  });
  return { ...base, weights };
}
