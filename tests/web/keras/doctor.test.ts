import { describe, expect, test } from "vitest";
import { placeError } from "../../../web/src/keras/doctor.ts";
import { read } from "../../../web/src/keras/read.ts";
import type { RnnError } from "../../../web/src/types/core.ts";
import { catalog } from "./catalog.ts";
import { applyEdits } from "./render.ts";

/** The place of an error and the texts that its mends give. */
function examine(text: string, error: Partial<RnnError>): { readonly at: string; readonly mends: readonly string[] } {
  const reading = read(text, catalog);
  const model = reading.models[reading.shown];
  if (model === undefined) throw new Error("no model");
  const whole: RnnError = { code: "", message: "", layer: -1, param: "", args: {}, ...error };
  const { from, to, mend, alternatives = [] } = placeError(reading, model, whole);
  const all = [...(mend === undefined ? [] : [mend]), ...alternatives];
  return { at: text.slice(from, to), mends: all.map((one) => `${one.code}: ${applyEdits(text, one.edits)}`) };
}

const wantsThree = { code: "rank_mismatch", args: { layer: "lstm_1", expected: "3", found: "2", shape: "(None, 3)" } };
const wantsTwo = {
  code: "rank_mismatch",
  args: { layer: "repeat_vector", expected: "2", found: "3", shape: "(None, 2, 3)" },
};

describe("the place of an error", () => {
  const text =
    "model = Sequential()\nmodel.add(Bidirectional(LSTM(units=3), input_shape=(2, 10)))\nmodel.add(Dense(0))\n";

  test("is the argument it names", () => {
    expect(examine(text, { code: "units_not_positive", layer: 2, param: "units" }).at).toBe("0");
  });

  test("is the argument of the wrapped layer, by path or alone", () => {
    expect(examine(text, { code: "units_not_positive", layer: 1, param: "layer/units" }).at).toBe("3");
    expect(examine(text, { code: "units_not_positive", layer: 1, param: "units" }).at).toBe("3");
  });

  test("is in the one of several wrapped layers that has the value of the error", () => {
    const stacked = "model = Sequential([Input((2, 3)), RNN([LSTMCell(2), GRUCell(0)])])";
    expect(examine(stacked, { code: "units_not_positive", layer: 1, param: "units", args: { found: "0" } }).at).toBe(
      "0",
    );
  });

  test("is the layer's name where no argument is to blame", () => {
    expect(examine(text, { code: "rank_mismatch", layer: 1, args: { expected: "3" } }).at).toBe("Bidirectional");
  });

  test("is the shape argument for the InputLayer that the text implies", () => {
    expect(examine(text, { code: "last_dimension_unknown", layer: 0, param: "batch_shape" }).at).toBe("(2, 10)");
  });

  test("is the first layer where no layer is to blame", () => {
    expect(examine(text, { code: "too_large" }).at).toBe("Bidirectional");
  });
});

