import { expect, test } from "./fixtures.ts";
import { Playground } from "./playground.ts";

test("? lists every action with its keys, finds one, does it, and gives the focus back", async ({
  page,
  accessible,
}) => {
  await page.goto("./");
  const playground = new Playground(page);
  await playground.ready();
  await page.waitForLoadState("networkidle");
  const scrubber = playground.element.locator("[role=slider]").first();
  await scrubber.focus();
  await page.keyboard.press("?");
  const dialog = playground.element.getByRole("dialog", { name: "Keys and commands" });
  await expect(dialog).toBeVisible();
  const search = dialog.getByRole("searchbox");
  await expect(search).toBeFocused();
  await expect(dialog.locator("li").filter({ hasText: /^Redo/ }).locator("kbd")).toHaveText([
    "Ctrl + Shift + Z",
    "Ctrl + Y",
  ]);
  await accessible();
  await search.fill("step one TIME");
  await expect(dialog.getByRole("status")).toHaveText("2 actions");
  await search.fill("nothing of the kind");
  await expect(dialog.getByRole("status")).toHaveText("No action of that name.");
  await search.fill("to the end");
  await search.press("Enter");
  await expect(dialog).toHaveCount(0);
  await expect(playground.where).toContainText("time step 2 / 2");
  await expect(scrubber).toBeFocused();
  await page.keyboard.press("?");
  await expect(search).toHaveValue("");
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(scrubber).toBeFocused();
});

test("panels are opened from the list, and the row offers the list to those who have no keys", async ({ page }) => {
  await page.goto("./");
  const playground = new Playground(page);
  await playground.ready();
  await playground.element.getByRole("button", { name: "Keys and commands" }).click();
  const dialog = playground.element.getByRole("dialog", { name: "Keys and commands" });
  await dialog.getByRole("button", { name: "Open “Learn”" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(playground.element.locator("section.learn")).toBeVisible();
});

test("on paper the page has no controls, and nothing is cut off", async ({ page }) => {
  await page.goto("./");
  const playground = new Playground(page);
  await playground.ready();
  await page.waitForLoadState("networkidle");
  await playground.element.locator("summary", { hasText: "Examples" }).waitFor();
  await page.emulateMedia({ media: "print" });
  for (const control of [".transport", ".top-tools", ".guide", ".panel-choices", ".numbers .tools"]) {
    await expect(playground.element.locator(control).first()).toBeHidden();
  }
  await expect(playground.cell).toBeVisible();
  const cut = await playground.element.evaluate((element) =>
    [...(element.shadowRoot?.querySelectorAll<HTMLElement>("section *") ?? [])]
      .filter(
        (one) =>
          !one.closest(".visually-hidden, svg") &&
          /auto|scroll|hidden/.test(getComputedStyle(one).overflowX) &&
          one.clientWidth > 0 &&
          one.scrollWidth > one.clientWidth + 1,
      )
      .map((one) => one.className),
  );
  expect(cut).toEqual([]);
});
