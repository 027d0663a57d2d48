import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { serve } from "../tools/serve.mjs";
import { expect, test } from "./fixtures.ts";
import { Playground } from "./playground.ts";

test.use({ serviceWorkers: "allow" });

const kept = (page: Page) =>
  page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state === "activated" && caches.keys());

test("after one visit the page works without a network, with every part, and can be installed", async ({
  page,
  context,
}) => {
  await page.goto("./");
  const playground = new Playground(page);
  await playground.ready();
  await expect.poll(() => kept(page)).toHaveLength(1);
  await context.setOffline(true);
  await page.reload();
  await playground.ready();
  await playground.type("model = Sequential()\nmodel.add(LSTM(4, input_shape=(2, 10)))");
  await expect(playground.shapes).toContainText("units 4");
  await playground.element.getByRole("button", { name: "Gates", exact: true }).click();
  await expect(playground.element.locator("section.gates .panel-head + *")).toBeVisible();
  const manifest = await page.evaluate(async () => {
    const link = document.querySelector<HTMLLinkElement>("link[rel=manifest]");
    const text = await (await fetch(link?.href ?? "")).json();
    const icons = text.icons.map(async ({ src, sizes }: { src: string; sizes: string }) => {
      const image = new Image();
      image.src = src;
      await image.decode();
      return sizes === "any" || sizes === `${image.naturalWidth}x${image.naturalHeight}`;
    });
    return { icons: await Promise.all(icons), start: new URL(text.start_url, link?.href).href };
  });
  expect(manifest).toEqual({ icons: [true, true, true], start: page.url() });
});

test("a new version waits until the reader wants it; frames keep nothing", async ({ browser }) => {
  const folder = mkdtempSync(join(tmpdir(), "rnn-versions-"));
  cpSync("dist/site", folder, { recursive: true });
  const server = await serve(folder);
  const address = server.address();
  const home = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/`;
  const context = await browser.newContext({ locale: "ko-KR", serviceWorkers: "allow" });
  const page = await context.newPage();
  await page.goto(`${home}embed.html`);
  await new Playground(page).ready();
  await page.waitForLoadState("networkidle");
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  await page.goto(home);
  await expect.poll(() => kept(page)).toHaveLength(1);
  const old = await kept(page);
  const worker = join(folder, "sw.js");
  writeFileSync(worker, readFileSync(worker, "utf8").replace(/version = "\w+"/, 'version = "another"'));
  await page.reload();
  await expect(page.getByText("새 버전이 준비되었습니다.")).toBeVisible();
  expect(await page.evaluate(() => caches.keys())).toEqual([...(old as string[]), "rnn-playground another"]);
  const reloaded = page.waitForEvent("load");
  await page.getByRole("button", { name: "불러오기" }).click();
  await reloaded;
  await expect.poll(() => page.evaluate(() => caches.keys())).toEqual(["rnn-playground another"]);
  await context.close();
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});
