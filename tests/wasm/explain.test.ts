/** What the page writes under a touched number, held against what the core computed: for every number of real models, the arithmetic gives that number. */
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { createEngine, type LoadedEngine } from "../../web/src/engine/engine.ts";
import { sequential } from "../../web/src/engine/model_spec.ts";
import { buildTimeline } from "../../web/src/state/timeline.ts";
import type { Config, ConfigValue, LayerSpec, Shape } from "../../web/src/types/core.ts";
import type { Computed, Scene, Touch } from "../../web/src/types/scene.ts";
import { cellView } from "../../web/src/view/cell.ts";
import { type Expression, explain } from "../../web/src/view/explain.ts";
import * as later from "../../web/src/view/later.ts";
import { quantityOf } from "../../web/src/view/number_address.ts";
import { timeView } from "../../web/src/view/time.ts";
import { dictionaries } from "../web/fixtures/dictionaries.ts";
import { markup } from "../web/fixtures/markup.ts";
import { activate, noiseTensor } from "../web/fixtures/run.ts";

const layer = (class_name: string, config: Config): LayerSpec => ({ class_name, config });
const wrapped = (class_name: string, config: Config): ConfigValue => ({ class_name, config });
const series: Shape = [2, 3, 4];

const models: readonly (readonly [string, Shape, readonly LayerSpec[]])[] = [
  ["SimpleRNN", series, [layer("SimpleRNN", { units: 3 })]],
  ["SimpleRNN with relu and no bias", series, [layer("SimpleRNN", { units: 3, activation: "relu", use_bias: false })]],
  ["SimpleRNN run backwards", series, [layer("SimpleRNN", { units: 3, go_backwards: true, return_sequences: true })]],
  [
    "SimpleRNN on SimpleRNN, Dense with softmax on top",
    series,
    [
      layer("SimpleRNN", { units: 3, return_sequences: true }),
      layer("SimpleRNN", { units: 2 }),
      layer("Dense", { units: 3, activation: "softmax" }),
    ],
  ],
  ["Dense alone, without time", [2, 5], [layer("Dense", { units: 3, activation: "sigmoid" })]],
  ["Activation over time", series, [layer("Activation", { activation: "tanh" })]],
  ...["concat", "sum", "mul", "ave"].flatMap((merge_mode) =>
    [true, false].map(
      (return_sequences) =>
        [
          `Bidirectional, ${merge_mode}, ${return_sequences ? "every step" : "last states"}`,
          series,
          [layer("Bidirectional", { layer: wrapped("SimpleRNN", { units: 2, return_sequences }), merge_mode })],
        ] as const,
    ),
  ),
];

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

let engine: LoadedEngine;

beforeAll(() => {
  engine = createEngine(new WebAssembly.Module(readFileSync("build/wasm-release/rnn.wasm")));
});

function compute(shape: Shape, layers: readonly LayerSpec[]): Computed {
  const spec = sequential(layers, shape);
  const plan = engine.plan(spec);
  if (!plan.ok) throw new Error(plan.error.message);
  const weights = engine.initWeights(spec, 3);
  if (!weights.ok) throw new Error(weights.error.message);
  const inputs = [
    noiseTensor(
      shape.map((side) => side ?? 1),
      9,
    ),
  ];
  const run = engine.run(spec, { weights: weights.value, inputs });
  if (!run.ok) throw new Error(run.error.message);
  return {
    spec,
    plan: plan.value,
    weights: weights.value,
    inputs,
    outputs: run.value.outputs,
    trace: run.value.trace,
    timeline: buildTimeline(plan.value, run.value.trace.slots),
    batch: 2,
    steps: 3,
  };
}

describe.each(models)("%s", (_, shape, layers) => {
  it("is explained to the last number", () => {
    const computed = compute(shape, layers);
    let seen = 0;
    for (const { node, part, quantity, t } of computed.timeline.ticks) {
      const width = computed.trace.slot(node, part, quantity)?.width ?? 0;
      for (let entry = 0; entry < width; entry++) {
        const touch: Touch = { kind: "quantity", node, part, quantity, t, entry };
        const explanation = explain(computed, 1, touch)!;
        const { operation } = quantityOf(computed, node, part, quantity)!;
        expect(explanation.expression, `${part}/${quantity}, ${operation}`).not.toBeNull();
        expect(evaluate(explanation.expression!), `${part}/${quantity}[${entry}] at ${t}`).toBeCloseTo(
          explanation.value,
          5,
        );
        seen++;
      }
    }
    expect(seen).toBeGreaterThan(8);
  });

  it("is drawn at every position of its run, without a hole", () => {
    const computed = compute(shape, layers);
    computed.timeline.ticks.forEach((tick, position) => {
      const scene: Scene = {
        computed,
        position,
        tick,
        sample: 0,
        touch: null,
        pinned: null,
        editing: null,
        time_form: "unrolled",
        edits: [],
        stale: false,
        readonly: false,
        playing: false,
        speed: 2,
        messages: dictionaries.ko,
        lang: "ko",
      };
      const text = markup([timeView(scene, () => undefined, later), cellView(scene, () => undefined, later)]);
      expect(text).not.toMatch(/NaN|undefined|\[object/);
    });
  });
});
