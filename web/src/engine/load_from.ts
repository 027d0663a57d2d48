/** From where a module comes to an engine that runs it. */
import type { Result } from "../types/core.ts";
import { createEngine, type LoadedEngine } from "./engine.ts";
import { engineError } from "./module.ts";
import { type EngineSource, loadModule } from "./source.ts";

/** Never rejects: a core that does not load is something the page has to show. */
export async function loadFrom(source: EngineSource, built: string): Promise<Result<LoadedEngine>> {
  const loaded = await loadModule(source, built);
  if (!loaded.ok) return loaded;
  try {
    return { ok: true, value: createEngine(loaded.value) };
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    return { ok: false, error: engineError("wasm_unsupported", "This browser cannot run the core", { reason }) };
  }
}
