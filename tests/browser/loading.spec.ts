import { gzipSync } from "node:zlib";
import type { Page, Response } from "@playwright/test";
import { CEILINGS } from "../tools/check_budgets.mjs";
import { expect, test } from "./fixtures.ts";
import { Playground } from "./playground.ts";

const reader = /keras_reader-/;
const ownCode = "model = Sequential()\nmodel.add(SimpleRNN(2, input_shape=(4, 3)))";

/** Requests of a part wait until the function it gives is called. */
async function held(page: Page, part: string): Promise<() => void> {
  let release = (): void => undefined;
  const free = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(part, async (route) => {
    await free;
    await route.continue();
  });
  return release;
}

test("the reader comes by itself once the first picture is there, and moves nothing", async ({ page }) => {
  const release = await held(page, "**/keras_reader-*.js");
  const arrival = page.waitForResponse(reader);
  await page.goto("./");
  const playground = new Playground(page);
  await playground.ready();
  // The later views are there: what they add is not the reader's doing.
  await playground.element.locator(".traveller").waitFor({ state: "attached" });
  const before = await playground.element.evaluate((element) => element.shadowRoot?.querySelector(".page")?.outerHTML);
  release();
  await arrival;
  await page.waitForLoadState("networkidle");
  expect(await playground.element.evaluate((element) => element.shadowRoot?.querySelector(".page")?.outerHTML)).toBe(
    before,
  );
});

test("a text of one's own is on the screen while the reader is on its way, and stays where it is", async ({ page }) => {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/keras_reader-*.js", async (route) => {
    await held;
    await route.continue();
  });
  await page.route("**/site/", async (route) => {
    const response = await route.fetch();
    await route.fulfill({
      response,
      body: (await response.text()).replace(/<pre>[\s\S]*<\/pre>/, `<pre>${ownCode}</pre>`),
    });
  });
  await page.goto("./");
  const playground = new Playground(page);
  const source = playground.element.locator("pre.source");
  await expect(source).toContainText("SimpleRNN(2, input_shape=(4, 3))");
  await expect(playground.element.locator(".status")).toContainText("Reading the code");
  const place = await source.boundingBox();
  const nextPanel = await playground.shapes.boundingBox();
  release();
  await playground.ready();
  await expect(playground.shapes).toContainText("units 2");
  expect(await source.boundingBox()).toEqual(place);
  expect((await playground.shapes.boundingBox())?.y).toBe(nextPanel?.y);
});

test("a reader that cannot be fetched is said when it is needed, with what to do; picture and text stay", async ({
  page,
  complaints,
}) => {
  await page.route("**/keras_reader-*.js", (route) => route.abort());
  await page.goto("./");
  const playground = new Playground(page);
  await playground.ready();
  await expect(playground.element.getByRole("alert")).toHaveCount(0);
  await playground.choose(4);
  await expect(playground.element.getByRole("alert")).toContainText(
    "The part that reads Keras code could not be loaded",
  );
  await expect(playground.element.getByRole("alert")).toContainText("load the page again");
  await expect(playground.element.locator("pre.source")).toContainText("return_sequences=True");
  await expect(playground.cell.locator("[data-touch]").first()).toBeVisible();
  await page.unroute("**/keras_reader-*.js");
  await playground.element.getByRole("button", { name: "Try again" }).click();
  await expect(playground.element.getByRole("alert")).toHaveCount(0);
  await expect(playground.shapes).toContainText("units 1");
  expect(complaints.expected(/keras_reader-|ERR_FAILED/)).toBeGreaterThan(0);
});

test("two elements fetch the reader once", async ({ page }) => {
  const fetched: string[] = [];
  page.on("request", (request) => {
    if (reader.test(request.url())) fetched.push(request.url());
  });
  await page.goto("./");
  await page.evaluate((code) => {
    for (const units of [4, 5]) {
      const other = document.createElement("rnn-playground");
      other.textContent = "";
      other.append(Object.assign(document.createElement("pre"), { textContent: code.replace("2", String(units)) }));
      document.body.append(other);
    }
  }, ownCode);
  for (const [index, units] of [4, 5].entries()) {
    const other = new Playground(page, page.locator("rnn-playground").nth(index + 1));
    await other.element.scrollIntoViewIfNeeded();
    await expect(other.shapes).toContainText(`units ${units}`);
  }
  expect(fetched).toHaveLength(1);
});

const later = "**/later-*.js";

/** What `check_budgets.mjs` counts from the files, here counted from what a browser fetches. Kilobytes, gzipped. */
const mostCode = CEILINGS.code;

