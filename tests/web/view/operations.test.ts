/** Each operation of the closed list, once, on numbers small enough to check by eye. */
import { describe, expect, it } from "vitest";
import type { Operand, Operation, Plan, QuantityInfo, Slot } from "../../../web/src/types/core.ts";
import type { Computed } from "../../../web/src/types/scene.ts";
import { arithmetic } from "../../../web/src/view/arithmetic.ts";
import { explain } from "../../../web/src/view/explain.ts";
import { marksOf } from "../../../web/src/view/number_marks.ts";
import { markup } from "../fixtures/markup.ts";
import { simpleRnnModel } from "../fixtures/models.ts";
import { declare, quantity, weight, whole } from "../fixtures/quantities.ts";
import { traceOf } from "../fixtures/run.ts";
import { sceneOf } from "../fixtures/scenes.ts";

interface Row {
  readonly info: QuantityInfo;
  /** Row after row; the first is that of the initial state. */
  readonly values: readonly number[];
}

function given(id: string, values: readonly number[], width: number): Row {
  return { info: declare(id, id, "state", width, []), values };
}

function made(operation: Operation, operands: readonly Operand[], values: readonly number[], rest = {}): Row {
  return { info: declare("q", "q", operation, values.length / 3, operands, rest), values };
}

/** One layer whose quantities are `rows`, two time steps, a 3 × 2 weight 0 … 5. */
function layerOf(rows: readonly Row[]): Computed {
  const base = simpleRnnModel();
  const [input, layer] = base.layers;
  const part = { ...layer!.parts[0]!, quantities: rows.map((row) => row.info), output: "q", states: [] };
  const plan: Plan = {
    ...base,
    layers: [input!, { ...layer!, parts: [part] }],
    weights: [{ ...base.weights[0]!, shape: [3, 2], size: 6, offset: 0 }],
  };
  const slots: Slot[] = [];
  const numbers: number[] = [];
  for (const { info, values } of rows) {
    const width = info.extent[0]!;
    const [offset, count] = [numbers.length, values.length / width];
    slots.push({ node: 1, part: "", quantity: info.id, offset, rows: count, batch: 1, width, stride: width });
    numbers.push(...values);
  }
  return {
    spec: { dialect: "keras3", sequential: true, layers: [] },
    plan,
    weights: Float32Array.from([0, 1, 2, 3, 4, 5]),
    inputs: [],
    outputs: [],
    trace: traceOf(plan, slots, Float32Array.from(numbers)),
    timeline: { ticks: [], starts: [] },
    batch: 1,
    steps: 2,
  };
}

function line(rows: readonly Row[], entry: number, t = 1): string {
  const computed = layerOf(rows);
  const touch = { kind: "quantity", node: 1, part: "", quantity: "q", t, entry } as const;
  const scene = sceneOf(computed, { touch, lang: "en" });
  return markup(arithmetic(scene, () => undefined, marksOf(scene), null))
    .replaceAll(/<[^>]+>/g, "")
    .replaceAll(/\s+/g, " ")
    .trim();
}

const a = given("a", [0, 0, 1, 2, 3, 4], 2);
const b = given("b", [0, 0, 10, 20, 30, -40], 2);

describe("explaining each operation", () => {
  it("subtract", () => {
    expect(line([a, b, made("subtract", [quantity("a"), quantity("b")], [0, 0, -9, -18, 0, 0])], 1)).toBe(
      "q1[1] = 2.000 − 20.00 = −18.00",
    );
  });

  it("multiply, with the operand of the step before", () => {
    const rows = [a, b, made("multiply", [quantity("a", -1), quantity("b")], [0, 0, 0, 0, 30, -80])];
    expect(line(rows, 1, 2)).toBe("q2[1] = 2.000·(−40.00) = −80.00");
  });

  it("blend", () => {
    const z = given("z", [0, 0, 0.25, 0.5, 0, 0], 2);
    const rows = [z, a, b, made("blend", [quantity("z"), quantity("a"), quantity("b")], [0, 0, 7.75, 11, 0, 0])];
    expect(line(rows, 0)).toBe("q1[0] = 0.250·1.000 + (1 − 0.250)·10.00 = 7.750");
  });

  it("carry: the fresh value where the mask is 1, the kept one or zero where it is 0", () => {
    const mask = given("m", [0, 1, 0], 1);
    const kept = [mask, a, b, made("carry", [quantity("m"), quantity("a"), quantity("b")], [0, 0, 1, 2, 30, -40])];
    expect([line(kept, 0, 1), line(kept, 0, 2)]).toEqual(["q1[0] = a1[0] = 1.000", "q2[0] = b2[0] = 30.00"]);
    const zeroed = [mask, a, made("carry", [quantity("m"), quantity("a")], [0, 0, 1, 2, 0, 0])];
    expect(line(zeroed, 1, 2)).toBe("q2[1] = 0 = 0.000");
  });

  it("gather: a row of the table, found by the token", () => {
    const token = given("i", [0, 2, 1], 1);
    const rows = [token, made("gather", [quantity("i"), weight(0, whole)], [0, 0, 4, 5, 2, 3])];
    expect(line(rows, 1)).toBe("q1[1] = Wx[2, 1] = 5.000");
    const touch = { kind: "quantity", node: 1, part: "", quantity: "q", t: 1, entry: 1 } as const;
    expect([...explain(layerOf(rows), 0, touch)!.contributors]).toEqual(["w|0|5"]);
  });

  it("concat: finds the operand and its entry", () => {
    const rows = [
      a,
      b,
      { info: declare("q", "q", "concat", 4, [quantity("a"), quantity("b")]), values: [0, 0, 0, 0, 1, 2, 10, 20] },
    ];
    expect(line(rows, 3)).toBe("q1[3] = b1[1] = 20.00");
  });

  it("mean and maximum, over operands", () => {
    expect(line([a, b, made("mean", [quantity("a"), quantity("b")], [0, 0, 5.5, 11, 0, 0])], 0)).toBe(
      "q1[0] = (1.000 + 10.00) / 2 = 5.500",
    );
    expect(line([a, b, made("maximum", [quantity("a"), quantity("b")], [0, 0, 10, 20, 0, 0])], 0)).toBe(
      "q1[0] = max(1.000, 10.00) = 10.00",
    );
  });

  it("mean and maximum, over time", () => {
    const timeless = (operation: Operation, values: readonly number[]): Row => ({
      info: declare("q", "q", operation, 2, [quantity("a")], { temporal: false }),
      values,
    });
    expect(line([a, timeless("mean", [2, 3])], 0, 0)).toBe("q[0] = (1.000 + 3.000) / 2 = 2.000");
    expect(line([a, timeless("maximum", [3, 4])], 1, 0)).toBe("q[1] = max(2.000, 4.000) = 4.000");
  });

  it("scale, by the factor drawn for this run", () => {
    const factor: Row = { info: declare("k", "k", "scale", 2, [], { temporal: false }), values: [0, 2] };
    expect(line([factor, a, made("scale", [quantity("a"), quantity("k")], [0, 0, 0, 4, 0, 8])], 1)).toBe(
      "q1[1] = 2.000·2.000 = 4.000",
    );
  });

  it("reshape, entry by entry; other by nothing", () => {
    expect(line([a, made("reshape", [quantity("a")], [0, 0, 1, 2, 3, 4])], 1)).toBe("q1[1] = a1[1] = 2.000");
    expect(line([a, made("other", [quantity("a")], [0, 0, 1, 2, 3, 4], { function: "attention" })], 1)).toBe(
      "q1[1] = 2.000",
    );
  });
});
