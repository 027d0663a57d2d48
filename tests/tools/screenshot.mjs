/** Takes docs/images/playground.png, the picture of the README, from the page as built: `node tests/tools/screenshot.mjs [FILE [light|dark [en|ko [WIDTH]]]]`. */
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { chromium } from "playwright-core";
import { serve } from "./serve.mjs";

const [file = "docs/images/playground.png", colorScheme = "light", language = "en", width = "1360"] =
  process.argv.slice(2);

mkdirSync(dirname(file), { recursive: true });
const server = await serve("dist/site");
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});
try {
  const page = await browser.newPage({
    viewport: { width: Number(width), height: 900 },
    deviceScaleFactor: 1.5,
    colorScheme,
    reducedMotion: "reduce",
    locale: language === "ko" ? "ko-KR" : "en-US",
  });
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  await page.getByRole("math").first().waitFor();
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(500);
  await page.screenshot({ path: file });
} finally {
  await browser.close();
  server.closeAllConnections();
  server.close();
}
