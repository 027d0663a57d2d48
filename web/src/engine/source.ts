/** Where the wasm comes from, and why it does not when it does not: the page shows that reason with what to do about it. */
import type { Result } from "../types/core.ts";
import { engineError } from "./module.ts";

/** At most one of them; without any, the module that was built along with this code. */
export interface EngineSource {
  /** The module's bytes. */
  readonly wasmBinary?: ArrayBuffer | Uint8Array<ArrayBuffer>;
  /** Its address: http(s), `data:`, `blob:`, and in node also `file:`. */
  readonly wasmUrl?: string | URL;
}

type Loaded = Result<WebAssembly.Module>;

function failed(code: string, message: string, reason = ""): Loaded {
  return { ok: false, error: engineError(code, message, { reason }) };
}

function reasonOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

async function compile(bytes: BufferSource): Promise<Loaded> {
  try {
    return { ok: true, value: await WebAssembly.compile(bytes) };
  } catch (thrown) {
    const reason = reasonOf(thrown);
    // Chromium and Firefox both name the policy; Safari says "Refused to create a WebAssembly object".
    return /Content.Security.Policy|unsafe-eval|Refused|blocked by CSP/i.test(reason)
      ? failed("wasm_blocked", "This page's security policy forbids WebAssembly", reason)
      : failed("wasm_unsupported", "This browser cannot compile the core", reason);
  }
}

/** Decoded by hand: fetching a data: address needs a `connect-src` that strict pages do not give. */
async function decodeDataUrl(url: URL): Promise<Uint8Array<ArrayBuffer> | ArrayBuffer> {
  const comma = url.href.indexOf(",");
  const text = atob(decodeURIComponent(url.href.slice(comma + 1)));
  const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
  return url.pathname.startsWith("application/gzip") ? unpacked(bytes) : bytes;
}

function unpacked(bytes: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}

async function decode(url: URL): Promise<Loaded> {
  try {
    return await compile(await decodeDataUrl(url));
  } catch (thrown) {
    return failed("wasm_unsupported", "This browser cannot unpack the core", reasonOf(thrown));
  }
}

async function readFile(url: URL): Promise<Loaded> {
  // The specifier is computed so that bundlers for browsers do not try to resolve it.
  const module = ["node", "fs/promises"].join(":");
  try {
    const fs = (await import(/* @vite-ignore */ module)) as { readFile(path: URL): Promise<Uint8Array<ArrayBuffer>> };
    return await compile(await fs.readFile(url));
  } catch (thrown) {
    return failed("wasm_missing", "The core's file could not be read", reasonOf(thrown));
  }
}

async function download(url: URL): Promise<Loaded> {
  let response: Response;
  try {
    response = await fetch(url, { credentials: "same-origin" });
  } catch (thrown) {
    const offline = globalThis.navigator?.onLine === false;
    return offline
      ? failed("wasm_offline", "There is no connection to load the core", reasonOf(thrown))
      : failed("wasm_unreachable", "The core could not be loaded", reasonOf(thrown));
  }
  if (!response.ok)
    return failed("wasm_missing", "The core's file is not where it should be", `HTTP ${response.status}`);
  try {
    return await compile(await response.arrayBuffer());
  } catch (thrown) {
    return failed("wasm_unreachable", "The core could not be loaded", reasonOf(thrown));
  }
}

/** The compiled module of `source`, or else of `built`, the address that the build knows. */
export async function loadModule(source: EngineSource, built: string): Promise<Loaded> {
  if (typeof WebAssembly !== "object") return failed("wasm_unsupported", "This browser has no WebAssembly");
  if (source.wasmBinary !== undefined) return compile(source.wasmBinary);
  let url: URL;
  try {
    url = new URL(source.wasmUrl ?? built, import.meta.url);
  } catch (thrown) {
    return failed("wasm_missing", "The core's address is not an address", reasonOf(thrown));
  }
  if (url.protocol === "data:") return decode(url);
  const in_node = typeof process === "object" && process.versions?.node !== undefined;
  return url.protocol === "file:" && in_node ? readFile(url) : download(url);
}
