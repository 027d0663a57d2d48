/**
 * Style sheets are put together and made small when the page is built: the element and each of its later parts get one sheet, and the literals that
 * these are made of stay out of the page.
 */
import type { CSSResultGroup } from "lit";
import { type Plugin, runnerImport } from "vite";

type Sheets = Readonly<Record<string, CSSResultGroup>>;

function textOf(results: CSSResultGroup): string {
  return Array.isArray(results) ? results.map(textOf).join("\n") : String(results);
}

/** Without comments and without the white space that means nothing. Our sheets have no text in which more than one space stands. */
export function minified(css: string): string {
  return css
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/\s+/g, " ")
    .replace(/ ?([{};,>]) ?/g, "$1")
    .replace(/: /g, ":")
    .replace(/;}/g, "}")
    .trim();
}

export const builtSheets: Plugin = {
  name: "built-sheets",
  load: {
    filter: { id: /\/src\/app\/(panels\/)?(\w+_)?styles\.ts$/ },
    async handler(id) {
      const { module, dependencies } = await runnerImport<Sheets>(id, { configFile: false });
      for (const file of dependencies) this.addWatchFile(file);
      const sheets = Object.entries(module).map(
        ([name, results]) => `export const ${name} = unsafeCSS(${JSON.stringify(minified(textOf(results)))});`,
      );
      return `import { unsafeCSS } from "lit";\n${sheets.join("\n")}`;
    },
  },
  transform: {
    filter: { id: /\/src\/view\/.+\.ts$/, code: /= css`/ },
    handler(code) {
      let rest = code;
      for (const statement of this.parse(code).body.toReversed()) {
        const declared = statement.type === "ExportNamedDeclaration" ? statement.declaration : null;
        if (declared?.type !== "VariableDeclaration") continue;
        for (const { init } of declared.declarations) {
          const literal =
            init?.type === "TaggedTemplateExpression" && init.tag.type === "Identifier" && init.tag.name === "css";
          if (literal) rest = `${rest.slice(0, init.start)}null${rest.slice(init.end)}`;
        }
      }
      return { code: rest, map: null };
    },
  },
};
