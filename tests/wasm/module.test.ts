/** The module that Emscripten builds, against its hand-written declarations and its promises: no state, no leak, no eval. */
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import createModule, { type ModuleOptions, type RnnModule } from "#rnn-wasm";
import { layer, model } from "./library.ts";

const bytes = readFileSync("build/wasm-release/rnn.wasm");
const glue = readFileSync("build/wasm-release/rnn.mjs", "utf8");

interface Instance {
  readonly module: RnnModule & { count_emval_handles(): number };
  readonly memory: WebAssembly.Memory;
}

function instantiate(): Instance {
  let memory: WebAssembly.Memory | undefined;
  const options: ModuleOptions = {
    instantiateWasm(imports, receive) {
      const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), imports);
      memory = Object.values(instance.exports).find((value) => value instanceof WebAssembly.Memory);
      receive(instance);
      return {};
    },
  };
  void createModule(options);
  if (memory === undefined) throw new Error("the module exports no memory");
  return { module: options as unknown as Instance["module"], memory };
}

/** Functions of Embind's own. */
const EMBIND =
  /^(__|asm$|dyn|stack|(count_emval_handles|get_first_emval|getInheritedInstanceCount|getLiveInheritedInstances|flushPendingDeletes|setDelayFunction)$)|Error$|^(inspect|run|print|printErr|onAbort|instantiateWasm)$/;

let instance: Instance;

beforeAll(() => {
  instance = instantiate();
});

test("the declarations name exactly the functions that the module has", () => {
  const declared = /interface RnnModule \{([\s\S]*?)\n\}/.exec(readFileSync("wasm/rnn.d.ts", "utf8"))?.[1] ?? "";
  const names = [...declared.matchAll(/^ {2}(\w+)\(/gm)].map((match) => match[1]);
  const functions = Object.entries(instance.module)
    .filter(([name, value]) => typeof value === "function" && !EMBIND.test(name) && !/^(_|HEAP)/.test(name))
    .map(([name]) => name);
  // `run` is a function of ours, and of no meaning to Emscripten's glue.
  expect([...functions, "run"].sort()).toEqual([...names].sort());
});

test("the glue builds no code from text and asks for nothing of node or a file system", () => {
  expect(glue).not.toMatch(/new Function|\beval\(/);
  expect(glue).not.toMatch(/require\(|FS\.|import\.meta/);
});

test("the version is that of the package", () => {
  const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { readonly version: string };
  expect(instance.module.version()).toBe(version);
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

  function calls({ module }: Instance, count: number): void {
    for (let i = 0; i < count; i++) {
      const weights = module.initialWeights(spec, i);
      if (!weights.ok) throw new Error("the model does not fit");
      const state = { weights: weights.value, optimizer: null, stateful: [], epoch: 0 };
      succeed(module.plan(spec), "plan");
      succeed(module.run(spec, weights.value, request), "run");
      succeed(module.train(spec, state, dataset, options), "train");
      // Five calls that fail in every fifth round.
      if (i % 5 !== 0) continue;
      fail(module.plan({ ...spec, layers: [layer("SimpleRNN", { units: 0 })] }), "no units");
      fail(module.run(spec, weights.value.subarray(1), request), "a run with too few weights");
      fail(module.run(spec, weights.value, { ...request, inputs: [y] }), "a run on other inputs");
      fail(module.train(spec, state, dataset, { ...options, losses: ["none"] }), "an unknown loss");
      fail(module.train(spec, state, { ...dataset, targets: [x] }, options), "targets of another shape");
    }
  }

  test("leave the heap as large and the handles as many as a hundred do", { timeout: 240_000 }, () => {
    const fresh = instantiate();
    calls(fresh, 100);
    const before = { bytes: fresh.memory.buffer.byteLength, handles: fresh.module.count_emval_handles() };
    calls(fresh, 10_000);
    const after = { bytes: fresh.memory.buffer.byteLength, handles: fresh.module.count_emval_handles() };
    expect(after).toEqual(before);
    // So small a heap has no room in which some bytes a call could be lost unseen.
    expect(before.bytes).toBeLessThan(2 * 2 ** 20);
  });
});

test("two instances answer alike: nothing is kept between calls", () => {
  const spec = model([null, 2, 3], [layer("GRU", { units: 2 })]);
  const other = model([null, 2, 3], [layer("LSTM", { units: 2 })]);
  const once = instantiate().module.plan(spec);
  const { module } = instantiate();
  module.plan(other);
  module.initialWeights(other, 3);
  expect(module.plan(spec)).toEqual(once);
});
