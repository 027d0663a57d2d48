import { describe, expect, test } from "vitest";
import type { LayerSpec, Plan, Shape } from "../../../web/src/types/core.ts";
import { shapeFlow } from "../../../web/src/view/shape_flow.ts";
import { bidirectionalModel, simpleRnnModel } from "../fixtures/models.ts";

const input: LayerSpec = { class_name: "InputLayer", config: {} };
const rnn: LayerSpec = { class_name: "SimpleRNN", config: { units: 3 } };

function rows(plan: Plan, layer: LayerSpec) {
  return shapeFlow(plan, [input, layer]).map((row) => ({
    ...row,
    outputs: row.outputs.map((chips) =>
      chips.map(({ axis, size, gone }) => `${gone ? "no " : ""}${axis} ${size}`).join(", "),
    ),
  }));
}

/** The plan with other shapes in and out of its only layer. */
function reshaped(plan: Plan, incoming: Shape, outgoing: Shape): Plan {
  const [first, second] = plan.nodes;
  return {
    ...plan,
    nodes: [
      { ...first!, output_shapes: [incoming] },
      { ...second!, input_shapes: [incoming], output_shapes: [outgoing] },
    ],
  };
}

describe("shapes as chips", () => {
  test("the time that return_sequences=False removes stays visible as gone", () => {
    const [first, second] = rows(reshaped(simpleRnnModel(), [8, 2, 10], [8, 3]), rnn);
    expect(first?.outputs).toEqual(["batch 8, time 2, feature 10"]);
    expect(second?.outputs).toEqual(["batch 8, no time 2, units 3"]);
    expect(second?.change).toEqual({ kind: "time_gone" });
  });

  test("return_sequences=True keeps it", () => {
    const [, second] = rows(reshaped(simpleRnnModel(true), [null, 2, 10], [null, 2, 3]), rnn);
    expect(second?.outputs).toEqual(["batch null, time 2, units 3"]);
    expect(second?.change).toEqual({ kind: "time_stays" });
  });

  test("a Bidirectional that concatenates has twice the units", () => {
    const layer: LayerSpec = {
      class_name: "Bidirectional",
      config: { layer: { class_name: "SimpleRNN", config: { units: 3 } } },
    };
    const [, second] = rows(reshaped(bidirectionalModel(), [null, 2, 10], [null, 2, 6]), layer);
    expect(second?.doubled).toBe(3);
    expect(second?.outputs).toEqual(["batch null, time 2, units 6"]);
  });

  test("a Bidirectional that sums does not", () => {
    const layer: LayerSpec = {
      class_name: "Bidirectional",
      config: { layer: { class_name: "SimpleRNN", config: { units: 3 } } },
    };
    expect(rows(reshaped(bidirectionalModel(), [null, 2, 10], [null, 2, 3]), layer)[1]?.doubled).toBeNull();
  });

  test("a pooled or flattened sequence says which of both happened", () => {
    const plain = reshaped(simpleRnnModel(), [1, 2, 10], [1, 10]);
    const layers = plain.layers.map((layer) => ({ ...layer, parts: [] }));
    const pool = { ...plain, layers };
    expect(rows(pool, { class_name: "GlobalAveragePooling1D", config: {} })[1]?.change).toEqual({
      kind: "time_pooled",
    });
    const flat = {
      ...reshaped(pool, [1, 2, 10], [1, 20]),
      layers: layers.map((layer) => ({ ...layer, class_name: "Flatten" })),
    };
    expect(rows(flat, { class_name: "Flatten", config: {} })[1]?.change).toEqual({
      kind: "time_flattened",
      steps: 2,
      size: 10,
    });
  });
});
