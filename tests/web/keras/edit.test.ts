import { describe, expect, test } from "vitest";
import { insertLayer, moveLayer, removeArgument, removeLayer, setArgument } from "../../../web/src/keras/edit.ts";
import { read } from "../../../web/src/keras/read.ts";
import type { LayerSpan, ReadModel, TextEdit } from "../../../web/src/types/reading.ts";
import { catalog } from "./catalog.ts";
import { applyEdits } from "./render.ts";

function modelOf(text: string): ReadModel {
  const reading = read(text, catalog);
  const model = reading.models[reading.shown];
  if (model === undefined) throw new Error("no model");
  return model;
}

function spanOf(text: string, index: number): LayerSpan {
  const span = modelOf(text).spans[index];
  if (span == null) throw new Error("no span");
  return span;
}

const edited = (text: string, edits: readonly TextEdit[] | undefined): string | undefined =>
  edits && applyEdits(text, edits);

describe("an argument", () => {
  test("is replaced where it stands, by position or by name", () => {
    const text = "model = Sequential([LSTM(3, return_sequences=False)])  # one";
    expect(edited(text, setArgument(text, spanOf(text, 0), "units", "8"))).toBe(
      "model = Sequential([LSTM(8, return_sequences=False)])  # one",
    );
    expect(edited(text, setArgument(text, spanOf(text, 0), "return_sequences", "True"))).toBe(
      "model = Sequential([LSTM(3, return_sequences=True)])  # one",
    );
  });

  test("is added after the last one, in the style of the call", () => {
    const flat = "model = Sequential([LSTM(3,)])";
    expect(edited(flat, setArgument(flat, spanOf(flat, 0), "stateful", "True"))).toBe(
      "model = Sequential([LSTM(3, stateful=True,)])",
    );
    const tall = "model = Sequential([\n    LSTM(\n        3,\n        activation='relu',  # not tanh\n    ),\n])";
    expect(edited(tall, setArgument(tall, spanOf(tall, 0), "stateful", "True"))).toBe(
      "model = Sequential([\n    LSTM(\n        3,\n        activation='relu',  # not tanh\n        stateful=True,\n    ),\n])",
    );
    const empty = "model = Sequential([Input((2, 3)), Flatten()])";
    expect(edited(empty, setArgument(empty, spanOf(empty, 1), "name", "'f'"))).toBe(
      "model = Sequential([Input((2, 3)), Flatten(name='f')])",
    );
  });

  test("is removed with its comma, comments stay", () => {
    const text = "model = Sequential([LSTM(3, activation='relu', stateful=True)])";
    expect(edited(text, removeArgument(text, spanOf(text, 0), "activation"))).toBe(
      "model = Sequential([LSTM(3, stateful=True)])",
    );
    expect(edited(text, removeArgument(text, spanOf(text, 0), "stateful"))).toBe(
      "model = Sequential([LSTM(3, activation='relu')])",
    );
    const first = "model = Sequential([LSTM(activation='relu', units=3)])";
    expect(edited(first, removeArgument(first, spanOf(first, 0), "activation"))).toBe(
      "model = Sequential([LSTM(units=3)])",
    );
    const commented = "model = Sequential([LSTM(3,  # units\n    stateful=True)])";
    expect(edited(commented, removeArgument(commented, spanOf(commented, 0), "stateful"))).toBe(
      "model = Sequential([LSTM(3  # units\n    )])",
    );
  });

  test("by position is not removed where another would move up", () => {
    const text = "model = Sequential([Dense(3, 'relu', False)])";
    expect(removeArgument(text, spanOf(text, 0), "activation")).toBeUndefined();
    expect(edited(text, removeArgument(text, spanOf(text, 0), "use_bias"))).toBe(
      "model = Sequential([Dense(3, 'relu')])",
    );
  });

  test("of a wrapped layer is edited there", () => {
    const text = "model = Sequential([Bidirectional(LSTM(3))])";
    const inner = spanOf(text, 0).wrapped["layer"];
    if (inner === undefined) throw new Error("no inner span");
    expect(edited(text, setArgument(text, inner, "return_sequences", "True"))).toBe(
      "model = Sequential([Bidirectional(LSTM(3, return_sequences=True))])",
    );
  });
});

