import { describe, expect, it } from "vitest";
import type { Plan } from "../../../web/src/types/core.ts";
import type { Touch } from "../../../web/src/types/scene.ts";
import { type Expression, explain } from "../../../web/src/view/explain.ts";
import {
  bidirectionalModel,
  denseModel,
  gruModel,
  lstmModel,
  simpleRnnModel,
  stackedModel,
} from "../fixtures/models.ts";
import { activate } from "../fixtures/run.ts";
import { computedOf } from "../fixtures/scenes.ts";

function evaluate(expression: Expression): number {
  if (expression.kind === "number") return expression.value;
  const of = expression.of.map(evaluate);
  switch (expression.kind) {
    case "sum":
      return of.reduce((sum, one) => sum + one, 0);
    case "product":
      return of.reduce((product, one) => product * one, 1);
    case "difference":
      return of[0]! - of[1]!;
    case "quotient":
      return of[0]! / of[1]!;
    case "call":
      if (expression.name === "exp") return Math.exp(of[0]!);
      if (expression.name === "max") return Math.max(...of);
      return activate(expression.name, of, 0);
  }
}

const models: readonly (readonly [string, Plan])[] = [
  ["SimpleRNN", simpleRnnModel()],
  ["stacked SimpleRNN", stackedModel()],
  ["SimpleRNN and Dense with softmax", denseModel()],
  ["SimpleRNN and Dense over a sequence", denseModel(true)],
  ["Bidirectional over a sequence", bidirectionalModel()],
  ["Bidirectional of the last states", bidirectionalModel(false)],
  ["LSTM", lstmModel()],
  ["GRU with reset_after", gruModel()],
];

describe("explain", () => {
  it.each(models)("writes every number of %s as arithmetic that gives that number", (_, plan) => {
    const computed = computedOf(plan);
    const sample = computed.batch - 1;
    let seen = 0;
    for (const slot of computed.trace.slots) {
      // What an InputLayer hands on is given, not computed.
      if (computed.plan.inputs.some((ref) => ref.node === slot.node)) continue;
      for (let t = slot.rows > 1 ? 1 : 0; t < slot.rows; t++) {
        for (let entry = 0; entry < slot.width; entry++) {
          const touch: Touch = {
            kind: "quantity",
            node: slot.node,
            part: slot.part,
            quantity: slot.quantity,
            t,
            entry,
          };
          const explanation = explain(computed, sample, touch);
          expect(explanation?.expression, JSON.stringify(touch)).not.toBeNull();
          expect(evaluate(explanation!.expression!)).toBeCloseTo(explanation!.value, 5);
          seen++;
        }
      }
    }
    expect(seen).toBeGreaterThan(40);
  });

  it("finds the column of W_h and the state before as what made an entry of h W_h", () => {
    const computed = computedOf(simpleRnnModel());
    const touch: Touch = { kind: "quantity", node: 1, part: "", quantity: "hU", t: 2, entry: 1 };
    expect([...explain(computed, 0, touch)!.contributors].sort()).toEqual(
      ["q|1||h|1|0", "q|1||h|1|1", "q|1||h|1|2", "w|1|1", "w|1|4", "w|1|7"].sort(),
    );
  });

  it("reads an input through to the layer below, and there to the time step of the reversed half", () => {
    const stacked = computedOf(stackedModel());
    const upper: Touch = { kind: "quantity", node: 2, part: "", quantity: "x", t: 2, entry: 0 };
    expect([...explain(stacked, 0, upper)!.contributors]).toEqual(["q|1||h|2|0"]);
    const both = computedOf(bidirectionalModel());
    const backward: Touch = { kind: "quantity", node: 1, part: "backward", quantity: "x", t: 1, entry: 4 };
    expect([...explain(both, 0, backward)!.contributors]).toEqual(["i|0|2|4"]);
  });

  it("has nothing to write out for a number that was given", () => {
    const computed = computedOf(simpleRnnModel());
    expect(explain(computed, 0, { kind: "weight", weight: 0, index: 3 })?.expression).toBeNull();
    const start: Touch = { kind: "quantity", node: 1, part: "", quantity: "h", t: 0, entry: 0 };
    expect(explain(computed, 0, start)?.expression).toBeNull();
    expect(explain(computed, 0, { ...start, entry: 99 })).toBeNull();
  });
});
