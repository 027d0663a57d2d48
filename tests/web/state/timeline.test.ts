import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildTimeline, startIndex } from "../../../web/src/state/timeline.ts";
import type { LayerPlan, NodePlan, PartInfo, Plan, QuantityInfo, Shape, Slot } from "../../../web/src/types/core.ts";
import type { Tick } from "../../../web/src/types/scene.ts";
import { bidirectionalModel, denseModel, simpleRnnModel, stackedModel } from "../fixtures/models.ts";
import {
  block,
  declare,
  denseQuantities,
  quantity,
  recurrentPart,
  simpleRnnQuantities,
  weight,
} from "../fixtures/quantities.ts";

function slotsOf(plan: Plan, steps: number): Slot[] {
  return plan.nodes.flatMap((node, index) =>
    (plan.layers[node.layer]?.parts ?? []).flatMap((part) =>
      part.quantities.map((info) => ({
        node: index,
        part: part.id,
        quantity: info.id,
        offset: 0,
        rows: info.temporal ? steps + 1 : 1,
        batch: 1,
        width: 1,
        stride: 1,
      })),
    ),
  );
}

function timelineOf(plan: Plan, steps: number) {
  return buildTimeline(plan, slotsOf(plan, steps));
}

const written = (ticks: readonly Tick[]) =>
  ticks.map(({ node, part, t, quantity: id }) => `${node}${part && ` ${part}`} ${id}_${t}`);

