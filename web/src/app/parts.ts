/** The parts of the page that are loaded by themselves, one loading each for all elements. */
import { sharedLoad } from "./shared_load.ts";

export const sharedReader = sharedLoad(async () => (await import("./keras_reader.ts")).reader);

export const sharedLater = sharedLoad(() => import("./later.ts"));

export type Later = Awaited<ReturnType<typeof sharedLater>>;

export const sharedSharing = sharedLoad(() => import("./sharing.ts"));
