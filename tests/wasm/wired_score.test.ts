/** TIME of models that are more than a chain of layers, read, planned and run as on the page: what stands side by side, and what is wired to what. */
import { beforeAll, describe, expect, test } from "vitest";
import { knownReading } from "../../web/src/app/examples/known.ts";
import { reader } from "../../web/src/app/keras_reader.ts";
import { shownAt } from "../../web/src/keras/shown_at.ts";
import { derive, nothingDerived, type Tools } from "../../web/src/state/derive.ts";
import { withEdits } from "../../web/src/state/edits.ts";
import { sceneOf } from "../../web/src/state/scene.ts";
import { initialState } from "../../web/src/state/state.ts";
import type { Scene } from "../../web/src/types/scene.ts";
import { isChain, scoreOf } from "../../web/src/view/score.ts";
import { drawingOf } from "../../web/src/view/score_drawing.ts";
import { type Lanes, lanesOf } from "../../web/src/view/score_lanes.ts";
import { wiredScore } from "../../web/src/view/score_wired.ts";
import { timeTable } from "../../web/src/view/time_table.ts";
import { dictionaries } from "../web/fixtures/dictionaries.ts";
import { lines, markup } from "../web/fixtures/markup.ts";
import { builtEngine } from "./computed.ts";

let tools: Tools;

beforeAll(async () => {
  const engine = await builtEngine();
  tools = { engine, catalog: engine.catalog(), known: knownReading, shownAt, withEdits };
});

function scene(code: string, position: number | "end" = "end"): Scene {
  const state = { ...initialState(`from keras.layers import *\nfrom keras.models import *\n${code}`) };
  const first = derive(state, tools, reader, nothingDerived);
  const last = (first.computed?.timeline.ticks.length ?? 1) - 1;
  const at = { ...state, position: position === "end" ? last : position };
  const drawn = sceneOf(at, derive(at, tools, reader, first), "en", dictionaries.en, false);
  if (drawn === null) throw new Error(JSON.stringify(first.problems));
  return drawn;
}

function lanes(code: string): Lanes {
  const one = scene(code);
  return lanesOf(one, scoreOf(one));
}

const names = ({ lanes: all }: Lanes) => all.map(({ score }) => score.bands.map(({ name }) => name));

/** "encoder > attention all": what each wire leads from, to, and how it is read. */
function wires({ lanes: all, wires: list, states }: Lanes): readonly string[] {
  const name = (at: { readonly lane: number; readonly band: number }) => all[at.lane]?.score.bands[at.band]?.name;
  return [
    ...list.map((wire) => `${name(wire.from)} > ${name(wire.to)} ${wire.reading}`),
    ...states.map((wire) => `${name(wire.from)} > ${name(wire.to)} state ${wire.fromStrip} ${wire.toStrip}`),
  ];
}

const translator = `source = Input((3, 2), name="source")
seq, h, c = LSTM(3, return_sequences=True, return_state=True, name="encoder")(source)
target = Input((4, 2), name="target")
y = LSTM(3, return_sequences=True, name="decoder")(target, initial_state=[h, c])
a = Attention(name="attention")([y, seq])
z = Concatenate(name="both")([y, a])
model = Model([source, target], TimeDistributed(Dense(2), name="dense")(z))`;

