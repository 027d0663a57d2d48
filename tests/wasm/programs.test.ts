/** Programs as tutorials write them, read, planned, run and trained through the library. */
import { beforeAll, describe, expect, test } from "vitest";
import type { NestedArray } from "../../web/src/engine/tensor.ts";
import type { ModelSpec, Plan, Shape, Tensor } from "../../web/src/types/core.ts";
import type { ReadModel } from "../../web/src/types/reading.ts";
import { type Core, importCore, unwrap } from "./library.ts";
import { uniform } from "./random_models.ts";

let rnn: Awaited<ReturnType<Core["load"]>>;

beforeAll(async () => {
  rnn = await (await importCore()).load();
});

function modelOf(text: string): ReadModel {
  const { models, diagnostics } = rnn.read(text);
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const model = models.at(-1);
  if (model === undefined) throw new Error("no model");
  expect(model.complete).toBe(true);
  return model;
}

/** Name and output shape of every layer, in the order of the summary. */
function layersOf(text: string): readonly string[] {
  const plan = unwrap(rnn.plan(modelOf(text).spec));
  return plan.layers.map(({ name, output_shapes }) => `${name} ${output_shapes.map(shapeText).join(" ")}`);
}

function shapeText(shape: Shape): string {
  return `(${shape.map((size) => size ?? "None").join(", ")})`;
}

function numbers(shape: readonly number[], seed: number): Tensor {
  const next = uniform(seed);
  return { shape, data: Float32Array.from({ length: shape.reduce((product, size) => product * size, 1) }, next) };
}

function run(spec: ModelSpec, plan: Plan, inputs: readonly Tensor[], weights?: Float32Array): readonly Tensor[] {
  const flat = weights ?? numbers([plan.parameters], 5).data;
  return unwrap(rnn.run(spec, { weights: flat, inputs })).outputs;
}

