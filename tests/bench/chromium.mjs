/** What is timed in Chromium: the contests again, the first result in an empty page, and the page's own frames. */
import { chromium } from "playwright-core";
import { serve } from "../tools/serve.mjs";
import { median } from "./contest.mjs";

const FIRST_ROUNDS = 5;
const FRAME = 1000 / 60;

async function open(browser, address) {
  const page = await (await browser.newContext({ locale: "en-US", viewport: { width: 1280, height: 900 } })).newPage();
  page.setDefaultTimeout(120_000);
  await page.goto(address);
  return page;
}

/** Milliseconds from the start of the navigation to the first LSTM result, each time in a browser context without a cache. */
async function timeFirstResults(browser, address, report) {
  const times = { ours: [], tensorflow: [], onnxruntime: [] };
  for (let round = 0; round < FIRST_ROUNDS; round++) {
    for (const [name, list] of Object.entries(times)) {
      const page = await open(browser, `${address}/tests/bench/pages/${name}.html`);
      await page.waitForFunction(() => window.first !== undefined);
      list.push(await page.evaluate(() => window.first));
      await page.context().close();
    }
  }
  const ours = median(times.ours);
  const text = (list) => `${ours.toFixed(0)} ms against ${median(list).toFixed(0)} ms`;
  const against = (name, list) => report({ place: "page", name, got: ours / median(list), text: text(list) });
  against("first result / tfjs-wasm", times.tensorflow);
  against("first result / onnxruntime-web", times.onnxruntime);
}

/** Counts the frames that the page does not draw while `act` goes on; as a share of all that it should have drawn. */
async function dropped(page, act) {
  await page.evaluate(() => {
    window.frames_seen = [];
    const next = (time) => {
      window.frames_seen.push(time);
      if (window.frames_seen !== null) window.frame_request = requestAnimationFrame(next);
    };
    window.frame_request = requestAnimationFrame(next);
  });
  await act();
  const times = await page.evaluate(() => {
    cancelAnimationFrame(window.frame_request);
    return window.frames_seen;
  });
  const wanted = Math.round((times.at(-1) - times[0]) / FRAME);
  return { share: Math.max(0, 1 - (times.length - 1) / wanted), frames: wanted };
}

/** What a learner does: types a model that draws every view, steps through it, drags along its time. */
async function timePage(browser, address, report) {
  const page = await open(browser, `${address}/dist/site/`);
  const element = page.locator("rnn-playground").first();
  await element.locator("section.cell [data-touch]").first().waitFor();
  await element.locator("pre.source").click();
  const editor = element.locator(".cm-content");
  await editor.waitFor();
  await editor.focus();
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  const code =
    "model = Sequential()\nmodel.add(SimpleRNN(units=16, input_shape=(20, 8), return_sequences=True))\nmodel.add(LSTM(8))";
  const at = (name, { share, frames }) =>
    report({ place: "page", name, got: share, text: `${(100 * share).toFixed(1)} % of ${frames} frames` });
  at("frames dropped while typing", await dropped(page, () => page.keyboard.type(code, { delay: 60 })));
  const buttons = element.locator(".transport .buttons button");
  await buttons.first().click();
  const stepping = async () => {
    for (let i = 0; i < 40; i++) await buttons.nth(2).click({ delay: 20 });
  };
  at("frames dropped while stepping", await dropped(page, stepping));
  const box = await element.getByRole("slider").boundingBox();
  const scrubbing = async () => {
    await page.mouse.move(box.x, box.y + box.height / 2);
    await page.mouse.down();
    for (let i = 0; i <= 100; i++) {
      await page.mouse.move(box.x + (box.width * (i <= 50 ? i : 100 - i)) / 50, box.y + box.height / 2);
      await page.waitForTimeout(16);
    }
    await page.mouse.up();
  };
  at("frames dropped while scrubbing", await dropped(page, scrubbing));
  await page.context().close();
}

async function timeContests(browser, address, report, seconds) {
  const page = await open(browser, `${address}/tests/bench/pages/contests.html`);
  await page.waitForFunction(() => window.contests !== undefined);
  for (const [kind, cell] of [
    ["forward", "LSTM"],
    ["tfjs", "LSTM"],
    ["train", "LSTM"],
  ]) {
    const results = await page.evaluate(([k, c, s]) => window.contests[k](c, s), [kind, cell, seconds]);
    for (const result of results) report({ place: "chromium", ...result });
  }
  await page.context().close();
}

/** `executablePath`: the browser. */
export async function timeInChromium({ wants, report, seconds, executablePath }) {
  if (!wants("chromium") && !wants("first") && !wants("page")) return;
  const server = await serve(".");
  const address = `http://127.0.0.1:${server.address().port}`;
  const args = ["--disable-background-networking", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])];
  const browser = await chromium.launch({ executablePath, args });
  try {
    if (wants("first")) await timeFirstResults(browser, address, report);
    if (wants("page")) await timePage(browser, address, report);
    if (wants("chromium")) await timeContests(browser, address, report, seconds);
  } finally {
    await browser.close();
    server.close();
  }
}
