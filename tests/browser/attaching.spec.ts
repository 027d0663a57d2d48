import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { Playground } from "./playground.ts";

/** A post of ours in the markup that other people's tools write, with the one line at its end. */
async function post(page: Page, dist: string, name: string): Promise<void> {
  const body = readFileSync(`tests/browser/posts/${name}.html`, "utf8").replace(
    "</body>",
    `<script src="${dist}embed/rnn-playground.js" data-attach></script></body>`,
  );
  await page.route(`${dist}post.html`, (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body }));
  await page.goto(`${dist}post.html`);
}

/** Ids of the blocks below which a button stands. */
const offered = (page: Page) =>
  page
    .locator(".rnn-attach")
    .evaluateAll((hosts) => hosts.map((host) => (host.previousElementSibling?.id || host.closest("[id]")?.id) ?? ""));

test("one line offers every block that holds a recurrent model, whoever has highlighted it, and no other", async ({
  page,
  dist,
  accessible,
}) => {
  await post(page, dist, "highlighted");
  await expect(page.getByRole("button", { name: "step through" }).first()).toBeVisible();
  await expect
    .poll(() => offered(page))
    .toEqual([..."rouge rouge-numbers pygments pygments-inline prism hljs session breaks typed".split(" ")]);
  await expect(page.locator(".rnn-attach p")).toHaveText([
    "The post prints (8, 3); without a batch size Keras gives (None, 3).",
  ]);
  await accessible();
  const units = { "rouge-numbers": 4, pygments: 5, prism: 7, hljs: 8, session: 9, breaks: 10, typed: 11 };
  for (const [id, count] of Object.entries(units)) {
    const button = page.locator(`#${id} + .rnn-attach`).getByRole("button");
    await button.click();
    const playground = new Playground(page, page.locator(`#${id} + .rnn-attach + rnn-playground`));
    await expect(playground.shapes).toContainText(`units ${count}`);
    await expect(page.locator(`#${id}`)).toBeVisible();
    await button.click();
    await expect(page.locator("rnn-playground")).toHaveCount(0);
  }
});

test("names go on from block to block, and what was done is there when it is opened again", async ({ page, dist }) => {
  await post(page, dist, "highlighted");
  const button = page.locator("#pygments + .rnn-attach").getByRole("button");
  await button.focus();
  await page.keyboard.press("Enter");
  await expect(button).toHaveAttribute("aria-expanded", "true");
  const playground = new Playground(page, page.locator("rnn-playground"));
  await expect(playground.summary).toContainText("simple_rnn_2");
  await playground.press("last");
  await expect(playground.where).toContainText("time step 2 / 2");
  await button.click();
  await button.click();
  await expect(playground.where).toContainText("time step 2 / 2");
});

test("a notebook's cells are offered above what they printed, which is compared", async ({ page, dist }) => {
  await post(page, dist, "notebook");
  const buttons = page.getByRole("button", { name: "한 단계씩 보기" });
  await expect(buttons).toHaveCount(2);
  expect(
    await page.locator(".rnn-attach").evaluateAll((all) => all.map((host) => host.nextElementSibling?.className)),
  ).toEqual(["output_wrapper", "jp-Cell-outputWrapper"]);
  await expect(page.locator(".rnn-attach p")).toHaveText([
    "gru 층의 파라미터 수, 글에 적힌 값: 84. 예전 기본값인 reset_after=False 때의 값입니다. 지금 Keras가 세는 값: 96.",
  ]);
  await buttons.nth(1).click();
  await expect(new Playground(page, page.locator("rnn-playground")).summary).toContainText("bidirectional");
});

test("a post that a layout has compressed to one line keeps its code", async ({ page, dist }) => {
  await post(page, dist, "compressed");
  await page.getByRole("button", { name: "step through" }).click();
  await expect(new Playground(page).shapes).toContainText("units 5");
});

test("a post without a recurrent model fetches nothing but the search for one", async ({ page, dist }) => {
  const fetched: string[] = [];
  page.on("request", (request) =>
    fetched.push(new URL(request.url()).pathname.replace(/-(?!playground)[\w-]{8}\.js$/, "")),
  );
  await page.route(`${dist}other.html`, (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<!doctype html><html lang="en"><title>Other</title><link rel="icon" href="data:,"><pre>print("hello")</pre><script src="${dist}embed/rnn-playground.js" data-attach></script></html>`,
    }),
  );
  await page.goto(`${dist}other.html`);
  await page.waitForLoadState("networkidle");
  expect(fetched).toEqual(["/other.html", "/embed/rnn-playground.js", "/embed/attach"]);
});
