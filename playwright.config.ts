/** Browser tests: the built page, in Debian's Chromium, with no network but 127.0.0.1. Fixtures are in tests/browser/fixtures.ts. */
import { defineConfig } from "@playwright/test";

const asRoot = process.getuid?.() === 0;
const executablePath = process.env["CHROMIUM"] ?? "/usr/bin/chromium";

export default defineConfig({
  testDir: "tests/browser",
  testMatch: "**/*.spec.ts",
  outputDir: "build/browser-results",
  forbidOnly: true,
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  use: {
    browserName: "chromium",
    locale: "en-US",
    viewport: { width: 1280, height: 900 },
    // Only the test of it lets the page keep itself: elsewhere a worker would answer before page.route().
    serviceWorkers: "block",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath,
      args: [
        ...(asRoot ? ["--no-sandbox"] : []),
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        "--disable-background-networking",
        "--disable-component-update",
      ],
    },
  },
});
