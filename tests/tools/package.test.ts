/** What dist/ is to others: the package by the names of package.json, its types, and the examples of the README. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

let folder = "";

beforeAll(() => {
  // Inside the repository, so that `rnn-playground` names this very package.
  mkdirSync("build", { recursive: true });
  folder = mkdtempSync(join("build", "package-"));
});

afterAll(() => rmSync(folder, { recursive: true }));

const readmeExample = (): string => /```js\n([\s\S]*?)```/.exec(readFileSync("README.md", "utf8"))?.[1] ?? "";

test("the README's example of the library runs as it stands", () => {
  const printed = execFileSync(process.execPath, ["--input-type=module"], { input: readmeExample(), encoding: "utf8" });
  expect(printed).toContain("simple_rnn (SimpleRNN)");
  expect(printed).toContain("Total params: 42");
  expect(printed).toMatch(/Float32Array\(3\) \[\s*-?\d\.\d+/);
});

test("the package's types stand by themselves, in a strict program of someone else", () => {
  const program = join(folder, "consumer.ts");
  writeFileSync(
    program,
    `import { load, type Plan, type Rnn } from "rnn-playground/core";
     import { RnnPlayground } from "rnn-playground/element";
     const rnn: Rnn = await load();
     const { spec } = rnn.read("");
     const plan = spec === null ? null : rnn.plan(spec);
     export const parameters = (plan: Plan): number => plan.parameters;
     export const count: number = plan?.ok ? parameters(plan.value) : 0;
     export const text: string = new RnnPlayground().code;
     // @ts-expect-error: a seed is a number
     if (spec !== null) rnn.initWeights(spec, "1");
    `,
  );
  const language = ["--strict", "--target", "es2022", "--module", "nodenext", "--lib", "es2023,dom,dom.iterable"];
  const options = ["--noEmit", "--ignoreConfig", "--skipLibCheck", "false", ...language];
  expect(spawnSync("node_modules/.bin/tsc", [...options, program], { encoding: "utf8" }).stdout).toBe("");
});

test("the core loads where there is no browser", () => {
  const program = 'const { load } = await import("rnn-playground/core"); console.log((await load()).version);';
  const printed = execFileSync(process.execPath, ["--input-type=module"], { input: program, encoding: "utf8" });
  expect(printed).toBe(`${JSON.parse(readFileSync("package.json", "utf8")).version}\n`);
});

test("every file that package.json names is there", () => {
  const named =
    JSON.stringify(JSON.parse(readFileSync("package.json", "utf8")).exports).match(/\.\/dist\/[^"]+/g) ?? [];
  expect(named.length).toBeGreaterThan(5);
  for (const file of named) expect(readFileSync(file, "utf8").length, file).toBeGreaterThan(0);
});
