/** What turns models into numbers, once the core has come. It keeps nothing between calls, so all elements share it. */
import { sharedEngine } from "../engine/shared.ts";
import { shownAt } from "../keras/shown_at.ts";
import type { Tools } from "../state/derive.ts";
import type { WithEdits } from "../state/run_model.ts";
import type { Result } from "../types/core.ts";
import { knownReading } from "./examples/known.ts";

/** `withEdits`: what there is of it when it is asked for. */
export async function loadTools(withEdits: () => WithEdits | null): Promise<Result<Tools>> {
  const loaded = await sharedEngine();
  if (!loaded.ok) return loaded;
  const engine = loaded.value;
  return {
    ok: true,
    value: {
      engine,
      get catalog() {
        return engine.catalog();
      },
      known: knownReading,
      shownAt,
      get withEdits() {
        return withEdits();
      },
    },
  };
}
