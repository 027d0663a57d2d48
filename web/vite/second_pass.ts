/** What everyone waits for is made smaller once more: another minifier finds what the first one leaves. The parts that come later are not worth its time. */
import { minify } from "terser";
import type { Plugin } from "vite";

export const secondPass: Plugin = {
  name: "second-pass",
  generateBundle: {
    async handler(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== "chunk" || !(chunk.isEntry || chunk.name === "element" || chunk.name === "index")) continue;
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
