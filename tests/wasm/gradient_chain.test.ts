/** What the page writes under a gradient, held against the core's tape of gradients: for every gradient of real models, the arithmetic gives that gradient. */
import { beforeAll, describe, expect, test } from "vitest";
import { gradient as panel } from "../../web/src/app/panels/gradient.ts";
import type { LoadedEngine } from "../../web/src/engine/engine.ts";
import { backwardRun, runBackward } from "../../web/src/state/backward.ts";
import { outputTargets } from "../../web/src/state/targets.ts";
import type { Config, ConfigValue, LayerSpec } from "../../web/src/types/core.ts";
import type { Backward } from "../../web/src/types/gradient.ts";
import { chainOf } from "../../web/src/view/gradient_chain.ts";
import { tracksOf } from "../../web/src/view/gradient_series.ts";
import { weightChain } from "../../web/src/view/gradient_sums.ts";
import type { Chain, ChainScene } from "../../web/src/view/gradient_terms.ts";
import { activate, noiseTensor } from "../web/fixtures/run.ts";
import { sceneOf as pictureOf } from "../web/fixtures/scenes.ts";
import { untuned } from "../web/fixtures/tuning.ts";
import { builtEngine, computedOn } from "./computed.ts";
import { layer, unwrap } from "./library.ts";

const wrapped = (class_name: string, config: Config): ConfigValue => ({ class_name, config });

/** Its name, its layers, and a loss other than the usual one of its output. */
type Case = readonly [name: string, layers: readonly LayerSpec[], loss?: string];

const models: readonly Case[] = [
  ["SimpleRNN", [layer("SimpleRNN", { units: 3 })]],
  ["SimpleRNN with relu and no bias", [layer("SimpleRNN", { units: 3, activation: "relu", use_bias: false })]],
  [
    "SimpleRNN backwards, at every step",
    [layer("SimpleRNN", { units: 3, go_backwards: true, return_sequences: true })],
  ],
  [
    "SimpleRNN under a sigmoid",
    [layer("SimpleRNN", { units: 3 }), layer("Dense", { units: 2, activation: "sigmoid" })],
  ],
  ["LSTM", [layer("LSTM", { units: 3 }), layer("Dense", { units: 2 })]],
  ["LSTM at every step, softplus", [layer("LSTM", { units: 2, activation: "softplus", return_sequences: true })]],
  ["GRU", [layer("GRU", { units: 3 }), layer("Dense", { units: 1 })]],
  ["GRU, reset before", [layer("GRU", { units: 3, reset_after: false, return_sequences: true })]],
  [
    "GRU on LSTM, Dense at every step",
    [
      layer("LSTM", { units: 2, return_sequences: true }),
      layer("GRU", { units: 2, return_sequences: true }),
      layer("TimeDistributed", { layer: wrapped("Dense", { units: 2, activation: "tanh" }) }),
    ],
  ],
  ...["concat", "sum", "mul", "ave"].map(
    (merge_mode) =>
      [
        `Bidirectional, ${merge_mode}`,
        [
          layer("Bidirectional", { layer: wrapped("SimpleRNN", { units: 2, return_sequences: true }), merge_mode }),
          layer("LSTM", { units: 2 }),
        ],
      ] as const,
  ),
  ["SimpleRNN behind a mask", [layer("Masking", { mask_value: 0 }), layer("SimpleRNN", { units: 2 })]],
  [
    "LSTM behind a mask",
    [layer("Masking", { mask_value: 0 }), layer("LSTM", { units: 2 }), layer("Dense", { units: 1 })],
  ],
  ["LSTM under a softmax", [layer("LSTM", { units: 3 }), layer("Dense", { units: 3, activation: "softmax" })]],
  [
    "GRU under a softmax, class targets",
    [layer("GRU", { units: 2 }), layer("Dense", { units: 3, activation: "softmax" })],
    "sparse_categorical_crossentropy",
  ],
  ["SimpleRNN, absolute error", [layer("SimpleRNN", { units: 3 })], "mean_absolute_error"],
  ["Bidirectional, last states", [layer("Bidirectional", { layer: wrapped("GRU", { units: 2 }) })]],
];

/** The slope of these losses is not one line, or a mask reaches them: everything else is written. */
const withLossesOfTheirOwn: readonly Case[] = [
  ["SimpleRNN with softplus, Huber", [layer("SimpleRNN", { units: 2, activation: "softplus" })], "huber"],
  [
    "GRU behind a mask, at every step",
    [layer("Masking", { mask_value: 0 }), layer("GRU", { units: 2, return_sequences: true })],
  ],
];

const named = (cases: readonly Case[]) => cases.map(([name, layers, loss]) => ({ name, layers, loss }));

let engine: LoadedEngine;

beforeAll(async () => {
  engine = await builtEngine();
});

