/** Whatever is handed to the library becomes a value or an Error with a code, and the next call works as if nothing had been. */
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import type { ModelSpec, Result } from "../../web/src/types/core.ts";
import { type Core, codeOf, importCore, layer, model, unwrap } from "./library.ts";

let core: Core;
let rnn: Awaited<ReturnType<Core["load"]>>;
const good = model([null, 2, 3], [layer("SimpleRNN", { units: 2 })]);

beforeAll(async () => {
  core = await importCore();
  rnn = await core.load();
});

afterEach(() => {
  const { flat } = unwrap(rnn.initWeights(good, 1));
  const { outputs } = unwrap(
    rnn.run(good, {
      weights: flat,
      inputs: [
        [
          [
            [1, 2, 3],
            [4, 5, 6],
          ],
        ],
      ],
    }),
  );
  expect(outputs[0]?.shape).toEqual([1, 2]);
});

/** A value that the types forbid. */
function forbidden<T>(value: unknown): T {
  return value as T;
}

function planOf(units: unknown): Result<unknown> {
  return rnn.plan(model([null, 2, 3], [layer("SimpleRNN", forbidden({ units }))]));
}

const cyclic: Record<string, unknown> = { class_name: "Bidirectional" };
cyclic["config"] = { layer: cyclic };

const throwing = {
  get units(): number {
    throw new Error("no");
  },
};

const revoked = Proxy.revocable({}, {});
revoked.revoke();

describe("an argument", () => {
  test.each([
    ["NaN", Number.NaN, "not_finite"],
    ["Infinity", Number.POSITIVE_INFINITY, "not_finite"],
    ["2^53", 2 ** 53, "wrong_kind"],
    ["2^53 - 1", 2 ** 53 - 1, "too_large"],
    ["negative zero", -0, "units_not_positive"],
    ["a fraction", 2.5, "wrong_kind"],
    ["a string", "3", "wrong_kind"],
    ["null", null, "wrong_kind"],
    ["a list", [3], "wrong_kind"],
    ["an object", {}, "wrong_kind"],
    ["a function", () => 3, "wrong_kind"],
    ["a bigint", 3n, "wrong_kind"],
    ["a symbol", Symbol("3"), "wrong_kind"],
    ["a revoked proxy", revoked.proxy, "unreadable"],
    ["nothing", undefined, "missing_argument"],
  ])("that is %s is refused by name", (_, value, code) => {
    const result = planOf(value);
    expect(result.ok ? "ok" : [result.error.code, result.error.layer, result.error.param]).toEqual([code, 1, "units"]);
  });

  test("that is True counts as 1, as in Python", () => {
    expect(planOf(true).ok).toBe(true);
  });

  test.each([
    ["__proto__", JSON.parse('{"units": 3, "__proto__": {"use_bias": false}}')],
    ["constructor", { units: 3, constructor: 1 }],
    ["유닛", { units: 3, 유닛: 3 }],
    ["", { units: 3, "": 3 }],
  ])("called %j that no layer has is refused", (key, config) => {
    const result = rnn.plan(model([null, 2, 3], [layer("SimpleRNN", config)]));
    expect(result.ok ? "ok" : [result.error.code, result.error.param]).toEqual(["unknown_argument", key]);
    expect(({} as Record<string, unknown>)["use_bias"]).toBeUndefined();
  });

  test("that only another prototype has is not there", () => {
    expect(codeOf(rnn.plan(model([null, 2, 3], [layer("SimpleRNN", Object.create({ units: 3 }))])))).toBe(
      "missing_argument",
    );
  });
});

