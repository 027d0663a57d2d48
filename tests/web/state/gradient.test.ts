import { describe, expect, test } from "vitest";
import { compare } from "../../../web/src/state/backward.ts";
import { nothingDerived } from "../../../web/src/state/derive.ts";
import { canonicalLoss, lossesFor, namedLoss } from "../../../web/src/state/losses.ts";
import { reduce } from "../../../web/src/state/reduce.ts";
import { initialState, type State } from "../../../web/src/state/state.ts";
import { outputTargets } from "../../../web/src/state/targets.ts";
import type { GradientChoices } from "../../../web/src/types/gradient.ts";
import type { Computed } from "../../../web/src/types/scene.ts";
import { denseModel, simpleRnnModel } from "../fixtures/models.ts";
import { computedOf } from "../fixtures/scenes.ts";

/** `computed` with outputs of a shape: what they hold is of no matter here. */
function withOutput(computed: Computed, shape: readonly number[]): Computed {
  const size = shape.reduce((product, side) => product * side, 1);
  return { ...computed, outputs: [{ shape, data: new Float32Array(size) }] };
}

/** The model of `computed` with another activation in the layer that answers. */
function activated(computed: Computed, name: string): Computed {
  const layers = computed.plan.layers.map((layer, index) =>
    index < computed.plan.layers.length - 1
      ? layer
      : {
          ...layer,
          parts: layer.parts.map((part) => ({
            ...part,
            quantities: part.quantities.map((info) => (info.id === part.output ? { ...info, function: name } : info)),
          })),
        },
  );
  return { ...computed, plan: { ...computed.plan, layers } };
}

const rnn = withOutput(computedOf(simpleRnnModel()), [2, 3]);
const softmax = withOutput(activated(computedOf(denseModel()), "softmax"), [2, 3]);
const sigmoid = withOutput(activated(computedOf(denseModel()), "sigmoid"), [2, 3]);
const nothingChosen = { losses: [], targets: [] };

function targetOf(computed: Computed, loss?: string, targets: Parameters<typeof outputTargets>[2]["targets"] = []) {
  const [output] = outputTargets(computed, 1, { losses: [loss], targets }, null);
  return output!;
}

describe("losses", () => {
  test("what an output can be decides which losses are offered, the usual one first", () => {
    expect(lossesFor("any", null)[0]).toBe("mean_squared_error");
    expect(lossesFor("any", null)).not.toContain("binary_crossentropy");
    expect(lossesFor("probability", null)[0]).toBe("binary_crossentropy");
    expect(lossesFor("shares", null).slice(0, 2)).toEqual([
      "categorical_crossentropy",
      "sparse_categorical_crossentropy",
    ]);
  });

  test("the loss of the text comes first, under its whole name, with its arguments", () => {
    const written = { class_name: "BinaryCrossentropy", config: { from_logits: true } };
    expect(lossesFor("any", { class_name: "mse", config: {} })[0]).toBe("mean_squared_error");
    expect(lossesFor("any", written)[0]).toBe("binary_crossentropy");
    expect(namedLoss("binary_crossentropy", written)).toEqual(written);
    expect(namedLoss("mean_squared_error", written)).toBe("mean_squared_error");
    expect(canonicalLoss("nonsense")).toBe("nonsense");
    expect(lossesFor("any", { class_name: "nonsense", config: {} })[0]).toBe("nonsense");
  });
});

describe("targets", () => {
  test("they are shaped as the output, and the same for the same seed", () => {
    expect(targetOf(rnn).y_true.shape).toEqual([2, 3]);
    expect(targetOf(rnn).y_true).toEqual(targetOf(rnn).y_true);
    expect(outputTargets(rnn, 2, nothingChosen, null)[0]?.y_true).not.toEqual(targetOf(rnn).y_true);
  });

  test("they suit the output: one class of a softmax, 0 or 1 of a sigmoid, a sign for a hinge", () => {
    const [a = 0, b = 0, c = 0] = targetOf(softmax).y_true.data;
    expect([a, b, c].toSorted()).toEqual([0, 0, 1]);
    expect([...targetOf(sigmoid).y_true.data].every((value) => value === 0 || value === 1)).toBe(true);
    expect([...targetOf(rnn, "hinge").y_true.data].every((value) => Math.abs(value) === 1)).toBe(true);
  });

  test("a sparse loss wants the index of a class, without an axis for it", () => {
    const output = targetOf(softmax, "sparse_categorical_crossentropy");
    expect(output.classes).toBe(3);
    expect(output.y_true.shape).toEqual([2]);
    expect([...output.y_true.data].every((label) => [0, 1, 2].includes(label))).toBe(true);
  });

  test("a loss that does not fit gives way to the default", () => {
    expect(targetOf(rnn, "categorical_crossentropy").loss).toBe("mean_squared_error");
  });

  test("a typed number holds as long as the target has that shape", () => {
    const edit = { output: 0, index: 4, value: 0.25, shape: [2, 3] };
    expect(targetOf(rnn, undefined, [edit]).y_true.data[4]).toBe(0.25);
    expect(targetOf(rnn, undefined, [{ ...edit, shape: [2, 4] }]).y_true).toEqual(targetOf(rnn).y_true);
  });
});

test("a change of the panel leaves all its other choices", () => {
  const change = (state: State, made: Partial<GradientChoices>) =>
    reduce(state, { type: "panel", panel: "gradient", change: made }, nothingDerived);
  const chosen = change(change(initialState(""), { form: "table" }), { sum: "step" });
  expect(chosen.panels.gradient).toEqual({ form: "table", sum: "step" });
});

test("a panel that is closed and opened again has kept its choices", () => {
  const open = (state: State, wanted: boolean) =>
    reduce(state, { type: "open", panel: "gradient", open: wanted }, nothingDerived);
  const opened = reduce(
    open(initialState(""), true),
    { type: "panel", panel: "gradient", change: { form: "table" } },
    nothingDerived,
  );
  const closed = open(opened, false);
  expect(opened.open).toEqual(["gradient"]);
  expect(closed.open).toEqual([]);
  expect(open(closed, true).panels.gradient).toEqual({ form: "table" });
});

describe("the gradient check", () => {
  test("is the central difference, held against the gradient by the larger of both", () => {
    const check = compare(0.5, 1.0051, 0.9949, 0.02);
    expect(check.numeric).toBeCloseTo(0.51, 9);
    expect(check.relative).toBeCloseTo(0.01 / 0.51, 9);
  });

  test("takes what rounding explains for agreement, and a wrong gradient not", () => {
    expect(compare(1e-6, 1, 1, 0.015625).agrees).toBe(true);
    expect(compare(0.5, 1.00391, 0.99609, 0.015625).agrees).toBe(true);
    expect(compare(0.45, 1.00391, 0.99609, 0.015625).agrees).toBe(false);
    expect(compare(-0.5, 1.00391, 0.99609, 0.015625).agrees).toBe(false);
  });

  test("has no relative difference where both are zero, and does not agree with what is no number", () => {
    expect(compare(0, 1, 1, 0.015625).relative).toBe(0);
    expect(compare(Number.NaN, 1, 1, 0.015625).agrees).toBe(false);
  });
});
