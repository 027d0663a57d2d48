import { pathToFileURL } from "node:url";
import { expect, test } from "./fixtures.ts";
import { Playground } from "./playground.ts";

test("two elements on a page share no state", async ({ page }) => {
  await page.goto("./");
  const first = new Playground(page);
  await first.ready();
  await page.evaluate(() => {
    const other = document.createElement("rnn-playground");
    other.innerHTML = "<pre>\nmodel = Sequential()\nmodel.add(SimpleRNN(2, input_shape=(4, 3)))\n</pre>";
    document.body.append(other);
  });
  const second = new Playground(page, page.locator("rnn-playground").nth(1));
  await second.ready();
  await expect(second.shapes).toContainText("units 2");
  await expect(first.shapes).toContainText("units 3");
  await second.press("last");
  await second.element.getByRole("button", { name: "한국어" }).click();
  await second.element.getByRole("button", { name: "새 난수로" }).click();
  await expect(first.where).toContainText("time step 1 / 2");
  await expect(first.element.locator("section.numbers")).toContainText("Random seed 1");
});

test("an element that is moved keeps its state, its editor and its clock", async ({ page }) => {
  await page.goto("./");
  const playground = new Playground(page);
  await playground.ready();
  await playground.type("model = Sequential()\nmodel.add(SimpleRNN(4, input_shape=(2, 10)))");
  await playground.press("first");
  await page.evaluate(() => {
    const element = document.querySelector("rnn-playground");
    const box = document.body.appendChild(document.createElement("div"));
    if (element !== null) box.append(element);
  });
  await expect(playground.shapes).toContainText("units 4");
  await expect(playground.where).toContainText("time step 1 / 2");
  await playground.edit();
  await page.keyboard.type(" # moved");
  await expect(playground.editor).toContainText("# moved");
  await playground.element.locator(".transport .buttons button").nth(3).click();
  await expect(playground.where).toContainText("time step 2 / 2");
});

test("the text can be given as a property, before and after the element is on the page", async ({ page }) => {
  await page.goto("./");
  const playground = new Playground(page, page.locator("rnn-playground").nth(1));
  await page.evaluate(() => {
    const other = Object.assign(document.createElement("rnn-playground"), {
      code: "model = Sequential()\nmodel.add(SimpleRNN(7, input_shape=(2, 2)))",
    });
    document.body.append(other);
  });
  await expect(playground.shapes).toContainText("units 7");
  await page.evaluate(() => {
    Object.assign(document.querySelectorAll("rnn-playground")[1] ?? {}, {
      code: "model = Sequential()\nmodel.add(SimpleRNN(9, input_shape=(2, 2)))",
    });
  });
  await expect(playground.shapes).toContainText("units 9");
});

test("a second copy of the script leaves the first in charge", async ({ page }) => {
  await page.goto("./");
  await new Playground(page).ready();
  const twice = await page.evaluate(async () => {
    const script = document.querySelector<HTMLScriptElement>("script[src]");
    const before = customElements.get("rnn-playground");
    await import(`${script?.src}?again`);
    return before === customElements.get("rnn-playground");
  });
  expect(twice).toBe(true);
});

test("a core that cannot be fetched is said, with what to do, and the code stays readable", async ({
  page,
  complaints,
}) => {
  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto("./");
  const element = page.locator("rnn-playground");
  await expect(element.getByRole("alert")).toContainText("The calculation core could not be loaded");
  await expect(element.getByRole("alert")).toContainText("Load the page again");
  await expect(element.locator("pre.source")).toContainText("SimpleRNN(3, input_shape=(2, 10))");
  await page.unroute("**/*.wasm");
  await element.getByRole("button", { name: "Try again" }).click();
  await new Playground(page).ready();
  expect(complaints.expected(/\.wasm|ERR_FAILED/)).toBeGreaterThan(0);
});

test("where the editor cannot be fetched, a plain field takes its place", async ({ page, complaints }) => {
  await page.route("**/editor-*.js", (route) => route.abort());
  await page.goto("./");
  const playground = new Playground(page);
  await playground.ready();
  await playground.element.locator("pre.source").click();
  const field = playground.element.locator("textarea");
  await field.fill("model = Sequential()\nmodel.add(SimpleRNN(6, input_shape=(2, 10)))");
  await expect(playground.shapes).toContainText("units 6");
  complaints.expected(/editor-|ERR_FAILED/);
});

test("a readonly element steps but cannot be edited", async ({ page }) => {
  await page.goto("./");
  const playground = new Playground(page);
  await playground.ready();
  await page.evaluate(() => document.querySelector("rnn-playground")?.setAttribute("readonly", ""));
  await playground.element.locator("pre.source").click();
  await playground.press("step");
  await expect(playground.where).toContainText("time step 2 / 2");
  await expect(playground.editor).toHaveCount(0);
});

test("the library computes in a page that only has module scripts", async ({ page, dist }) => {
  await page.route(`${dist}library.html`, (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<!doctype html><html lang="en"><title>Library</title><link rel="icon" href="data:,"><output></output><script type="module">
        import { load } from "${dist}core/index.js";
        const rnn = await load();
        const { spec } = rnn.read("model = Sequential([Input((2, 10)), SimpleRNN(3)])");
        document.querySelector("output").textContent = rnn.summary(spec, "keras3").value;
      </script></html>`,
    }),
  );
  await page.goto(`${dist}library.html`);
  await expect(page.locator("output")).toContainText("Total params: 42");
});

test("the single file opens from a disk, asks for nothing, and can do what the page can", async ({ page }) => {
  const requests: string[] = [];
  page.on("request", (request) => requests.push(request.url().slice(0, 8)));
  await page.goto(pathToFileURL("dist/rnn-playground.html").href);
  const playground = new Playground(page);
  await playground.ready();
  await playground.type("model = Sequential()\nmodel.add(LSTM(4, input_shape=(2, 10)))");
  await expect(playground.shapes).toContainText("units 4");
  for (const name of ["Gates", "Learn"]) {
    await playground.element.getByRole("button", { name, exact: true }).click();
    await expect(playground.element.locator(`section.${name.toLowerCase()} .panel-head + *`)).toBeVisible();
  }
  await playground.element.getByRole("button", { name: "Share", exact: true }).click();
  await playground.element.getByRole("button", { name: "For a page of your own…" }).click();
  await expect(playground.element.locator(".kit-snippet")).toHaveValue(/https:\/\/example\.org\//);
  expect(requests.filter((url) => !/^(file|data|blob):/.test(url))).toEqual([]);
});

test("of two versions on one page the first defines the tag, and both posts work", async ({ page, dist }) => {
  const code = "model = Sequential()\nmodel.add(SimpleRNN(4, input_shape=(6, 2)))";
  await page.route(`${dist}other-version/**`, async (route) => {
    const response = await route.fetch({ url: route.request().url().replace("other-version", "embed") });
    await route.fulfill({ response });
  });
  const one = (version: string) =>
    `<script src="${dist}${version}/rnn-playground.js"></script><rnn-playground><pre>${code}</pre></rnn-playground>`;
  await page.route(`${dist}versions.html`, (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<!doctype html><html lang="en"><title>Versions</title><link rel="icon" href="data:,">${one("embed")}${one("other-version")}</html>`,
    }),
  );
  await page.goto(`${dist}versions.html`);
  for (const at of [0, 1]) {
    const playground = new Playground(page, page.locator("rnn-playground").nth(at));
    await playground.element.scrollIntoViewIfNeeded();
    await expect(playground.shapes).toContainText("units 4");
  }
});
