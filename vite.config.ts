/**
 * What is built from web/, one `vite build --mode NAME` each: the page, the npm library, the script for blogs, the single file, the gallery of pictures. All are ES2022 and make no
 * request beyond their own folder. Workers are classic scripts, because module workers do not start from file:// in Chromium.
 */
import { resolve } from "node:path";
import { defineConfig, type UserConfig } from "vite";
import { viteSingleFile } from "vite-plugin-singlefile";
import { anyScript } from "./web/vite/any_script.ts";
import { builtSheets } from "./web/vite/built_sheets.ts";
import { framedPage } from "./web/vite/framed_page.ts";
import { offline, offlineWorker } from "./web/vite/offline.ts";
import { packedWasm } from "./web/vite/packed_wasm.ts";
import { plainImports } from "./web/vite/plain_imports.ts";
import { secondPass } from "./web/vite/second_pass.ts";
import { coreInHalves, coreInOnePiece } from "./web/vite/split_wasm.ts";
import { wholeEntry } from "./web/vite/whole_entry.ts";

const source = (file: string): string => resolve(import.meta.dirname, "web", file);

const BUILDS: Readonly<Record<string, UserConfig>> = {
  site: {
    plugins: [coreInHalves, secondPass, framedPage, offline, offlineWorker],
    build: {
      outDir: "../dist/site",
      rolldownOptions: {
        input: {
          index: source("index.html"),
          frame: source("src/frame.ts"),
          offline: source("src/offline.ts"),
          dropping: source("src/dropping.ts"),
        },
        output: {
          entryFileNames: ({ name }) => (name === "offline" ? "offline.js" : "assets/[name]-[hash].js"),
          codeSplitting: { groups: [{ name: wholeEntry(source("src/site.ts"), "index"), debugName: "index" }] },
        },
      },
    },
  },
  library: {
    plugins: [coreInOnePiece, packedWasm],
    build: {
      outDir: "../dist",
      emptyOutDir: false,
      copyPublicDir: false,
      lib: {
        entry: { index: source("src/index.ts"), element: source("src/element.ts"), core: source("src/core.ts") },
        formats: ["es"],
      },
      rolldownOptions: {
        output: { entryFileNames: "[name]/index.js", chunkFileNames: "chunks/[name]-[hash].js" },
      },
    },
  },
  embed: {
    plugins: [coreInHalves, packedWasm, secondPass, anyScript],
    build: {
      outDir: "../dist/embed",
      copyPublicDir: false,
      assetsInlineLimit: () => true,
      rolldownOptions: {
        input: { "rnn-playground": source("src/embed.ts"), element: source("src/define.ts") },
        preserveEntrySignatures: "strict",
        output: {
          entryFileNames: ({ name }) => (name === "rnn-playground" ? "[name].js" : "[name]-[hash].js"),
          chunkFileNames: "[name]-[hash].js",
          codeSplitting: { groups: [{ name: wholeEntry(source("src/define.ts"), "element"), debugName: "element" }] },
        },
      },
    },
  },
  single: {
    plugins: [coreInOnePiece, packedWasm, viteSingleFile({ removeViteModuleLoader: true })],
    build: {
      outDir: "../build/single",
      assetsInlineLimit: () => true,
      rolldownOptions: { output: { codeSplitting: false } },
    },
  },
  gallery: { root: "web/gallery", build: { outDir: "../../build/gallery" } },
};

/** The package names its CommonJS file first, which would bring all of it, and what it takes to call it. */
const asModules = { alias: { "ml-matrix": resolve(import.meta.dirname, "node_modules/ml-matrix/src/index.js") } };

/** The library is the only one that may find itself in Node: elsewhere reading files is left out. */
const inBrowsersOnly = { "typeof process": '"undefined"' };

export default defineConfig(({ mode }) => {
  const chosen = BUILDS[mode] ?? {};
  return {
    root: "web",
    base: "./",
    resolve: asModules,
    define: mode === "library" ? {} : inBrowsersOnly,
    worker: { format: "iife" },
    ...chosen,
    plugins: [plainImports, builtSheets, ...(chosen.plugins ?? [coreInOnePiece])],
    build: {
      target: "es2022",
      emptyOutDir: true,
      modulePreload: false,
      reportCompressedSize: false,
      ...chosen.build,
    },
  };
});