describe("the timeline", () => {
  test("of one SimpleRNN walks the sub-steps of each time step in turn", () => {
    const { ticks, starts } = timelineOf(simpleRnnModel(), 2);
    const once = ["x", "xW", "hU", "s", "z", "h"];
    expect(ticks.map((tick) => `${tick.quantity}_${tick.t}`)).toEqual(
      [1, 2].flatMap((t) => once.map((id) => `${id}_${t}`)),
    );
    expect(starts).toEqual([0, 6]);
  });

  test("of stacked layers climbs through the layers before it moves on in time", () => {
    const { ticks } = timelineOf(stackedModel(), 3);
    expect(ticks.map((tick) => tick.t)).toEqual([...ticks.map((tick) => tick.t)].sort());
    const first = ticks.filter((tick) => tick.t === 1).map((tick) => tick.node);
    expect([...new Set(first)]).toEqual([1, 2]);
  });

  test("lets a Dense that reads only the last state come after all time steps", () => {
    const { ticks } = timelineOf(denseModel(false), 3);
    expect(ticks.slice(-4).map((tick) => [tick.node, tick.t, tick.column])).toEqual(Array(4).fill([2, 0, 0]));
    expect(ticks.slice(0, -4).every((tick) => tick.node === 1)).toBe(true);
  });

  test("of a Bidirectional lights the columns from left to right, then from right to left, then joins", () => {
    const { ticks } = timelineOf(bidirectionalModel(true), 2);
    const columns = (part: string) => [
      ...new Set(ticks.filter((tick) => tick.part === part).map((tick) => tick.column)),
    ];
    expect([...new Set(ticks.map((tick) => tick.part))]).toEqual(["forward", "backward", ""]);
    expect(columns("forward")).toEqual([1, 2]);
    expect(columns("backward")).toEqual([2, 1]);
    expect(columns("")).toEqual([1, 2]);
  });

  test("does not start a decoder before the encoder whose last state it begins from has ended", () => {
    const plan = build([
      { kind: "rnn", sequence: true },
      { kind: "rnn", sequence: true },
    ]);
    const decoder = { ...plan.nodes[2]!, inputs: [{ node: 0, output: 0 }], initial_state: [{ node: 1, output: 1 }] };
    const { ticks } = timelineOf({ ...plan, nodes: [plan.nodes[0]!, plan.nodes[1]!, decoder] }, 3);
    expect(written(ticks).lastIndexOf("1 h_3")).toBeLessThan(written(ticks).indexOf("2 x_1"));
  });

  test("computes what the steps need but time does not change, such as drawn dropout factors, first", () => {
    const plan = build([{ kind: "dropout" }]);
    expect(written(timelineOf(plan, 2).ticks)).toEqual(["1 k_0", "1 x_1", "1 y_1", "1 x_2", "1 y_2"]);
  });

  test("knows which time step a position is in", () => {
    const timeline = timelineOf(simpleRnnModel(), 2);
    expect([0, 5, 6, 11].map((position) => startIndex(timeline, position))).toEqual([0, 0, 1, 1]);
    expect(startIndex({ ticks: [], starts: [] }, 0)).toBe(0);
  });

  test("holds every recorded row exactly once, whatever the layers", () => {
    fc.assert(
      fc.property(models, fc.integer({ min: 1, max: 5 }), (drafts, steps) => {
        const plan = build(drafts);
        const given = plan.nodes.flatMap((node, index) =>
          plan.layers[node.layer]!.parts.flatMap((part) =>
            part.quantities.filter(isGiven).map((info) => `${index} ${part.id} ${info.id}`),
          ),
        );
        const computed = slotsOf(plan, steps).filter(
          (slot) => !given.includes(`${slot.node} ${slot.part} ${slot.quantity}`),
        );
        const rows = computed.flatMap((slot) =>
          slot.rows === 1
            ? [`${slot.node}${slot.part && ` ${slot.part}`} ${slot.quantity}_0`]
            : Array.from(
                { length: steps },
                (_, t) => `${slot.node}${slot.part && ` ${slot.part}`} ${slot.quantity}_${t + 1}`,
              ),
        );
        expect(written(timelineOf(plan, steps).ticks).sort()).toEqual(rows.sort());
      }),
    );
  });

  test("never shows a number before the numbers it is made of", () => {
    fc.assert(
      fc.property(models, fc.integer({ min: 1, max: 5 }), (drafts, steps) => {
        const plan = build(drafts);
        const place = new Map(written(timelineOf(plan, steps).ticks).map((name, index) => [name, index]));
        for (const [index, node] of plan.nodes.entries()) {
          for (const part of plan.layers[node.layer]!.parts) {
            for (const info of part.quantities.filter((one) => !isGiven(one))) {
              for (const t of info.temporal ? range(steps) : [0]) {
                const own = place.get(name(index, part, info, t))!;
                for (const needed of operandsOf(plan, index, part, info, t, steps)) {
                  expect(place.get(needed), `${needed} for ${name(index, part, info, t)}`).toBeLessThan(own);
                }
              }
            }
          }
        }
      }),
    );
  });

  test("marks as starts exactly the changes of moment, and the first tick", () => {
    fc.assert(
      fc.property(models, fc.integer({ min: 1, max: 5 }), (drafts, steps) => {
        const { ticks, starts } = timelineOf(build(drafts), steps);
        expect(starts[0] ?? 0).toBe(0);
        expect(starts).toEqual([...new Set(starts)].sort((a, b) => a - b));
        for (let i = 1; i < ticks.length; i++) if (ticks[i]!.t !== ticks[i - 1]!.t) expect(starts).toContain(i);
      }),
    );
  });
});

/** An InputLayer computes nothing: what it hands on has no tick of its own. */
const isGiven = (info: QuantityInfo) => info.operation === "input" && info.operands.length === 0;
const range = (steps: number) => Array.from({ length: steps }, (_, index) => index + 1);
const name = (node: number, part: PartInfo, info: QuantityInfo, t: number) =>
  `${node}${part.id && ` ${part.id}`} ${info.id}_${t}`;

/** All rows that must exist before, told from the declarations by the plainest reading. */
function operandsOf(plan: Plan, index: number, part: PartInfo, info: QuantityInfo, t: number, steps: number): string[] {
  const node = plan.nodes[index]!;
  return info.operands.flatMap((operand): string[] => {
    if (operand.kind === "weight") return [];
    if (operand.kind === "layer_input") {
      const producer = node.inputs[operand.index]!.node;
      const last = plan.layers[plan.nodes[producer]!.layer]!.parts.at(-1);
      if (last === undefined) return [];
      const source = last.quantities.find((one) => one.id === last.output)!;
      if (isGiven(source)) return [];
      if (!source.temporal) return [name(producer, last, source, 0)];
      const sequence = plan.nodes[producer]!.output_shapes[0]!.length === 3;
      if (!sequence) return [name(producer, last, source, steps)];
      if (t === 0 || info.operation === "other") return range(steps).map((step) => name(producer, last, source, step));
      return [name(producer, last, source, part.reversed ? steps + 1 - t : t)];
    }
    const [id, partId] = operand.quantity.includes("/")
      ? [operand.quantity.split("/")[1]!, operand.quantity.split("/")[0]!]
      : [operand.quantity, part.id];
    const other = plan.layers[node.layer]!.parts.find((one) => one.id === partId)!;
    const source = other.quantities.find((one) => one.id === id)!;
    if (!source.temporal) return [name(index, other, source, 0)];
    if (t === 0) return range(steps).map((step) => name(index, other, source, step));
    const row = (other.reversed === part.reversed ? t : steps + 1 - t) + operand.shift;
    return row === 0 ? [] : [name(index, other, source, row)];
  });
}

