/** Who may import whom: the directions of docs/design.md, read from the import and include lines. Prints every line that breaks them. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { posix } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * web/src folder → the folders it may import from besides itself, those of which it may import only types, and its packages.
 * The folder "." is the entries (index.ts, element.ts, core.ts). Packages match exactly or as a prefix that ends in "/".
 */
const WEB = {
  types: { from: [], typesFrom: ["i18n"], packages: [] },
  i18n: { from: ["types"], typesFrom: [], packages: [] },
  keras: { from: ["types"], typesFrom: [], packages: ["@lezer/"] },
  files: { from: ["types"], typesFrom: [], packages: ["jsfive", "fflate", "pbf"] },
  engine: { from: ["types"], typesFrom: [], packages: ["#rnn-wasm/"] },
  state: { from: ["types", "i18n", "keras"], typesFrom: ["engine"], packages: ["ml-matrix"] },
  view: { from: ["types", "i18n"], typesFrom: [], packages: ["lit", "lit/", "@lezer/", "d3-array"] },
  app: {
    from: ["types", "i18n", "keras", "files", "engine", "state", "view", "lessons", "tasks"],
    typesFrom: [],
    packages: ["lit", "lit/", "@codemirror/", "@lezer/"],
  },
  ".": { from: ["types", "i18n", "keras", "files", "engine", "app"], typesFrom: [], packages: [] },
};

/** Headers the core does without: for the size of the wasm, or because a supported compiler lacks them. */
const BANNED_HEADERS = [
  "iostream",
  "sstream",
  "regex",
  "functional",
  "format",
  "ranges",
  "expected",
  "source_location",
  "stdexcept",
];

const C_PLUS_PLUS = [
  { folder: "core/include/", may: (include) => include.startsWith("rnn/") || isStandard(include) },
  {
    folder: "core/src/",
    may: (include) => !/^(emscripten|nlohmann|catch2)\//.test(include) && !BANNED_HEADERS.includes(include),
  },
  {
    folder: "wasm/",
    may: (include) =>
      !include.startsWith("Eigen/") && !include.includes("core/src/") && !BANNED_HEADERS.includes(include),
  },
];

const isStandard = (include) => /^[a-z_0-9]+$/.test(include) && !BANNED_HEADERS.includes(include);

const withoutComments = (source) => source.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|[\s;{}(,])\/\/.*$/gm, "$1");

/** Every import of a TypeScript source: `{specifier, type}`; `type` if it vanishes at run time. */
export function importsOf(source) {
  const text = withoutComments(source);
  const statements = [...text.matchAll(/\b(?:import|export)\s+(type\s+)?(?:[\w$*\s{},]+?\sfrom\s*)?["']([^"']+)["']/g)];
  const dynamic = [...text.matchAll(/\bimport\(\s*["']([^"']+)["']\s*\)/g)];
  return [
    ...statements.map((match) => ({ specifier: match[2], type: match[1] !== undefined })),
    ...dynamic.map((match) => ({ specifier: match[1], type: false })),
  ];
}

const folderOf = (path) => {
  const parts = posix.relative("web/src", path).split("/");
  return parts.length === 1 ? "." : parts[0];
};

/** What is wrong with `imports` of the web file `path`, as sentences. */
export function webProblems(path, imports) {
  const folder = folderOf(path);
  const rule = WEB[folder];
  if (rule === undefined) return [`${path}: the folder ${folder}/ has no rule in tests/tools/check_imports.mjs`];
  return imports.flatMap(({ specifier, type }) => {
    if (!specifier.startsWith(".")) {
      const known = rule.packages.some(
        (name) => specifier === name || (name.endsWith("/") && specifier.startsWith(name)),
      );
      return known ? [] : [`${path}: ${folder}/ may not import the package ${specifier}`];
    }
    const bare = specifier.replace(/\?.*$/, "");
    const target = posix.join(posix.dirname(path), bare);
    if (!target.startsWith("web/")) {
      return folder === "engine" && !type ? [] : [`${path}: imports ${specifier}, which lies outside web/`];
    }
    if (!/\.[a-z]+$/.test(bare)) return [`${path}: ${specifier} has no extension`];
    const other = folderOf(target);
    const allowed = other === folder || rule.from.includes(other) || (type && rule.typesFrom.includes(other));
    return allowed ? [] : [`${path}: ${folder}/ may not import ${other}/ (${specifier})`];
  });
}

/** What is wrong with the includes of the C++ file `path`. */
export function cxxProblems(path, source) {
  const rule = C_PLUS_PLUS.find(({ folder }) => path.startsWith(folder));
  if (rule === undefined) return [];
  const includes = [...withoutComments(source).matchAll(/^\s*#\s*include\s*[<"]([^>"]+)[>"]/gm)].map(
    (match) => match[1],
  );
  return includes.filter((include) => !rule.may(include)).map((include) => `${path}: may not include ${include}`);
}

function main() {
  const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
    encoding: "utf8",
  }).split("\n");
  const web = files.filter((path) => /^web\/src\/.*\.ts$/.test(path));
  const cxx = files.filter((path) => /^(core|wasm)\/.*\.(h|cpp)$/.test(path));
  const problems = [
    ...web.flatMap((path) => webProblems(path, importsOf(readFileSync(path, "utf8")))),
    ...cxx.flatMap((path) => cxxProblems(path, readFileSync(path, "utf8"))),
  ];
  for (const problem of problems) console.log(problem);
  console.log(`${web.length + cxx.length} files, ${problems.length} imports that break the rules`);
  process.exit(problems.length === 0 ? 0 : 1);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) main();
