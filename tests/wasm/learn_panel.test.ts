/** What LEARN says of real models, held against the core: notes where they hold, questions with one right answer, sub-steps graded by the computed numbers. */
import { beforeAll, describe, expect, test } from "vitest";
import type { LoadedEngine } from "../../web/src/engine/engine.ts";
import { sequential } from "../../web/src/engine/model_spec.ts";
import { learn as en } from "../../web/src/i18n/en/learn.ts";
import { learnNotes as enNotes } from "../../web/src/i18n/en/learn_notes.ts";
import { learn as ko } from "../../web/src/i18n/ko/learn.ts";
import { learnNotes as koNotes } from "../../web/src/i18n/ko/learn_notes.ts";
import { backwardRun, runBackward } from "../../web/src/state/backward.ts";
import { outputTargets } from "../../web/src/state/targets.ts";
import type { Config, ConfigValue, LayerSpec, Shape } from "../../web/src/types/core.ts";
import type { Backward } from "../../web/src/types/gradient.ts";
import type { LearnChoices, QuestionKind } from "../../web/src/types/learn.ts";
import type { Computed, Scene } from "../../web/src/types/scene.ts";
import { learnView } from "../../web/src/view/learn.ts";
import { countQuestions } from "../../web/src/view/learn_count_question.ts";
import { grade, upcomingExercise } from "../../web/src/view/learn_exercise.ts";
import { gradientQuestions } from "../../web/src/view/learn_gradient_question.ts";
import { type NoteName, notesOf } from "../../web/src/view/learn_notes.ts";
import type { Asking, Question } from "../../web/src/view/learn_question.ts";
import { shapeQuestions } from "../../web/src/view/learn_shape_question.ts";
import { signQuestions } from "../../web/src/view/learn_sign_question.ts";
import { markup } from "../web/fixtures/markup.ts";
import { noiseTensor } from "../web/fixtures/run.ts";
import { sceneOf } from "../web/fixtures/scenes.ts";
import { builtEngine, computedOn } from "./computed.ts";
import { layer, unwrap } from "./library.ts";

const inner = (class_name: string, config: Config): ConfigValue => ({ class_name, config });
const series: Shape = [2, 9, 3];
const sequences = { return_sequences: true } as const;

const models: Readonly<Record<string, readonly LayerSpec[]>> = {
  plain: [layer("SimpleRNN", { units: 4 })],
  relu: [layer("SimpleRNN", { units: 2, activation: "relu", ...sequences }), layer("Dense", { units: 1 })],
  lstm: [
    layer("LSTM", { units: 3 }),
    layer("Dropout", { rate: 0.25 }),
    layer("Dense", { units: 3, activation: "softmax" }),
  ],
  gru: [layer("Masking"), layer("GRU", { units: 2, ...sequences }), layer("GRU", { units: 3, reset_after: false })],
  both: [layer("Bidirectional", { layer: inner("LSTM", { units: 2, unit_forget_bias: false }) })],
  stateful: [layer("SimpleRNN", { units: 3, stateful: true, go_backwards: true, ...sequences })],
  distributed: [
    layer("GRU", { units: 3, ...sequences }),
    layer("TimeDistributed", { layer: inner("Dense", { units: 2 }) }),
  ],
};
const named = Object.entries(models);

let engine: LoadedEngine;

beforeAll(async () => {
  engine = await builtEngine();
});

function computedOf(layers: readonly LayerSpec[], shape: Shape = series): Computed {
  const input = noiseTensor(
    shape.map((side) => side ?? 1),
    7,
  );
  if (shape.length === 2) input.data.set(input.data.map((_, index) => index % 5));
  return computedOn(engine, layers, [input], shape);
}

function backwardOf(computed: Computed): Backward {
  const outputs = outputTargets(computed, 1, { losses: [], targets: [] }, null);
  return unwrap(runBackward(engine, backwardRun(computed, [], outputs, null)));
}

function askingOf(computed: Computed, position = 0, lang: "en" | "ko" = "en"): Asking {
  const scene = sceneOf(computed, { lang, position });
  return { scene, words: lang === "en" ? en : ko, backward: backwardOf(computed) };
}

function notes(layers: readonly LayerSpec[], shape: Shape = series): readonly NoteName[] {
  return notesOf(sceneOf(computedOf(layers, shape))).map(({ name }) => name);
}

