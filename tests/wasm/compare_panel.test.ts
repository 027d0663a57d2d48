/** COMPARE on real models: who stands beside whom, the same input for both, and the numbers of each its own. */
import { beforeAll, describe, expect, test } from "vitest";
import { compare as panel } from "../../web/src/app/panels/compare.ts";
import type { PanelScene } from "../../web/src/app/panels/panel.ts";
import type { LoadedEngine } from "../../web/src/engine/engine.ts";
import { runAgain, runOther, sameNumbers } from "../../web/src/state/compare.ts";
import { nothingDerived } from "../../web/src/state/derive.ts";
import { initialState } from "../../web/src/state/state.ts";
import type { CompareChoices } from "../../web/src/types/compare.ts";
import type { LayerSpec, Tensor } from "../../web/src/types/core.ts";
import type { Computed } from "../../web/src/types/scene.ts";
import { compareRows, differing, furthest, outputOverTime } from "../../web/src/view/compare_rows.ts";
import { markup } from "../web/fixtures/markup.ts";
import { noiseTensor } from "../web/fixtures/run.ts";
import { sceneOf } from "../web/fixtures/scenes.ts";
import { builtEngine, computedOn } from "./computed.ts";
import { layer, unwrap } from "./library.ts";

const shape = [2, 4, 3] as const;

let engine: LoadedEngine;

beforeAll(async () => {
  engine = await builtEngine();
});

function computedOf(layers: readonly LayerSpec[], inputs: readonly Tensor[] = [noiseTensor([...shape], 7)]): Computed {
  return computedOn(engine, layers, inputs);
}

const rnn = () => computedOf([layer("SimpleRNN", { units: 2 }), layer("Dense", { units: 1 })]);
const lstm = () =>
  computedOf([layer("LSTM", { units: 3 }), layer("Dropout", { rate: 0.5 }), layer("Dense", { units: 1 })]);

describe("layers", () => {
  test("of one class stand together, what is added stands alone, what is exchanged stands beside its successor", () => {
    const names = compareRows(rnn(), lstm()).map(({ left, right }) => [
      left?.layer.class_name,
      right?.layer.class_name,
    ]);
    expect(names).toEqual([
      ["SimpleRNN", "LSTM"],
      [undefined, "Dropout"],
      ["Dense", "Dense"],
    ]);
    const turned = compareRows(lstm(), rnn());
    expect(turned.map(({ right }) => right?.layer.class_name)).toEqual(["SimpleRNN", undefined, "Dense"]);
  });

  test("differ in class, shape and count each for itself", () => {
    const [first, , last] = compareRows(rnn(), lstm());
    expect(differing(first!)).toEqual({ kind: true, shape: true, parameters: true });
    expect(differing(last!)).toEqual({ kind: false, shape: false, parameters: true });
    const [same] = compareRows(rnn(), rnn());
    expect(differing(same!)).toEqual({ kind: false, shape: false, parameters: false });
  });
});

describe("outputs", () => {
  test("over time are the states in the order of the input, also of a layer that hands on the last only", () => {
    const computed = rnn();
    const rows = outputOverTime(computed, 1, 1);
    expect(rows).toHaveLength(4);
    expect(rows[2]).toEqual([0, 1].map((entry) => computed.trace.value(1, "", "h", 3, 1, entry)));
    const backwards = computedOf([layer("SimpleRNN", { units: 2, go_backwards: true })]);
    expect(outputOverTime(backwards, 1, 0)[0]).toEqual(
      [0, 1].map((entry) => backwards.trace.value(1, "", "h", 4, 0, entry)),
    );
  });

  test("are furthest apart where a search says so, and nowhere when they are the same", () => {
    expect(
      furthest(
        [
          [1, 2],
          [3, 4],
        ],
        [
          [1, 2.5],
          [3, 3],
        ],
      ),
    ).toEqual({ step: 2, entry: 1, left: 4, right: 3 });
    expect(furthest([[1], [2]], [[1]])).toBeNull();
  });
});

describe("the other model", () => {
  test("that was kept keeps its weights and reads what is read now", () => {
    const kept = rnn();
    const input = noiseTensor([...shape], 11);
    const again = unwrap(runAgain(engine, kept, [input]));
    expect(again.weights).toBe(kept.weights);
    expect(sameNumbers(again.inputs, [input])).toBe(true);
    expect(again.outputs[0]?.data).not.toEqual(kept.outputs[0]?.data);
    // An input that it does not take leaves it as it was.
    expect(unwrap(runAgain(engine, kept, [noiseTensor([2, 5, 3], 1)]))).toBe(kept);
  });

  test("of the text is run with the seed and on the input of the one on the screen", () => {
    const shown = rnn();
    const other = unwrap(runOther(engine, lstm().spec, shown, { seed: 3, edits: [] }));
    expect(other.inputs).toEqual(shown.inputs);
    expect(other.outputs[0]?.data).toEqual(lstm().outputs[0]?.data);
  });
});

describe.each(["en", "ko"] as const)("drawn in %s", (lang) => {
  function draws() {
    const draw = panel.start();
    return (computed: Computed, choices: Partial<CompareChoices> = {}): string =>
      markup(
        draw({
          engine,
          state: initialState("model"),
          derived: nothingDerived,
          scene: sceneOf(computed, { lang, position: 2 }),
          dispatch: () => undefined,
          choices: { ...panel.initial, ...choices },
        } satisfies PanelScene<"compare">),
      );
  }

  test("opened, it keeps the model; after an edit both stand there, and what differs is marked", () => {
    const draw = draws();
    expect(draw(rnn())).not.toContain('class="differs"');
    const text = draw(lstm());
    expect(text).toMatch(/<s>SimpleRNN<\/s>[\s\S]*<b>LSTM<\/b>/);
    expect(text).not.toMatch(/undefined|\[object|=>|NaN/);
    // Kept again, the one on the screen stands beside itself.
    expect(draw(lstm(), { kept: 1 })).not.toContain('class="differs"');
  });

  test("a choice that is gone gives way to what was kept", () => {
    const draw = draws();
    expect(draw(rnn(), { against: 7, row: 99 })).toContain("compare-table");
  });
});
