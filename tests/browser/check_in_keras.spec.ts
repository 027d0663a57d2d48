import { readFile } from "node:fs/promises";
import { expect, test } from "./fixtures.ts";
import { Playground } from "./playground.ts";

test("the program that is copied and the one that is downloaded hold the very weights and inputs", async ({
  page,
  context,
  accessible,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("./");
  const playground = new Playground(page);
  await playground.ready();
  await playground.element.getByRole("button", { name: "Check me in Keras" }).click();
  const panel = playground.element.locator("section.check");
  await expect(panel.locator(".script")).toContainText('SimpleRNN(3, name="simple_rnn", input_shape=(2, 10))');
  await accessible();
  await panel.getByRole("button", { name: "Copy the program" }).click();
  await expect(panel.getByRole("status")).toHaveText("Copied");
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain("assert model.count_params() == 42");
  // What the program expects at the end is what the page shows there: worked out from the weights and inputs that it holds.
  const arrays = [...copied.matchAll(/np\.array\(\[([^\]]*)\]/g)].map(([, numbers]) =>
    (numbers ?? "").split(", ").map(Number),
  );
  const [kernel = [], recurrent = [], bias = [], x = [], expected = []] = arrays;
  let h = [0, 0, 0];
  for (const step of [0, 1]) {
    h = bias.map((start, unit) => {
      const fromInput = x
        .slice(10 * step, 10 * step + 10)
        .reduce((sum, value, row) => sum + value * (kernel[3 * row + unit] ?? 0), start);
      return Math.tanh(h.reduce((sum, value, row) => sum + value * (recurrent[3 * row + unit] ?? 0), fromInput));
    });
  }
  for (const [unit, value] of h.entries()) expect(Math.abs(value - (expected[unit] ?? Number.NaN))).toBeLessThan(1e-5);
  const arriving = page.waitForEvent("download");
  await panel.getByRole("button", { name: "Download check_in_keras.py" }).click();
  const download = await arriving;
  expect(download.suggestedFilename()).toBe("check_in_keras.py");
  expect(await readFile(await download.path(), "utf8")).toBe(copied);
});
