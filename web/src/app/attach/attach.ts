/**
 * Makes the Keras code of a page live: `<script data-attach>`. Here it is only found, by words; the reader, which knows, comes when the browser has nothing better to
 * do and a reader is near such a block. A page without one fetches nothing more.
 */
import { blocksOf, type PostBlock } from "./blocks.ts";

const recurrent = /\b(?:SimpleRNN|LSTM|GRU|RNN|ConvLSTM[123]D|CuDNNLSTM|CuDNNGRU|Bidirectional)(?:Cell)?\s*\(/;
/** Milliseconds after which the reader comes even to a busy page. */
const patience = 3000;

type Define = () => Promise<unknown>;
type ReadPost = () => Promise<typeof import("./read_post.ts")>;

/** `define` brings the element, `reader` what knows. They are handed in, so that the build adds nothing to this part. */
export function attach(define: Define, reader: ReadPost): void {
  const start = () => begin(define, reader);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
}

function begin(define: Define, reader: ReadPost): void {
  if (document.querySelector("rnn-playground") !== null) void define();
  const blocks = blocksOf(document);
  const promising = blocks.filter(({ code, text }) => code && recurrent.test(text));
  if (promising.length === 0) return;
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      whenIdle(() => void readAll(blocks, promising, define, reader));
    },
    { rootMargin: "800px" },
  );
  for (const { pre } of promising) observer.observe(pre);
}

/** Where a part cannot be had the post stays as it was written. */
async function readAll(
  blocks: readonly PostBlock[],
  promising: readonly PostBlock[],
  define: Define,
  reader: ReadPost,
): Promise<void> {
  try {
    const [{ offerAll }] = await Promise.all([reader(), define()]);
    await offerAll(blocks, promising);
  } catch {
    // Nothing is missing that was there before.
  }
}

function whenIdle(deed: () => void): void {
  if (typeof requestIdleCallback === "function") requestIdleCallback(deed, { timeout: patience });
  else setTimeout(deed, 300);
}
