/**
 * The script for blogs also runs as a classic one: where themes and builders write `<script src>` without a type. So it must not import but on demand; and a classic script of
 * another origin has no address of its own to import from, so it takes that of its tag.
 */
import type { Plugin } from "vite";

const address = "const s=document.currentScript,at=f=>import(s?new URL(f,s.src).href:f);";
/** Vite's wrappers around an import on demand, which would themselves have to be imported. */
const wrapped = [
  /[\w$]+\(\(\)=>(import\([^)]*\)(?:\.then\([\w$]+=>[\w$]+\.[\w$]+\))?),\[\],import\.meta\.url\)/g,
  /[\w$]+\(async\(\)=>\{(?:let|const)\{[^}]*\}=await\s?\(?(import\([^)]*\))\)?;return\{[^}]*\}\},\[\],import\.meta\.url\)/g,
];

export function forAnyScript(code: string): string {
  const alone = wrapped.reduce(
    (text, wrapper) => text.replace(wrapper, "$1"),
    code.replace(/^import\{[^}]*\}from["'][^"']+["'];/, ""),
  );
  const script = alone.replace(/import\((["'`]\.\/[^"'`]+["'`])\)/g, "at($1)");
  if (/\bimport\s*[.{"']|\bexport\b/.test(script)) throw new Error("the script for blogs would only run as a module");
  return `{${address}${script}}`;
}

export const anyScript: Plugin = {
  name: "any-script",
  generateBundle: {
    order: "post",
    handler(_, bundle) {
      const script = bundle["rnn-playground.js"];
      if (script?.type !== "chunk") return;
      for (const { fileName, ...chunk } of Object.values(bundle)) {
        // A file that only hands on to another is one more to wait for.
        const [, target] = (chunk.type === "chunk" && /^import\s*["']\.\/([^"']+)["'];?\s*$/.exec(chunk.code)) || [];
        if (target === undefined) continue;
        for (const other of Object.values(bundle)) {
          if (other.type === "chunk") other.code = other.code.replaceAll(fileName, target);
        }
        delete bundle[fileName];
      }
      script.code = forAnyScript(script.code);
    },
  },
};
