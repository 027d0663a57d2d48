/** What no tracked file may hold or be: paths of a machine, registry hosts, build output, tests that do not run, unfinished business, files too long to live in. */
import { execFileSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { pathToFileURL } from "node:url";

const MAX_LINES = 400;
const SOURCE = /^(core|wasm|web)\/.*\.(h|cpp|ts|css)$/;
const TEXT =
  /(^|\/)[^./]+$|\.(h|cpp|ts|mjs|js|sh|css|html|md|json|txt|yml|yaml|cmake|clang-format|clang-tidy|gitignore|npmrc)$/;
const THIS = "tests/tools/check_tree";

const TREE_RULES = [
  {
    what: "build output",
    wrong: (path) => /(^|\/)(dist|build|node_modules|coverage|test-results)\/|\.(wasm|o|a|log)$/.test(path),
  },
  {
    what: "a file name that is not lower_snake",
    wrong: (path) => SOURCE.test(path) && /[A-Z-]/.test(path.split("/").at(-1)),
  },
];

const LINE_RULES = [
  { what: "a path of some machine", files: TEXT, line: /(^|[\s"'`(=:])\/(home|Users|root|work|mnt)\/[\w.]/ },
  {
    what: "a package registry's host",
    files: TEXT,
    line: /\bregistry\.[a-z]+|\bnpmjs\.|\bdeb\.debian|\bpypi\.|"resolved":/,
  },
  {
    what: "a test that does not run",
    files: /^tests\/.*\.ts$/,
    line: /\b(it|test|describe)\.(skip|only|todo|fixme|fails)\b/,
  },
  {
    what: "a test that does not run",
    files: /^tests\/.*\.cpp$/,
    line: /\[\.\w*\]|\[!(mayfail|shouldfail|hide)\]|\bSKIP\(/,
  },
  {
    what: "unfinished business",
    files: /^(core|wasm|web|tests)\/.*\.(h|cpp|ts|mjs|sh)$/,
    line: /\b(TODO|FIXME|XXX|HACK)\b/,
  },
];

/** What is wrong with the file called `path`, whose text is `text`, as lines `path:line: what`. */
export function problemsOf(path, text) {
  const named = TREE_RULES.filter((rule) => rule.wrong(path)).map((rule) => `${path}: ${rule.what}`);
  if (path.startsWith(THIS)) return named;
  const lines = text.split("\n");
  const long =
    SOURCE.test(path) && lines.length - 1 > MAX_LINES
      ? [`${path}: ${lines.length - 1} lines, more than ${MAX_LINES}`]
      : [];
  const rules = LINE_RULES.filter((rule) => rule.files.test(path));
  const held = lines.flatMap((line, index) =>
    rules.filter((rule) => rule.line.test(line)).map((rule) => `${path}:${index + 1}: ${rule.what}`),
  );
  return [...named, ...long, ...held];
}

function main() {
  const files = execFileSync("git", ["ls-files"], { encoding: "utf8" })
    .split("\n")
    .filter((path) => path !== "" && statSync(path, { throwIfNoEntry: false })?.isFile());
  const problems = files.flatMap((path) => problemsOf(path, TEXT.test(path) ? readFileSync(path, "utf8") : ""));
  for (const problem of problems) console.log(problem);
  console.log(`${files.length} files, ${problems.length} problems`);
  process.exit(problems.length === 0 ? 0 : 1);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) main();
