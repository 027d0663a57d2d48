/** What strangers write into texts, links, files, attributes, tables and posts stays text: nothing of it runs, and nothing of it becomes an element. */
import type { Page } from "@playwright/test";
import { pack } from "../../web/src/files/link_text.ts";
import { writeFile } from "../../web/src/state/link/file.ts";
import { writeContent } from "../../web/src/state/link/link.ts";
import { hostileTexts } from "../web/fixtures/hostile_texts.ts";
import { expect, test } from "./fixtures.ts";
import { Playground } from "./playground.ts";

/** Whatever a policy stops is said in the console, and any word there fails the test. */
const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; font-src data:; img-src data:; connect-src 'self' data: blob:; require-trusted-types-for 'script'; trusted-types lit-html";

async function strictPage(page: Page, dist: string, body: string, attach = ""): Promise<void> {
  await page.route(`${dist}hostile.html`, (route) =>
    route.fulfill({
      contentType: "text/html; charset=utf-8",
      headers: { "Content-Security-Policy": policy },
      body: `<!doctype html><html lang="en"><head><title>Hostile</title><link rel="icon" href="data:,"></head><body>${body}<script src="${dist}embed/rnn-playground.js" ${attach}></script></body></html>`,
    }),
  );
  await page.goto(`${dist}hostile.html`);
}

/** Elements that none of our views make, in the page and in all shadow roots; and whether anything ran. */
async function harm(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found: string[] = "pwned" in globalThis ? ["something ran"] : [];
    const search = (root: ParentNode): void => {
      for (const element of root.querySelectorAll("*")) {
        const own = element.matches("head *, body > script[src]");
        if (
          !own &&
          element.matches("script, style, iframe, img, object, embed, template, base, form[action], x-y, mglyph")
        )
          found.push(element.outerHTML.slice(0, 80));
        for (const { name, value } of element.attributes)
          if (
            /^on/i.test(name) ||
            /^\s*(javascript|data:text)/i.test(/^(href|src|action|xlink:href)$/.test(name) ? value : "")
          )
            found.push(`${element.tagName} ${name}=${value.slice(0, 40)}`);
        if (element.shadowRoot) search(element.shadowRoot);
      }
    };
    search(document);
    return found;
  });
}

const quoted = (text: string): string => JSON.stringify(text).replace(/[\u2028-\u202e]/g, "");
const codeWith = (text: string): string =>
  `# ${text.replace(/[\r\n]/g, " ")}
model = Sequential(name=${quoted(text)})
model.add(SimpleRNN(3, input_shape=(2, 4), name=${quoted(text)}, activation=${quoted(text)}))
model.add(Dense(1, name=${quoted(text)}))
model.compile(loss=${quoted(text)}, optimizer=${quoted(text)})
model.summary()`;
const plain = 'model = Sequential()\nmodel.add(SimpleRNN(3, input_shape=(2, 4), name="NAME"))';

test("texts, names, attributes and links", async ({ page, dist }) => {
  await strictPage(page, dist, `<rnn-playground><pre>${plain}</pre></rnn-playground>`);
  const playground = new Playground(page);
  await expect(playground.shapes).toContainText("units 3");
  await page.waitForLoadState("networkidle");
  for (const text of hostileTexts) {
    const fields = {
      [text]: text,
      lang: text,
      print: text,
      seed: text,
      open: [text],
      panels: { [text]: { x: text } },
      pin: text,
    };
    const link = `#v1=${pack(writeContent({ code: plain.replace('"NAME"', quoted(text)), fields }))}`;
    await page.evaluate(
      async ({ attributes, codes, link }) => {
        const element = document.querySelector("rnn-playground") as HTMLElement & {
          code: string;
          updateComplete: Promise<unknown>;
        };
        for (const code of codes) {
          element.code = code;
          await element.updateComplete;
        }
        for (const name of ["theme", "panels", "hide", "height", "home", "lang", "step", "seed"]) {
          element.setAttribute(name, attributes);
          await element.updateComplete;
          element.removeAttribute(name);
        }
        element.setAttribute("link", link);
        await element.updateComplete;
      },
      { attributes: text, codes: [codeWith(text), plain.replace('"NAME"', quoted(text))], link },
    );
    expect(await harm(page), text).toEqual([]);
  }
  await expect(playground.element.getByRole("alert")).toContainText("From the link this could not be taken over");
});

test("files and the lines for other pages", async ({ page, dist }) => {
  await strictPage(page, dist, `<rnn-playground><pre>${plain}</pre></rnn-playground>`);
  const playground = new Playground(page);
  await expect(playground.shapes).toContainText("units 3");
  const share = playground.element.getByRole("button", { name: "Share", exact: true });
  const text = hostileTexts.join(" ");
  const files = [
    writeFile({ code: codeWith(text), fields: { lang: text, [text]: text, panels: { learn: { [text]: text } } } }),
    '{"rnn-playground":1,"code":"model = Sequential()","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"panels":{"__proto__":{"polluted":1}}}',
  ];
  for (const file of files) {
    await share.click();
    await playground.element
      .locator("dialog.share input[type=file]")
      .setInputFiles({ name: `${text.slice(0, 40)}.json`, mimeType: "application/json", buffer: Buffer.from(file) });
    await expect(playground.element.locator("dialog.share")).toHaveCount(0);
    await share.click();
    const kit = playground.element.getByRole("button", { name: "For a page of your own…" });
    // Once opened it stays.
    if ((await kit.count()) > 0) await kit.click();
    await expect(playground.element.locator(".kit-snippet")).toBeVisible();
    expect(await harm(page)).toEqual([]);
    await page.keyboard.press("Escape");
  }
  expect(await page.evaluate(() => "polluted" in {})).toBe(false);
});

test("posts with such texts in their code and in what they print", async ({ page, dist }) => {
  const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const blocks = hostileTexts.map(
    (text) =>
      `<pre>${escaped(codeWith(text).replace(/activation="[^\n]*"\)\)/, "))"))}</pre><pre>${escaped(`Layer (type)\n${text} (SimpleRNN) (8, 3) 9\nx (SimpleRNN) (8, 3) 9\nx (Dense) (8, 1) 4`)}</pre>`,
  );
  await strictPage(page, dist, blocks.join(""), "data-attach");
  await expect(page.locator(".rnn-attach").first()).toBeVisible();
  await page.locator(".rnn-attach button").first().click();
  await expect(new Playground(page).shapes).toContainText("units 3");
  expect(await harm(page)).toEqual([]);
});
