import { expect, test } from "./fixtures.ts";
import { Playground } from "./playground.ts";

test.beforeEach(async ({ page }) => {
  await page.goto("./");
  await new Playground(page).ready();
});

test("the first model is on the screen, run, at time step 1, with one hint and no click", async ({ page }) => {
  const playground = new Playground(page);
  await expect(playground.element.locator("pre.source")).toContainText("SimpleRNN(3, input_shape=(2, 10))");
  await expect(playground.where).toContainText("time step 1 / 2");
  await expect(playground.guide).toHaveCount(1);
  await expect(playground.guide).toContainText("Press “Step”");
  await expect(playground.shapes).toContainText("batch None");
  await expect(playground.summary).toContainText("42 = 10·3 + 3·3 + 3");
});

test("the editor is not loaded before someone edits", async ({ page }) => {
  const scripts = await page.evaluate(() => performance.getEntriesByType("resource").map((entry) => entry.name));
  expect(scripts.filter((name) => /editor/.test(name))).toEqual([]);
  await new Playground(page).edit();
});

test("the summary is what Keras 2 and Keras 3 print, byte for byte", async ({ page }) => {
  const playground = new Playground(page);
  await playground.summary.getByRole("button", { name: "Keras 2" }).click();
  const rule = "_".repeat(65);
  const blank = " ".repeat(65);
  expect(await playground.summary.locator("pre").textContent()).toBe(
    [
      'Model: "sequential"',
      rule,
      " Layer (type)                Output Shape              Param #   ",
      "=".repeat(65),
      " simple_rnn (SimpleRNN)      (None, 3)                 42        ",
      blank,
      "=".repeat(65),
      "Total params: 42",
      "Trainable params: 42",
      "Non-trainable params: 0",
      rule,
      "",
    ].join("\n"),
  );
  await playground.summary.getByRole("button", { name: "Keras 3" }).click();
  const keras3 = await playground.summary.locator("pre").textContent();
  expect(keras3).toContain("┃ Layer (type)");
  expect(keras3).toContain("Total params: 42 (168.00 B)");
});

test("a None says what it means and takes a size", async ({ page }) => {
  const playground = new Playground(page);
  const none = playground.shapes.locator("details.none").first();
  await none.locator("summary").click();
  await expect(none).toContainText("known only when data arrives");
  await none.getByRole("spinbutton").fill("3");
  await none.getByRole("spinbutton").press("Enter");
  await expect(none).toContainText("holds 3");
});