describe("a spec", () => {
  test.each([
    ["null", null, "wrong_kind"],
    ["a number", 3, "wrong_kind"],
    ["a list", [], "wrong_kind"],
    ["without layers", { dialect: "keras3", sequential: true }, "wrong_kind"],
    ["of an unknown dialect", { dialect: "keras4", sequential: true, layers: [] }, "wrong_kind"],
    ["with a layer that is none", { dialect: "keras3", sequential: true, layers: [null] }, "wrong_kind"],
    ["with an unknown layer", { dialect: "keras3", sequential: true, layers: [layer("Foo")] }, "unknown_layer"],
    [
      "with a getter that throws",
      { dialect: "keras3", sequential: true, layers: [{ class_name: "SimpleRNN", config: throwing }] },
      "unreadable",
    ],
    ["that contains itself", { dialect: "keras3", sequential: true, layers: [cyclic] }, "too_deep"],
    [
      "with a call of a layer that is not there",
      {
        dialect: "keras3",
        sequential: false,
        layers: [layer("SimpleRNN", { units: 1 })],
        nodes: [{ layer: 7, inputs: [] }],
      },
      "bad_index",
    ],
    [
      "whose call refers to itself",
      { ...good, sequential: false, nodes: [{ layer: 0, inputs: [{ node: 0, output: 0 }] }] },
      "bad_index",
    ],
    ["with endless names", { ...good, name: "x".repeat(100_000) }, "too_large"],
    ["with endless layers", { ...good, layers: Array(100_000).fill(layer("SimpleRNN", { units: 1 })) }, "too_large"],
  ])("that is %s is refused", (_, spec, code) => {
    expect(codeOf(rnn.plan(forbidden<ModelSpec>(spec)))).toBe(code);
    expect(codeOf(rnn.summary(forbidden<ModelSpec>(spec), "keras3"))).toBe(code);
  });

  test("wrapped deeper than any model is refused", () => {
    let inner = layer("SimpleRNN", { units: 1 });
    for (let i = 0; i < 30; i++) inner = layer("TimeDistributed", { layer: { ...inner } });
    expect(codeOf(rnn.plan(model([null, 2, 3], [inner])))).toBe("too_deep");
  });

  test("nested in a Sequential counts its layers as they were handed over", () => {
    const nested = {
      class_name: "Sequential",
      config: { layers: [{ ...layer("SimpleRNN", { units: 2 }) }, { ...layer("Dense", { units: 0 }) }] },
    };
    const result = rnn.plan(model([null, 2, 3], [layer("SimpleRNN", { units: 3, return_sequences: true }), nested]));
    expect(result.ok ? "ok" : [result.error.layer, result.error.param]).toEqual([2, "units"]);
  });
});

describe("inputs", () => {
  function runOn(inputs: unknown, weights?: unknown): string {
    const { flat } = unwrap(rnn.initWeights(good, 1));
    return codeOf(rnn.run(good, forbidden({ inputs, weights: weights ?? flat })));
  }

  test.each([
    [
      "ragged lists",
      [
        [
          [1, 2, 3],
          [4, 5],
        ],
      ],
      "ragged",
    ],
    ["lists of unequal depth", [[[1, 2, 3], 4]], "ragged"],
    [
      "NaN",
      [
        [
          [1, 2, Number.NaN],
          [4, 5, 6],
        ],
      ],
      "not_finite",
    ],
    [
      "numbers beyond float32",
      [
        [
          [1, 2, 1e300],
          [4, 5, 6],
        ],
      ],
      "not_finite",
    ],
    [
      "strings",
      [
        [
          ["1", "2", "3"],
          ["4", "5", "6"],
        ],
      ],
      "wrong_kind",
    ],
    [
      "holes",
      [
        [
          [null, 2, 3],
          [4, 5, 6],
        ],
      ],
      "wrong_kind",
    ],
    ["a shape that its data does not fill", { shape: [1, 2, 3], data: new Float32Array(5) }, "bad_size"],
    ["a negative shape", { shape: [-1, -2, 3], data: new Float32Array(6) }, "wrong_kind"],
    ["an endless shape", { shape: [1e9, 1e9], data: new Float32Array(0) }, "too_large"],
    ["flat numbers that fill no batch", new Float32Array(7), "bad_size"],
    ["big integers", new BigInt64Array(6), "wrong_kind"],
    ["nothing", undefined, "wrong_kind"],
    ["a revoked proxy", revoked.proxy, "unreadable"],
  ])("of %s are refused", (_, inputs, code) => {
    expect(runOn(inputs)).toBe(code);
  });

  test("of a whole batch in one flat array are understood", () => {
    expect(runOn(Float64Array.from({ length: 12 }, (_, i) => i / 10))).toBe("ok");
    expect(runOn(new Float32Array(0))).not.toBe("out_of_memory");
  });

  test("with weights of another model are refused", () => {
    const inputs = [
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
    ];
    expect(runOn(inputs, new Float32Array(3))).toBe("bad_size");
    expect(runOn(inputs, [])).toBe("wrong_count");
    expect(runOn(inputs, [[[1]], [[1]], [1]])).toBe("weight_shape");
  });

  test("that would need more memory than the limit are refused before any is taken", () => {
    const wide = model([null, null, 1], [layer("LSTM", { units: 2000 })]);
    const weights = new Float32Array(2000 * 4 * 2002);
    const inputs = { shape: [64, 1000, 1], data: new Float32Array(64_000) };
    const result = rnn.run(wide, { weights, inputs });
    expect(result.ok ? "ok" : [result.error.code, result.error.args["what"] ?? result.error.param]).toEqual([
      "too_large",
      expect.anything(),
    ]);
  });
});
