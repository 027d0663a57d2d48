import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { Playground } from "./playground.ts";

const code = "model = Sequential()\nmodel.add(SimpleRNN(4, input_shape=(6, 2)))";

/** A page of someone else's, with the script for blogs. */
async function blog(page: Page, dist: string, body: string, head = "", doctype = "<!doctype html>"): Promise<void> {
  await page.route(`${dist}blog.html`, (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `${doctype}<html lang="en"><head><meta charset="utf-8"><title>A post</title><link rel="icon" href="data:,">${head}
        <script src="${dist}embed/rnn-playground.js"></script></head><body>${body}</body></html>`,
    }),
  );
  await page.goto(`${dist}blog.html`);
}

const element = (attributes = "") => `<rnn-playground ${attributes}><pre>${code}</pre></rnn-playground>`;

test("the script runs as a classic one; step, seed and panels are as the author wants them", async ({ page, dist }) => {
  await blog(page, dist, element('step="3" seed="7" panels="time shapes numbers" hide="header more"'));
  const playground = new Playground(page);
  await expect(playground.where).toContainText("time step 3 / 6");
  await expect(playground.element.locator("section.numbers")).toContainText("Random seed 7");
  await expect(playground.shapes).toContainText("units 4");
  await expect(playground.cell).toHaveCount(0);
  await expect(playground.summary).toHaveCount(0);
  await expect(playground.element.getByRole("button", { name: "Share" })).toHaveCount(0);
  await page.evaluate(() => document.querySelector("rnn-playground")?.setAttribute("step", "5"));
  await expect(playground.where).toContainText("time step 5 / 6");
});

test("an element below the screen fetches nothing and shows the author's text until a reader comes near", async ({
  page,
  dist,
}) => {
  const fetched: string[] = [];
  page.on("request", (request) => fetched.push(request.url()));
  await blog(page, dist, `<p style="height: 4000px">A long post.</p>${element()}`);
  await page.waitForLoadState("networkidle");
  expect(fetched.filter((url) => /later-|first-|keras_reader-/.test(url))).toEqual([]);
  await expect(page.locator("rnn-playground pre")).toBeVisible();
  await page.locator("rnn-playground").scrollIntoViewIfNeeded();
  await expect(new Playground(page).shapes).toContainText("units 4");
});

test("nothing of the host page's style reaches in, not even without a doctype", async ({ page, dist }) => {
  const style = `<style>* { box-sizing: content-box !important; margin: 5px !important }
    body { text-transform: uppercase; letter-spacing: 4px; line-height: 3; direction: rtl; white-space: pre; font: 30px cursive; color: red; text-align: center; visibility: visible }
    table, td, p, button { font-size: 50px !important; color: red !important; border: 9px solid red !important }</style>`;
  await blog(page, dist, element(), style, "");
  const playground = new Playground(page);
  await expect(playground.shapes).toContainText("units 4");
  const cell = playground.cell.locator("td").first();
  const computed = await cell.evaluate((node) => {
    const { fontSize, textTransform, letterSpacing, direction, color, borderTopColor } = getComputedStyle(node);
    return { fontSize, textTransform, letterSpacing, direction, red: color === "rgb(255, 0, 0)", borderTopColor };
  });
  expect(computed).toMatchObject({ textTransform: "none", letterSpacing: "normal", direction: "ltr", red: false });
  expect(Number.parseFloat(computed.fontSize)).toBeLessThan(20);
});

test("a height is kept, and what does not fit is scrolled inside", async ({ page, dist }) => {
  await blog(page, dist, element('height="300"'));
  const playground = new Playground(page);
  await expect(playground.shapes).toContainText("units 4");
  expect((await playground.element.boundingBox())?.height).toBe(300);
});

test("events tell what happens, and keys are taken only where the element has the focus", async ({ page, dist }) => {
  await blog(page, dist, element());
  const playground = new Playground(page);
  await expect(playground.shapes).toContainText("units 4");
  await page.waitForLoadState("networkidle");
  await page.evaluate(() => {
    const heard: unknown[] = [];
    Object.assign(globalThis, { heard });
    for (const name of ["rnn-step", "rnn-change"]) {
      document.addEventListener(name, (event) => heard.push([name, (event as CustomEvent).detail]));
    }
  });
  const heard = () => page.evaluate(() => (globalThis as unknown as { heard: unknown[] }).heard);
  await page.keyboard.press("End");
  expect(await heard()).toEqual([]);
  await playground.press("last");
  await expect.poll(heard).toEqual([["rnn-step", expect.objectContaining({ step: 6 })]]);
  await playground.element.getByRole("button", { name: "New random numbers" }).click();
  await expect.poll(heard).toContainEqual(["rnn-change", { code, seed: 2, changed: 0, runs: true }]);
});

test("under a strict policy everything runs", async ({ page, dist }) => {
  const policy =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; font-src data:; img-src data:; require-trusted-types-for 'script'";
  await page.route(`${dist}strict.html`, (route) =>
    route.fulfill({
      contentType: "text/html",
      headers: { "Content-Security-Policy": policy },
      body: `<!doctype html><html lang="en"><head><title>Strict</title><link rel="icon" href="data:,"><script type="module" src="${dist}embed/rnn-playground.js"></script></head><body>${element()}</body></html>`,
    }),
  );
  await page.goto(`${dist}strict.html`);
  const playground = new Playground(page);
  await expect(playground.shapes).toContainText("units 4");
  await playground.edit();
  await page.keyboard.type("\nmodel.add(Dense(2))");
  await expect(playground.shapes).toContainText("units 2");
  await playground.element.getByRole("button", { name: "Share" }).click();
  await expect(playground.element.getByRole("dialog")).toBeVisible();
});

test("a script of another origin runs, as a classic one and as a module", async ({ page, dist, complaints }) => {
  const { port } = new URL(dist);
  for (const type of ["", 'type="module"']) {
    const other = `http://localhost.test:${port}/`;
    await page.route(`${other}**`, async (route) => {
      const response = await route.fetch({ url: route.request().url().replace(other, dist) });
      await route.fulfill({ response, headers: { ...response.headers(), "Access-Control-Allow-Origin": "*" } });
    });
    await page.route(`${dist}guest.html`, (route) =>
      route.fulfill({
        contentType: "text/html",
        body: `<!doctype html><html lang="en"><head><title>Guest</title><link rel="icon" href="data:,"><script ${type} src="${other}embed/rnn-playground.js"></script></head><body>${element()}</body></html>`,
      }),
    );
    await page.goto(`${dist}guest.html`);
    await expect(new Playground(page).shapes).toContainText("units 4");
  }
  complaints.expected(/another origin/);
});

test("in a sandboxed frame without an origin of its own it runs", async ({ page, dist, complaints }) => {
  const inner = `<!doctype html><html lang="en"><head><title>Inner</title></head><body><script src="${dist}embed/rnn-playground.js"></script>${element()}</body></html>`;
  await page.route(`${dist}embed/**`, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), "Access-Control-Allow-Origin": "*" } });
  });
  await page.route(`${dist}frame.html`, (route) => route.fulfill({ contentType: "text/html", body: inner }));
  await page.route(`${dist}outer.html`, (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<!doctype html><title>Outer</title><link rel="icon" href="data:,"><iframe sandbox="allow-scripts" width="1000" height="800" title="x" src="${dist}frame.html"></iframe>`,
    }),
  );
  await page.goto(`${dist}outer.html`);
  await expect(page.frameLocator("iframe").locator("rnn-playground section.shapes")).toContainText("units 4");
  complaints.expected(/favicon/);
});