describe("the score of a model that is no chain", () => {
  test("sets a decoder beside its encoder, its first state wired to the encoder's last", () => {
    const found = lanes(translator);
    expect(names(found)).toEqual([
      ["source", "encoder"],
      ["target", "decoder", "attention", "both", "dense"],
    ]);
    expect(wires(found)).toEqual([
      "encoder > attention all",
      "decoder > both step",
      "encoder > decoder state 0 0",
      "encoder > decoder state 1 1",
    ]);
    const [first, second] = found.lanes;
    expect(second!.offset).toBe(first!.offset + 3 + 1);
    expect(found.width).toBe(8);
  });

  test("draws attention as reading every step of its value, also where that is its own query", () => {
    const self = lanes(`x = Input((4, 2), name="x")
s = LSTM(2, return_sequences=True, name="s")(x)
model = Model(x, Attention(name="a")([s, s]))`);
    expect(names(self)).toEqual([["x", "s", "a"]]);
    expect(wires(self)).toEqual(["s > a all"]);
  });

  test("keeps branches that go through time together in one lane, apart from each other", () => {
    const both = lanes(`x = Input((4, 2), name="x")
p = SimpleRNN(2, return_sequences=True, name="p")(x)
q = SimpleRNN(2, return_sequences=True, name="q")(x)
model = Model(x, Add(name="sum")([p, q]))`);
    expect(names(both)).toEqual([["x", "p", "q", "sum"]]);
    expect(wires(both)).toEqual(["x > q step", "p > sum step"]);
    expect(new Set(both.wires.map(({ side }) => side)).size).toBe(2);
  });

  test("gives two inputs that meet only at the end a lane each", () => {
    const twins = lanes(`a = Input((3, 2), name="a")
b = Input((5, 2), name="b")
p = LSTM(2, name="p")(a)
q = LSTM(2, name="q")(b)
model = Model([a, b], Dense(1, name="d")(Concatenate(name="c")([p, q])))`);
    expect(names(twins)).toEqual([
      ["a", "p"],
      ["b", "q", "c", "d"],
    ]);
    expect(wires(twins)).toEqual(["p > c last"]);
  });

  test("spreads what is repeated over the steps of a lane of its own", () => {
    const copied = lanes(
      `model = Sequential([Input((3, 2), name="x"), LSTM(2, name="e"), RepeatVector(4, name="r"), LSTM(2, return_sequences=True, name="d")])`,
    );
    expect(names(copied)).toEqual([
      ["x", "e"],
      ["r", "d"],
    ]);
    expect(wires(copied)).toEqual(["e > r spread"]);
  });

  test("never lays one band of a lane over another", () => {
    for (const { score } of lanes(translator).lanes) {
      score.bands.forEach((band, index) => {
        const below = score.bands[index - 1];
        if (below !== undefined) expect(band.bottom).toBeLessThan(below.top);
        expect(band.top).toBeGreaterThan(0);
      });
    }
  });

  test("is asked for by such models alone", () => {
    const chain = (code: string) => {
      const one = scene(code);
      return isChain(one, scoreOf(one));
    };
    expect(chain("model = Sequential([Input((3, 2)), LSTM(2, return_sequences=True), GRU(2), Dense(1)])")).toBe(true);
    expect(chain(translator)).toBe(false);
    expect(chain("model = Sequential([Input((3, 2)), Bidirectional(LSTM(2))])")).toBe(false);
    expect(chain("model = Sequential([Input((3,)), Embedding(5, 2), LSTM(2)])")).toBe(false);
    expect(chain("model = Sequential([Input((3, 2)), Masking(), LSTM(2)])")).toBe(false);
  });
});

/** As the page draws it. */
function drawn(one: Scene): string {
  return lines(markup(wiredScore(drawingOf(one, () => undefined, null))));
}

describe("what is drawn", () => {
  test("a wire for each state that is handed over", () => {
    expect(drawn(scene(translator)).match(/class="along"/g)).toHaveLength(3);
  });

  test("every number has its cell and its name", () => {
    const text = drawn(scene(translator));
    for (const cell of text.match(/<g[^>]*role="gridcell"[^>]*>/g) ?? []) expect(cell).toMatch(/aria-label="[^"]+"/);
    expect(text).not.toMatch(/undefined|NaN|\[object/);
  });

  const words = scene.bind(
    null,
    `model = Sequential([Input((5,), name="x"), Embedding(6, 2, mask_zero=True, name="e"), LSTM(2, name="l")])`,
  );

  test("indices are whole numbers without a colour, one for each step, and name the row they take", () => {
    const one = words();
    const ids = [...one.computed.inputs[0]!.data.subarray(0, 5)];
    const text = drawn(one);
    expect([...text.matchAll(/aria-label="x_\d = (\d+)"/g)].map((found) => Number(found[1]))).toEqual(ids);
    for (const id of ids) expect(text.replaceAll("\n", "")).toContain(`W[${id}]`);
    expect(text).not.toMatch(/"x_\d = \d\./);
  });

  test("indices do not set the scale of the colours", () => {
    expect(drawingOf(words(), () => undefined, null).limit).toBeLessThanOrEqual(1);
  });

  test("a step that a mask leaves out says so, and its state goes on without a weight", () => {
    const one = words();
    const zeros = [...one.computed.inputs[0]!.data.subarray(0, 5)].filter((id) => id === 0).length;
    expect(zeros).toBeGreaterThan(0);
    const text = drawn(one);
    expect(text.match(/step \d · masked/g)).toHaveLength(zeros);
    // h and c each.
    expect(text.match(/>\s*=\s*<\/text>/g)).toHaveLength(2 * zeros);
  });

  test("the table says and greys the same steps, and prints indices as they are", () => {
    const one = words();
    const table = lines(markup(timeTable(drawingOf(one, () => undefined, null))));
    const masked = (drawn(one).match(/step \d · masked/g) ?? []).toSorted();
    expect(masked.length).toBeGreaterThan(0);
    expect((table.match(/step \d · masked/g) ?? []).toSorted()).toEqual(masked);
    // y, h and c of the LSTM, two units each.
    expect(table.match(/<td[^>]* masked/g)).toHaveLength(6 * masked.length);
    expect(table).toMatch(/data-touch="i\|0\|0\|0"[^>]*>\s*<span>2<\/span>/);
  });
});
