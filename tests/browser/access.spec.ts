import { expect, test } from "./fixtures.ts";
import { Playground } from "./playground.ts";

for (const colorScheme of ["light", "dark"] as const) {
  for (const locale of ["en-US", "ko-KR"]) {
    test.describe(`${colorScheme}, ${locale}`, () => {
      test.use({ colorScheme, locale });

      test("axe finds nothing in the page, the printed summary, the editor, a problem and the menu", async ({
        page,
        accessible,
      }) => {
        await page.emulateMedia({ reducedMotion: "reduce", colorScheme });
        await page.goto("./");
        const playground = new Playground(page);
        await playground.ready();
        await accessible();
        await playground.summary.locator(".tab").first().click();
        await playground.shapes.locator("details.none > summary").first().click();
        await playground.edit();
        await accessible();
        await playground.choose(6);
        await accessible();
        await playground.choose(3);
        await playground.press("last");
        await playground.element.locator("details.menu > summary").click();
        await accessible();
      });
    });
  }
}

test("the keyboard reaches everything, in the order of the page, and can leave the editor", async ({ page }) => {
  await page.goto("./");
  const playground = new Playground(page);
  await playground.ready();
  const focused = () =>
    page.evaluate(() => {
      const active = document.activeElement?.shadowRoot?.activeElement;
      return active === null || active === undefined
        ? ""
        : `${active.tagName} ${active.className} ${active.textContent?.trim().slice(0, 30)}`;
    });
  await page.keyboard.press("Tab");
  expect(await focused()).toContain("Skip to the time steps");
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowRight");
  await expect(playground.where).toContainText("time step 2 / 2");
  await playground.element.locator("pre.source").focus();
  await expect(playground.editor).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(playground.editor).not.toBeFocused();
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press("Tab");
    if ((await focused()).includes("scrubber")) return;
  }
  throw new Error("Tab never reached the scrubber");
});
