/** The engine that all elements of a page share; it keeps nothing between calls. Here with the half of the core that the first picture needs. */
import first_wasm from "#rnn-wasm/rnn_first.wasm?url";
import type { Result } from "../types/core.ts";
import type { LoadedEngine } from "./engine.ts";
import { loadFrom } from "./load_from.ts";

function once(load: () => Promise<Result<LoadedEngine>>): () => Promise<Result<LoadedEngine>> {
  let pending: Promise<Result<LoadedEngine>> | undefined;
  return async () => {
    pending ??= load();
    const result = await pending;
    if (!result.ok) pending = undefined;
    return result;
  };
}

/** After a failure the next call tries again. */
export const sharedEngine = once(() => loadFrom({}, first_wasm));
