/** What GRADIENT shows of real models, held against what the core computed: arrivals add up, steps add up to the gradients of weights, numeric gradients agree. */
import { beforeAll, describe, expect, test } from "vitest";
import { gradient as panel } from "../../web/src/app/panels/gradient.ts";
import type { LoadedEngine } from "../../web/src/engine/engine.ts";
import { gradient as en } from "../../web/src/i18n/en/gradient.ts";
import { gradient as ko } from "../../web/src/i18n/ko/gradient.ts";
import { type BackwardRun, backwardRun, checkGradient, runBackward } from "../../web/src/state/backward.ts";

import { outputTargets } from "../../web/src/state/targets.ts";
import type { Config, ConfigValue, LayerSpec } from "../../web/src/types/core.ts";
import type { Backward, GradientScene, OutputTarget } from "../../web/src/types/gradient.ts";
import type { Computed } from "../../web/src/types/scene.ts";
import { gradientView } from "../../web/src/view/gradient.ts";
import { chainOf } from "../../web/src/view/gradient_chain.ts";
import { seriesOf, stateOf, type Track, tracksOf } from "../../web/src/view/gradient_series.ts";
import { weightSums } from "../../web/src/view/gradient_sums.ts";
import { factorsOf } from "../../web/src/view/gradient_terms.ts";
import { wayBack } from "../../web/src/view/gradient_way.ts";
import type { QuantityTouch } from "../../web/src/view/number_address.ts";
import { markup } from "../web/fixtures/markup.ts";
import { noiseTensor } from "../web/fixtures/run.ts";
import { sceneOf } from "../web/fixtures/scenes.ts";
import { untuned } from "../web/fixtures/tuning.ts";
import { builtEngine, computedOn } from "./computed.ts";
import { layer, unwrap } from "./library.ts";

const wrapped = (class_name: string, config: Config): ConfigValue => ({ class_name, config });

const models: readonly (readonly [string, readonly LayerSpec[]])[] = [
  ["SimpleRNN", [layer("SimpleRNN", { units: 3 })]],
  [
    "SimpleRNN at every step, backwards",
    [layer("SimpleRNN", { units: 3, go_backwards: true, return_sequences: true })],
  ],
  ["LSTM under a softmax", [layer("LSTM", { units: 3 }), layer("Dense", { units: 3, activation: "softmax" })]],
  ["GRU", [layer("GRU", { units: 3 }), layer("Dense", { units: 1, activation: "sigmoid" })]],
  ["GRU, reset before", [layer("GRU", { units: 3, reset_after: false, return_sequences: true })]],
  ["LSTM behind a mask", [layer("Masking", { mask_value: 0 }), layer("LSTM", { units: 2 })]],
  [
    "Bidirectional, stacked",
    [
      layer("Bidirectional", { layer: wrapped("SimpleRNN", { units: 2, return_sequences: true }) }),
      layer("LSTM", { units: 2 }),
    ],
  ],
];

let engine: LoadedEngine;

beforeAll(async () => {
  engine = await builtEngine();
});

interface Shown {
  readonly computed: Computed;
  readonly outputs: readonly OutputTarget[];
  readonly run: BackwardRun;
  readonly backward: Backward;
  readonly tracks: readonly Track[];
}

function shown(layers: readonly LayerSpec[]): Shown {
  const input = noiseTensor([2, 5, 3], 7);
  // The first sample's last step, and the second's first, are what a mask leaves out.
  input.data.fill(0, 12, 18);
  const computed = computedOn(engine, layers, [input]);
  const outputs = outputTargets(computed, 1, { losses: [], targets: [] }, null);
  const run = backwardRun(computed, [], outputs, null);
  return { computed, outputs, run, backward: unwrap(runBackward(engine, run)), tracks: tracksOf(computed) };
}

