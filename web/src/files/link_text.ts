/**
 * A text made short enough for an address, and taken out of one again whatever has become of the address on its way. Deflated against words that both
 * sides know; a digest in front tells whether all of it arrived.
 */
import { deflateSync, Inflate } from "fflate";
import { wordsOfVersion1 } from "./link_words.ts";

/** Characters of an address that are looked at. */
export const longestPacked = 200_000;
/** Bytes that it may unpack to: more is a bomb, not a model. */
const longestText = 400_000;
/** Bytes unpacked at once, of which each may become a thousand. */
const slice = 256;
const digestBytes = 3;

const words = new TextEncoder().encode(wordsOfVersion1);

export interface Unpacked {
  readonly text: string;
  /** It is exactly what was packed. If not, `text` is what could be had: the beginning, as a rule. */
  readonly whole: boolean;
}

export function pack(text: string): string {
  const bytes = new TextEncoder().encode(text);
  const deflated = deflateSync(bytes, { level: 9, dictionary: words });
  const packed = new Uint8Array(digestBytes + deflated.length);
  packed.set(digestOf(bytes));
  packed.set(deflated, digestBytes);
  return base64url(packed);
}

/** Never throws. */
export function unpack(packed: string): Unpacked {
  const bytes = bytesOf(packed.slice(0, longestPacked));
  const inflated = inflate(bytes.subarray(digestBytes));
  const whole = digestOf(inflated).every((byte, index) => byte === bytes[index]);
  // A cut may have gone through a character.
  return { text: new TextDecoder().decode(inflated).replace(whole ? "" : /\uFFFD+$/, ""), whole };
}

/** What there is of it: all up to the first fault, or to the limit. */
function inflate(deflated: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  let length = 0;
  const stream = new Inflate({ dictionary: words }, (part) => {
    parts.push(part);
    length += part.length;
  });
  try {
    for (let at = 0; at < deflated.length && length <= longestText; at += slice) {
      stream.push(deflated.slice(at, at + slice), false);
    }
  } catch {
    // What came before the fault stays.
  }
  const bytes = new Uint8Array(Math.min(length, longestText));
  let at = 0;
  for (const part of parts) {
    bytes.set(part.subarray(0, bytes.length - at), at);
    at = Math.min(at + part.length, bytes.length);
  }
  return bytes;
}

/** FNV-1a, 24 bits of it: four characters that tell damage, not forgery. */
function digestOf(bytes: Uint8Array): Uint8Array {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return Uint8Array.of(hash, hash >>> 8, hash >>> 16);
}

function base64url(bytes: Uint8Array): string {
  const characters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(characters).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** Up to the first character that is none of base64url's. */
function bytesOf(text: string): Uint8Array {
  const [digits = ""] = /^[\w-]*/.exec(text) ?? [];
  // A single character at the end holds no byte.
  const full = digits.length % 4 === 1 ? digits.slice(0, -1) : digits;
  const characters = atob(full.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(characters, (character) => character.charCodeAt(0));
}