for (const [locale, language] of [
  ["ko-KR", "ko"],
  ["en-US", "en"],
] as const) {
  test(`up to the first picture a browser that speaks ${language} fetches one page, one script, one language, half a core`, async ({
    browser,
    baseURL,
  }) => {
    const page = await browser.newPage({ locale });
    const fetched: Response[] = [];
    page.on("response", (response) => fetched.push(response));
    const release = await held(page, "**/{later,later_words,keras_reader,complete}-*.js");
    await page.goto(baseURL ?? "");
    const playground = new Playground(page);
    await playground.ready();
    await expect(playground.element.locator(".page")).toHaveAttribute("lang", language);
    const names = fetched.map((response) =>
      new URL(response.url()).pathname.replace(/.*\//, "").replace(/-[\w-]{8}\./, "."),
    );
    expect(names.sort()).toEqual(["", "first.js", "index.js", "rnn_first.wasm"]);
    const code = fetched.filter((response) => !response.url().endsWith(".wasm"));
    const sizes = await Promise.all(code.map(async (response) => gzipSync(await response.body(), { level: 9 }).length));
    expect(sizes.reduce((sum, size) => sum + size, 0) / 1000).toBeLessThan(mostCode);
    release();
    await page.waitForLoadState("networkidle");
    await page.close();
  });
}

test("what a learner does before the page can answer is answered once it can", async ({ page }) => {
  const release = await held(page, later);
  await page.goto("./");
  const playground = new Playground(page);
  await playground.ready();
  const number = playground.cell.locator("td.heat[data-touch]:not(.vector)").first();
  await number.click();
  await playground.press("step");
  await playground.press("step");
  await playground.element.getByRole("button", { name: "Table" }).click();
  await expect(playground.where).toContainText("step 1 / 2");
  release();
  await expect(playground.where).toContainText("step 2 / 2");
  await expect(number).toHaveClass(/touched/);
  await expect(playground.element.locator("section.time table")).toBeVisible();
});

test("keys pressed before the page can answer are answered once it can", async ({ page }) => {
  const release = await held(page, later);
  await page.goto("./");
  const playground = new Playground(page);
  await playground.ready();
  await playground.element.locator("section.time").focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  release();
  await expect(playground.where).toContainText("step 1 / 2 · x_1 W_x");
});

test("what comes after the first picture moves nothing in it", async ({ page }) => {
  const release = await held(page, later);
  await page.goto("./");
  const playground = new Playground(page);
  await playground.ready();
  const places = () =>
    playground.element.evaluate((element) =>
      [...(element.shadowRoot?.querySelectorAll(".page *") ?? [])]
        // Closed details and the vector at rest show nothing; what is offered below CELL comes into room that is kept for it, below the text at its end. The forms of MODEL come into its heading.
        // The heading of a matrix becomes a button, a little higher than the words in it, which stay where they are.
        .filter(
          (one) =>
            !one.matches(".matrix-title") &&
            !one.closest(
              ".menu, .none, .col:has(> .traveller), .panel-choices *, .left > .panel-choices, [aria-label='Form of the model']",
            ),
        )
        .map((one) => ({
          name: `${one.tagName} ${one.getAttribute("class")}`,
          box: one.getBoundingClientRect().toJSON(),
        })),
    );
  const before = await places();
  const arrival = page.waitForResponse(/later-/);
  release();
  await arrival;
  await page.waitForLoadState("networkidle");
  await page.evaluate(() => document.fonts.ready);
  const after = await places();
  expect(after.map(({ name }) => name)).toEqual(before.map(({ name }) => name));
  // The letters of the mathematics font are not exactly as high as those of the font before.
  const moved = after.filter(({ box }, index) => Math.abs(box.y - before[index]?.box.y) > 3);
  expect(moved).toEqual([]);
});

test("a later part that cannot be fetched is said, with what to do; what was asked of it is done after trying again", async ({
  page,
  complaints,
}) => {
  await page.route(later, (route) => route.abort());
  await page.goto("./");
  const playground = new Playground(page);
  await playground.ready();
  await expect(playground.element.getByRole("alert")).toContainText("A part of the playground could not be loaded");
  await playground.press("last");
  await page.unroute(later);
  await playground.element.getByRole("button", { name: "Try again" }).click();
  await expect(playground.element.getByRole("alert")).toHaveCount(0);
  await expect(playground.where).toContainText("step 2 / 2");
  expect(complaints.expected(/later-|ERR_FAILED/)).toBeGreaterThan(0);
});

test("an element without a language keeps the author's text and says in both that it could not be loaded", async ({
  page,
  complaints,
}) => {
  await page.route("**/first-*.js", (route) => route.abort());
  await page.goto("./");
  const { element } = new Playground(page);
  await expect(element.getByRole("alert")).toContainText("could not be loaded");
  await expect(element.getByRole("alert")).toContainText("불러오지 못했습니다");
  await expect(element.locator("pre")).toContainText("SimpleRNN(3, input_shape=(2, 10))");
  await page.unroute("**/first-*.js");
  await element.getByRole("button", { name: "Try again" }).click();
  await new Playground(page).ready();
  expect(complaints.expected(/first-|ERR_FAILED/)).toBeGreaterThan(0);
});

test("a language that cannot be fetched leaves the one before, and says so in it", async ({ page, complaints }) => {
  await page.goto("./");
  const playground = new Playground(page);
  await playground.ready();
  await page.waitForLoadState("networkidle");
  await page.route("**/first-*.js", (route) => route.abort());
  await playground.element.getByRole("button", { name: "한국어" }).click();
  await expect(playground.element.getByRole("alert")).toContainText("A part of the playground could not be loaded");
  await page.unroute("**/first-*.js");
  await playground.element.getByRole("button", { name: "Try again" }).click();
  await expect(playground.element.getByRole("heading", { name: "모양" })).toBeVisible();
  expect(complaints.expected(/first-|ERR_FAILED/)).toBeGreaterThan(0);
});