describe("a recurrent layer after one that hands on a single vector", () => {
  test("return_sequences on the layer before, or RepeatVector", () => {
    const text = "model = Sequential()\nmodel.add(LSTM(3, input_shape=(2, 10)))  # first\nmodel.add(LSTM(4))\n";
    expect(examine(text, { ...wantsThree, layer: 2 }).mends).toEqual([
      "return_sequences_on: model = Sequential()\nmodel.add(LSTM(3, input_shape=(2, 10), return_sequences=True))  # first\nmodel.add(LSTM(4))\n",
      "repeat_vector: model = Sequential()\nmodel.add(LSTM(3, input_shape=(2, 10)))  # first\nmodel.add(RepeatVector(2))\nmodel.add(LSTM(4))\n",
    ]);
  });

  test("a written False becomes True, inside the wrapper and past layers that keep the rank", () => {
    const text =
      "model = Sequential([Input((2, 10)), Bidirectional(GRU(3, return_sequences=False)), Dropout(0.5), Dense(4), LSTM(4)])";
    expect(examine(text, { ...wantsThree, layer: 4 }).mends[0]).toBe(
      "return_sequences_on: model = Sequential([Input((2, 10)), Bidirectional(GRU(3, return_sequences=True)), Dropout(0.5), Dense(4), LSTM(4)])",
    );
  });

  test("a list keeps one layer a line, prefixes are kept, and imports follow", () => {
    const text =
      "from keras.layers import LSTM, Input\nmodel = Sequential([\n    Input((2, 10)),\n    LSTM(3),\n    LSTM(4),\n])\n";
    expect(examine(text, { ...wantsThree, layer: 2 }).mends[1]).toBe(
      "repeat_vector: from keras.layers import LSTM, Input, RepeatVector\nmodel = Sequential([\n    Input((2, 10)),\n    LSTM(3),\n    RepeatVector(2),\n    LSTM(4),\n])\n",
    );
    const prefixed = text.replaceAll(" LSTM(", " layers.LSTM(");
    expect(examine(prefixed, { ...wantsThree, layer: 2 }).mends[1]).toContain("    layers.RepeatVector(2),\n");
  });

  test("in the functional API the layer that was called before", () => {
    const text = "x = Input((2, 10))\nh = LSTM(3)(x)\ny = LSTM(4)(h)\nmodel = Model(x, y)\n";
    expect(examine(text, { ...wantsThree, layer: 2 }).mends).toEqual([
      "return_sequences_on: x = Input((2, 10))\nh = LSTM(3, return_sequences=True)(x)\ny = LSTM(4)(h)\nmodel = Model(x, y)\n",
    ]);
  });

  test("an input without a time axis gets one", () => {
    expect(examine("model = Sequential([LSTM(3, input_shape=(10,))])", { ...wantsThree, layer: 1 }).mends).toEqual([
      "set_argument: model = Sequential([LSTM(3, input_shape=(1, 10))])",
    ]);
    expect(examine("model = Sequential([Input((n := 10,)), LSTM(3)])", { ...wantsThree, layer: 1 }).mends).toEqual([]);
  });

  test("nothing is offered where it is not known what hands on the vector", () => {
    expect(
      examine("model = Sequential([Input((2, 10)), Flatten(), LSTM(4)])", { ...wantsThree, layer: 2 }).mends,
    ).toEqual([]);
  });
});

