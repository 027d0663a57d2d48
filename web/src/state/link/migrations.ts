/** What links of earlier versions say, in the words of today's. Every version ever written has its step here, and its links in tests/web/state/links/. */
import { version } from "./address.ts";
import type { LinkContent } from "./link.ts";

type Migration = (content: LinkContent) => LinkContent;

/** At index n: from version n + 1 to n + 2. */
const steps: readonly Migration[] = [];

/** Links of a later version are read as if they were of this one: what is unknown in them is refused by name. */
export function migrated(content: LinkContent, from: number): LinkContent {
  return steps.slice(Math.max(0, from - 1), version - 1).reduce((result, step) => step(result), content);
}
