/** A file of ours that is dropped on the page, as the link that says the same. */
import { pack } from "../files/link_text.ts";
import { fragmentOf } from "../state/link/address.ts";
import { readFile } from "../state/link/file.ts";
import { writeContent } from "../state/link/link.ts";
import { migrated } from "../state/link/migrations.ts";

/** Bytes of a file that are read at all: four for each of its characters. */
const longestFile = 16_000_000;

/** null if it is none of ours. */
export async function linkOfFile(file: File): Promise<string | null> {
  const read = file.size > longestFile ? null : readFile(await file.text());
  return read === null ? null : `#${fragmentOf(pack(writeContent(migrated(read.content, read.version))))}`;
}