describe("other errors with a mend", () => {
  test("a layer that wants a vector: return_sequences off, or Flatten", () => {
    const text = "model = Sequential([Input((2, 10)), LSTM(3, return_sequences=True), RepeatVector(4)])";
    expect(examine(text, { ...wantsTwo, layer: 2 }).mends).toEqual([
      "return_sequences_off: model = Sequential([Input((2, 10)), LSTM(3), RepeatVector(4)])",
      "flatten: model = Sequential([Input((2, 10)), LSTM(3, return_sequences=True), Flatten(), RepeatVector(4)])",
    ]);
  });

  test.each<readonly [string, string, Partial<RnnError>, string]>([
    [
      "several outputs",
      "model = Sequential([LSTM(3, return_state=True, input_shape=(2, 10))])",
      { code: "multiple_outputs", layer: 1 },
      "model = Sequential([LSTM(3, input_shape=(2, 10))])",
    ],
    [
      "several outputs into one input",
      "model = Sequential([Input((2, 1)), Bidirectional(LSTM(3, return_state=True)), Dense(1)])",
      { code: "input_count", layer: 2, args: { expected: "1", found: "5" } },
      "model = Sequential([Input((2, 1)), Bidirectional(LSTM(3)), Dense(1)])",
    ],
    [
      "two outputs kept apart",
      "model = Sequential([Bidirectional(LSTM(3), merge_mode=None, input_shape=(2, 1))])",
      { code: "multiple_outputs", layer: 1 },
      'model = Sequential([Bidirectional(LSTM(3), merge_mode="concat", input_shape=(2, 1))])',
    ],
    [
      "a misspelt merge mode",
      "model = Sequential([Bidirectional(LSTM(3), merge_mode='summ')])",
      { code: "merge_mode", layer: 0, param: "merge_mode", args: { found: "summ" } },
      'model = Sequential([Bidirectional(LSTM(3), merge_mode="sum")])',
    ],
    [
      "both directions forward",
      "model = Sequential([Bidirectional(LSTM(3), backward_layer=LSTM(3))])",
      { code: "bidirectional_direction", layer: 0 },
      "model = Sequential([Bidirectional(LSTM(3), backward_layer=LSTM(3, go_backwards=True))])",
    ],
    [
      "a backward layer to be mirrored",
      "model = Sequential([Bidirectional(LSTM(3, go_backwards=True))])",
      { code: "bidirectional_direction", layer: 0 },
      "model = Sequential([Bidirectional(LSTM(3))])",
    ],
    [
      "directions that disagree",
      "model = Sequential([Bidirectional(LSTM(3), backward_layer=LSTM(3, go_backwards=True, stateful=True))])",
      {
        code: "bidirectional_attribute",
        layer: 0,
        args: { attribute: "stateful", forward: "False", backward: "True" },
      },
      "model = Sequential([Bidirectional(LSTM(3), backward_layer=LSTM(3, go_backwards=True, stateful=False))])",
    ],
    [
      "stateful without a batch size",
      "model = Sequential([LSTM(3, stateful=True, input_shape=(2, 10))])",
      { code: "stateful_batch", layer: 1, param: "stateful" },
      "model = Sequential([LSTM(3, stateful=True, batch_input_shape=(8, 2, 10))])",
    ],
    [
      "stateful without a batch size, Input by name",
      "model = Sequential([Input(shape=(2, 10)), LSTM(3, stateful=True)])",
      { code: "stateful_batch", layer: 1 },
      "model = Sequential([Input(batch_shape=(8, 2, 10)), LSTM(3, stateful=True)])",
    ],
    [
      "a cell alone",
      "model = Sequential([Input((2, 10)), layers.LSTMCell(3)])",
      { code: "not_a_layer", layer: 1 },
      "model = Sequential([Input((2, 10)), layers.RNN(layers.LSTMCell(3))])",
    ],
    [
      "a name given twice",
      "model = Sequential([Dense(3, name='a'), Dense(3, name='a', use_bias=False)])",
      { code: "duplicate_name", layer: 1 },
      "model = Sequential([Dense(3, name='a'), Dense(3, use_bias=False)])",
    ],
    [
      "a loop to unroll without its length",
      "model = Sequential([Input((None, 2)), LSTM(3, unroll=True)])",
      { code: "unroll_time", layer: 1, param: "unroll" },
      "model = Sequential([Input((None, 2)), LSTM(3)])",
    ],
    [
      "sizes that cannot be summed",
      "model = Sequential([Bidirectional(LSTM(3), merge_mode='sum', backward_layer=LSTM(4, go_backwards=True))])",
      { code: "merge_sizes", layer: 0 },
      'model = Sequential([Bidirectional(LSTM(3), merge_mode="concat", backward_layer=LSTM(4, go_backwards=True))])',
    ],
  ])("%s", (_, text, error, mended) => {
    expect(examine(text, error).mends.map((one) => one.replace(/^\w+: /, ""))).toEqual([mended]);
  });

  test("Keras' own text goes along", () => {
    const reading = read("model = Sequential([Dense(0)])", catalog);
    const model = reading.models[0];
    if (model === undefined) throw new Error("no model");
    expect(
      placeError(reading, model, {
        code: "units_not_positive",
        message: "Keras says no",
        layer: 0,
        param: "units",
        args: { found: "0" },
      }),
    ).toEqual({
      from: 26,
      to: 27,
      severity: "error",
      code: "units_not_positive",
      args: { layer: "Dense", found: "0" },
      keras: "Keras says no",
    });
  });
});
