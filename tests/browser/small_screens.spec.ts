import { expect, test } from "./fixtures.ts";
import { Playground } from "./playground.ts";

const lstm = `model = Sequential()
model.add(LSTM(4, input_shape=(20, 3)))
model.add(Dense(1))`;

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

    test("no panel scrolls the page sideways, and all that is pressed in one is 24 px high and wide", async ({
      page,
    }) => {
      await page.goto("./");
      const playground = new Playground(page);
      await playground.ready();
      await playground.element.evaluate((element, code) => {
        (element as HTMLElement & { code: string }).code = code;
      }, lstm);
      await expect(playground.shapes).toContainText("time 20");
      for (const name of ["Gates", "Graph", "NumPy", "Attention", "Gradient", "Compare", "Learn", "Inputs"]) {
        const offer = playground.element.getByRole("button", { name, exact: true });
        await offer.click();
        const panel = playground.element.locator(`section.further.${name.toLowerCase()}`);
        await expect(panel.locator("> :not(header)").first()).not.toHaveText(/^Loading/);
        for (const form of await panel.locator(".further-head .tab").all()) await form.click();
        const [scroll, client] = await page.evaluate(() => [
          document.documentElement.scrollWidth,
          document.documentElement.clientWidth,
        ]);
        expect(scroll, name).toBeLessThanOrEqual(client!);
        // What stands in a label is pressed by pressing the label.
        const small = await panel.locator("button, select, input, summary").evaluateAll((targets) =>
          targets.flatMap((target) => {
            const { width, height } = (target.closest("label") ?? target).getBoundingClientRect();
            const tooSmall = height > 0 && (Math.round(height) < 24 || Math.round(width) < 24);
            return tooSmall ? [`${target.outerHTML.slice(0, 80)} ${width} × ${height}`] : [];
          }),
        );
        expect(small, name).toEqual([]);
        await offer.click();
      }
    });
  });
}
