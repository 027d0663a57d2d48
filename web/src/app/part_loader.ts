/** A part of the page that is loaded by itself: at once where something waits for it, else when the browser has nothing better to do. */
import type { LitElement, ReactiveController } from "lit";

/** Milliseconds after which a part comes even to a busy page. */
const patience = 3000;

export class PartLoader<Part> implements ReactiveController {
  readonly #host: LitElement;
  readonly #fetch: () => Promise<Part>;
  readonly #onArrival: () => void;
  #part: Part | null = null;
  #pending: Promise<Part> | null = null;
  #failed = false;
  #cancel: (() => void) | null = null;

  constructor(host: LitElement, fetch: () => Promise<Part>, onArrival: () => void) {
    this.#host = host;
    this.#fetch = fetch;
    this.#onArrival = onArrival;
    host.addController(this);
  }

  /** null until it is there. */
  get part(): Part | null {
    return this.#part;
  }

  get failed(): boolean {
    return this.#failed;
  }

  hostDisconnected(): void {
    this.#cancel?.();
    this.#cancel = null;
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

  whenIdle(): void {
    if (this.#pending !== null || this.#cancel !== null) return;
    const load = () => this.now();
    // Safari has no idle callback.
    if (typeof requestIdleCallback === "function") {
      const handle = requestIdleCallback(load, { timeout: patience });
      this.#cancel = () => cancelIdleCallback(handle);
    } else {
      const handle = setTimeout(load, 300);
      this.#cancel = () => clearTimeout(handle);
    }
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
