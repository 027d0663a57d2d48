/** What the build of the page takes out, it may: the rest does as before. */
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { loadEngine } from "../../web/src/engine/load.ts";
import { minified } from "../../web/vite/built_sheets.ts";
import { smallerGlue } from "../../web/vite/small_glue.ts";

type Create = (options: object) => Promise<unknown>;

interface Module {
  catalog(): unknown;
  plan(spec: unknown): unknown;
  summary(spec: unknown, flavor: string, options: unknown): unknown;
  initialWeights(spec: unknown, seed: number): unknown;
}

async function moduleOf(glue: string): Promise<Module> {
  const source = `data:text/javascript;base64,${Buffer.from(glue).toString("base64")}`;
  const { default: create } = (await import(/* @vite-ignore */ source)) as { default: Create };
  const compiled = new WebAssembly.Module(readFileSync("build/wasm-release/rnn.wasm"));
  const options = {
    instantiateWasm(imports: WebAssembly.Imports, receive: (instance: WebAssembly.Instance) => void) {
      receive(new WebAssembly.Instance(compiled, imports));
      return {};
    },
  };
  create(options).catch(() => undefined);
  return options as unknown as Module;
}

describe("the glue without what the page never uses", () => {
  const glue = readFileSync("build/wasm-release/rnn.mjs", "utf8");

  it("answers as Emscripten's own", async () => {
    const spec = {
      dialect: "keras2",
      sequential: true,
      layers: [
        { class_name: "InputLayer", config: { batch_shape: [null, 2, 10] } },
        { class_name: "SimpleRNN", config: { units: 3, name: "한글 😀" } },
      ],
    };
    const answers = (module: Module) => [
      module.catalog(),
      module.plan(spec),
      module.plan({ ...spec, layers: "none" }),
      module.summary(spec, "keras2_7", {}),
      module.initialWeights(spec, 7),
    ];
    expect(answers(await moduleOf(smallerGlue(glue)))).toEqual(answers(await moduleOf(glue)));
  });

  it("is left as it is where it is another text", () => {
    expect(smallerGlue("export default function create() {}")).toBe("export default function create() {}");
  });
});

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
