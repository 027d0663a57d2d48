/** What the build of the page makes small does as before. */
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { loadEngine } from "../../web/src/engine/load.ts";
import { minified } from "../../web/vite/built_sheets.ts";

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
