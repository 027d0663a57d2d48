import { readFileSync } from "node:fs";
import type { Locator } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { Playground } from "./playground.ts";

async function opened(playground: Playground): Promise<Locator> {
  await playground.element.getByRole("button", { name: "Copy and download" }).click();
  const dialog = playground.element.getByRole("dialog", { name: "Copy and download" });
  await expect(dialog).toBeVisible();
  return dialog;
}

test("a matrix is copied from its heading, in the form another program wants", async ({
  page,
  context,
  accessible,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("./");
  const playground = new Playground(page);
  await playground.ready();
  const heading = playground.cell.locator("button.matrix-title").nth(1);
  await heading.click();
  const dialog = playground.element.getByRole("dialog", { name: "Copy and download" });
  const [which, form] = [dialog.getByRole("combobox").first(), dialog.getByRole("combobox").nth(1)];
  await expect(which).toHaveValue(/^weight\|.*recurrent_kernel/);
  const rows = (await dialog.locator("pre").innerText()).trim().split("\n");
  expect(rows.map((row) => row.split(",").length)).toEqual([3, 3, 3]);
  await form.selectOption("numpy");
  await dialog.getByRole("button", { name: "Copy", exact: true }).click();
  await expect(dialog.getByRole("button", { name: "Copied" })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^W_h = np\.array\(\[\n( {4}\[[^\]]+\],\n){3}\], dtype=np\.float32\)\n$/);
  await accessible();
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(heading).toBeFocused();
});

test("the score is downloaded as a file that stands alone, and as an image of twice its size", async ({ page }) => {
  await page.goto("./");
  const playground = new Playground(page);
  await playground.ready();
  const dialog = await opened(playground);
  const saved = async (name: string) => {
    const [download] = await Promise.all([page.waitForEvent("download"), dialog.getByRole("button", { name }).click()]);
    return { name: download.suggestedFilename(), content: readFileSync(await download.path()) };
  };
  const svg = await saved("Download Time as SVG");
  expect(svg.name).toBe("rnn-time.svg");
  const text = svg.content.toString("utf8");
  expect(text).not.toMatch(/var\(|class=|NaN|undefined|light-dark/);
  expect(text).toContain("time step 2");
  // The shafts of the arrows have their lengths from the style sheet.
  expect([...text.matchAll(/<rect (?![^>]*width=)[^>]*>/g)].map(([rect]) => rect)).toEqual([]);
  const shown = await page.evaluate((source) => {
    const parsed = new DOMParser().parseFromString(source, "image/svg+xml");
    const image = document.createElement("div");
    image.append(document.importNode(parsed.documentElement, true));
    document.body.append(image);
    const box = image.querySelector("svg > svg")?.getBoundingClientRect();
    const rects = [...image.querySelectorAll("rect")].map((rect) => getComputedStyle(rect).fill);
    image.remove();
    return { error: parsed.querySelector("parsererror") !== null, width: box?.width ?? 0, fills: new Set(rects).size };
  }, text);
  expect(shown.error).toBe(false);
  expect(shown.width).toBeGreaterThan(300);
  expect(shown.fills).toBeGreaterThan(8);
  const png = await saved("Download Time as PNG");
  expect(png.name).toBe("rnn-time.png");
  expect(png.content.subarray(1, 4).toString()).toBe("PNG");
  const [, width] = /<svg [^>]*width="(\d+)"/.exec(text) ?? [];
  expect(png.content.readUInt32BE(16)).toBe(2 * Number(width));
});

test("pictures of panels that are open are offered, others are not", async ({ page }) => {
  await page.goto("./");
  const playground = new Playground(page);
  await playground.ready();
  await playground.element.getByRole("button", { name: "Gradient", exact: true }).click();
  await playground.element.locator("section.gradient .gradient-plot").waitFor();
  const dialog = await opened(playground);
  await expect(dialog.getByRole("listitem")).toHaveText([/^Time/, /^Gradient/]);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    dialog.getByRole("button", { name: "Download Gradient as SVG" }).click(),
  ]);
  const text = readFileSync(await download.path(), "utf8");
  // The axis with its labels and the plot, beside each other.
  expect(text.match(/<svg [^>]*x="/g)?.length).toBeGreaterThanOrEqual(2);
});
