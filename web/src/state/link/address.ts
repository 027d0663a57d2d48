/**
 * The fragment of an address: `#v1=…`, where 1 is the version of what follows. Other parts of a fragment, split by "&", say how an embedded page looks.
 */

/** Raised when a link of before would be read as something else; versions.ts then says how it was meant. */
export const version = 1;

export interface LinkPart {
  readonly version: number;
  readonly packed: string;
}

export function fragmentOf(packed: string): string {
  return `v${version}=${packed}`;
}

/** Of a fragment or a whole address; null if it holds no link. */
export function linkPartOf(address: string): LinkPart | null {
  const fragment = address.slice(address.indexOf("#") + 1);
  for (const part of fragment.split("&")) {
    const [, number, packed] = /^v(\d{1,4})=(.*)$/s.exec(part) ?? [];
    if (number !== undefined && packed !== undefined) return { version: Number(number), packed };
  }
  return null;
}
