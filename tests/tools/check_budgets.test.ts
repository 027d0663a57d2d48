import { expect, test } from "vitest";
import { referencesOf } from "./check_budgets.mjs";

test("a page loads its scripts and style sheets at once", () => {
  const page =
    '<link rel="icon" href="data:,"><link rel="stylesheet" href="./a.css"><script type="module" src="./b.js"></script>';
  expect(referencesOf(page, true).now).toEqual(["./a.css", "./b.js"]);
});

test("a minified module loads what it imports, and later what it imports on demand", () => {
  const module =
    'import{a as b}from"./x.js";import"./y.js";export{c}from"./z.js";const d=()=>import("./editor-1.js");f(`./not.js`)';
  expect(referencesOf(module, false)).toEqual({ now: ["./x.js", "./y.js", "./z.js"], dynamic: ["./editor-1.js"] });
});
