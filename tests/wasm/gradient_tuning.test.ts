/** What GRADIENT's knobs show, held against what can be known without them. */
import { beforeAll, describe, expect, test } from "vitest";
import { gradient as panel } from "../../web/src/app/panels/gradient.ts";
import type { LoadedEngine } from "../../web/src/engine/engine.ts";
import { gradient as en } from "../../web/src/i18n/en/gradient.ts";
import { gradient as ko } from "../../web/src/i18n/ko/gradient.ts";
import { backwardRun, runBackward } from "../../web/src/state/backward.ts";
import { clipped, writtenClipping } from "../../web/src/state/clipping.ts";
import { contest } from "../../web/src/state/contest.ts";
import { spectralRadii } from "../../web/src/state/spectrum.ts";
import { outputTargets } from "../../web/src/state/targets.ts";
import type { LayerSpec } from "../../web/src/types/core.ts";
import type { Clipping, Contestant, GradientScene } from "../../web/src/types/gradient.ts";
import { gradientView } from "../../web/src/view/gradient.ts";
import { wayBack } from "../../web/src/view/gradient_way.ts";
import { markup } from "../web/fixtures/markup.ts";
import { noiseTensor } from "../web/fixtures/run.ts";
import { sceneOf } from "../web/fixtures/scenes.ts";
import { untuned } from "../web/fixtures/tuning.ts";
import { builtEngine, computedOn } from "./computed.ts";
import { layer, unwrap } from "./library.ts";

let engine: LoadedEngine;

beforeAll(async () => {
  engine = await builtEngine();
});

function shown(layers: readonly LayerSpec[], steps = 6) {
  const computed = computedOn(engine, layers, [noiseTensor([2, steps, 3], 7)]);
  const run = backwardRun(computed, [], outputTargets(computed, 1, { losses: [], targets: [] }, null), null);
  return { computed, run, backward: unwrap(runBackward(engine, run)) };
}

const orthogonal = (gain: number) => ({ class_name: "Orthogonal", config: { gain } });

describe("the spectral radius", () => {
  test.each([0.5, 1, 1.5])("of an orthogonal W_h times %s is that", (gain) => {
    const { computed } = shown([layer("SimpleRNN", { units: 5, recurrent_initializer: orthogonal(gain) })]);
    const [whole, ...others] = spectralRadii(computed.plan, computed.weights, 1, "");
    expect(others).toEqual([]);
    expect(whole?.gate).toBe("");
    expect(whole?.radius).toBeCloseTo(gain, 5);
  });

  test("is that of complex eigenvalues too, and of no symmetric matrix alone", () => {
    const { computed } = shown([layer("SimpleRNN", { units: 2 })]);
    const info = computed.plan.weights.find(({ name }) => name === "recurrent_kernel")!;
    const radius = (values: readonly number[]) => {
      const weights = computed.weights.slice();
      weights.set(values, info.offset);
      return spectralRadii(computed.plan, weights, 1, "")[0]?.radius;
    };
    expect(radius([0, -2, 2, 0])).toBeCloseTo(2, 6);
    expect(radius([0.5, 100, 0, -0.25])).toBeCloseTo(0.5, 6);
    expect(radius([Number.NaN, 0, 0, 1])).toBeNaN();
  });

  test("is one for each gate, and of each direction of its own", () => {
    const { computed } = shown([layer("Bidirectional", { layer: { class_name: "LSTM", config: { units: 3 } } })]);
    const [forward, backward] = ["forward", "backward"].map((part) =>
      spectralRadii(computed.plan, computed.weights, 1, part),
    );
    expect(forward?.map(({ gate }) => gate)).toEqual(["i", "f", "c", "o"]);
    expect(backward).toHaveLength(4);
    expect(forward?.[0]?.radius).not.toBeCloseTo(backward?.[0]?.radius ?? 0, 4);
  });
});

describe("clipping as Keras has it", () => {
  const rows = (clip: Clipping) => {
    const { computed, backward } = shown([layer("LSTM", { units: 3 }), layer("Dense", { units: 1 })]);
    const { weights } = backward.gradients;
    return { plan: computed.plan, weights, ...clipped(computed.plan, weights, clip) };
  };

  test("clipnorm holds each weight's gradient to a length, global_clipnorm all together", () => {
    const { rows: whole, before } = rows({ kind: "none", limit: 1 });
    const sizes = whole.map((row) => row.before);
    const middle = sizes.toSorted((a, b) => a - b)[2]!;
    const each = rows({ kind: "clipnorm", limit: middle });
    expect(each.rows.map(({ after }) => after)).toEqual(sizes.map((size) => Math.min(size, middle)));
    const all = rows({ kind: "global_clipnorm", limit: before / 2 });
    expect(all.after).toBeCloseTo(before / 2, 6);
    for (const row of all.rows) expect(row.after).toBeCloseTo(row.before / 2, 6);
  });

  test("clipvalue holds each entry, and says how many", () => {
    const { plan, weights, rows: held } = rows({ kind: "clipvalue", limit: 0.01 });
    held.forEach(({ weight, cut, after }) => {
      const { offset, size } = plan.weights[weight]!;
      const own = [...weights.subarray(offset, offset + size)];
      expect(cut).toBe(own.filter((value) => Math.abs(value) > 0.01).length);
      expect(after).toBeCloseTo(
        Math.hypot(...own.map((value) => Math.sign(value) * Math.min(Math.abs(value), 0.01))),
        6,
      );
    });
    expect(held.some(({ cut }) => cut > 0)).toBe(true);
  });

  test("is what the optimizer of the text says", () => {
    const optimizer = { class_name: "Adam", config: { global_clipnorm: 2.5 }, from: 0, to: 0 };
    expect(writtenClipping({ optimizer })).toEqual({ kind: "global_clipnorm", limit: 2.5 });
    expect(writtenClipping(null).kind).toBe("none");
  });
});

