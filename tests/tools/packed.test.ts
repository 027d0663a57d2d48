/** The package as npm hands it out: packed, checked, installed in another folder, used from Node and bundled by someone else's build; and its manifest of the element against the source. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const manifest = JSON.parse(readFileSync("package.json", "utf8"));
let folder = "";
let tarball = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "rnn-packed-"));
  const [packed] = JSON.parse(
    execFileSync("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], { encoding: "utf8" }),
  );
  tarball = join(folder, packed.filename);
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "someone", private: true, type: "module" }));
  execFileSync("npm", ["install", "--offline", "--ignore-scripts", "--no-audit", "--no-fund", tarball], {
    cwd: folder,
  });
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true }));

describe("the packed package", () => {
  it("is found without fault by those who check packages", async () => {
    const bytes = readFileSync(tarball);
    const { messages } = await publint({
      pack: { tarball: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer },
    });
    expect(messages.map((message) => formatMessage(message, manifest))).toEqual([]);
  });

  it("computes in Node, from the folder it is installed in", () => {
    const program = `import { load } from "rnn-playground/core";
      const rnn = await load();
      const { spec } = rnn.read("model = Sequential([Input((2, 10)), SimpleRNN(3)])");
      console.log(rnn.plan(spec).value.parameters ?? rnn.summary(spec, "keras3").value);`;
    const printed = execFileSync(process.execPath, ["--input-type=module"], {
      cwd: folder,
      input: program,
      encoding: "utf8",
    });
    expect(printed).toContain("42");
  });

  it("can be bundled by Vite, which finds its module of WebAssembly and leaves out what is not used", () => {
    writeFileSync(
      join(folder, "index.html"),
      '<!doctype html><title>x</title><script type="module" src="./main.js"></script>',
    );
    writeFileSync(join(folder, "main.js"), 'import { toNested } from "rnn-playground/core"; console.log(toNested);');
    build();
    expect(size()).toBeLessThan(20_000);
    writeFileSync(
      join(folder, "main.js"),
      'import "rnn-playground"; import { load } from "rnn-playground/core"; load().then(console.log);',
    );
    build();
    expect(size()).toBeGreaterThan(200_000);
  });

  /** All that Vite makes of it. */
  const size = () =>
    readdirSync(join(folder, "dist/assets")).reduce(
      (sum, name) => sum + readFileSync(join(folder, "dist/assets", name)).length,
      0,
    );
  const build = () =>
    execFileSync(process.execPath, [resolve("node_modules/vite/bin/vite.js"), "build", "--logLevel", "error"], {
      cwd: folder,
    });
});

describe("custom-elements.json", () => {
  const described = JSON.parse(readFileSync("custom-elements.json", "utf8")).modules[0].declarations[0];
  const namesOf = (things: readonly { name: string }[]) => things.map(({ name }) => name).sort();
  const attributes = readFileSync("web/src/app/attributes.ts", "utf8");
  const sources = (dir: string) =>
    readdirSync(dir, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .map((name) => readFileSync(join(dir, name), "utf8"))
      .join("\n");

  it("lists every attribute with its type and in the words of the source", () => {
    const [, block = ""] = /properties = \{([\s\S]*?)\n {2}\};/.exec(attributes) ?? [];
    const declared = [...block.matchAll(/^\s+(\w+): \{(?!.*attribute: false)/gm)].map(([, name = ""]) => name);
    expect(namesOf(described.attributes)).toEqual(declared.sort());
    for (const { name, type, description } of described.attributes) {
      expect(attributes).toContain(`/** ${description} */\n  declare ${name}: ${type.text};`);
    }
  });

  it("lists every event", () => {
    const fired = sources("web/src/app").matchAll(/(?:#fire|new CustomEvent)\("(rnn-[a-z-]+)"/g);
    expect(namesOf(described.events)).toEqual([...new Set([...fired].map(([, name]) => name))].sort());
  });

  it("lists every custom property that a host may set", () => {
    const tokens = readFileSync("web/src/view/theme/tokens.ts", "utf8");
    const [, block = ""] = /const names[^=]*= \{([\s\S]*?)\n\}/.exec(tokens) ?? [];
    const colours = [...block.matchAll(/: "([\w-]+)"/g)].map(([, name]) => `--rnn-${name}`);
    const fonts = [...tokens.matchAll(/var\((--rnn-[a-z-]+),/g)].map(([, name]) => name);
    expect(namesOf(described.cssProperties)).toEqual([...colours, ...fonts].sort());
  });

  it("lists every part", () => {
    const literal = [...sources("web/src/view").matchAll(/\bpart="(\w+)"/g)].map(([, name]) => name);
    // Of the further panels those that have a place of their own; the others are dialogs or inside MODEL.
    const index = readFileSync("web/src/app/panels/index.ts", "utf8");
    const further = [...index.matchAll(/^ {2}(\w+): \{ place: "(?:pictures|text)"/gm)].map(([, name]) => name);
    expect(namesOf(described.cssParts)).toEqual([...new Set([...literal, ...further, "time", "cell"])].sort());
  });

  it("says nothing that the class does not have", () => {
    const source = `${attributes}\n${readFileSync("web/src/app/rnn_playground.ts", "utf8")}`;
    for (const { name, kind } of described.members)
      expect(source).toMatch(new RegExp(kind === "method" ? `\\n {2}(async )?${name}\\(` : `(declare|get) ${name}\\b`));
  });
});
