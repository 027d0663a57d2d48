/** A script that carries the module in itself carries it compressed: written as text, it no longer compresses well on its way. engine/source.ts unpacks it. */
import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import type { Plugin } from "vite";

export const packedWasm: Plugin = {
  name: "packed-wasm",
  enforce: "pre",
  load: {
    filter: { id: /\.wasm\?url$/ },
    async handler(id) {
      const file = id.slice(0, -"?url".length);
      this.addWatchFile(file);
      const packed = gzipSync(await readFile(file), { level: 9 });
      return `export default "data:application/gzip;base64,${packed.toString("base64")}";`;
    },
  },
};
