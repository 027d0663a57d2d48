/** The other half of the core: all that the first picture does without. */
import rest_wasm from "#rnn-wasm/rnn_rest.wasm?url";
import { sharedEngine } from "./shared.ts";
import { loadModule } from "./source.ts";

/** From now on the shared engine can all that the core can. Rejects where it cannot be had; says nothing of a first half that is missing. */
export async function completeEngine(): Promise<void> {
  const [engine, rest] = await Promise.all([sharedEngine(), loadModule({}, rest_wasm)]);
  if (!engine.ok) return;
  if (!rest.ok) throw new Error(rest.error.message);
  engine.value.calls.complete(rest.value);
}
