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

describe("ten thousand calls", () => {
  const spec = model(
    [null, 3, 4],
    [layer("SimpleRNN", { units: 5, return_sequences: true }), layer("LSTM", { units: 3 })],
  );
  const inputs = { inputs: [{ shape: [2, 3, 4], data: new Float32Array(24).fill(0.5) }], seed: 1 };
  const target = { loss: "mse", y_true: { shape: [2, 3], data: new Float32Array(6) } };

  function calls({ module }: Instance, count: number): void {
    for (let i = 0; i < count; i++) {
      const weights = module.initialWeights(spec, i);
      if (!module.plan(spec).ok || !weights.ok) throw new Error("the model does not fit");
      if (!module.run(spec, weights.value, { ...inputs, targets: [target] }).ok) throw new Error("the run failed");
      if (module.plan({ ...spec, layers: [layer("SimpleRNN", { units: 0 })] }).ok) throw new Error("no units");
    }
  }

  test("leave the heap as large and the handles as many as a hundred do", () => {
    const fresh = instantiate();
    calls(fresh, 100);
    const before = { bytes: fresh.memory.buffer.byteLength, handles: fresh.module.count_emval_handles() };
    calls(fresh, 10_000);
    const after = { bytes: fresh.memory.buffer.byteLength, handles: fresh.module.count_emval_handles() };
    expect(after).toEqual(before);
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
