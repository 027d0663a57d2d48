/**
 * What makes the page one that can be installed and works without a network: its worker with the list of all files, its manifest, its icons. The first load does without all of it: the
 * part that everyone fetches afterwards asks for `offline.js`, whose name stays, so that no other file changes with it; and for what takes a file that is dropped on the page.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Plugin } from "vite";
import { iconPng, iconSvg } from "./icon.ts";

const web = join(import.meta.dirname, "..");

const manifest = {
  name: "RNN Playground",
  short_name: "RNN",
  description:
    "Write Keras, and see the recurrent network inside it. · Keras 코드를 쓰면 그 안의 순환 신경망이 보입니다.",
  start_url: "./",
  scope: "./",
  display: "standalone",
  background_color: "#fdfcf8",
  theme_color: "#fdfcf8",
  icons: [
    { src: "icon.svg", sizes: "any", type: "image/svg+xml" },
    { src: "icon-192.png", sizes: "192x192", type: "image/png" },
    { src: "icon-512.png", sizes: "512x512", type: "image/png", purpose: "any maskable" },
  ],
};

export const offline: Plugin = {
  name: "offline",
  generateBundle: {
    order: "post",
    handler(_, bundle) {
      const later = Object.values(bundle).find((file) => file.type === "chunk" && file.name === "later");
      if (later?.type !== "chunk") throw new Error("no part of the page can ask for what works offline");
      const dropping = Object.values(bundle).find((file) => file.type === "chunk" && file.name === "dropping");
      const wanted = ["../offline.js", ...(dropping === undefined ? [] : [`./${basename(dropping.fileName)}`])];
      later.code += wanted.map((file) => `\nimport("${file}").catch(()=>{});`).join("");
      const add = (fileName: string, source: string | Uint8Array) => this.emitFile({ type: "asset", fileName, source });
      add("manifest.webmanifest", JSON.stringify(manifest));
      add("icon.svg", iconSvg());
      add("icon-192.png", iconPng(192));
      add("icon-512.png", iconPng(512));
    },
  },
};

/** After all others: it must know what there is. */
export const offlineWorker: Plugin = {
  name: "offline-worker",
  generateBundle: {
    order: "post",
    handler(_, bundle) {
      const digest = createHash("sha256");
      for (const [name, file] of Object.entries(bundle).sort(([a], [b]) => (a < b ? -1 : 1)))
        digest.update(name).update(file.type === "chunk" ? file.code : file.source);
      const files = ["./", ...Object.keys(bundle)];
      const source = readFileSync(join(web, "sw.js"), "utf8")
        .replace("VERSION", digest.digest("hex").slice(0, 16))
        .replace('["FILES"]', JSON.stringify(files));
      this.emitFile({ type: "asset", fileName: "sw.js", source });
    },
  },
};
