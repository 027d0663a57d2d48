import { expect, test } from "./fixtures.ts";
import { Playground } from "./playground.ts";

const reader = /keras_reader-/;
const ownCode = "model = Sequential()\nmodel.add(SimpleRNN(2, input_shape=(4, 3)))";

test("the reader comes by itself once the first picture is there, and moves nothing", async ({ page }) => {
  await page.route("**/keras_reader-*.js", async (route) => {
    await new Playground(page).ready();
    await route.continue();
  });
  const arrival = page.waitForResponse(reader);
  await page.goto("./");
  const playground = new Playground(page);
  await playground.ready();
  const before = await playground.element.evaluate((element) => element.shadowRoot?.querySelector(".page")?.outerHTML);
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
  await expect(new Playground(page, page.locator("rnn-playground").nth(2)).shapes).toContainText("units 5");
  expect(fetched).toHaveLength(1);
});
