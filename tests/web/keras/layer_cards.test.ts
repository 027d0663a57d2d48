/** The cards of LAYERS: what they read from a text, what they say they cannot do, and that a new layer fits into the text as it is written. */
import { describe, expect, test } from "vitest";
import { isLiteral, layerCards } from "../../../web/src/keras/layer_cards.ts";
import { newLayer, offeredLayers } from "../../../web/src/keras/new_layer.ts";
import { read } from "../../../web/src/keras/read.ts";
import { applyEdits } from "../../../web/src/state/reduce.ts";
import { catalog } from "./catalog.ts";

function cardsOf(text: string) {
  const model = read(text, catalog, { dialect: "auto" }).models.at(-1);
  if (model === undefined) throw new Error(text);
  return layerCards(text, model, catalog);
}

function added(text: string, index: number, class_name: string): string | undefined {
  const model = read(text, catalog, { dialect: "auto" }).models.at(-1);
  const edits = model && newLayer(text, model, catalog, index, class_name);
  return edits && applyEdits(text, edits);
}

describe("reading cards", () => {
  test("written arguments, defaults and what wraps what", () => {
    const [input, both, dense] = cardsOf(
      "model = Sequential()\nmodel.add(Bidirectional(LSTM(3, return_sequences=True), input_shape=(4, 2)))\nmodel.add(Dense(n * 2))",
    );
    expect(input).toMatchObject({ class_name: "InputLayer", limit: "implied", configurable: false, movable: false });
    expect(both).toMatchObject({ class_name: "Bidirectional", limit: null, movable: true });
    const inner = both?.wrapped[0]?.card;
    const field = (name: string) => inner?.fields.find((one) => one.name === name);
    expect(field("units")).toMatchObject({ text: "3", written: true, required: true });
    expect(field("return_sequences")).toMatchObject({ text: "True", written: true, fallback: "False" });
    expect(field("activation")).toMatchObject({ text: '"tanh"', written: false });
    expect(both?.fields.find(({ name }) => name === "input_shape")).toMatchObject({ text: "(4, 2)", type: "text" });
    expect(dense?.fields.find(({ name }) => name === "units")).toMatchObject({ text: "n * 2", expression: true });
  });

  test("what one place makes several times, what is made elsewhere, and a graph are said", () => {
    const loop = cardsOf(
      "model = Sequential()\nmodel.add(Input((4, 2)))\nfor _ in range(2):\n    model.add(LSTM(3, return_sequences=True))",
    );
    expect(loop.map(({ limit }) => limit)).toEqual([null, "repeated", "repeated"]);
    const variable = cardsOf("layer = LSTM(3)\nmodel = Sequential([Input((4, 2)), layer])");
    expect(variable.map(({ limit, configurable, movable }) => [limit, configurable, movable])).toEqual([
      [null, true, true],
      ["elsewhere", true, false],
    ]);
    const graph = cardsOf("x = Input((4, 2))\ny = LSTM(3)(x)\nmodel = Model(x, y)");
    expect(graph.map(({ limit }) => limit)).toEqual(["graph", "graph"]);
  });

  test("literals are told from what is computed", () => {
    const literal = ["3", "-0.5", "1e-3", "True", "None", '"tanh"', "'same'", "(2, 10)", "(None, 3)", "(3,)", "()"];
    const computed = ["units", "2 * n", "n", "f(3)", "(n, 3)", "[x for x in y]", "l2(0.1)", '"a" + "b"'];
    expect(literal.filter((text) => !isLiteral(text))).toEqual([]);
    expect(computed.filter(isLiteral)).toEqual([]);
  });
});

describe("a new layer", () => {
  test("is written as the text writes its layers, with its import", () => {
    const text =
      "from keras.models import Sequential\nfrom keras.layers import LSTM\n\nmodel = Sequential()\nmodel.add(LSTM(3, input_shape=(4, 2)))\n";
    expect(added(text, 2, "Bidirectional")).toBe(
      "from keras.models import Sequential\nfrom keras.layers import LSTM, Bidirectional\n\nmodel = Sequential()\nmodel.add(LSTM(3, input_shape=(4, 2)))\nmodel.add(Bidirectional(LSTM(4)))\n",
    );
    expect(added("model = keras.Sequential([\n    layers.Input((4, 2)),\n    layers.LSTM(3),\n])", 2, "Dense")).toBe(
      "model = keras.Sequential([\n    layers.Input((4, 2)),\n    layers.LSTM(3),\n    layers.Dense(4),\n])",
    );
  });

  test.each(offeredLayers(catalog))("%s is read back without an error of the reader", (class_name) => {
    const text = added("model = Sequential([Input((4, 2)), LSTM(3, return_sequences=True)])", 2, class_name) ?? "";
    const reading = read(text, catalog, { dialect: "keras3" });
    expect(reading.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(reading.models.at(-1)?.spec.layers.at(-1)?.class_name).toBe(class_name);
  });
});
