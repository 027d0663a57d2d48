/** What the build of the page makes small does as before. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { firstReading } from "../../web/src/app/examples/first_reading.ts";
import { createEngine } from "../../web/src/engine/engine.ts";
import { loadEngine } from "../../web/src/engine/load.ts";
import { sequential } from "../../web/src/engine/model_spec.ts";
import { minified } from "../../web/vite/built_sheets.ts";
import { splitWasm } from "../../web/vite/split_wasm.ts";

describe("a module that a script carries in itself", () => {
  const wasm = readFileSync("build/wasm-release/rnn.wasm");
  const address = (type: string, bytes: Buffer) => `data:${type};base64,${bytes.toString("base64")}`;

  it("is unpacked where it is packed", async () => {
    const loaded = await loadEngine({ wasmUrl: address("application/gzip", gzipSync(wasm)) });
    expect(loaded.ok && loaded.value.catalog().layers.length).toBeGreaterThan(0);
    expect((await loadEngine({ wasmUrl: address("application/wasm", wasm) })).ok).toBe(true);
  });

  it("says that it cannot be unpacked where it is damaged", async () => {
    const loaded = await loadEngine({ wasmUrl: address("application/gzip", gzipSync(wasm).subarray(0, 1000)) });
    expect(!loaded.ok && loaded.error.code).toBe("wasm_unsupported");
  });
});

describe("the core in two halves", () => {
  const folder = mkdtempSync(join(tmpdir(), "rnn-halves-"));
  const compiled = (path: string) => new WebAssembly.Module(readFileSync(path));
  const rnn = (class_name: string) => sequential([{ class_name, config: { units: 3 } }], [null, 2, 10], "keras2");
  const first = firstReading.model.spec;
  splitWasm(folder);
  const whole = createEngine(compiled("build/wasm-release/rnn.wasm"));
  const halves = createEngine(compiled(join(folder, "rnn_first.wasm")));
  afterAll(() => rmSync(folder, { recursive: true }));

  it("needs the first half only for the first picture", () => {
    expect(halves.plan(first)).toEqual(whole.plan(first));
    expect(halves.initWeights(first, 1)).toEqual(whole.initWeights(first, 1));
  });

  it("says what it cannot do, and still does what it could before", () => {
    const refused = halves.plan(rnn("GRU"));
    expect(!refused.ok && refused.error.code).toBe("engine_failed");
    expect(halves.plan(first)).toEqual(whole.plan(first));
  });

  it("can all that the whole can once the second half is there", () => {
    halves.calls.complete(compiled(join(folder, "rnn_rest.wasm")));
    expect(halves.catalog()).toEqual(whole.catalog());
    for (const name of ["SimpleRNN", "GRU", "LSTM", "Flatten", "None"]) {
      expect(halves.plan(rnn(name))).toEqual(whole.plan(rnn(name)));
      expect(halves.summary(rnn(name), "keras3")).toEqual(whole.summary(rnn(name), "keras3"));
    }
  });
});

describe("a small style sheet", () => {
  it("has no comments and no white space, but for that which means something", () => {
    expect(
      minified(`
        /* Why. */
        .a > .b :is(i, b),
        .c {
          width: calc(100% - 2px);
          margin: 0 -1px;
        }
        @container rnn (max-width: 640px) {
          .c::after { content: ""; }
        }`),
    ).toBe(
      '.a>.b :is(i,b),.c{width:calc(100% - 2px);margin:0 -1px}@container rnn (max-width:640px){.c::after{content:""}}',
    );
  });
});
