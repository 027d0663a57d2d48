/** The core in one piece, for those who compute what they like from the start. */
import built_wasm from "#rnn-wasm/rnn.wasm?url";
import type { Result } from "../types/core.ts";
import type { LoadedEngine } from "./engine.ts";
import { loadFrom } from "./load_from.ts";
import type { EngineSource } from "./source.ts";

/** Never rejects. */
export function loadEngine(source: EngineSource = {}): Promise<Result<LoadedEngine>> {
  return loadFrom(source, built_wasm);
}
