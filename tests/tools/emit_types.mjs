/** dist/types: the declarations of the library, as TypeScript writes them, less those that no public one needs. */
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

const OUT = "dist/types";
const ENTRIES = ["index", "element", "core"];

function emit() {
  const config = "build/tsconfig.types.json";
  const compilerOptions = {
    noEmit: false,
    declaration: true,
    emitDeclarationOnly: true,
    rootDir: "../web/src",
    outDir: `../${OUT}`,
    types: ["node", "vite/client"],
  };
  const files = ENTRIES.map((entry) => `../web/src/${entry}.ts`);
  writeFileSync(config, JSON.stringify({ extends: "../tsconfig.json", compilerOptions, files, include: [] }));
  execFileSync("node_modules/.bin/tsc", ["-p", config], { stdio: "inherit" });
}

/** Adds the declaration `path` and all it names to `found`, each with its text as published: `.js` where the source says `.ts`. */
function collect(path, found = new Map()) {
  if (found.has(path)) return found;
  const references = [];
  const text = readFileSync(path, "utf8").replace(
    /((?:from|import\()\s*["'])([^"']+)(["'])/g,
    (all, before, name, after) => {
      if (name.startsWith("#")) throw new Error(`${path}: a public type needs ${name}, which is not published`);
      if (!name.startsWith(".")) return all;
      references.push(normalize(join(dirname(path), name.replace(/\.ts$/, ".d.ts"))));
      return before + name.replace(/\.ts$/, ".js") + after;
    },
  );
  found.set(path, text);
  for (const reference of references) collect(reference, found);
  return found;
}

rmSync(OUT, { recursive: true, force: true });
emit();
const needed = new Map();
for (const entry of ENTRIES) collect(join(OUT, `${entry}.d.ts`), needed);
for (const name of readdirSync(OUT, { recursive: true })) {
  const path = join(OUT, name);
  if (path.endsWith(".d.ts") && !needed.has(path)) rmSync(path);
}
for (const [path, text] of needed) writeFileSync(path, text);
