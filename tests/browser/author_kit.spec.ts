import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { Playground } from "./playground.ts";

async function kit(page: Page): Promise<Locator> {
  await page.goto("./");
  await new Playground(page).ready();
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await page.getByRole("button", { name: "For a page of your own…" }).click();
  return page.getByRole("region", { name: "For a page of your own" });
}

test("an author chooses, sees how it will look, and copies what the page's text makes", async ({
  page,
  context,
  accessible,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const section = await kit(page);
  const preview = section.locator("rnn-playground");
  await expect(preview.locator("section.shapes")).toContainText("units 3");
  for (const name of ["Shapes", "Summary", "Model", "Numbers", "the header"])
    await section.getByRole("checkbox", { name, exact: true }).uncheck();
  await section.getByLabel("cannot be edited").check();
  await section.getByRole("combobox").nth(1).selectOption("dark");
  await section.getByLabel("Address of the folder").fill("https://example.org/rnn");
  await section.getByLabel("Address of the folder").blur();
  await expect(preview.locator("section.shapes")).toHaveCount(0);
  await expect(preview.locator("section.cell")).toBeVisible();
  await expect(page.locator("html")).toHaveCSS("color-scheme", "light dark");
  await section.getByRole("button", { name: "Copy", exact: true }).click();
  await expect(section.getByRole("status")).toHaveText("Copied");
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('<script type="module" src="https://example.org/rnn/embed/rnn-playground.js">');
  expect(copied).toContain('<rnn-playground panels="time cell" hide="header" theme="dark" readonly>\n<pre>\n');
  await accessible();
});

test("a frame shows the copied step, is as high as what is in it, and hears no stranger", async ({
  page,
  dist,
  complaints,
}) => {
  const section = await kit(page);
  await section.getByRole("combobox").first().selectOption("iframe");
  for (const name of ["Shapes", "Summary", "Model", "Numbers", "the header"])
    await section.getByRole("checkbox", { name, exact: true }).uncheck();
  const snippet = await section.getByLabel("To be copied").inputValue();
  await page.route(`${dist}framing.html`, (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<!doctype html><html lang="en"><title>Framing</title><link rel="icon" href="data:,">${snippet}<iframe id="stranger" title="x" srcdoc="<script>parent.postMessage({type:'rnn-playground:height',height:9},'*')</script>"></iframe></html>`,
    }),
  );
  await page.goto(`${dist}framing.html`);
  const frame = page.locator("iframe").first();
  const inner = frame.contentFrame().locator("rnn-playground");
  await expect(inner.locator("section.cell")).toBeVisible();
  await expect(inner.locator("section.shapes, header.bar")).toHaveCount(0);
  const heights = async () => [
    Math.ceil((await inner.boundingBox())?.height ?? 0),
    Math.round((await frame.boundingBox())?.height ?? 1),
  ];
  await expect.poll(async () => ((await heights())[0] ?? 0) - ((await heights())[1] ?? 1)).toBe(0);
  const [before] = await heights();
  await page.evaluate(() => {
    for (const height of [7, -1, Number.NaN, 1e9, "9px"]) postMessage({ type: "rnn-playground:height", height }, "*");
    postMessage(null, "*");
  });
  await page.waitForTimeout(200);
  expect((await heights())[1]).toBe(before);
  expect((await page.locator("#stranger").boundingBox())?.height).toBeGreaterThan(100);
  complaints.expected(/favicon/);
});
