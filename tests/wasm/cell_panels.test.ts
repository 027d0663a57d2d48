/** What the panels of the cell show of real models, held against what the core computed. */
import { beforeAll, describe, expect, test } from "vitest";
import type { LoadedEngine } from "../../web/src/engine/engine.ts";
import type { Config, ConfigValue, LayerSpec } from "../../web/src/types/core.ts";
import type { Computed, Touch } from "../../web/src/types/scene.ts";
import { explain } from "../../web/src/view/explain.ts";
import { gatedParts } from "../../web/src/view/gate_series.ts";
import { graphOf } from "../../web/src/view/graph_model.ts";
import { isMasked } from "../../web/src/view/masked.ts";
import { placeOf } from "../../web/src/view/math_term.ts";
import { canonical, touchKey, valueAt } from "../../web/src/view/number_address.ts";
import { usesOf } from "../../web/src/view/number_uses.ts";
import { noiseTensor } from "../web/fixtures/run.ts";
import { builtEngine, computedOn } from "./computed.ts";
import { layer } from "./library.ts";

const wrapped = (class_name: string, config: Config): ConfigValue => ({ class_name, config });

const models: readonly (readonly [string, readonly LayerSpec[]])[] = [
  ["SimpleRNN", [layer("SimpleRNN", { units: 3 }), layer("Dense", { units: 2, activation: "softmax" })]],
  ["LSTM", [layer("LSTM", { units: 3, return_sequences: true }), layer("GlobalAveragePooling1D", {})]],
  ["GRU", [layer("GRU", { units: 3 })]],
  ["GRU, reset before", [layer("GRU", { units: 3, reset_after: false, return_sequences: true })]],
  ["LSTM behind a mask", [layer("Masking", { mask_value: 0 }), layer("LSTM", { units: 2, return_sequences: true })]],
  [
    "Bidirectional, stacked",
    [
      layer("Bidirectional", { layer: wrapped("GRU", { units: 2, return_sequences: true }) }),
      layer("TimeDistributed", { layer: wrapped("Dense", { units: 2 }) }),
      layer("SimpleRNN", { units: 2, go_backwards: true }),
    ],
  ],
];

let engine: LoadedEngine;

beforeAll(async () => {
  engine = await builtEngine();
});

function computed(layers: readonly LayerSpec[]): Computed {
  const input = noiseTensor([1, 4, 2], 7);
  // What a mask leaves out.
  input.data.fill(0, 4, 6);
  return computedOn(engine, layers, [input]);
}

/** Every number that is computed. */
function computedNumbers({ timeline, trace }: Computed): readonly Extract<Touch, { kind: "quantity" }>[] {
  return timeline.ticks.flatMap(({ node, part, quantity, t }) =>
    Array.from({ length: trace.slot(node, part, quantity)?.width ?? 0 }, (_, entry) => ({
      kind: "quantity" as const,
      node,
      part,
      quantity,
      t,
      entry,
    })),
  );
}

