/** The program of "check me in Keras": it is Python that makes this very model, and holds every number exactly. */
import { beforeAll, describe, expect, test } from "vitest";
import type { LoadedEngine } from "../../web/src/engine/engine.ts";
import { checkScript } from "../../web/src/keras/check_script.ts";
import { float32Text } from "../../web/src/keras/numpy_text.ts";
import { read } from "../../web/src/keras/read.ts";
import { checkedRun } from "../../web/src/state/check_run.ts";
import { withEdits } from "../../web/src/state/edits.ts";
import { givenInputs, runModel } from "../../web/src/state/run_model.ts";
import type { KeptEdit } from "../../web/src/state/state.ts";
import { buildTimeline } from "../../web/src/state/timeline.ts";
import type { Dialect } from "../../web/src/types/core.ts";
import type { Computed } from "../../web/src/types/scene.ts";
import { builtEngine } from "./computed.ts";
import { unwrap } from "./library.ts";

const models: Readonly<Record<string, string>> = {
  "the first model": "model = Sequential()\nmodel.add(SimpleRNN(3, input_shape=(2, 10)))",
  "a stack with norms": `model = Sequential([Input((4, 3)), LSTM(4, return_sequences=True), BatchNormalization(), GRU(2), Dense(1)])`,
  "two directions over words": `model = Sequential([Input((5,)), Embedding(20, 4, mask_zero=True), Bidirectional(LSTM(3)), Dense(2, activation="softmax")])`,
  "a graph with two inputs": `a = Input((3, 2))\nb = Input((3, 2))\nx = Concatenate()([a, b])\ny = SimpleRNN(3)(x)\nmodel = Model([a, b], [y, Dense(1)(y)])`,
};

let engine: LoadedEngine;

beforeAll(async () => {
  engine = await builtEngine();
});

function run(code: string, dialect: Dialect | null, edits: readonly KeptEdit[] = [], steps = 5) {
  const { spec } = read(code, engine.catalog(), { dialect: "auto" });
  if (spec === null) throw new Error(code);
  const plan = unwrap(engine.plan(spec));
  const given = givenInputs(plan, 1, 2, steps);
  const ran = unwrap(
    runModel(engine, spec, plan, given, withEdits(plan, unwrap(engine.initWeights(spec, 1)), given, edits)),
  );
  const computed: Computed = {
    ...ran,
    spec,
    plan,
    timeline: buildTimeline(plan, ran.trace.slots),
    batch: 2,
    steps,
  };
  return checkedRun(engine, computed, ran.layouts, ran.edits, dialect ?? spec.dialect);
}

/** All numbers of the arrays that are written digit by digit, in order. */
function numbersOf(script: string): readonly number[] {
  return [...script.matchAll(/np\.array\(\[([^\]]*)\], dtype="(?:float|int)32"\)/g)].flatMap(([, list]) =>
    (list ?? "").split(", ").map(Number),
  );
}

describe.each(["keras2", "keras3"] as const)("in %s", (dialect) => {
  test.each(Object.entries(models))("%s is made anew, and every number is there", (_, code) => {
    const checked = unwrap(run(code, dialect));
    const script = checkScript(checked, engine.catalog());
    const reading = read(script, engine.catalog(), { dialect });
    expect(reading.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(script).toContain(dialect === "keras2" ? "from tensorflow.keras.layers import" : "import keras\n");
    const plan = unwrap(engine.plan(reading.spec ?? checked.spec));
    expect(plan.layers.map(({ name, parameters }) => [name, parameters])).toEqual(
      checked.plan.layers.map(({ name, parameters }) => [name, parameters]),
    );
    const numbers = [
      ...checked.weights,
      ...checked.inputs.flatMap(({ data }) => [...data]),
      ...checked.outputs.flatMap(({ data }) => [...data]),
    ];
    expect(numbersOf(script).map(Math.fround)).toEqual(numbers);
  });
});

test("states that a learner changed are set layer by layer; in a graph the program cannot, and says why", () => {
  const start = { kind: "state", part: "", quantity: "h", sample: 0, entry: 1, value: 0.5, shape: [3] } as const;
  const checked = unwrap(run(models["the first model"] ?? "", null, [{ ...start, layer: "simple_rnn" }]));
  const script = checkScript(checked, engine.catalog());
  expect(script).toContain("'simple_rnn': [np.array([0, 0.5, 0, 0, 0, 0], dtype=\"float32\").reshape(2, 3)],");
  expect(script).toContain("layer(actual, initial_state=start)");
  const graph = run(models["a graph with two inputs"] ?? "", null, [{ ...start, layer: "simple_rnn" }]);
  expect(graph.ok ? "ok" : graph.error.code).toBe("initial_states");
});

test("many numbers are packed, and unpack to the same bytes", () => {
  const code = "model = Sequential([Input((5, 3)), LSTM(40)])";
  const checked = unwrap(run(code, null));
  const script = checkScript(checked, engine.catalog());
  const kernel = checked.plan.weights.find(({ name }) => name === "recurrent_kernel");
  const lines = /b64decode\(((?:\s*"[^"]+")+)\s*\), dtype="<f4"\)\.reshape\(40, 160\)/.exec(script)?.[1] ?? "";
  const bytes = Buffer.from(lines.replaceAll(/[\s"]/g, ""), "base64");
  const numbers = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  expect(numbers).toEqual(checked.weights.slice(kernel?.offset, (kernel?.offset ?? 0) + (kernel?.size ?? 0)));
  expect(script).toContain("import base64");
  const shortened = checkScript(checked, engine.catalog(), { shortened: 3 });
  expect(shortened.length).toBeLessThan(1800);
  expect(shortened).toContain(", ...]");
});

test("a float32 is written with the fewest digits that give it again", () => {
  expect([0.1, 0.25, 1 / 3, 1e-8, 123456.7].map(Math.fround).map(float32Text)).toEqual([
    "0.1",
    "0.25",
    "0.33333334",
    "1e-8",
    "123456.7",
  ]);
  expect([Number.NaN, Infinity, -Infinity].map(float32Text)).toEqual(["np.nan", "np.inf", "-np.inf"]);
});
