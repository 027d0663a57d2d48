/** What a reader's browser has to fetch, gzipped, against what docs/decisions promise. A build over budget fails. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

const KILOBYTE = 1000;
const BUDGETS = { page: 100, embed: 100, wasm: 60, editor: 110, single: 300 };

const gzipped = (path) => gzipSync(readFileSync(path), { level: 9 }).length;
const total = (paths) => [...paths].reduce((sum, path) => sum + gzipped(path), 0);

/** The files that `text`, an HTML page or a module, asks for before anything happens; `dynamic` those it may ask for later. */
export function referencesOf(text, isHtml) {
  const all = (pattern) => [...text.matchAll(pattern)].map((match) => match[1]);
  if (isHtml) return { now: all(/<(?:script|link)[^>]*\s(?:src|href)="([^"#?]+\.(?:js|css))"/g), dynamic: [] };
  return {
    now: all(/(?:^|[;}\s])(?:import|export)\s*(?:[\w$*\s{},]*?from\s*)?["'](\.[^"']+)["']/g),
    dynamic: all(/\bimport\(\s*["'`](\.[^"'`]+)["'`]\s*\)/g),
  };
}

/** Everything reachable from `entry`; with `dynamic` also what is imported later. */
function reachable(entry, dynamic, found = new Set()) {
  if (found.has(entry) || !existsSync(entry)) return found;
  found.add(entry);
  if (!/\.(html|js)$/.test(entry)) return found;
  const references = referencesOf(readFileSync(entry, "utf8"), entry.endsWith(".html"));
  for (const reference of dynamic ? [...references.now, ...references.dynamic] : references.now) {
    reachable(normalize(join(dirname(entry), reference)), dynamic, found);
  }
  return found;
}

const filesIn = (folder) =>
  existsSync(folder) ? readdirSync(folder, { recursive: true }).map((name) => join(folder, name)) : [];

/** The bytes of a first load: what the entry reaches statically, and the wasm and fonts beside it, which it fetches at once. */
function firstLoad(entry) {
  const beside = filesIn(dirname(entry)).filter((path) => /\.(wasm|woff2)$/.test(path));
  return { files: new Set([...reachable(entry, false), ...beside]), all: reachable(entry, true) };
}

function measurements() {
  const rows = [];
  for (const [name, entry] of [
    ["page", "dist/site/index.html"],
    ["embed", "dist/embed/rnn-playground.js"],
  ]) {
    if (!existsSync(entry)) continue;
    const { files, all } = firstLoad(entry);
    rows.push({ name, what: `${entry}, first load`, bytes: total(files) });
    const later = [...all].filter((path) => !files.has(path));
    if (later.length > 0) rows.push({ name: "editor", what: `${entry}, the editor`, bytes: total(later) });
  }
  const wasm = filesIn("build/wasm-release").filter((path) => path.endsWith(".wasm") && !path.includes("CMakeFiles"));
  for (const path of wasm) rows.push({ name: "wasm", what: path, bytes: gzipped(path) });
  if (existsSync("dist/rnn-playground.html")) {
    rows.push({ name: "single", what: "dist/rnn-playground.html", bytes: gzipped("dist/rnn-playground.html") });
  }
  return rows;
}

function main() {
  const rows = measurements().map((row) => ({ ...row, limit: BUDGETS[row.name] * KILOBYTE }));
  for (const { what, bytes, limit } of rows) {
    const verdict = bytes <= limit ? "" : "  OVER BUDGET";
    console.log(`${what.padEnd(44)} ${(bytes / KILOBYTE).toFixed(1).padStart(7)} kB of ${limit / KILOBYTE}${verdict}`);
  }
  process.exit(rows.length > 0 && rows.every(({ bytes, limit }) => bytes <= limit) ? 0 : 1);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) main();
