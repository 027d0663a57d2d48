/** The module that Emscripten builds, against what the engine declares, and its promises: no state, no leak, nothing asked for but what the engine gives. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Answers } from "../../web/src/engine/answers.ts";
import { messageOf } from "../../web/src/engine/message.ts";
import { instantiate as instantiateModule } from "../../web/src/engine/module.ts";
import { layer, model } from "./library.ts";

const compiled = new WebAssembly.Module(readFileSync("build/wasm-release/rnn.wasm"));

interface Answer {
  readonly ok: boolean;
  readonly value: unknown;
  readonly numbers: Float32Array;
}

interface Instance {
  call(name: keyof Answers, ...args: unknown[]): Answer;
  readonly memory: WebAssembly.Memory;
}

function instantiate(): Instance {
  const { exports, call } = instantiateModule(compiled);
  return {
    memory: exports.memory,
    call(name, ...args) {
      const { ok, text, numbers } = call(name, messageOf(args));
      return { ok, value: JSON.parse(text), numbers };
    },
  };
}

test("the declarations name exactly the functions that the module has", () => {
  const source = readFileSync("web/src/engine/answers.ts", "utf8");
  const declared = /interface Answers \{([\s\S]*?)\n\}/.exec(source)?.[1] ?? "";
  const names = [...declared.matchAll(/^ {2}readonly (\w+):/gm)].map((match) => match[1]);
  const functions = WebAssembly.Module.exports(compiled)
    .filter(({ kind, name }) => kind === "function" && !/^(_|stack|malloc$|free$)/.test(name))
    .map(({ name }) => name);
  expect(functions.sort()).toEqual(names.sort());
});

test("the module asks for nothing but what the engine gives, and a way to give up", () => {
  const asked = WebAssembly.Module.imports(compiled).map(({ module, name }) => `${module}.${name}`);
  expect(asked.sort()).toEqual([
    "engine.answer",
    "engine.appendNumbers",
    "engine.reserveNumbers",
    "engine.takeFloats",
    "engine.writeNumber",
    "wasi_snapshot_preview1.proc_exit",
  ]);
});

test("the version is that of the package", () => {
  const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { readonly version: string };
  expect(instantiate().call("version").value).toBe(version);
});

describe("ten thousand plans, runs and trainings, and as many calls that fail,", () => {
  const spec = model(
    [null, 3, 4],
    [layer("SimpleRNN", { units: 5, return_sequences: true }), layer("LSTM", { units: 3 })],
  );
  const x = { shape: [2, 3, 4], data: new Float32Array(24).fill(0.5) };
  const y = { shape: [2, 3], data: new Float32Array(6) };
  const request = { inputs: [x], seed: 1, targets: [{ loss: "mse", y_true: y }] };
  const dataset = { inputs: [x], targets: [y], sample_weights: [null] };
  const options = { losses: ["mse"], optimizer: "adam", metrics: ["mae"], batch_size: 1, seed: 1 };

  function succeed(result: { readonly ok: boolean }, what: string): void {
    if (!result.ok) throw new Error(`${what} fails: ${JSON.stringify(result)}`);
  }

  function fail(result: { readonly ok: boolean }, what: string): void {
    if (result.ok) throw new Error(`${what} does not fail`);
  }

  function calls({ call }: Instance, count: number): void {
    for (let i = 0; i < count; i++) {
      const { numbers: weights } = call("initialWeights", spec, i);
      const state = { weights, optimizer: null, stateful: [], epoch: 0 };
      succeed(call("plan", spec), "plan");
      succeed(call("run", spec, weights, request), "run");
      succeed(call("train", spec, state, dataset, options), "train");
      // Five calls that fail in every fifth round.
      if (i % 5 !== 0) continue;
      fail(call("plan", { ...spec, layers: [layer("SimpleRNN", { units: 0 })] }), "no units");
      fail(call("run", spec, weights.subarray(1), request), "a run with too few weights");
      fail(call("run", spec, weights, { ...request, inputs: [y] }), "a run on other inputs");
      fail(call("train", spec, state, dataset, { ...options, losses: ["none"] }), "an unknown loss");
      fail(call("train", spec, state, { ...dataset, targets: [x] }, options), "targets of another shape");
    }
  }

  test("leave the heap as large as a hundred do", { timeout: 240_000 }, () => {
    const fresh = instantiate();
    calls(fresh, 100);
    const before = fresh.memory.buffer.byteLength;
    calls(fresh, 10_000);
    expect(fresh.memory.buffer.byteLength).toBe(before);
    // So small a heap has no room in which some bytes a call could be lost unseen.
    expect(before).toBeLessThan(2 * 2 ** 20);
  });
});

test("two instances answer alike: nothing is kept between calls", () => {
  const spec = model([null, 2, 3], [layer("GRU", { units: 2 })]);
  const other = model([null, 2, 3], [layer("LSTM", { units: 2 })]);
  const once = instantiate().call("plan", spec);
  const { call } = instantiate();
  call("plan", other);
  call("initialWeights", other, 3);
  expect(call("plan", spec)).toEqual(once);
});

test("texts of any script come back as they went", () => {
  const { call } = instantiate();
  const name = '한글 "😀" \\ \u0001';
  const plan = call("plan", model([null, 2, 3], [layer("Activation", { activation: "tanh", name })])).value;
  expect(JSON.stringify(plan)).toContain(JSON.stringify(name).slice(1, -1));
});
