import { describe, expect, test } from "vitest";
import { read } from "../../../web/src/keras/read.ts";
import { catalog } from "./catalog.ts";
import { allPairs } from "./pairs.ts";
import { render } from "./render.ts";

const pairs = allPairs();

for (const file of new Set(pairs.map((pair) => pair.file))) {
  describe(file, () => {
    for (const pair of pairs.filter((one) => one.file === file)) {
      test(pair.title, () => {
        expect(render(read(pair.code, catalog, pair.options))).toBe(pair.expected);
      });
    }
  });
}

test("there are pairs for every topic", () => {
  expect(new Set(pairs.map((pair) => pair.file)).size).toBeGreaterThanOrEqual(8);
});
