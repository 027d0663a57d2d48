import { describe, expect, test } from "vitest";
import { setActivation, setGain, setUnitForgetBias } from "../../../web/src/keras/knob_edits.ts";
import {
  activationOf,
  gainOf,
  unitForgetBiasOf,
  type WrittenCell,
  writtenCell,
  writtenLength,
} from "../../../web/src/keras/knobs.ts";
import { read } from "../../../web/src/keras/read.ts";
import { applyEdits } from "../../../web/src/state/reduce.ts";
import type { TextEdit } from "../../../web/src/types/reading.ts";
import { catalog } from "./catalog.ts";

function modelOf(text: string) {
  const reading = read(text, catalog);
  expect(reading.diagnostics, text).toEqual([]);
  return reading.models.at(-1)!;
}

/** The first recurrent cell of a text. */
function cellOf(text: string, part = ""): WrittenCell {
  const model = modelOf(text);
  const cells = model.spec.layers.map((_, layer) => writtenCell(model, layer, part));
  return cells.find((cell) => cell !== null)!;
}

function edited(text: string, edit: (text: string, cell: WrittenCell) => readonly TextEdit[] | undefined, part = "") {
  return applyEdits(text, edit(text, cellOf(text, part))!);
}

const post = "model = Sequential()\nmodel.add(SimpleRNN(3, input_shape=(2, 10)))\n";

describe("the scale of W_h is the gain of Keras' orthogonal initializer", () => {
  test("it is read where the text writes it, and 1 where Keras does", () => {
    expect(gainOf(cellOf(post).spec)).toBe(1);
    expect(gainOf(cellOf(post.replace("(3,", "(3, recurrent_initializer='orthogonal',")).spec)).toBe(1);
    expect(gainOf(cellOf(post.replace("(3,", "(3, recurrent_initializer='zeros',")).spec)).toBeNull();
  });

  test("what is written is read back, and 1 takes it out again", () => {
    const wider = edited(post, (text, cell) => setGain(text, cell, 1.5));
    expect(wider).toContain("recurrent_initializer=initializers.Orthogonal(gain=1.5)");
    expect(gainOf(cellOf(wider).spec)).toBe(1.5);
    expect(edited(wider, (text, cell) => setGain(text, cell, 1))).toBe(post);
  });

  test("a text that imports names one by one gets the import, once, and its seed stays", () => {
    const imports = "from tensorflow.keras.models import Sequential\nfrom tensorflow.keras.layers import SimpleRNN\n";
    const once = edited(imports + post, (text, cell) => setGain(text, cell, 0.9));
    expect(once.startsWith("from tensorflow.keras import initializers\n")).toBe(true);
    const twice = edited(once, (text, cell) => setGain(text, cell, 0.8));
    expect(twice.match(/import initializers/g)).toHaveLength(1);
    const seeded = once.replace("gain=0.9", "seed=7");
    expect(edited(seeded, (text, cell) => setGain(text, cell, 0.5))).toContain("Orthogonal(gain=0.5, seed=7)");
    const whole = `import keras\nfrom keras.models import Sequential\nfrom keras.layers import SimpleRNN\n${post}`;
    expect(edited(whole, (text, cell) => setGain(text, cell, 2))).toContain("keras.initializers.Orthogonal(gain=2)");
  });
});

test("activation and forget bias are written where they are not Keras' default", () => {
  const relu = edited(post, (text, cell) => setActivation(text, cell, "relu"));
  expect(activationOf(cellOf(relu).spec)).toBe("relu");
  expect(edited(relu, (text, cell) => setActivation(text, cell, "tanh"))).toBe(post);
  const lstm = post.replace("SimpleRNN", "LSTM");
  const without = edited(lstm, (text, cell) => setUnitForgetBias(text, cell, false));
  expect(without).toContain("unit_forget_bias=False");
  expect(unitForgetBiasOf(cellOf(without).spec)).toBe(false);
  expect(unitForgetBiasOf(cellOf(lstm).spec)).toBe(true);
  expect(unitForgetBiasOf(cellOf(post).spec)).toBeNull();
});

test("inside wrappers the cell itself is given the argument, of each direction its own", () => {
  const text =
    "model = Sequential()\nmodel.add(Bidirectional(GRU(3, activation='relu'), backward_layer=GRU(3, go_backwards=True), input_shape=(2, 10)))\n";
  expect(activationOf(cellOf(text, "forward").spec)).toBe("relu");
  expect(activationOf(cellOf(text, "backward").spec)).toBe("tanh");
  expect(edited(text, (code, cell) => setActivation(code, cell, "elu"), "backward")).toContain(
    `GRU(3, go_backwards=True, activation="elu")`,
  );
  const cell = "model = Sequential([Input((4, 2)), RNN(LSTMCell(3))])\n";
  expect(unitForgetBiasOf(cellOf(cell).spec)).toBe(true);
});

test.each([
  ["input_shape=(2, 10)", 2],
  ["batch_input_shape=(8, 12, 10)", 12],
  ["input_shape=[7, 1]", 7],
  ["input_shape=(None, 10)", null],
  ["batch_input_shape=(None, None, 10)", null],
])("the time steps of %s are %s", (argument, steps) => {
  const text = post.replace("input_shape=(2, 10)", argument);
  const written = writtenLength(text, modelOf(text));
  expect(written?.steps ?? null).toBe(steps);
  if (written) expect(text.slice(written.from, written.to)).toBe(String(steps));
});

test("a shape without time has no time steps, and a model of two inputs not one length", () => {
  const dense = "model = Sequential([Input((4,)), Dense(2)])\n";
  expect(writtenLength(dense, modelOf(dense))).toBeNull();
  const functional = "inputs = Input((5, 2))\nmodel = Model(inputs, SimpleRNN(3)(inputs))\n";
  expect(writtenLength(functional, modelOf(functional))?.steps).toBe(5);
});
