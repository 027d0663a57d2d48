import { expect, test } from "vitest";
import { read } from "../../../web/src/keras/read.ts";
import { translate } from "../../../web/src/keras/translate.ts";
import { catalog } from "./catalog.ts";
import { examples } from "./examples.ts";

test("the models of the post become Keras 3, comments and all", () => {
  const text = examples["the models of the post"] ?? "";
  const translated = translate(text, catalog, "keras3");
  expect(translated).toContain("model.add(Input(shape=(2, 10)))\nmodel.add(SimpleRNN(3))\n");
  expect(translated).toContain("import SimpleRNN, Bidirectional, LSTM, GRU, Dense, Input\n");
  expect(translated).toContain(
    "model.add(Input(batch_shape=(8, 2, 10)))\nmodel.add(SimpleRNN(3, return_sequences=True))\n",
  );
  expect(translated).toContain("# model.add(SimpleRNN(3, input_length=2, input_dim=10)) does the same.");
  const shapes = (code: string): unknown =>
    read(code, catalog, { dialect: "keras2" }).models.map((model) =>
      model.spec.layers.map((layer) => [layer.class_name, layer.config["batch_shape"] ?? layer.config["units"]]),
    );
  expect(shapes(translated)).toEqual(shapes(text));
  expect(read(translated, catalog, { dialect: "keras3" }).diagnostics.filter((d) => d.severity === "error")).toEqual(
    [],
  );
});

test("lists and prefixes", () => {
  expect(
    translate(
      "m = keras.Sequential([layers.LSTM(3, input_dim=4, input_length=5), layers.Dense(1)])",
      catalog,
      "keras3",
    ),
  ).toBe("m = keras.Sequential([layers.Input(shape=(5, 4)), layers.LSTM(3), layers.Dense(1)])");
  expect(translate("m = Sequential([Embedding(9, 4, input_length=5), LSTM(3)])", catalog, "keras3")).toBe(
    "m = Sequential([Embedding(9, 4), LSTM(3)])",
  );
});

test("to Keras 2: what only Keras 3 has goes", () => {
  expect(translate('m = Sequential([LSTM(3, use_cudnn="auto", seed=1, input_shape=(2, 3))])', catalog, "keras2")).toBe(
    "m = Sequential([LSTM(3, input_shape=(2, 3))])",
  );
});

test("what is right already is not touched", () => {
  const text = examples["a list with prefixes"] ?? "";
  expect(translate(text, catalog, "keras3")).toBe(text);
});
