/** GRADIENT's knobs: they edit the text, and what is shown follows. */
import type { Locator } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { Playground } from "./playground.ts";

const plain = `model = Sequential()
model.add(SimpleRNN(4, input_shape=(20, 3)))
model.add(Dense(1, activation="sigmoid"))`;

async function opened(playground: Playground): Promise<Locator> {
  await playground.element.evaluate((element, code) => {
    (element as HTMLElement & { code: string }).code = code;
  }, plain);
  await expect(playground.shapes).toContainText("time 20");
  await playground.element.getByRole("button", { name: "Gradient" }).click();
  const panel = playground.element.locator("section.gradient");
  await panel.locator(".gradient-plot").waitFor();
  return panel;
}

function codeOf(playground: Playground): Promise<string> {
  return playground.element.evaluate((element) => (element as HTMLElement & { code: string }).code);
}

test("turning the scale of W_h writes its gain, the spectral radius is that gain, and one undo takes the turn back", async ({
  page,
}) => {
  await page.goto("./");
  const playground = new Playground(page);
  await playground.ready();
  const panel = await opened(playground);
  const radius = panel.locator(".gradient-radius output");
  await expect(radius).toHaveText(/= 1\.000$/);
  const rail = panel.getByRole("slider", { name: /Scale of W/ });
  await rail.scrollIntoViewIfNeeded();
  const box = await rail.boundingBox();
  if (box === null) throw new Error("The rail is not on the screen");
  const middle = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width / 2, middle);
  await page.mouse.down();
  for (const share of [0.6, 0.7, 0.8]) await page.mouse.move(box.x + box.width * share, middle);
  await page.mouse.up();
  const gain = Number(await rail.inputValue());
  expect(gain).toBeGreaterThan(1.4);
  await expect.poll(() => codeOf(playground)).toContain(`recurrent_initializer=initializers.Orthogonal(gain=${gain})`);
  await expect(radius).toHaveText(`ρ(Wh) = ${gain.toFixed(3)}`);
  await playground.element.getByRole("button", { name: "Undo", exact: true }).click();
  await expect.poll(() => codeOf(playground)).toBe(plain);
  await expect(rail).toHaveValue("1");
});

test("activation and length are turned in the text; three cells stand on one axis, with their table", async ({
  page,
}) => {
  await page.goto("./");
  const playground = new Playground(page);
  await playground.ready();
  const panel = await opened(playground);
  await panel.getByLabel("Activation").selectOption("relu");
  await expect.poll(() => codeOf(playground)).toContain('SimpleRNN(4, input_shape=(20, 3), activation="relu")');
  await panel.getByRole("slider", { name: "Time steps" }).press("ArrowRight");
  await expect.poll(() => codeOf(playground)).toContain("input_shape=(21, 3)");
  await expect(panel.locator(".gradient-plot")).toHaveAttribute("aria-valuemax", "21");
  await panel.getByRole("button", { name: "Three cells" }).click();
  const rows = panel.locator(".gradient-sizes tbody tr");
  await expect(rows).toHaveCount(3);
  const said = (await panel.locator(".gradient-reading").innerText()).replaceAll(",", "");
  for (const row of await rows.all()) {
    const numbers = (await row.locator("td").allInnerTexts()).map((text) => Number(text.replace("−", "-")));
    const [first = Number.NaN, last = Number.NaN] = [numbers[0], numbers.at(-2)];
    const share = (await row.locator("td").last().innerText()).replaceAll(",", "");
    expect(said).toContain(share);
    // A power of ten is a superscript, which has no sign in the text.
    const factor = /^1\/([\d.]+)(?:·10(\d+))?$/
      .exec(share)
      ?.slice(1)
      .map((part) => part ?? "0")
      .join("e");
    const stated = factor === undefined ? Number.parseFloat(share) : 1 / Number(factor);
    // Both sizes are printed with three decimals, or two digits.
    expect(Math.abs(Math.log(stated / (first / last)))).toBeLessThan(0.12);
  }
});

test("clipping shows each weight's gradient before and after", async ({ page }) => {
  await page.goto("./");
  const playground = new Playground(page);
  await playground.ready();
  const panel = await opened(playground);
  await panel.getByRole("combobox", { name: /^Clip/ }).selectOption("clipnorm");
  await panel.getByLabel("Limit").press("Control+a");
  await panel.getByLabel("Limit").pressSequentially("0.01");
  await panel.getByLabel("Limit").press("Enter");
  await expect(panel.locator(".gradient-clipping .note")).toContainText("longer than 0.01");
  const rows = await panel.locator(".gradient-clipping tbody tr:not(.all)").all();
  expect(rows).toHaveLength(5);
  for (const row of rows) {
    const [before = 0, after = 0] = (await row.locator("td").allInnerTexts()).map(Number);
    expect(after).toBeCloseTo(Math.min(before, 0.01), 3);
  }
});
