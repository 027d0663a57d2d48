/** Exits 0 if node_modules holds exactly what package-lock.json pins, by the list npm itself keeps there. So `npm ci` runs only when it must. */
import { readFileSync } from "node:fs";

function packages(path) {
  try {
    const entries = Object.entries(JSON.parse(readFileSync(path, "utf8")).packages);
    return new Map(entries.filter(([name]) => name !== ""));
  } catch {
    return new Map();
  }
}

const locked = packages("package-lock.json");
const installed = packages("node_modules/.package-lock.json");
// Optional packages are those of other systems (binaries per platform): they may be absent, but not of another version.
const wrong = [...locked].filter(([name, { version, optional }]) =>
  installed.has(name) ? installed.get(name).version !== version : !optional,
);
const stray = [...installed.keys()].filter((name) => !locked.has(name));
process.exit(wrong.length + stray.length === 0 ? 0 : 1);
