/** The page for frames is the page with another entry before it. As an entry of its own it would make the build put what both need into a further file, for which everyone would wait. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

export const framedPage: Plugin = {
  name: "framed-page",
  generateBundle: {
    order: "post",
    handler(_, bundle) {
      const page = bundle["index.html"];
      const script = /src="(\.\/[^"]+\.js)"/.exec(page?.type === "asset" ? String(page.source) : "")?.[1];
      const frame = Object.values(bundle).find((file) => file.type === "chunk" && file.name === "frame");
      if (script === undefined || frame === undefined) throw new Error("the page for frames has nothing to run");
      const source = readFileSync(join(import.meta.dirname, "../embed.html"), "utf8")
        .replace("frame.js", `./${frame.fileName}`)
        .replace("index.js", script);
      this.emitFile({ type: "asset", fileName: "embed.html", source });
    },
  },
};
