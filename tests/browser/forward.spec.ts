/** The way forward of each kind of cell, walked sub-step by sub-step: the numbers on the screen, worked out again from one another. */
import type { Locator } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { Playground } from "./playground.ts";

/** Numbers of three decimals: a product or a sum of three of them is off by no more than this. */
const printed = 0.004;

type Numbers = (quantity: string, t: number, entry: number) => number;

const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));
const gate = (at: Numbers, t: number, entry: number, name: string, z = name) =>
  expect(Math.abs(at(name, t, entry) - sigmoid(at(`z_${z}`, t, entry))), `${name} at ${t}`).toBeLessThan(printed);

function gru(at: Numbers, t: number, entry: number, memory: string, product: readonly [string, string]): void {
  gate(at, t, entry, "z");
  gate(at, t, entry, "r");
  expect(
    Math.abs(at("rh", t, entry) - at(product[0], t, entry) * at(product[1], product[1] === "h" ? t - 1 : t, entry)),
  ).toBeLessThan(printed);
  const other = memory === "" ? 0 : at("xb_h", t, entry) + at("rh", t, entry) - at("z_h", t, entry);
  expect(Math.abs(other)).toBeLessThan(printed);
  expect(Math.abs(at("h_hat", t, entry) - Math.tanh(at("z_h", t, entry)))).toBeLessThan(printed);
  const kept = at("z", t, entry);
  const blended = kept * at("h", t - 1, entry) + (1 - kept) * at("h_hat", t, entry);
  expect(Math.abs(at("h", t, entry) - blended)).toBeLessThan(printed);
}

/** What each kind of cell must make of its own numbers. */
const cells: Readonly<Record<string, (at: Numbers, t: number, entry: number) => void>> = {
  "SimpleRNN(2": (at, t, entry) => {
    expect(Math.abs(at("xW", t, entry) + at("hU", t, entry) - at("s", t, entry))).toBeLessThan(printed);
    expect(Math.abs(at("h", t, entry) - Math.tanh(at("z", t, entry)))).toBeLessThan(printed);
  },
  "LSTM(2": (at, t, entry) => {
    for (const name of ["i", "f", "o"]) gate(at, t, entry, name);
    expect(Math.abs(at("g", t, entry) - Math.tanh(at("z_c", t, entry)))).toBeLessThan(printed);
    const c = at("f", t, entry) * at("c", t - 1, entry) + at("i", t, entry) * at("g", t, entry);
    expect(Math.abs(at("c", t, entry) - c)).toBeLessThan(printed);
    expect(Math.abs(at("h", t, entry) - at("o", t, entry) * Math.tanh(at("c", t, entry)))).toBeLessThan(printed);
  },
  "GRU(2": (at, t, entry) => gru(at, t, entry, "after", ["r", "hb_h"]),
  "GRU(2, reset_after=False": (at, t, entry) => gru(at, t, entry, "", ["r", "h"]),
};

/** The numbers of a panel by their addresses, as printed there. */
async function shownIn(panel: Locator): Promise<readonly (readonly [string, number])[]> {
  const entries = await panel
    .locator("[data-touch^='q|'][aria-label]")
    .evaluateAll((found) =>
      found.map((one) => [one.getAttribute("data-touch") ?? "", one.getAttribute("aria-label") ?? ""] as const),
    );
  return entries.flatMap(([address, label]) => {
    const number = /= ([−-]?[\d.]+(?:e[−-]?\d+)?)/.exec(label)?.[1];
    return number === undefined ? [] : [[address, Number(number.replaceAll("−", "-"))] as const];
  });
}

for (const [cell, holds] of Object.entries(cells)) {
  test(`${cell}) is walked to its end: gates, sums and states follow from the numbers before them, in every panel alike`, async ({
    page,
  }) => {
    await page.goto("./");
    const playground = new Playground(page);
    await playground.ready();
    await playground.element.evaluate((element, code) => {
      (element as HTMLElement & { code: string }).code = code;
    }, `model = Sequential()\nmodel.add(${cell}, input_shape=(2, 2)))`);
    await expect(playground.shapes).toContainText("time 2");
    for (const name of ["Gates", "Graph"]) await playground.element.getByRole("button", { name, exact: true }).click();
    const graph = playground.element.locator("section.graph");
    await graph.locator(".graph-scroll").waitFor();
    const all = graph.getByRole("button", { name: "Every sub-step" });
    if ((await all.count()) > 0) await all.click();
    const seen = new Map<string, number>();
    const elsewhere: (readonly [string, number])[] = [];
    await playground.press("first");
    const step = playground.element.locator("section.time .transport .buttons button.step");
    for (;;) {
      for (const [address, number] of await playground.numbers()) seen.set(address, number);
      elsewhere.push(...(await shownIn(graph)));
      if (await step.isDisabled()) break;
      await step.click();
    }
    elsewhere.push(...(await shownIn(playground.element.locator("section.gates"))));
    const at: Numbers = (quantity, t, entry) => {
      const address = [...seen.keys()].find((key) =>
        new RegExp(`^q\\|\\d+\\|[^|]*\\|${quantity}\\|${t}\\|${entry}$`).test(key),
      );
      if (address === undefined && t === 0) return 0;
      expect(address, `${quantity} of step ${t}`).toBeDefined();
      return seen.get(address ?? "") ?? Number.NaN;
    };
    for (const t of [1, 2]) for (const entry of [0, 1]) holds(at, t, entry);
    expect(elsewhere.length).toBeGreaterThan(8);
    for (const [address, number] of elsewhere) {
      const here = seen.get(address);
      // Graph and gates print two decimals.
      if (here !== undefined) expect(Math.abs(here - number), address).toBeLessThan(0.0056);
    }
  });
}