describe("notes", () => {
  test("each has a model that gives it reason, and one that does not", () => {
    const embedding = [
      layer("Embedding", { input_dim: 5, output_dim: 2, mask_zero: true }),
      layer("LSTM", { units: 2 }),
    ];
    const shown = [
      ...named.map(([, layers]) => notes(layers)),
      notes(embedding, [2, 9]),
      notesOf(
        sceneOf({
          ...computedOf([layer("SimpleRNN", { units: 4 })]),
          plan: unwrap(engine.plan(sequential([layer("SimpleRNN", { units: 4 })], [null, 9, 3]))),
        }),
      ).map(({ name }) => name),
    ];
    for (const name of Object.keys(enNotes) as NoteName[]) {
      expect(
        shown.some((names) => names.includes(name)),
        name,
      ).toBe(true);
      if (name !== "weightsAreRandom" && !everywhere.includes(name))
        expect(
          shown.some((names) => !names.includes(name)),
          name,
        ).toBe(true);
    }
  });
  /** Every model here has a recurrent layer with several units and steps. */
  const everywhere: readonly NoteName[] = [
    "unitsAreNotSteps",
    "unitsAreNotLayers",
    "batchIsNotTime",
    "weightsAreShared",
  ];

  test("without a recurrent layer nothing is said of states, and without parameters nothing of weights", () => {
    expect(notes([layer("Flatten")])).toEqual([]);
    expect(notes([layer("Dense", { units: 2 })])).toEqual(["denseAtEachStep", "lossOfSequence", "weightsAreRandom"]);
  });

  test("of two layers for which one holds, the one at the cursor is spoken of, and its notes come first", () => {
    const computed = computedOf(models["gru"]!);
    const position = computed.timeline.ticks.findIndex(({ node }) => node === 3);
    const shown = notesOf(sceneOf(computed, { position }));
    expect(shown.find(({ name }) => name === "unitsAreNotSteps")?.figures.units).toBe(3);
    expect(shown.map(({ here }) => here)).toEqual(
      [...shown.map(({ here }) => here)].sort((a, b) => Number(b) - Number(a)),
    );
    // Only the lower one has two rows of bias.
    expect(shown.find(({ name }) => name === "gruHasTwoBiases")?.figures.units).toBe(2);
  });

  test("the count without the second bias is what the core counts", () => {
    const shown = notesOf(sceneOf(computedOf(models["gru"]!))).find(({ name }) => name === "gruHasTwoBiases");
    const without = unwrap(engine.plan(sequential([layer("GRU", { units: 2, reset_after: false })], series)));
    expect(enNotes.gruHasTwoBiases.text(shown!.figures)).toContain(`there would be ${without.parameters}.`);
  });
});

function answerOf({ options }: Question): string {
  const right = options.filter((option) => option.right);
  expect(right).toHaveLength(1);
  expect(new Set(options.map(({ label }) => label)).size).toBe(options.length);
  for (const option of options) expect(option.why === "").toBe(option.right);
  return right[0]!.label;
}

describe.each(named)("questions about %s", (_, layers) => {
  test("shapes and counts are those of the plan", () => {
    const asking = askingOf(computedOf(layers));
    for (const question of shapeQuestions(asking)) {
      const plan = asking.scene.computed.plan.layers.find(({ name }) => question.key.startsWith(`shape|${name}|`));
      expect(answerOf(question)).toBe(`(${plan?.output_shapes[0]?.join(", ")})`);
    }
    for (const question of countQuestions(asking)) {
      const plan = asking.scene.computed.plan.layers.find(({ name }) => question.key.startsWith(`parameters|${name}|`));
      expect(answerOf(question)).toBe(String(plan?.parameters));
    }
    expect(shapeQuestions(asking).length + countQuestions(asking).length).toBeGreaterThan(0);
  });

  test("the sign that is asked for is that of a number not computed yet, and the sum that is given leads to it", () => {
    const computed = computedOf(layers);
    const { ticks } = computed.timeline;
    let asked = 0;
    for (let position = 0; position < ticks.length; position += 5) {
      for (const question of signQuestions(askingOf(computed, position), null)) {
        asked++;
        expect(question.seek).toBeGreaterThan(position);
        const [, made = "", result = ""] = /= \S*?\((.*)\) = (\S+)\.$/.exec(question.because) ?? [];
        const number = (text: string) => Number(text.replaceAll("−", "-"));
        const sum = made.split(" + ").reduce((total, term) => total + number(term.replace(/^\((.*)\)$/, "$1")), 0);
        const border = /0\.5/.test(question.options[0]?.label ?? "") ? 0.5 : 0;
        expect(question.options[0]?.right).toBe(number(result) > border);
        expect(sum > 0, question.because).toBe(question.options[0]?.right);
      }
    }
    if (!JSON.stringify(layers).includes("relu")) expect(asked).toBeGreaterThan(0);
  });

  test("the smallest gradient is the smallest of those named", () => {
    for (const question of gradientQuestions(askingOf(computedOf(layers)))) {
      const sizes = [...question.because.matchAll(/: ([\d.]+(?:e[−\d]+)?)(?=[,.])/g)].map(([, size = ""]) =>
        Number(size.replace("−", "-").replace(/\.$/, "")),
      );
      const answer = answerOf(question);
      const at = question.options.findIndex(({ right }) => right);
      if (answer !== en.gradient.alike) expect(sizes[at]).toBe(Math.min(...sizes));
      else expect([...sizes].sort((a, b) => a - b)[1]).toBeLessThanOrEqual(1.51 * Math.min(...sizes));
    }
  });
});