describe("three cells in one place", () => {
  const entered = (layers: readonly LayerSpec[], at: number) => {
    const on = shown(layers, 12);
    return { ...on, contestants: contest(engine, { run: on.run, seed: 3, layer: at, edits: [] }) };
  };
  const normAt = ({ result }: Contestant, node: number, t: number) => {
    const { backward } = unwrap(result);
    return Math.hypot(
      ...[0, 1, 2].map((entry) => backward.gradients.trace.value(node, "", "h", t, 0, entry) ?? Number.NaN),
    );
  };

  test("each is the very model that a learner would write with that cell", () => {
    for (const own of ["SimpleRNN", "GRU", "LSTM"]) {
      const { contestants } = entered([layer(own, { units: 3 }), layer("Dense", { units: 1 })], 1);
      expect(contestants?.map(({ cell, shown: here }) => [cell, here])).toEqual(
        ["SimpleRNN", "GRU", "LSTM"].map((cell) => [cell, cell === own]),
      );
      for (const one of contestants ?? []) {
        const alone = shown([layer(one.cell, { units: 3 }), layer("Dense", { units: 1 })], 12);
        const { backward } = unwrap(one.result);
        expect(backward.loss).toBeCloseTo(alone.backward.loss, 6);
        expect(normAt(one, 1, 1)).toBeGreaterThan(0);
        expect([...backward.gradients.weights]).toEqual([...alone.backward.gradients.weights]);
      }
    }
  });

  test("what only one cell understands is left out, what all understand is kept", () => {
    const config = { units: 3, activation: "relu", unit_forget_bias: false, recurrent_initializer: orthogonal(0.5) };
    const { contestants } = entered([layer("LSTM", config)], 1);
    const [plain, gru] = (contestants ?? []).map(({ result }) => unwrap(result).computed.spec.layers[1]);
    const kept = { units: 3, activation: "relu", recurrent_initializer: orthogonal(0.5) };
    expect(plain).toEqual(layer("SimpleRNN", kept));
    expect(gru).toEqual(layer("GRU", kept));
  });

  test("Bidirectional keeps its wrapping; another layer has no contest", () => {
    const inner = { class_name: "GRU", config: { units: 3, reset_after: false } };
    const { contestants } = entered([layer("Bidirectional", { layer: inner })], 1);
    expect(contestants?.every(({ result }) => result.ok)).toBe(true);
    expect(entered([layer("SimpleRNN", { units: 3 }), layer("Dense", { units: 1 })], 2).contestants).toBeNull();
  });

  test.each([true, false])(
    "the picture names, marks and tabulates all three (every step speaks: %s)",
    (return_sequences) => {
      const { computed, run, backward, contestants } = entered([layer("SimpleRNN", { units: 3, return_sequences })], 1);
      for (const lang of ["en", "ko"] as const) {
        const words = lang === "en" ? en : ko;
        const clip: Clipping = { kind: "clipvalue", limit: 0.01 };
        const gradient: GradientScene = {
          scene: sceneOf(computed, { lang, position: computed.timeline.ticks.length - 1 }),
          choices: { ...panel.initial, form: "cells" },
          outputs: outputTargets(computed, 1, { losses: [], targets: [] }, null),
          backward: { ok: true, value: backward },
          check: null,
          way: wayBack(computed, backward.gradients.trace),
          tuning: {
            ...untuned,
            contest: contestants,
            radii: spectralRadii(computed.plan, computed.weights, 1, ""),
            clip,
            clipped: clipped(computed.plan, backward.gradients.weights, clip),
          },
        };
        expect(run.window).toBe(0);
        const text = markup(gradientView({ gradient, words, emit: () => undefined }));
        expect(text).not.toMatch(/undefined|\[object|=>|NaN/);
        for (const cell of ["SimpleRNN", "GRU", "LSTM"]) {
          expect(text.match(new RegExp(`class="mark ${cell}"`, "g"))?.length).toBe(13);
          expect(text).toMatch(new RegExp(`<th scope="row">\\s*${cell}`));
        }
        expect(text.includes(words.contest.direct)).toBe(return_sequences);
        expect(text).toContain(words.clip.about.clipvalue("0.01"));
      }
    },
  );
});