describe("a program", () => {
  test("with a loop over range, names from f-strings and a comparison for return_sequences", () => {
    const text = `
from tensorflow import keras
from tensorflow.keras import layers
UNITS = [8, 6, 4]
model = keras.Sequential()
model.add(keras.Input(shape=(10, 3)))
for i in range(len(UNITS)):
    model.add(layers.LSTM(UNITS[i], return_sequences=i < len(UNITS) - 1, name=f"lstm_{i}"))
    if i == 0:
        model.add(layers.Dropout(0.2))
model.add(layers.Dense(1))
`;
    expect(layersOf(text)).toEqual([
      ...["input_layer (None, 10, 3)", "lstm_0 (None, 10, 8)", "dropout (None, 10, 8)", "lstm_1 (None, 10, 6)"],
      ...["lstm_2 (None, 4)", "dense (None, 1)"],
    ]);
  });

  test("with helper functions of one return, called by position and by name", () => {
    const text = `
def recurrent(units, sequences=False):
    return Bidirectional(GRU(units, return_sequences=sequences))

def build(units, depth=2):
    inputs = Input((5, 2))
    x = inputs
    for k in range(depth):
        x = recurrent(units, sequences=k != depth - 1)(x)
    return Model(inputs, Dense(1)(x))

model = build(4, depth=3)
`;
    expect(layersOf(text)).toEqual([
      ...["input_layer (None, 5, 2)", "bidirectional (None, 5, 8)", "bidirectional_1 (None, 5, 8)"],
      ...["bidirectional_2 (None, 8)", "dense (None, 1)"],
    ]);
  });

  test("with a model that is a layer of two others computes as if its layers were written out", () => {
    const within = `
def tower():
    sentence = Input((5,))
    x = Embedding(10, 4, mask_zero=True)(sentence)
    x = Bidirectional(LSTM(3, return_sequences=True))(x)
    return Model(sentence, GRU(2)(x), name="tower")

shared = tower()
left, right = Input((5,)), Input((5,))
head = Sequential([Dense(3, activation="relu"), Dense(1)], name="head")
model = Model([left, right], head(Concatenate()([shared(left), shared(right)])))
`;
    const out = `
embed, both, last = Embedding(10, 4, mask_zero=True), Bidirectional(LSTM(3, return_sequences=True)), GRU(2)
tower = lambda x: last(both(embed(x)))
left, right = Input((5,)), Input((5,))
first, second = Dense(3, activation="relu"), Dense(1)
model = Model([left, right], second(first(Concatenate()([tower(left), tower(right)]))))
`;
    const ids = [1, 2].map((seed) => {
      const { shape, data } = numbers([3, 5], seed);
      return { shape, data: data.map((x) => Math.floor(Math.abs(x) * 7) % 5) };
    });
    const [nested, plain] = [within, out].map((text) => {
      const { spec } = modelOf(text);
      const plan = unwrap(rnn.plan(spec));
      expect(plan.parameters).toBe(40 + 2 * 4 * 3 * (4 + 3 + 1) + 3 * 2 * (6 + 2 + 2) + 3 * (4 + 1) + 3 + 1);
      return run(spec, plan, ids);
    });
    expect(nested?.[0]?.data).toEqual(plain?.[0]?.data);
    const text = unwrap(rnn.summary(modelOf(within).spec, "keras3"));
    expect(text).toContain("│ tower (Functional)  │ (None, 2)         │        292 │ input_layer_1[0]… │");
    expect(text).toContain("│ head (Sequential)   │ (None, 1)         │         19 │ concatenate[0][0] │");
  });

  test("with a Dense of no units is Keras 2's, with no parameters", () => {
    const text = "model = Sequential()\nmodel.add(Dense(0, input_shape=(4,)))\nmodel.add(Dense(2))\n";
    const { spec } = modelOf(text);
    const plan = unwrap(rnn.plan(spec));
    expect(plan.layers.map(({ parameters }) => parameters)).toEqual([0, 0, 2]);
    expect(run(spec, plan, [numbers([3, 4], 1)], Float32Array.of(5, 7))[0]?.data).toEqual(
      Float32Array.of(5, 7, 5, 7, 5, 7),
    );
  });

  test("with an encoder whose states, unpacked from a tuple, begin the decoder", () => {
    const text = `
encoder_inputs = Input(shape=(None, 3))
encoder_outputs, state_h, state_c = LSTM(4, return_state=True)(encoder_inputs)
decoder_inputs = Input(shape=(None, 2))
decoder_outputs, _, _ = LSTM(4, return_sequences=True, return_state=True)(decoder_inputs, initial_state=[state_h, state_c])
outputs = Dense(2, activation="softmax")(decoder_outputs)
model = Model([encoder_inputs, decoder_inputs], outputs)
`;
    const { spec } = modelOf(text);
    const plan = unwrap(rnn.plan(spec));
    const decoder = numbers([2, 3, 2], 2);
    const [one] = run(spec, plan, [numbers([2, 5, 3], 1), decoder]);
    const [other] = run(spec, plan, [numbers([2, 5, 3], 3), decoder]);
    expect(one?.shape).toEqual([2, 3, 2]);
    // What the encoder has read is all that differs.
    expect(one?.data).not.toEqual(other?.data);
    const rows = one?.data ?? [];
    for (let row = 0; row < 6; row++) expect((rows[2 * row] ?? 0) + (rows[2 * row + 1] ?? 0)).toBeCloseTo(1, 5);
  });

  test("with attention over masked words, and the states of both directions joined", () => {
    const text = `
source = Input((None,), name="source")
words = Embedding(20, 8, mask_zero=True)(source)
memory, fh, fc, bh, bc = Bidirectional(LSTM(3, return_sequences=True, return_state=True))(words)
state = [Concatenate()([fh, bh]), Concatenate()([fc, bc])]
target = Input((None,), name="target")
query = LSTM(6, return_sequences=True)(Embedding(20, 8)(target), initial_state=state)
context = Attention()([query, memory])
out = TimeDistributed(Dense(20, activation="softmax"))(concatenate([query, context]))
model = Model({"source": source, "target": target}, out)
`;
    const { spec } = modelOf(text);
    const plan = unwrap(rnn.plan(spec));
    const target = { shape: [1, 2], data: Float32Array.of(3, 4) };
    const short = { shape: [1, 3], data: Float32Array.of(5, 6, 7) };
    const padded = { shape: [1, 5], data: Float32Array.of(5, 6, 7, 0, 0) };
    const [one] = run(spec, plan, [short, target]);
    const [other] = run(spec, plan, [padded, target]);
    expect(one?.shape).toEqual([1, 2, 20]);
    one?.data.forEach((value, i) => {
      expect(other?.data[i]).toBeCloseTo(value, 5);
    });
  });

  test("in the functional API computes what its Sequential does", () => {
    const sequential = modelOf("model = Sequential([Input((4, 3)), GRU(5, return_sequences=True), GRU(2), Dense(1)])");
    const functional = modelOf(`
x = inputs = Input((4, 3))
for units, sequences in zip((5, 2), (True, False)):
    x = GRU(units, return_sequences=sequences)(x)
model = Model(inputs, Dense(1)(x))
`);
    const plan = unwrap(rnn.plan(sequential.spec));
    const inputs = [numbers([3, 4, 3], 7)];
    expect(run(functional.spec, unwrap(rnn.plan(functional.spec)), inputs)).toEqual(run(sequential.spec, plan, inputs));
  });

  test("that looks at the hidden states of a Sequential gets them", () => {
    const text = `
model = Sequential([Input((4, 3)), LSTM(2, return_sequences=True, name="inner"), LSTM(1)])
states = Model(inputs=model.inputs, outputs=model.get_layer("inner").output)
`;
    const [model, states] = rnn.read(text).models;
    if (model === undefined || states === undefined) throw new Error("two models");
    const plan = unwrap(rnn.plan(model.spec));
    const inner = unwrap(rnn.plan(states.spec));
    const flat = numbers([plan.parameters], 5).data;
    const inputs = [numbers([1, 4, 3], 9)];
    const whole = unwrap(rnn.run(model.spec, { weights: flat, inputs }));
    const [hidden] = run(states.spec, inner, inputs, flat.slice(0, inner.parameters));
    expect(hidden?.shape).toEqual([1, 4, 2]);
    for (let t = 1; t <= 4; t++) expect(whole.at("inner", "h", t)).toEqual(hidden?.data.subarray(2 * t - 2, 2 * t));
  });
});

