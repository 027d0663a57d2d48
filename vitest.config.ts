/** Unit tests in node: the page's pure parts, the shipped WebAssembly module, and the tools of the house. Kept apart from vite.config.ts, which only builds. */
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    root: ".",
    include: ["tests/{web,wasm,tools}/**/*.test.ts"],
    passWithNoTests: false,
    allowOnly: false,
    maxWorkers: 2,
    testTimeout: 60_000,
  },
});
