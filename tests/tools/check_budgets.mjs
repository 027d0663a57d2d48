/** What a reader's browser has to fetch, gzipped, against what docs/decisions promise. A build over budget fails. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, normalize } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

const KILOBYTE = 1000;
/**
 * What is promised, in kilobytes:
 * - page, embed: all that is fetched up to the first picture. The entry with what it imports, the longer of the two languages, the core.
 * - code: the page's without the core.
 * - after: what follows by itself. How the page answers, the reader with its grammar, their words in the longer language.
 * - rest: the other half of the core, which follows by itself too. Both halves together are the core, so this is what that may weigh.
 * - editor: what opening the editor fetches beside all that.
 * Where a part is over it: how far at the most. Until they meet, a build says how short it falls, and fails only when it grows.
 */
const BUDGETS = { page: 100, code: 45, embed: 100, wasm: 60, after: 100, rest: 60, editor: 110, font: 40, single: 300 };
export const CEILINGS = { page: 123, code: 51, embed: 125, rest: 138, wasm: 196, single: 631 };

const gzipped = (path) => gzipSync(readFileSync(path), { level: 9 }).length;
const total = (paths) => paths.reduce((sum, path) => sum + gzipped(path), 0);

/** The files that `text`, an HTML page or a module, asks for before anything happens; `dynamic` those it may ask for later. */
export function referencesOf(text, isHtml) {
  const all = (pattern) => [...text.matchAll(pattern)].map((match) => match[1]);
  if (isHtml) return { now: all(/<(?:script|link)[^>]*\s(?:src|href)="([^"#?]+\.(?:js|css))"/g), dynamic: [] };
  return {
    now: all(/(?:^|[;}\s])(?:import|export)\s*(?:[\w$*\s{},]*?from\s*)?["'](\.[^"']+)["']/g),
    dynamic: all(/\b(?:import|at)\(\s*["'`](\.[^"'`]+)["'`]\s*\)/g),
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

/** Of the parts called `name` the one of most bytes: what exists in several languages is counted as for those who speak the longest. */
function longest(paths, name) {
  const parts = paths.filter((path) => basename(path).startsWith(`${name}-`));
  return parts.sort((a, b) => gzipped(b) - gzipped(a)).slice(0, 1);
}

/** What `entry` loads, in the order in which a reader's browser comes to need it; no file is counted twice. */
function rowsOf(name, entry) {
  if (!existsSync(entry)) return [];
  const beside = filesIn(dirname(entry));
  const parts = [...reachable(entry, true)];
  const known = new Set();
  const files = (...starts) => {
    const fresh = starts.flat().flatMap((start) => [...reachable(start, false, known)]);
    for (const file of fresh) known.add(file);
    return fresh;
  };
  const code = files(entry, longest(parts, "element"), longest(parts, "first"));
  const named = (name) => beside.filter((path) => basename(path).startsWith(`${name}-`));
  const wasm = named("rnn_first");
  const after = files(["later", "keras_reader", "later_words"].flatMap((part) => longest(parts, part)));
  const rest = [...files(longest(parts, "complete")), ...named("rnn_rest")];
  const editor = files(longest(parts, "editor"));
  const font = [...files(longest(parts, "math_font_url")), ...beside.filter((path) => path.endsWith(".woff2"))];
  return [
    { name, what: `${entry}, up to the first picture`, files: [...code, ...wasm] },
    ...(wasm.length > 0 ? [{ name: "code", what: `${entry}, of that without the core`, files: code }] : []),
    { name: "after", what: `${entry}, what follows by itself`, files: after },
    { name: "rest", what: `${entry}, the core's other half`, files: rest },
    { name: "editor", what: `${entry}, the editor beside that`, files: editor },
    { name: "font", what: `${entry}, the mathematics font`, files: font },
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
    console.log(`${what.padEnd(60)} ${(bytes / KILOBYTE).toFixed(1).padStart(7)} kB of ${limit / KILOBYTE}${verdict}`);
  }
  process.exit(rows.length > 0 && rows.every(({ bytes, ceiling }) => bytes <= ceiling) ? 0 : 1);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) main();