describe.each(models)("%s", (_, layers) => {
  test("a number goes exactly where it is said to come from", () => {
    const run = computed(layers);
    const goes = new Map<string, Set<string>>();
    const given = new Map<string, Touch>();
    const madeOf = new Set<string>();
    for (const touch of computedNumbers(run)) {
      const to = canonical(run, touch);
      if (touchKey(to) !== touchKey(touch)) continue;
      for (const key of explain(run, 0, touch)?.contributors ?? []) madeOf.add(`${key} → ${touchKey(touch)}`);
      given.set(touchKey(touch), touch);
    }
    run.plan.weights.forEach(({ size }, weight) => {
      for (let index = 0; index < size; index++) given.set(`w|${weight}|${index}`, { kind: "weight", weight, index });
    });
    for (let t = 1; t <= 4; t++)
      for (let entry = 0; entry < 2; entry++) given.set(`i|0|${t}|${entry}`, { kind: "input", input: 0, t, entry });
    const initial = run.plan.nodes.flatMap(({ layer: index }, node) =>
      (run.plan.layers[index]?.parts ?? []).flatMap((part) =>
        part.states.flatMap((quantity) =>
          Array.from(
            { length: run.trace.slot(node, part.id, quantity)?.width ?? 0 },
            (_, entry): Touch => ({ kind: "quantity", node, part: part.id, quantity, t: 0, entry }),
          ),
        ),
      ),
    );
    for (const touch of initial) given.set(touchKey(touch), touch);
    const found = new Set<string>();
    for (const [key, touch] of given) {
      const rows = touch.kind === "weight" ? [1, 2, 3, 4] : [0];
      const uses = rows.flatMap((t) => usesOf(run, touch, t));
      goes.set(key, new Set(uses.map(touchKey)));
      for (const use of uses) found.add(`${key} → ${touchKey(use)}`);
    }
    // A masked step is made of the one it repeats: the other number goes into it only where the mask lets it.
    const carried = (pair: string) =>
      /\|(h|c|y|y_m)\|/.test(pair.split(" → ")[1] ?? "") && layers.some(({ class_name }) => class_name === "Masking");
    const missing = [...madeOf].filter((pair) => !found.has(pair) && given.has(pair.split(" → ")[0] ?? ""));
    const invented = [...found].filter((pair) => !madeOf.has(pair) && !carried(pair));
    expect(missing).toEqual([]);
    expect(invented).toEqual([]);
    expect(madeOf.size).toBeGreaterThan(50);
  });

  test("every wire of the graph joins two nodes, and every number on it is the core's", () => {
    const run = computed(layers);
    for (const tick of run.timeline.ticks) {
      const place = placeOf(run, tick);
      if (place === null) throw new Error("no place");
      for (const form of ["letters", "all"] as const) {
        const { nodes, wires, drawnIn } = graphOf(place, form);
        const ids = new Set(nodes.map(({ id }) => id));
        expect(ids.size).toBe(nodes.length);
        expect(ids.has(drawnIn.get(tick.quantity) ?? tick.quantity)).toBe(drawnIn.has(tick.quantity));
        if (
          run.timeline.ticks.find(({ node, part, t }) => node === tick.node && part === tick.part && t === tick.t) !==
          tick
        )
          continue;
        for (const { from, to } of wires) expect([ids.has(from), ids.has(to)]).toEqual([true, true]);
        for (const node of nodes) {
          for (let entry = 0; entry < node.width; entry++) {
            const touch = node.touchAt(entry);
            expect([node.id, touch, touch && valueAt(run, 0, touch)]).toEqual([node.id, touch, expect.any(Number)]);
          }
        }
      }
    }
  });
});

test("each gate has its part, with reset_after both ways, in both directions, and behind a mask", () => {
  const effects = (index: number) =>
    gatedParts(computed(models[index]?.[1] ?? [])).map(({ gates }) => gates.map(({ effect }) => effect));
  expect(effects(1)).toEqual([["input", "forget", "candidate", "output"]]);
  expect(effects(2)).toEqual([["update", "reset", "candidate"]]);
  expect(effects(3)).toEqual([["update", "reset", "candidate"]]);
  expect(effects(4)).toEqual([["input", "forget", "candidate", "output"]]);
  expect(effects(5)).toEqual([
    ["update", "reset", "candidate"],
    ["update", "reset", "candidate"],
  ]);
});

test("a mask is told from the layer that made it", () => {
  const run = computed(models[4]?.[1] ?? []);
  const [part] = gatedParts(run);
  if (part === undefined) throw new Error("no gates");
  expect([1, 2, 3, 4].map((t) => isMasked(run, 0, part.node, part.part, t))).toEqual([false, false, true, false]);
  const mask: Touch = { kind: "quantity", node: part.node, part: "", quantity: "mask", t: 3, entry: 0 };
  const source = canonical(run, mask);
  expect(source).toEqual({ kind: "quantity", node: 1, part: "", quantity: "mask", t: 3, entry: 0 });
  expect(valueAt(run, 0, source)).toBe(0);
});
