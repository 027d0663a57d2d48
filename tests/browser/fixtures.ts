/**
 * What every browser test stands on: the built dist/ served from this process, a page that fails the test on any console message, uncaught error, failed
 * request or request to another origin, and axe.
 */
import { AxeBuilder } from "@axe-core/playwright";
import { test as base, expect } from "@playwright/test";
import { serve } from "../tools/serve.mjs";

/** What went wrong on a page without any assertion having looked. */
export interface Complaints {
  /** Takes away the complaints that `pattern` matches and returns how many there were: for tests that provoke one. */
  readonly expected: (pattern: RegExp) => number;
}

interface WorkerFixtures {
  /** Address of dist/, ends in a slash. */
  readonly dist: string;
}

interface TestFixtures {
  readonly complaints: Complaints;
  /** Asserts that axe finds nothing in the page as it is now. */
  readonly accessible: () => Promise<void>;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  dist: [
    async ({}, use) => {
      const server = await serve("dist");
      const address = server.address();
      if (address === null || typeof address === "string") throw new Error("the test server has no port");
      await use(`http://127.0.0.1:${address.port}/`);
      server.closeAllConnections();
      server.close();
    },
    { scope: "worker" },
  ],

  baseURL: async ({ dist }, use) => {
    await use(`${dist}site/`);
  },

  complaints: [
    async ({ context, dist }, use) => {
      const heard: string[] = [];
      context.on("console", (message) => {
        // Said by the one who blocks it (playwright.config.ts).
        if (message.text() === "Service Worker registration blocked by Playwright") return;
        heard.push(`console ${message.type()}: ${message.text()}`);
      });
      context.on("weberror", (error) => heard.push(`uncaught: ${error.error().message}`));
      context.on("requestfailed", (request) => heard.push(`request failed: ${request.url()}`));
      context.on("response", (response) => {
        if (response.status() >= 400) heard.push(`status ${response.status()}: ${response.url()}`);
      });
      context.on("request", (request) => {
        const url = request.url();
        if (/^(https?|wss?):/.test(url) && !url.startsWith(dist)) heard.push(`request to another origin: ${url}`);
      });
      await use({
        expected: (pattern) => {
          const before = heard.length;
          const rest = heard.filter((complaint) => !pattern.test(complaint));
          heard.splice(0, before, ...rest);
          return before - rest.length;
        },
      });
      expect(heard, "the page complained").toEqual([]);
    },
    { auto: true },
  ],

  accessible: async ({ page }, use) => {
    await use(async () => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      const found = violations.map(
        ({ id, help, nodes }) => `${id}: ${help} (${nodes.map((node) => node.target).join("; ")})`,
      );
      expect(found).toEqual([]);
    });
  },
});

export { expect } from "@playwright/test";
