/** Vite wraps each dynamic import so that style sheets come along. Ours have none, because all styles are in the shadow root: so theirs stay plain imports. */
import type { Plugin } from "vite";

export const plainImports: Plugin = {
  name: "plain-imports",
  enforce: "pre",
  load: {
    filter: { id: /^\0vite\/preload-helper\.js$/ },
    handler: () => "export const __vitePreload = (load) => load();",
  },
};