describe("compile and fit in the text", () => {
  const text = `
model = Sequential([Input((4, 2)), LSTM(3), Dense(1)])
model.compile(optimizer=keras.optimizers.Adam(learning_rate=0.05), loss="mse", metrics=["mae"])
history = model.fit(X_train, y_train, epochs=12, batch_size=4, shuffle=False, validation_split=0.1)
`;

  test("become the settings of a training that learns", () => {
    const { spec, training } = modelOf(text);
    const { optimizer, loss, metrics, epochs, batch_size, shuffle } = training;
    if (optimizer === undefined || loss === undefined) throw new Error("no settings");
    const plan = unwrap(rnn.plan(spec));
    const inputs = numbers([8, 4, 2], 1);
    const targets: NestedArray = Array.from({ length: 8 }, (_, i) => [Math.sin(i)]);
    const { history, state } = unwrap(
      rnn.train(spec, numbers([plan.parameters], 2).data, {
        inputs,
        targets,
        loss: loss.class_name,
        optimizer: { class_name: optimizer.class_name, config: optimizer.config },
        ...(metrics === undefined ? {} : { metrics }),
        ...(epochs === undefined ? {} : { epochs }),
        ...(batch_size === undefined ? {} : { batch_size }),
        ...(shuffle === undefined ? {} : { shuffle }),
      }),
    );
    expect(history.length).toBe(12);
    expect(state.epoch).toBe(12);
    expect(history.at(-1)?.loss).toBeLessThan((history[0]?.loss ?? 0) / 2);
    expect(history[0]?.metrics.length).toBe(1);
  });

  test("name the data, which is the learner's to choose", () => {
    expect(modelOf(text).training).toMatchObject({ x: "X_train", y: "y_train", validation_split: 0.1 });
  });
});
