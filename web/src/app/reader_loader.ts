/**
 * Brings the reader: at once where the text on the screen needs it or the learner is about to change the text, else when the browser has nothing better to do.
 * The first picture does not wait for it: its text was read when the page was built.
 */
import type { LitElement, ReactiveController } from "lit";
import type { Reader } from "../state/derive.ts";
import { sharedLoad } from "./shared_load.ts";

const sharedReader = sharedLoad(async () => (await import("./keras_reader.ts")).reader);

/** Milliseconds after which the reader comes even to a busy page. */
const patience = 3000;

export class ReaderLoader implements ReactiveController {
  readonly #sentences: () => Promise<void>;
  readonly #onReader: () => void;
  readonly #host: LitElement;
  #reader: Reader | null = null;
  #state: "unasked" | "loading" | "loaded" | "failed" = "unasked";
  #cancel: (() => void) | null = null;

  /** `sentences`: brings what the reader's answers are told with. */
  constructor(host: LitElement, sentences: () => Promise<void>, onReader: () => void) {
    this.#host = host;
    this.#sentences = sentences;
    this.#onReader = onReader;
    host.addController(this);
  }

  get reader(): Reader | null {
    return this.#reader;
  }

  get failed(): boolean {
    return this.#state === "failed";
  }

  hostDisconnected(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  /** Tries again after a failure. */
  async now(): Promise<void> {
    if (this.#state === "loading" || this.#state === "loaded") return;
    this.#state = "loading";
    try {
      const [reader] = await Promise.all([sharedReader(), this.#sentences()]);
      this.#reader = reader;
      this.#state = "loaded";
      this.#onReader();
    } catch {
      this.#state = "failed";
      this.#host.requestUpdate();
    }
  }

  whenIdle(): void {
    if (this.#state !== "unasked" || this.#cancel !== null) return;
    const load = () => void this.now();
    // Safari has no idle callback.
    if (typeof requestIdleCallback === "function") {
      const handle = requestIdleCallback(load, { timeout: patience });
      this.#cancel = () => cancelIdleCallback(handle);
    } else {
      const handle = setTimeout(load, 300);
      this.#cancel = () => clearTimeout(handle);
    }
  }
}
