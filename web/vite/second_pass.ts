/** What everyone fetches is made smaller once more: another minifier finds what the first one leaves. The parts that come when they are wanted are not worth its time. */
import { minify } from "terser";
import type { Plugin } from "vite";

/** Chunks that every page fetches, beside its entry; `dist` is the parser below the grammar. */
const everyones: readonly string[] = ["element", "index", "later", "keras_reader", "dist"];

export const secondPass: Plugin = {
  name: "second-pass",
  generateBundle: {
    async handler(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== "chunk" || !(chunk.isEntry || everyones.includes(chunk.name))) continue;
        const { code } = await minify(chunk.code, {
          module: true,
          ecma: 2020,
          compress: { passes: 3, hoist_funs: true },
        });
        chunk.code = code ?? chunk.code;
      }
    },
  },
};
