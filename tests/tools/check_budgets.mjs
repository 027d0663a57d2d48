/** What a reader's browser has to fetch, gzipped, against what docs/decisions promise. A build over budget fails. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

const KILOBYTE = 1000;
/** What is promised, and where a part is over it: how far at the most. Until they meet, a build says how short it falls, and fails only when it grows. */
const BUDGETS = { page: 100, embed: 100, wasm: 60, editor: 110, font: 40, single: 300 };
const CEILINGS = { page: 310, embed: 380, wasm: 220, editor: 125, single: 580 };

const gzipped = (path) => gzipSync(readFileSync(path), { level: 9 }).length;
const total = (paths) => paths.reduce((sum, path) => sum + gzipped(path), 0);

/** The files that `text`, an HTML page or a module, asks for before anything happens; `dynamic` those it may ask for later. */
export function referencesOf(text, isHtml) {
  const all = (pattern) => [...text.matchAll(pattern)].map((match) => match[1]);
  if (isHtml) return { now: all(/<(?:script|link)[^>]*\s(?:src|href)="([^"#?]+\.(?:js|css))"/g), dynamic: [] };
  return {
    now: all(/(?:^|[;}\s])(?:import|export)\s*(?:[\w$*\s{},]*?from\s*)?["'](\.[^"']+)["']/g),
    dynamic: all(/\bimport\(\s*["'`](\.[^"'`]+)["'`]\s*\)/g),
  };
}

/** The files that loading `entry` loads, itself included; with `dynamic` also what is imported later. Files of `known` are left out. */
function reachable(entry, dynamic, known = new Set(), found = new Set()) {
  if (found.has(entry) || known.has(entry) || !existsSync(entry)) return found;
  found.add(entry);
  if (!/\.(html|js)$/.test(entry)) return found;
  const references = referencesOf(readFileSync(entry, "utf8"), entry.endsWith(".html"));
  for (const reference of dynamic ? [...references.now, ...references.dynamic] : references.now) {
    reachable(normalize(join(dirname(entry), reference)), dynamic, known, found);
  }
  return found;
}

const filesIn = (folder) =>
  existsSync(folder) ? readdirSync(folder, { recursive: true }).map((name) => join(folder, name)) : [];

/** What `entry` loads at once, with the wasm beside it, and each later import by itself: the editor, and the font, which comes when all else is there. */
function rowsOf(name, entry) {
  if (!existsSync(entry)) return [];
  const beside = filesIn(dirname(entry));
  const code = reachable(entry, false);
  const wasm = beside.filter((path) => path.endsWith(".wasm"));
  const later = [...reachable(entry, true)].filter((path) => !code.has(path));
  const rowOfLater = (part) => {
    const start = later.find((path) => path.includes(`/${part}-`));
    return start === undefined ? [] : [...reachable(start, false, code)];
  };
  return [
    { name, what: `${entry}, first load`, files: [...code, ...wasm] },
    { name: "editor", what: `${entry}, the editor`, files: rowOfLater("editor") },
    {
      name: "font",
      what: `${entry}, the mathematics font`,
      files: [...rowOfLater("math_font_url"), ...beside.filter((path) => path.endsWith(".woff2"))],
    },
  ];
}

function measurements() {
  const wasm = filesIn("build/wasm-release").filter((path) => path.endsWith(".wasm") && !path.includes("CMakeFiles"));
  const single = ["dist/rnn-playground.html"].filter(existsSync);
  return [
    ...rowsOf("page", "dist/site/index.html"),
    ...rowsOf("embed", "dist/embed/rnn-playground.js"),
    ...wasm.map((path) => ({ name: "wasm", what: path, files: [path] })),
    ...single.map((path) => ({ name: "single", what: path, files: [path] })),
  ];
}

function main() {
  const rows = measurements().map(({ name, what, files }) => ({
    what,
    bytes: total(files),
    limit: BUDGETS[name] * KILOBYTE,
    ceiling: (CEILINGS[name] ?? BUDGETS[name]) * KILOBYTE,
  }));
  for (const { what, bytes, limit, ceiling } of rows) {
    const verdict = bytes <= limit ? "" : bytes <= ceiling ? "  SHORT of its budget" : "  GREW over its ceiling";
    console.log(`${what.padEnd(54)} ${(bytes / KILOBYTE).toFixed(1).padStart(7)} kB of ${limit / KILOBYTE}${verdict}`);
  }
  process.exit(rows.length > 0 && rows.every(({ bytes, ceiling }) => bytes <= ceiling) ? 0 : 1);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) main();
