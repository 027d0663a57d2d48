/** What turns text into numbers, once the core has come. The reader is pure, and the core keeps nothing between calls, so all elements share them. */
import { sharedEngine } from "../engine/load.ts";
import { placeError } from "../keras/doctor.ts";
import { shownAt } from "../keras/place.ts";
import { read } from "../keras/read.ts";
import type { Tools } from "../state/derive.ts";
import type { Result } from "../types/core.ts";

export async function loadTools(): Promise<Result<Tools>> {
  const loaded = await sharedEngine();
  if (!loaded.ok) return loaded;
  const engine = loaded.value;
  return {
    ok: true,
    value: {
      engine,
      catalog: engine.catalog(),
      read: (code, catalog, dialect) => read(code, catalog, { dialect }),
      shownAt,
      placeError: (error, model, reading) => placeError(reading, model, error),
    },
  };
}