describe.each(models)("%s", (_, layers) => {
  test("what the steps add to a weight is, in sum, its gradient", () => {
    const { computed, backward, tracks } = shown(layers);
    let checked = 0;
    for (const track of tracks) {
      computed.plan.weights.forEach((info, weight) => {
        const sums = weightSums(computed, backward.gradients.trace, track, weight);
        if (sums === null) return;
        for (let index = 0; index < info.size; index++) {
          expect(sums.from(index, 1)).toBeCloseTo(backward.gradients.weights[info.offset + index] ?? Number.NaN, 5);
          checked++;
        }
        expect(sums.from(0, 4)).toBeCloseTo(sums.at(0, 4) + sums.at(0, 5), 9);
      });
    }
    const recurrent = computed.plan.weights.filter(({ path }) => !path.includes("dense"));
    expect(checked).toBe(recurrent.reduce((sum, { size }) => sum + size, 0));
  });

  test("what arrives at a state of an unmasked step adds up to its gradient", () => {
    const { computed, backward, tracks } = shown(layers);
    const { trace } = backward.gradients;
    for (const { node, part, steps } of tracks) {
      if (part.output !== part.states[0]) continue;
      for (const id of part.states) {
        const arrivals = part.quantities.filter((info) => info.gradient_only && info.symbol === id);
        expect(arrivals.length).toBe(2);
        for (let t = 1; t <= steps; t++) {
          const at = (quantity: string) => trace.value(node, part.id, quantity, t, 1, 0) ?? Number.NaN;
          expect(arrivals.reduce((sum, arrival) => sum + at(arrival.id), 0)).toBeCloseTo(at(id), 6);
        }
      }
    }
    expect(computed.batch).toBe(2);
  });

  test("the way back computes every gradient of a step once, after all that it is made from", () => {
    const { computed, outputs, backward } = shown(layers);
    const { trace } = backward.gradients;
    const { ticks, starts } = wayBack(computed, trace);
    const scene = { computed, gradients: trace, sample: 0, outputs, window: 0 };
    const rowOf = ({ node, part, quantity, t }: QuantityTouch) => `${node} ${part} ${quantity} ${t}`;
    const positions = new Map<string, number>();
    ticks.forEach((tick, position) => {
      if (tick.weight !== null) return;
      const { node, part, quantity, t } = tick;
      expect(positions.has(rowOf({ kind: "quantity", node, part, quantity, t, entry: 0 }))).toBe(false);
      const touch = { kind: "quantity", node, part, quantity, t, entry: 0 } as const;
      for (const made of factorsOf(chainOf(scene, touch)).gradients)
        expect(
          positions.has(rowOf(made as QuantityTouch)),
          `${rowOf(touch)} from ${rowOf(made as QuantityTouch)}`,
        ).toBe(true);
      positions.set(rowOf(touch), position);
    });
    expect(starts.length).toBe(computed.timeline.starts.length);
    const weights = new Set(ticks.flatMap(({ weight }) => (weight === null ? [] : [weight])));
    expect(weights.size).toBe(computed.plan.weights.length);
  });

  test("numeric gradients agree with those of the way back, for every weight", () => {
    const { computed, run, backward } = shown(layers);
    for (const { path, size } of computed.plan.weights) {
      for (const index of [0, size - 1]) {
        const check = unwrap(checkGradient(engine, run, backward, { path, index })!);
        expect(check.agrees, `${path}[${index}]: ${check.analytic} and ${check.numeric}`).toBe(true);
      }
    }
  });

  test.each(["chart", "table"] as const)("the panel is drawn as a %s, with nothing left unsaid", (form) => {
    const { computed, outputs, run, backward, tracks } = shown(layers);
    for (const { layer: name, part } of tracks) {
      for (const lang of ["en", "ko"] as const) {
        const scene = sceneOf(computed, { lang, position: Math.floor(computed.timeline.ticks.length / 2) });
        const path = computed.plan.weights[0]?.path ?? "";
        const choices = {
          ...panel.initial,
          form,
          sum: "so_far",
          part: { layer: name, part: part.id },
        } as const;
        const check = checkGradient(engine, run, backward, { path, index: 0 });
        const way = wayBack(computed, backward.gradients.trace);
        const gradient: GradientScene = {
          scene,
          choices,
          outputs,
          backward: { ok: true, value: backward },
          check,
          way,
          tuning: untuned,
        };
        const text = markup(gradientView({ gradient, words: lang === "en" ? en : ko, emit: () => undefined }));
        expect(text).not.toMatch(/undefined|\[object|=>|NaN/);
        for (const cell of text.match(/<td[^>]*role="gridcell"[^>]*>/g) ?? [])
          expect(cell).toMatch(/aria-label="[^"]+"/);
        expect(text.includes("gradient-sizes")).toBe(form === "table");
      }
    }
  });
});

test("behind a mask the cell of a masked step hears nothing, and the gradient passes it by", () => {
  const { backward, tracks } = shown([layer("Masking", { mask_value: 0 }), layer("LSTM", { units: 2 })]);
  const [track] = tracks;
  const h = track && stateOf(track, "h");
  const sizes = seriesOf(backward.gradients.trace, track!, h!, 0).map(({ total }) => total > 0);
  expect(sizes).toEqual([true, true, true, true, false]);
  const second = seriesOf(backward.gradients.trace, track!, h!, 1).map(({ total }) => total > 0);
  expect(second).toEqual([false, true, true, true, true]);
});

test("a model without such a weight has nothing to check", () => {
  const { run, backward } = shown([layer("SimpleRNN", { units: 3 })]);
  expect(checkGradient(engine, run, backward, { path: "gone", index: 0 })).toBeNull();
  expect(checkGradient(engine, run, backward, { path: run.computed.plan.weights[0]!.path, index: 9 })).toBeNull();
});
