/** A part of the page that is loaded by itself: at once where something waits for it, else when the browser has nothing better to do. */
import type { LitElement } from "lit";

/** Milliseconds after which a part comes even to a busy page. */
const patience = 3000;

export class PartLoader<Part> {
  readonly #host: LitElement;
  readonly #fetch: () => Promise<Part>;
  readonly #onArrival: () => void;
  #part: Part | null = null;
  #pending: Promise<Part> | null = null;
  #failed = false;

  constructor(host: LitElement, fetch: () => Promise<Part>, onArrival: () => void) {
    this.#host = host;
    this.#fetch = fetch;
    this.#onArrival = onArrival;
  }

  /** null until it is there. */
  get part(): Part | null {
    return this.#part;
  }

  get failed(): boolean {
    return this.#failed;
  }

  /** Rejects when the part cannot be had; the next call tries again. */
  load(): Promise<Part> {
    this.#pending ??= this.#arrive();
    return this.#pending;
  }

  /** For those who do not wait for it. */
  now(): void {
    this.load().catch(() => undefined);
  }

  /** Not for an element that has left the page meanwhile. */
  whenIdle(): void {
    const load = () => this.#host.isConnected && this.now();
    // Safari has no idle callback.
    if (typeof requestIdleCallback === "function") requestIdleCallback(load, { timeout: patience });
    else setTimeout(load, 300);
  }

  async #arrive(): Promise<Part> {
    this.#failed = false;
    try {
      const part = await this.#fetch();
      this.#part = part;
      this.#onArrival();
      return part;
    } catch (reason) {
      this.#pending = null;
      this.#failed = true;
      this.#host.requestUpdate();
      throw reason;
    }
  }
}
