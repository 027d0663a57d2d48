import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { Playground } from "./playground.ts";

const lstm = "model = Sequential([Input((4, 2)), LSTM(5)])  # 나의 모델";

/** The address in the dialog, which is opened and closed again. */
async function linkOf(page: Page): Promise<string> {
  const dialog = page.getByRole("dialog", { name: "Share" });
  await page.getByRole("button", { name: "Share", exact: true }).click();
  const link = await dialog.getByLabel("Link to this step").inputValue();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  return link;
}

test("a link opens the same text, numbers and step on another page", async ({ page, context }) => {
  await page.goto("./");
  const playground = new Playground(page);
  await playground.ready();
  await playground.type(lstm);
  await expect(playground.shapes).toContainText("units 5");
  await playground.element.getByRole("button", { name: "New random numbers" }).click();
  await playground.press("step");
  await playground.press("step");
  await playground.cell.locator("td.heat[data-touch]:not(.vector)").first().click();
  const where = await playground.where.textContent();
  const numbers = await playground.numbers();
  const link = await linkOf(page);
  expect(link.length).toBeLessThan(400);

  const other = await context.newPage();
  await other.goto(link);
  const there = new Playground(other);
  await expect(there.shapes).toContainText("units 5");
  await expect(there.where).toHaveText(where ?? "");
  expect(await there.numbers()).toEqual(numbers);
  await expect(there.element.locator("pre.source")).toContainText("나의 모델");
  await expect(there.element.getByRole("alert")).toHaveCount(0);
  await expect(there.element.locator("td.heat.touched")).not.toHaveCount(0);
});

test("a link never shows another model first", async ({ page, context }) => {
  await page.goto("./");
  await new Playground(page).ready();
  await new Playground(page).type(lstm);
  const link = await linkOf(page);
  const other = await context.newPage();
  await other.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(globalThis, { seen });
    new MutationObserver(() => {
      const shapes = document.querySelector("rnn-playground")?.shadowRoot?.querySelector("section.shapes");
      if (shapes) seen.push(shapes.textContent ?? "");
    }).observe(document, { childList: true, subtree: true });
    const watch = () => {
      const shapes = document.querySelector("rnn-playground")?.shadowRoot?.querySelector("section.shapes");
      if (shapes) seen.push(shapes.textContent ?? "");
      requestAnimationFrame(watch);
    };
    requestAnimationFrame(watch);
  });
  await other.goto(link);
  await expect(new Playground(other).shapes).toContainText("units 5");
  const seen = await other.evaluate(() => (globalThis as unknown as { seen: string[] }).seen);
  expect(seen.filter((text) => text.includes("units 3"))).toEqual([]);
  expect(seen.filter((text) => text.includes("no complete model"))).toEqual([]);
});

test("the link is copied and the button says so; Escape closes and gives the focus back", async ({
  page,
  context,
  accessible,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("./");
  await new Playground(page).ready();
  const share = page.getByRole("button", { name: "Share", exact: true });
  await share.focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Share" });
  await expect(dialog.getByRole("button", { name: "Copy the link" })).toBeFocused();
  await accessible();
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("button", { name: "Copied" })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    await dialog.getByLabel("Link to this step").inputValue(),
  );
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(share).toBeFocused();
});

test("where copying is refused, the address is selected and the page says what to press", async ({ page }) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error("no"));
  });
  await page.goto("./");
  await new Playground(page).ready();
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await page.getByRole("button", { name: "Copy the link" }).click();
  await expect(page.getByText("press Ctrl+C")).toBeVisible();
  await expect(page.getByLabel("Link to this step")).toBeFocused();
});

test("a link that was cut opens what arrived and says so", async ({ page, context }) => {
  await page.goto("./");
  const playground = new Playground(page);
  await playground.ready();
  await playground.type(lstm);
  await playground.press("last");
  const link = await linkOf(page);
  const other = await context.newPage();
  await other.goto(link.slice(0, -4));
  const there = new Playground(other);
  await expect(there.element.getByRole("alert")).toContainText("The link did not arrive whole");
  await expect(there.shapes).toContainText("units 5");
  await there.element.getByRole("button", { name: "Hide this" }).click();
  await expect(there.element.getByRole("alert")).toHaveCount(0);
});

