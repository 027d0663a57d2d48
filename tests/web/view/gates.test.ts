/** GATES: what each gate is for is told from the declarations, and the sentence is true to the numbers. */
import { describe, expect, test } from "vitest";
import { gates as en } from "../../../web/src/i18n/en/gates.ts";
import { gates as ko } from "../../../web/src/i18n/ko/gates.ts";
import type { GateChoices } from "../../../web/src/types/cells.ts";
import type { Scene } from "../../../web/src/types/scene.ts";
import { gateSentence, readGate } from "../../../web/src/view/gate_reading.ts";
import { type Gate, type GateStep, gatedParts } from "../../../web/src/view/gate_series.ts";
import { gatesView } from "../../../web/src/view/gates.ts";
import { lines, markup } from "../fixtures/markup.ts";
import { gruModel, lstmModel, simpleRnnModel } from "../fixtures/models.ts";
import { computedOf, positionOf, sceneOf } from "../fixtures/scenes.ts";

const lstm = computedOf(lstmModel());
const gru = computedOf(gruModel());
const initial: GateChoices = { part: null, form: "strips", unit: 0 };
const drawn = (scene: Scene, choices: Partial<GateChoices> = {}) =>
  markup(
    gatesView({ scene, choices: { ...initial, ...choices }, words: { en, ko }[scene.lang], emit: () => undefined }),
  );

const series = (...values: readonly number[]): readonly GateStep[] =>
  values.map((value, index) => ({ t: index + 1, column: index + 1, value, masked: false }));
const forget: Gate = { info: {} as Gate["info"], effect: "forget" };

describe("what a gate is for is told from what its value is multiplied with", () => {
  test("in an LSTM", () => {
    const [part] = gatedParts(lstm);
    expect(part?.gates.map(({ info, effect }) => [info.id, effect])).toEqual([
      ["i", "input"],
      ["f", "forget"],
      ["g", "candidate"],
      ["o", "output"],
    ]);
  });

  test("in a GRU", () => {
    const [part] = gatedParts(gru);
    expect(part?.gates.map(({ info, effect }) => [info.id, effect])).toEqual([
      ["z", "update"],
      ["r", "reset"],
      ["h_hat", "candidate"],
    ]);
  });

  test("a layer without gates has none, and the panel says so", () => {
    const computed = computedOf(simpleRnnModel());
    expect(gatedParts(computed)).toEqual([]);
    expect(drawn(sceneOf(computed, { lang: "en" }))).toContain(en.none);
  });
});

describe("the sentence is true to the numbers", () => {
  test("near 1 all along, near 0 all along, moving, and in between", () => {
    expect(gateSentence(en, forget, 2, series(0.9, 0.95, 0.88))).toBe(
      en.reading.high("forget gate", 2, "0.88", en.does.forget.high),
    );
    expect(gateSentence(en, forget, 0, series(0.1, 0.05))).toBe(
      en.reading.low("forget gate", 0, "0.10", en.does.forget.low),
    );
    expect(gateSentence(en, forget, 1, series(0.2, 0.9, 0.5))).toBe(
      en.reading.moves("forget gate", 1, "0.90", 2, "0.20", 1),
    );
    expect(gateSentence(en, forget, 1, series(0.4, 0.6))).toContain("about 50 %");
  });

  test("masked steps do not count, and what is no number is not read", () => {
    const masked = series(0.9, 0.1).map((step) => ({ ...step, masked: step.t === 2 }));
    expect(readGate(masked)?.verdict).toBe("high");
    expect(readGate(series(0.9, Number.NaN))).toBeNull();
    expect(readGate([])).toBeNull();
  });
});

describe("the strips", () => {
  test("what is not computed yet is a dot; what is can be touched", () => {
    const text = drawn(sceneOf(lstm, { lang: "en", position: positionOf(lstm, "f", 2) }));
    expect(text).toContain('data-touch="q|1||f|2|0"');
    expect(text).not.toContain('data-touch="q|1||o|2|0"');
    expect(text).toContain("o_2[0]: ");
  });

  test.each(["en", "ko"] as const)("are drawn as committed, in %s", async (lang) => {
    const scene = sceneOf(lstm, { lang, position: positionOf(lstm, "h", 2) });
    await expect(lines(drawn(scene))).toMatchFileSnapshot(`./snapshots/gates.${lang}.html`);
  });

  test("the table twin has the same numbers to three places", async () => {
    const scene = sceneOf(gru, { lang: "en", position: positionOf(gru, "h", 2) });
    await expect(lines(drawn(scene, { form: "table" }))).toMatchFileSnapshot("./snapshots/gates_table.en.html");
  });
});
