import { expect, test } from "./fixtures.ts";
import { Playground } from "./playground.ts";

test("the language can be switched and everything follows, also after more steps", async ({ page }) => {
  await page.goto("./");
  const playground = new Playground(page);
  await playground.ready();
  await playground.element.getByRole("button", { name: "한국어" }).click();
  await expect(playground.element.locator("h2").first()).toHaveText("모델");
  await expect(playground.where).toContainText("시점 1 / 2");
  await expect(playground.guide).toContainText("해 보기");
  await expect(playground.shapes).toContainText("배치 None");
  await playground.press("step");
  await expect(playground.where).toContainText("시점 2 / 2");
  await playground.element.getByRole("button", { name: "English" }).click();
  await expect(playground.where).toContainText("time step 2 / 2");
});

test.describe("in a Korean browser", () => {
  test.use({ locale: "ko-KR" });

  test("the page speaks Korean without being asked", async ({ page }) => {
    await page.goto("./");
    await expect(new Playground(page).element.locator("h2").first()).toHaveText("모델");
  });

  test("but a page that declares its language is followed, and followed when it changes", async ({ page }) => {
    await page.goto("./");
    const heading = new Playground(page).element.locator("h2").first();
    await page.evaluate(() => document.documentElement.setAttribute("lang", "en"));
    await expect(heading).toHaveText("Model");
    await page.evaluate(() => document.querySelector("rnn-playground")?.setAttribute("lang", "ko"));
    await expect(heading).toHaveText("모델");
  });
});

test("the theme follows the system until it is chosen", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto("./");
  const playground = new Playground(page);
  await playground.ready();
  const paper = () => playground.element.locator(".page").evaluate((shown) => getComputedStyle(shown).backgroundColor);
  const dark = await paper();
  await page.emulateMedia({ colorScheme: "light" });
  const light = await paper();
  expect(light).not.toBe(dark);
  const button = playground.element.getByRole("button", { name: /^Theme/ });
  await button.click();
  await expect(button).toHaveAccessibleName("Theme: Light");
  await button.click();
  await expect(button).toHaveAccessibleName("Theme: Dark");
  expect(await paper()).toBe(dark);
});