describe("the cell filled in by hand", () => {
  function exercises(layers: readonly LayerSpec[]) {
    const computed = computedOf(layers);
    return computed.timeline.ticks.flatMap((_, position) => {
      const upcoming = upcomingExercise(sceneOf(computed, { position }));
      return upcoming.kind === "exercise" ? [upcoming.exercise] : [];
    });
  }

  test.each(named)(
    "%s: every sub-step asked for takes its own number, rounded to two decimals, and no other",
    (_, layers) => {
      const all = exercises(layers);
      expect(all.length).toBeGreaterThan(5);
      for (const { entries } of all) {
        for (const entry of entries) {
          expect(grade(entry.value.toFixed(2), entry).kind).toBe("right");
          expect(grade(entry.value.toFixed(2).replace(".", ","), entry).kind).toBe("right");
          expect(grade(String(entry.value + 0.3), entry).kind).not.toBe("right");
          expect(grade("", entry).kind).toBe("empty");
          expect(grade("tanh", entry).kind).toBe("refused");
        }
      }
    },
  );

  test("a slip is named: the sign turned round, the function left out, a term missing", () => {
    const entries = exercises(models["plain"]!).flatMap((exercise) => exercise.entries);
    const activation = entries.find(({ expression, value: at }) => expression.kind === "call" && Math.abs(at) > 0.6)!;
    expect(grade(String(Math.atanh(activation.value)), activation)).toEqual({ kind: "before", name: "tanh" });
    expect(grade(String(-activation.value), activation)).toEqual({ kind: "sign_turned" });
    const sum = entries.find(({ expression }) => expression.kind === "sum" && expression.of.length === 2)!;
    const [term] = sum.expression.kind === "sum" ? sum.expression.of : [];
    const number = term?.kind === "number" ? term.value : Number.NaN;
    expect(["missing", "sign_turned"]).toContain(grade(String(sum.value - number), sum).kind);
  });

  test("sums too long to be done by hand are not asked for, and the end of the run is said", () => {
    const wide = computedOf([layer("SimpleRNN", { units: 40, use_bias: false })], [1, 2, 60]);
    const upcoming = upcomingExercise(sceneOf(wide, { position: -1 }));
    expect(upcoming.kind === "exercise" && upcoming.exercise.tick.quantity).not.toBe("xW");
    const done = computedOf(models["plain"]!);
    expect(upcomingExercise(sceneOf(done, { position: done.timeline.ticks.length - 1 })).kind).toBe("through");
  });
});

describe.each(["en", "ko"] as const)("drawn in %s", (lang) => {
  const initial: LearnChoices = { tab: "notes", asking: true, asked: null, score: { right: 0, of: 0 }, filled: null };

  function drawn(scene: Scene, choices: Partial<LearnChoices>): string {
    const [words, own] = lang === "en" ? [en, enNotes] : [ko, koNotes];
    const backward = backwardOf(scene.computed);
    return markup(
      learnView({ scene, choices: { ...initial, ...choices }, backward, words, notes: own, emit: () => undefined }),
    );
  }

  test.each(named)("%s: every state, with nothing left unsaid", (_, layers) => {
    const computed = computedOf(layers);
    const scene = sceneOf(computed, { lang, position: Math.floor(computed.timeline.ticks.length / 2) });
    const asking = askingOf(computed, scene.position, lang);
    const kinds: Readonly<Record<QuestionKind, readonly Question[]>> = {
      shape: shapeQuestions(asking),
      parameters: countQuestions(asking),
      sign: signQuestions(asking, null),
      gradient: gradientQuestions(asking),
    };
    const states: Partial<LearnChoices>[] = [
      {},
      { tab: "predict" },
      { tab: "predict", asking: false },
      { tab: "cell" },
    ];
    for (const [kind, questions] of Object.entries(kinds) as [QuestionKind, readonly Question[]][]) {
      for (const { key } of questions) {
        for (const answer of [null, -1, 0, 1]) states.push({ tab: "predict", asked: { kind, key, answer } });
      }
    }
    const upcoming = upcomingExercise(scene);
    if (upcoming.kind === "exercise") {
      const filled = { key: upcoming.exercise.key, typed: ["0.5", "x"], checked: true, hinted: [0], revealed: false };
      states.push({ tab: "cell", filled }, { tab: "cell", filled: { ...filled, revealed: true } });
    }
    for (const state of states) expect(drawn(scene, state)).not.toMatch(/undefined|\[object|=>|NaN|null/);
  });
});
