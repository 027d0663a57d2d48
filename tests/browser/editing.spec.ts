import { expect, test } from "./fixtures.ts";
import { Playground } from "./playground.ts";

test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto("./");
  await new Playground(page).ready();
});

/** Types `value` over the number at `address` in the matrices or the ledger. */
async function overwrite(playground: Playground, address: string, value: string): Promise<void> {
  await playground.cell.locator(`[data-touch="${address}"]`).first().dblclick();
  await playground.page.keyboard.press("Control+a");
  await playground.page.keyboard.type(value);
  await playground.page.keyboard.press("Enter");
}

test("an edited weight recomputes what follows from it; undo, redo and reset bring numbers back", async ({ page }) => {
  const playground = new Playground(page);
  await playground.press("last");
  const before = await playground.numbers();
  await overwrite(playground, "w|1|0", "0.5");
  await expect(playground.element.locator("section.numbers")).toContainText("1 number changed by hand");
  const after = await playground.numbers();
  expect(after.get("w|1|0")).toBe(0.5);
  expect(after.get("q|1||h|2|0")).not.toBe(before.get("q|1||h|2|0"));
  await playground.element.getByRole("button", { name: "Undo" }).click();
  expect(await playground.numbers()).toEqual(before);
  await playground.element.getByRole("button", { name: "Redo" }).click();
  expect(await playground.numbers()).toEqual(after);
  await playground.element.getByRole("button", { name: "Reset numbers" }).click();
  expect(await playground.numbers()).toEqual(before);
});

test("Control+Z outside the editor takes a number back", async ({ page }) => {
  const playground = new Playground(page);
  const before = await playground.numbers();
  await overwrite(playground, "w|0|0", "1");
  expect(await playground.numbers()).not.toEqual(before);
  await playground.element.getByRole("slider").focus();
  await page.keyboard.press("Control+z");
  expect(await playground.numbers()).toEqual(before);
});

test("one weight of W_h changes the hidden state of every later time step", async ({ page }) => {
  const playground = new Playground(page);
  await playground.choose(5);
  const hidden = () =>
    playground.element
      .locator("section.time [data-touch^='q|1||h|']")
      .evaluateAll((cells) =>
        cells.map((cell) => [cell.getAttribute("data-touch"), cell.textContent?.trim()] as const),
      );
  await playground.press("last");
  const before = new Map(await hidden());
  await overwrite(playground, "w|1|0", "0.9");
  const after = new Map(await hidden());
  expect(before.size).toBeGreaterThanOrEqual(10);
  expect(after.get("q|1||h|1|0"), "h_1 comes from the input alone").toBe(before.get("q|1||h|1|0"));
  for (const t of [2, 3, 4, 5]) expect(after.get(`q|1||h|${t}|0`)).not.toBe(before.get(`q|1||h|${t}|0`));
});

test("a number that is not one is refused where it is typed", async ({ page }) => {
  const playground = new Playground(page);
  const before = await playground.numbers();
  await overwrite(playground, "w|0|0", "abc");
  await page.keyboard.press("Escape");
  expect(await playground.numbers()).toEqual(before);
});

test("a new seed draws other numbers, and undo draws the old ones again", async ({ page }) => {
  const playground = new Playground(page);
  const before = await playground.numbers();
  await playground.element.getByRole("button", { name: "New random numbers" }).click();
  await expect(playground.element.locator("section.numbers")).toContainText("Random seed 2");
  expect(await playground.numbers()).not.toEqual(before);
  await playground.element.getByRole("button", { name: "Undo" }).click();
  expect(await playground.numbers()).toEqual(before);
});

test("the count unfolds into the squares it counts", async ({ page }) => {
  const playground = new Playground(page);
  await playground.choose(4);
  await expect(playground.summary.locator(".weight")).toHaveCount(0);
  await playground.summary.getByRole("button", { name: /18 parameters of simple_rnn/ }).click();
  await expect(playground.summary).toContainText("18 = 2·3 + 3·3 + 3");
  await playground.summary.getByRole("button", { name: /4 parameters of dense/ }).click();
  await expect(playground.summary).toContainText("4 = 3·1 + 1");
});
