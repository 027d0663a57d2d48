import { expect, test } from "./fixtures.ts";
import { Playground } from "./playground.ts";

const attending = `inputs = Input((6, 2))
x = GRU(3, return_sequences=True)(inputs)
outputs = Attention()([x, x])
model = Model(inputs, outputs)`;

test("attention is a matrix whose rows add up to 1, and a touched share is explained", async ({ page, accessible }) => {
  await page.goto("./");
  const playground = new Playground(page);
  await playground.ready();
  await playground.element.evaluate((element, code) => {
    (element as HTMLElement & { code: string }).code = code;
  }, attending);
  await expect(playground.shapes).toContainText("Attention");
  await playground.press("last");
  await playground.element.getByRole("button", { name: "Attention", exact: true }).click();
  const rows = playground.element.locator("section.attention tbody tr");
  await expect(rows).toHaveCount(6);
  for (const row of await rows.all()) {
    const shares = (await row.locator("td").allInnerTexts()).map(Number);
    expect(shares).toHaveLength(6);
    // Six numbers of two decimals each.
    expect(Math.abs(shares.reduce((sum, share) => sum + share, 0) - 1)).toBeLessThan(0.031);
  }
  const share = rows.nth(3).locator("td").nth(2);
  await share.click();
  await expect(share).toHaveClass(/touched/);
  const arithmetic = playground.cell.locator(".arithmetic");
  await expect(arithmetic).toContainText("exp(");
  const stated = Number(/= ([\d.]+)\s*$/.exec((await arithmetic.innerText()).trim())?.[1]);
  expect(Math.abs(stated - Number(await share.innerText()))).toBeLessThan(0.0056);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await accessible();
});
