/** The parts of the page that are loaded by themselves, one loading each for all elements. */
import { sharedLoad } from "./shared_load.ts";

export const sharedReader = sharedLoad(async () => (await import("./keras_reader.ts")).reader);

/** What makes numbers of a learner's own inputs; needed where there are some. */
export const sharedSources = sharedLoad(async () => (await import("../state/input_sources.ts")).sourcedInputs);

/** With the rest of the core: whatever the page is asked, it can answer. */
export const sharedLater = sharedLoad(async () => {
  const core = import("../engine/complete.ts").then(({ completeEngine }) => completeEngine());
  const [later] = await Promise.all([import("./later.ts"), core]);
  return later;
});

export type Later = Awaited<ReturnType<typeof sharedLater>>;

export const sharedSharing = sharedLoad(() => import("./sharing.ts"));
