import { expect, test } from "./fixtures.ts";
import { Playground } from "./playground.ts";

for (const width of [390, 320]) {
  test.describe(`${width} px wide`, () => {
    test.use({ viewport: { width, height: 844 }, hasTouch: true });

    test("no example scrolls the page sideways, in either language", async ({ page }) => {
      await page.goto("./");
      const playground = new Playground(page);
      await playground.ready();
      for (const language of ["한국어", "English"]) {
        await playground.element.getByRole("button", { name: language }).click();
        for (let example = 0; example < 7; example++) {
          await playground.choose(example);
          for (const tab of [0, 1, 2]) {
            await playground.summary.locator(".tab").nth(tab).click();
            const [scroll, client] = await page.evaluate(() => [
              document.documentElement.scrollWidth,
              document.documentElement.clientWidth,
            ]);
            expect(scroll, `example ${example}, summary ${tab}, ${language}`).toBeLessThanOrEqual(client!);
          }
        }
      }
    });

    test("time comes first, the code last", async ({ page }) => {
      await page.goto("./");
      const playground = new Playground(page);
      await playground.ready();
      const top = async (panel: string) => (await playground.element.locator(`section.${panel}`).boundingBox())!.y;
      const tops = [];
      for (const panel of ["time", "cell", "shapes", "summary", "model"]) tops.push(await top(panel));
      expect(tops).toEqual([...tops].sort((a, b) => a - b));
    });
  });
}
