/** What ATTENTION shows of real models, held against the scores from which the core made it. */
import { beforeAll, describe, expect, test } from "vitest";
import type { LoadedEngine } from "../../web/src/engine/engine.ts";
import { attention as en } from "../../web/src/i18n/en/attention.ts";
import { attention as ko } from "../../web/src/i18n/ko/attention.ts";
import { buildTimeline } from "../../web/src/state/timeline.ts";
import type { Config, ModelSpec } from "../../web/src/types/core.ts";
import type { Computed } from "../../web/src/types/scene.ts";
import { attentionView, sharesOf } from "../../web/src/view/attention.ts";
import { markup } from "../web/fixtures/markup.ts";
import { noiseTensor } from "../web/fixtures/run.ts";
import { sceneOf } from "../web/fixtures/scenes.ts";
import { builtEngine, computedOn } from "./computed.ts";
import { layer, unwrap } from "./library.ts";

let engine: LoadedEngine;

beforeAll(async () => {
  engine = await builtEngine();
});

/** A GRU over `steps` steps that attends to itself. */
function attending(class_name: string, config: Config, steps = 4, call: Config = {}): Computed {
  const spec: ModelSpec = {
    dialect: "keras3",
    sequential: false,
    layers: [
      layer("InputLayer", { batch_shape: [1, steps, 2] }),
      layer("GRU", { units: 3, return_sequences: true }),
      layer(class_name, { ...config, ...call }),
    ],
    nodes: [
      { layer: 0, inputs: [] },
      { layer: 1, inputs: [{ node: 0, output: 0 }] },
      {
        layer: 2,
        inputs: [
          { node: 1, output: 0 },
          { node: 1, output: 0 },
        ],
      },
    ],
    inputs: [{ node: 0, output: 0 }],
    outputs: [{ node: 2, output: 0 }],
  };
  const inputs = [noiseTensor([1, steps, 2], 7)];
  const plan = unwrap(engine.plan(spec));
  const weights = unwrap(engine.initWeights(spec, 3));
  const { trace, outputs } = unwrap(engine.run(spec, { plan, weights, inputs }));
  return { spec, plan, weights, inputs, outputs, trace, timeline: buildTimeline(plan, trace.slots), batch: 1, steps };
}

function drawn(computed: Computed, position: number, lang: "en" | "ko" = "en"): string {
  const words = lang === "en" ? en : ko;
  return markup(attentionView({ scene: sceneOf(computed, { lang, position }), words, emit: () => undefined }));
}

const endOf = ({ timeline }: Computed) => timeline.ticks.length - 1;
const labels = (text: string) => [...text.matchAll(/aria-label="Step (\d+) looks at step (\d+) = ([^"]+)"/g)];

describe.each([
  ["Attention", {}],
  ["Attention", { use_scale: true }],
  ["AdditiveAttention", {}],
] as const)("%s(%o)", (class_name, config) => {
  test("every share is the softmax of the scores of its row", () => {
    const computed = attending(class_name, config);
    const [shares, ...others] = sharesOf(computed);
    expect(others).toEqual([]);
    expect([shares?.rows, shares?.columns]).toEqual([4, 4]);
    const scores = shares!.info.operands[0];
    const id = scores?.kind === "quantity" ? scores.quantity : "";
    const shown = labels(drawn(computed, endOf(computed)));
    expect(shown).toHaveLength(16);
    for (const [, from, to, share] of shown) {
      const row = [0, 1, 2, 3].map((entry) =>
        Math.exp(computed.trace.value(shares!.node, "", id, Number(from), 0, entry) ?? Number.NaN),
      );
      const sum = row.reduce((total, value) => total + value, 0);
      expect(Number(share)).toBeCloseTo(row[Number(to) - 1]! / sum, 1.9);
    }
  });
});

test("what is not computed yet is a dot, not a share, and the sentence says so", () => {
  const computed = attending("Attention", {});
  const at = computed.timeline.ticks.findIndex(
    ({ node, quantity, t }) => node === 2 && quantity === "weights" && t === 2,
  );
  expect(at).toBeGreaterThan(0);
  const text = drawn(computed, at);
  expect(new Set(labels(text).map(([, from]) => from))).toEqual(new Set(["1", "2"]));
  expect(text.match(/heat pending/g)).toHaveLength(8);
  expect(text).toContain('class="now"');
});

test("the sentence names the step that is looked at most, and an even spread as one", () => {
  const computed = attending("Attention", {});
  const [shares] = sharesOf(computed);
  const slot = computed.trace.slot(shares!.node, "", shares!.info.id)!;
  const values = computed.trace.values;
  const row = slot.offset + 4 * slot.stride;
  values.set([0.1, 0.7, 0.1, 0.1], row);
  expect(drawn(computed, endOf(computed))).toContain(en.most(4, 2, "0.70", "0.25"));
  expect(drawn(computed, endOf(computed), "ko")).toContain(ko.most(4, 2, "0.70", "0.25"));
  values.set([0.25, 0.26, 0.25, 0.24], row);
  expect(drawn(computed, endOf(computed))).toContain(en.even(4, "0.26", "0.25"));
});

test("hidden steps get exactly nothing and are hatched", () => {
  const computed = attending("Attention", {}, 4, { use_causal_mask: true });
  const shown = labels(drawn(computed, endOf(computed)));
  const future = shown.filter(([, from, to]) => Number(to) > Number(from));
  expect(future).toHaveLength(6);
  for (const [, , , share] of future) expect(Number(share)).toBe(0);
  expect(drawn(computed, endOf(computed)).match(/hidden-step/g)).toHaveLength(6);
});

test("a long run is a window around the cursor and what it looks at most", () => {
  const computed = attending("Attention", {}, 40);
  const shown = labels(drawn(computed, endOf(computed)));
  expect(shown).toHaveLength(24 * 24);
});

test("a model without attention says which layers have it", () => {
  const computed = computedOn(engine, [layer("SimpleRNN", { units: 2 })], [noiseTensor([1, 3, 2], 7)]);
  expect(drawn(computed, 0)).toContain(en.none);
});