test("a link without anything readable begins as usual and says so; a fragment that is no link is none of ours", async ({
  page,
}) => {
  await page.goto("./#v1=****");
  const playground = new Playground(page);
  await playground.ready();
  await expect(playground.element.getByRole("alert")).toContainText("Nothing of the link could be read");
  await expect(playground.shapes).toContainText("units 3");
  await page.goto("about:blank");
  await page.goto("./#chapter=2");
  await playground.ready();
  await expect(playground.element.getByRole("alert")).toHaveCount(0);
});

test("another link entered into the same page is opened too", async ({ page }) => {
  await page.goto("./");
  const playground = new Playground(page);
  await playground.ready();
  const first = await linkOf(page);
  await playground.type(lstm);
  const second = await linkOf(page);
  await page.goto("./");
  await playground.ready();
  await page.evaluate((link) => location.assign(link), second);
  await expect(playground.shapes).toContainText("units 5");
  await page.evaluate((link) => location.assign(link), first);
  await expect(playground.shapes).toContainText("units 3");
});

test("what is too long for an address is offered as a file, which opens again", async ({ page }) => {
  await page.goto("./");
  const playground = new Playground(page);
  await playground.ready();
  const noise = Array.from({ length: 700 }, (_, index) => `# ${Math.sin(index).toString(36)}`).join("\n");
  await playground.type(`${noise}\n${lstm}`);
  await expect(playground.shapes).toContainText("units 5");
  await page.getByRole("button", { name: "Share", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Share" });
  await expect(dialog).toContainText("Pass it on as a file");
  const download = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Save as a file" }).click();
  const path = await (await download).path();
  expect(JSON.parse(await readFile(path, "utf8")).code).toContain("나의 모델");

  await page.goto("./?again");
  await playground.ready();
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await dialog
    .locator("input[type=file]")
    .setInputFiles({ name: "x.json", mimeType: "application/json", buffer: Buffer.from("[1]") });
  await expect(dialog).toContainText("does not hold a playground");
  await dialog.locator("input[type=file]").setInputFiles(path);
  await expect(playground.shapes).toContainText("units 5");
  await expect(dialog).toBeHidden();
});

test("a part for sharing that cannot be fetched is said, and tried again", async ({ page, complaints }) => {
  await page.route("**/sharing-*.js", (route) => route.abort());
  await page.goto("./");
  const playground = new Playground(page);
  await playground.ready();
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await expect(playground.element.getByRole("alert")).toContainText("A part of the playground could not be loaded");
  await page.unroute("**/sharing-*.js");
  await playground.element.getByRole("button", { name: "Try again" }).click();
  await expect(playground.element.getByRole("alert")).toHaveCount(0);
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await expect(page.getByRole("dialog", { name: "Share" })).toBeVisible();
  expect(complaints.expected(/sharing-|ERR_FAILED/)).toBeGreaterThan(0);
});

test("a file dropped on the page is opened; one that is none of ours is said to be", async ({ page }) => {
  const later = page.waitForResponse(/dropping-/);
  await page.goto("./");
  await new Playground(page).ready();
  await (await later).finished();
  const drop = (text: string) =>
    page.evaluate((content) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([content], "x.json", { type: "application/json" }));
      const over = new DragEvent("dragover", { dataTransfer, bubbles: true, cancelable: true });
      document.body.dispatchEvent(over);
      document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
      return over.defaultPrevented;
    }, text);
  expect(await drop(JSON.stringify({ "rnn-playground": 1, code: lstm, seed: 9 }))).toBe(true);
  const playground = new Playground(page);
  await expect(playground.shapes).toContainText("units 5");
  await expect(playground.element.locator("section.numbers")).toContainText("Random seed 9");
  await drop("not one of ours");
  await expect(playground.element.getByRole("alert")).toContainText("Nothing of the link could be read");
});