function evaluate(chain: Chain): number {
  if (chain.kind === "gradient" || chain.kind === "number") return chain.value;
  const of = chain.of.map(evaluate);
  const [a = Number.NaN, b = Number.NaN] = of;
  switch (chain.kind) {
    case "sum":
      return of.reduce((sum, one) => sum + one, 0);
    case "product":
      return of.reduce((product, one) => product * one, 1);
    case "difference":
      return a - b;
    case "quotient":
      return a / b;
    case "square":
      return a * a;
    case "slope":
      return (curve(chain.function, a + 1e-4) - curve(chain.function, a - 1e-4)) / 2e-4;
  }
}

function curve(name: string, at: number): number {
  return name === "softplus" ? Math.log1p(Math.exp(at)) : activate(name, [at], 0);
}

interface Scene extends ChainScene {
  readonly backward: Backward;
}

/** As the panel has it. */
function drawn({ computed, backward, outputs, sample }: Scene) {
  const scene = pictureOf(computed, { sample });
  return {
    gradient: {
      scene,
      choices: panel.initial,
      outputs,
      backward: { ok: true, value: backward },
      check: null,
      way: null,
      tuning: untuned,
    },
    backward,
  } as const;
}

function sceneOf(layers: readonly LayerSpec[], loss: string | undefined, sample: number, window = 0): Scene {
  const input = noiseTensor([2, 4, 3], 7);
  // The second sample's second step is what a mask leaves out.
  input.data.fill(0, 15, 18);
  const computed = computedOn(engine, layers, [input]);
  const outputs = outputTargets(computed, 1, { losses: [loss], targets: [] }, null);
  const backward = unwrap(runBackward(engine, backwardRun(computed, [], outputs, null, window)));
  return { computed, gradients: backward.gradients.trace, sample, outputs, backward, window };
}

/** How many gradients are explained, and how many are not. */
function checkAll(scene: ChainScene): readonly [number, number] {
  let [explained, given] = [0, 0];
  for (const { node, part, quantity, rows, width } of scene.gradients.slots) {
    const info = scene.computed.plan.layers[scene.computed.plan.nodes[node]!.layer]!.parts.find(
      ({ id }) => id === part,
    )!.quantities.find(({ id }) => id === quantity)!;
    for (let t = info.temporal && !info.state ? 1 : 0; t < rows; t++) {
      if (t === 0 && info.gradient_only) continue;
      for (let entry = 0; entry < width; entry++) {
        const chain = chainOf(scene, { kind: "quantity", node, part, quantity, t, entry });
        if (chain === null) {
          expect(["h_from_output", "y", "y_from_output"]).toContain(quantity);
          given++;
        } else {
          const wanted = scene.gradients.value(node, part, quantity, t, scene.sample, entry)!;
          expect(evaluate(chain), `${node} ${part}/${quantity}[${entry}] at ${t}`).toBeCloseTo(wanted, 5);
          explained++;
        }
      }
    }
  }
  return [explained, given];
}

describe.each(named(models))("$name", ({ layers, loss }) => {
  test.each(["all", "so_far", "step"] as const)("the gradient of every weight is a sum of products: %s", (sum) => {
    const scene = sceneOf(layers, loss, 0);
    const [track] = tracksOf(scene.computed);
    for (const [weight, { size, path }] of scene.computed.plan.weights.entries()) {
      for (let index = 0; index < size; index++) {
        const { value: shown, chain } = weightChain({ ...drawn(scene), track: track!, t: 2, sum }, weight, index)!;
        expect(evaluate(chain!), `${path}[${index}]`).toBeCloseTo(shown, 5);
      }
    }
  });

  test.each([0, 1])("every gradient of sample %i is what the chain rule says", (sample) => {
    const [explained, given] = checkAll(sceneOf(layers, loss, sample));
    expect(given).toBe(0);
    expect(explained).toBeGreaterThan(40);
  });
});

test.each(["SimpleRNN", "LSTM", "GRU"])(
  "where truncation cuts %s, nothing arrives from the step after",
  (class_name) => {
    const scene = sceneOf([layer(class_name, { units: 3 })], undefined, 1, 2);
    expect(checkAll(scene)[0]).toBeGreaterThan(40);
    const from = (t: number) => Math.abs(scene.gradients.value(1, "", "h_from_next", t, 1, 0) ?? 0);
    expect([1, 2, 3].map((t) => from(t) > 0)).toEqual([false, false, true]);
  },
);

describe.each(named(withLossesOfTheirOwn))("$name", ({ layers, loss }) => {
  test.each([0, 1])("every gradient of sample %i but those the loss gives is what the chain rule says", (sample) => {
    const [explained, given] = checkAll(sceneOf(layers, loss, sample));
    expect(given).toBeGreaterThan(0);
    expect(explained).toBeGreaterThan(40);
  });
});
