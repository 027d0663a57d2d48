import { expect, test } from "./fixtures.ts";
import { Playground } from "./playground.ts";

const vocabulary = `first = Sequential([Input((6, 2)), SimpleRNN(2, return_sequences=True)])
second = Sequential([Input((6, 2)), GRU(2, return_sequences=True)])`;

for (const [colorScheme, locale] of [
  ["light", "en-US"],
  ["dark", "ko-KR"],
] as const) {
  test.describe(`${colorScheme}, ${locale}`, () => {
    test.use({ colorScheme, locale });

    test("two models of one text stand side by side, and a model beside itself before an edit", async ({
      page,
      accessible,
    }) => {
      await page.goto("./");
      const playground = new Playground(page);
      await playground.ready();
      await playground.type(vocabulary);
      await expect(playground.shapes).toContainText("GRU");
      await playground.element.getByRole("button", { name: /^(Compare|견주기)$/ }).click();
      const panel = playground.element.locator("section.compare");
      await expect(panel.locator(".differs")).toHaveCount(0);
      await panel.getByRole("combobox").selectOption("0");
      await expect(panel.locator("tbody tr").first()).toContainText(/SimpleRNN → .*GRU/);
      await expect(panel.locator("tfoot")).toContainText(/10 → .*36/);
      await expect(panel.locator(".compare-charts figure")).toHaveCount(2);
      const [other, own, difference] = await panel
        .locator(".compare-values tbody tr td:nth-child(2)")
        .allInnerTexts()
        .then((texts) => texts.map((text) => Number(text.replaceAll("−", "-"))));
      expect(Math.abs((own ?? 0) - (other ?? 0) - (difference ?? 9))).toBeLessThan(0.0016);
      await accessible();
      await panel.getByRole("combobox").selectOption("");
      await playground.type(vocabulary.replace("GRU(2", "GRU(5"));
      await expect(panel.locator("tbody tr").first()).toContainText(/\(None, 6, 2\) → .*\(None, 6, 5\)/);
      await panel.locator(".compare-choice .link").click();
      await expect(panel.locator(".differs")).toHaveCount(0);
    });
  });
}
