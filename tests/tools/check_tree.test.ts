import { expect, test } from "vitest";
import { problemsOf } from "./check_tree.mjs";

const inHome = ["", "home", "someone", "project"].join("/");
const runner = "test";

test("a path of somebody's machine is found, with its line", () => {
  expect(problemsOf("docs/hacking.md", `first\ncd ${inHome}`)).toEqual(["docs/hacking.md:2: a path of some machine"]);
});

test("paths of the repository and of the system are none", () => {
  expect(problemsOf("docs/hacking.md", "see tests/web/x.test.ts and /usr/bin/chromium")).toEqual([]);
});

test("a skipped or lone test is found", () => {
  expect(problemsOf("tests/web/a.test.ts", `${runner}.skip("x", () => {});`)).toHaveLength(1);
  expect(problemsOf("tests/web/a.test.ts", `${runner}.only("x", () => {});`)).toHaveLength(1);
  expect(problemsOf("tests/core/a.cpp", 'TEST_CASE("x", "[!mayfail]") {}')).toHaveLength(1);
});

test("a source of more than 400 lines is too long, a test is not", () => {
  const text = "x\n".repeat(401);
  expect(problemsOf("web/src/view/a.ts", text)).toHaveLength(1);
  expect(problemsOf("tests/web/a.test.ts", text)).toEqual([]);
});

test("build output is refused by its place and by its kind", () => {
  expect(problemsOf("dist/index.js", "")).toHaveLength(1);
  expect(problemsOf("web/rnn.wasm", "")).toHaveLength(1);
});