interface Draft {
  readonly kind: "rnn" | "backwards" | "bidirectional" | "dense" | "pool" | "dropout" | "attention";
  readonly sequence?: boolean;
}

/** Layers that need a sequence come only where there is one. */
const models = fc
  .array(
    fc.record({
      kind: fc.constantFrom<Draft["kind"]>(
        "rnn",
        "backwards",
        "bidirectional",
        "dense",
        "pool",
        "dropout",
        "attention",
      ),
      sequence: fc.boolean(),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((drafts) => {
    let inTime = true;
    return drafts.filter(({ kind, sequence }) => {
      if (!inTime && kind !== "dense") return false;
      if (kind === "pool" || (!sequence && ["rnn", "backwards", "bidirectional"].includes(kind))) inTime = false;
      return true;
    });
  });

function build(drafts: readonly Draft[]): Plan {
  const base = simpleRnnModel();
  let inTime = true;
  const layers: LayerPlan[] = [base.layers[0]!];
  const nodes: NodePlan[] = [base.nodes[0]!];
  drafts.forEach((draft, index) => {
    const { parts, stays } = partsOf(draft, inTime);
    inTime = inTime && stays;
    const shape: Shape = inTime ? [1, 3, 2] : [1, 2];
    layers.push({ ...base.layers[0]!, name: `layer_${index}`, class_name: draft.kind, output_shapes: [shape], parts });
    nodes.push({
      layer: index + 1,
      inputs: [{ node: index, output: 0 }],
      initial_state: [],
      input_shapes: [nodes.at(-1)!.output_shapes[0]!],
      output_shapes: [shape],
      output_masked: [false],
    });
  });
  return { ...base, layers, nodes };
}

function partsOf({ kind, sequence = true }: Draft, inTime: boolean): { parts: PartInfo[]; stays: boolean } {
  const rnn = (id: string, reversed: boolean) =>
    recurrentPart(id, id, "SimpleRNN", simpleRnnQuantities(2, 2, 0), reversed);
  const plain = (quantities: QuantityInfo[]): PartInfo => ({
    ...rnn("", false),
    recurrent: false,
    quantities,
    output: "y",
    states: [],
  });
  const x = declare("x", "x", "input", 2, [{ kind: "layer_input", index: 0 }]);
  switch (kind) {
    case "rnn":
      return { parts: [rnn("", false)], stays: sequence };
    case "backwards":
      return { parts: [rnn("", true)], stays: sequence };
    case "bidirectional": {
      const y = declare("y", "y", "concat", 4, [quantity("forward/h"), quantity("backward/h")], { temporal: sequence });
      return { parts: [rnn("forward", false), rnn("backward", true), plain([y])], stays: sequence };
    }
    case "dense":
      return { parts: [plain(denseQuantities(2, 2, 0, inTime, "tanh"))], stays: true };
    case "pool":
      return { parts: [plain([x, declare("y", "y", "mean", 2, [quantity("x")], { temporal: false })])], stays: false };
    case "dropout": {
      const k = declare("k", "k", "other", 2, [], { temporal: false });
      return { parts: [plain([x, k, declare("y", "y", "scale", 2, [quantity("x"), quantity("k")])])], stays: true };
    }
    case "attention": {
      const kernel = weight(0, block("", 0, 2));
      const y = declare("y", "y", "other", 2, [{ kind: "layer_input", index: 0 }, kernel]);
      return { parts: [plain([y])], stays: true };
    }
  }
}