const added = `model = Sequential()
model.add(LSTM(3, return_sequences=True, input_shape=(2, 10)))  # the first
model.add(GRU(4))

model.add(Dense(1))  # the last
model.summary()
`;
const listed = `model = keras.Sequential([
    keras.Input(shape=(2, 10)),
    layers.LSTM(3, return_sequences=True),
    layers.GRU(4),
    layers.Dense(1),
])
`;

describe("a layer", () => {
  test("is inserted before another and at the end", () => {
    expect(edited(added, insertLayer(added, modelOf(added), 2, "Dropout(0.5)"))).toBe(
      added.replace("model.add(GRU", "model.add(Dropout(0.5))\nmodel.add(GRU"),
    );
    expect(edited(added, insertLayer(added, modelOf(added), 4, "Dense(2)"))).toBe(
      added.replace("# the last\n", "# the last\nmodel.add(Dense(2))\n"),
    );
    expect(edited(listed, insertLayer(listed, modelOf(listed), 2, "layers.Dropout(0.5)"))).toBe(
      listed.replace("    layers.GRU", "    layers.Dropout(0.5),\n    layers.GRU"),
    );
    expect(edited(listed, insertLayer(listed, modelOf(listed), 4, "layers.Dense(2)"))).toBe(
      listed.replace("layers.Dense(1),", "layers.Dense(1),\n    layers.Dense(2),"),
    );
    const flat = "model = Sequential([Dense(1)])";
    expect(edited(flat, insertLayer(flat, modelOf(flat), 1, "Dense(2)"))).toBe(
      "model = Sequential([Dense(1), Dense(2)])",
    );
  });

  test("is removed with its line; a first layer leaves its shape to the next", () => {
    expect(edited(added, removeLayer(added, modelOf(added), 2))).toBe(added.replace("model.add(GRU(4))\n", ""));
    expect(edited(added, removeLayer(added, modelOf(added), 1))).toBe(`model = Sequential()
model.add(GRU(4, input_shape=(2, 10)))

model.add(Dense(1))  # the last
model.summary()
`);
    expect(edited(listed, removeLayer(listed, modelOf(listed), 2))).toBe(listed.replace("    layers.GRU(4),\n", ""));
    const line = "model = Sequential(); model.add(Dense(1)); model.add(Dense(2))";
    expect(edited(line, removeLayer(line, modelOf(line), 0))).toBe("model = Sequential(); model.add(Dense(2))");
  });

  test("is moved with its comment; the shape stays with the first", () => {
    expect(edited(added, moveLayer(added, modelOf(added), 3, 2))).toBe(`model = Sequential()
model.add(LSTM(3, return_sequences=True, input_shape=(2, 10)))  # the first
model.add(Dense(1))  # the last

model.add(GRU(4))
model.summary()
`);
    expect(edited(added, moveLayer(added, modelOf(added), 1, 2))).toBe(`model = Sequential()
model.add(GRU(4, input_shape=(2, 10)))
model.add(LSTM(3, return_sequences=True))  # the first

model.add(Dense(1))  # the last
model.summary()
`);
    expect(edited(listed, moveLayer(listed, modelOf(listed), 1, 3))).toBe(`model = keras.Sequential([
    keras.Input(shape=(2, 10)),
    layers.GRU(4),
    layers.Dense(1),
    layers.LSTM(3, return_sequences=True),
])
`);
  });

  test("on the last line without a line break is moved and removed too", () => {
    const text = "model = Sequential()\nmodel.add(Dense(1))\nmodel.add(Dense(2))";
    expect(edited(text, moveLayer(text, modelOf(text), 0, 1))).toBe(
      "model = Sequential()\nmodel.add(Dense(2))\nmodel.add(Dense(1))",
    );
    expect(edited(text, removeLayer(text, modelOf(text), 1))).toBe("model = Sequential()\nmodel.add(Dense(1))");
  });

  test("that a loop, a function or a variable makes cannot be edited from outside", () => {
    const loop = "model = Sequential()\nfor i in range(2):\n    model.add(Dense(1))\n";
    expect(removeLayer(loop, modelOf(loop), 0)).toBeUndefined();
    const held = "d = Dense(1)\nmodel = Sequential([d])\n";
    expect(removeLayer(held, modelOf(held), 0)).toBeUndefined();
    expect(moveLayer(loop, modelOf(loop), 0, 1)).toBeUndefined();
  });
});
