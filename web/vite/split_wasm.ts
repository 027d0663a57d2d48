/**
 * The core in two halves: what the first picture needs, and the rest. Which functions that are is measured: Binaryen's wasm-split notes which ones are
 * called while that picture is computed. Each half calls the other through the table that C++ has for function pointers; engine/module.ts joins them.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";
import { knownReading } from "../src/app/examples/known.ts";
import { lastState } from "../src/app/examples/last_state.ts";
import { engineOf } from "../src/engine/engine.ts";
import { messageOf } from "../src/engine/message.ts";
import { type Instance, instantiate } from "../src/engine/module.ts";
import { shownAt } from "../src/keras/shown_at.ts";
import { derive, nothingDerived } from "../src/state/derive.ts";
import { initialState } from "../src/state/state.ts";

const whole = "build/wasm-release/rnn.wasm";
/** What the core is compiled for. */
const features = ["--enable-simd", "--enable-mutable-globals"];

function computeFirstPicture({ call }: Instance): void {
  const engine = engineOf({
    complete: () => undefined,
    call(name, args, use) {
      const { ok, text, numbers } = call(name, messageOf(args));
      if (!ok) throw new Error(`the first picture cannot be computed: ${text}`);
      return { ok, value: use(JSON.parse(text), numbers) };
    },
  });
  const catalog = { layers: [], activations: [], initializers: [] };
  const tools = { engine, catalog, known: knownReading, shownAt, withEdits: null };
  const { computed } = derive(initialState(lastState.code), tools, null, nothingDerived);
  if (computed === null) throw new Error("there is no first picture");
}

/** Which functions of the instrumented core are called. */
function profileOf(instrumented: string): Uint8Array {
  const instance = instantiate(new WebAssembly.Module(readFileSync(instrumented)));
  computeFirstPicture(instance);
  const { memory, malloc, __write_profile } = instance.exports;
  const size = __write_profile(0, 0);
  const address = malloc(size);
  __write_profile(address, size);
  return new Uint8Array(memory.buffer, address, size);
}

/** Writes rnn_first.wasm and rnn_rest.wasm into `folder`. */
export function splitWasm(folder: string): void {
  const file = (name: string) => join(folder, name);
  const split = (...args: readonly string[]) => execFileSync("wasm-split", [...args, ...features]);
  mkdirSync(folder, { recursive: true });
  split("--instrument", whole, "-o", file("instrumented.wasm"));
  writeFileSync(file("profile"), profileOf(file("instrumented.wasm")));
  split("--split", whole, `--profile=${file("profile")}`, "-o1", file("rnn_first.wasm"), "-o2", file("rnn_rest.wasm"));
}

const halves = /^#rnn-wasm\/(rnn_(?:first|rest)\.wasm)\?url$/;

/** The two halves, for a page that fetches them one after the other. */
export const coreInHalves: Plugin = {
  name: "core-in-halves",
  enforce: "pre",
  buildStart: () => splitWasm("build/split"),
  resolveId: {
    filter: { id: halves },
    handler: (id) => `${join(process.cwd(), "build/split", halves.exec(id)?.[1] ?? "")}?url`,
  },
};

/** A module that is empty: eight bytes. */
const nothing = "data:application/wasm;base64,AGFzbQEAAAA=";

/** The whole core as the first half, for an output that is one piece anyway. */
export const coreInOnePiece: Plugin = {
  name: "core-in-one-piece",
  enforce: "pre",
  resolveId: {
    filter: { id: halves },
    handler: (id) => (id.includes("first") ? `${join(process.cwd(), whole)}?url` : "\0rnn_rest"),
  },
  load: {
    filter: { id: /^\0rnn_rest$/ },
    handler: () => `export default "${nothing}";`,
  },
};
