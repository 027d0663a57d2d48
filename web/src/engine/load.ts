/** Loading the core: once for all elements of a page, or once per call for those who bring their own bytes. */
import built_wasm from "#rnn-wasm/rnn.wasm?url";
import type { Result } from "../types/core.ts";
import { createEngine, type LoadedEngine } from "./engine.ts";
import { engineError } from "./module.ts";
import { type EngineSource, loadModule } from "./source.ts";

/** Never rejects: a core that does not load is something the page has to show. */
export async function loadEngine(source: EngineSource = {}): Promise<Result<LoadedEngine>> {
  const loaded = await loadModule(source, built_wasm);
  if (!loaded.ok) return loaded;
  try {
    return { ok: true, value: createEngine(loaded.value) };
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    return { ok: false, error: engineError("wasm_unsupported", "This browser cannot run the core", { reason }) };
  }
}

function once(load: () => Promise<Result<LoadedEngine>>): () => Promise<Result<LoadedEngine>> {
  let pending: Promise<Result<LoadedEngine>> | undefined;
  return async () => {
    pending ??= load();
    const result = await pending;
    if (!result.ok) pending = undefined;
    return result;
  };
}

/** The engine that all elements of a page share; it keeps nothing between calls. After a failure the next call tries again. */
export const sharedEngine = once(() => loadEngine());
