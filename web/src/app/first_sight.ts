/** Nothing is fetched for an element that nobody has come near: until then the author's text stands in its place. */
import type { ReactiveController, ReactiveControllerHost } from "lit";

export class FirstSight implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #onSight: () => void;
  #observer: IntersectionObserver | null = null;
  #seen = false;

  constructor(host: ReactiveControllerHost & Element, onSight: () => void) {
    this.#host = host;
    this.#onSight = onSight;
    host.addController(this);
  }

  get seen(): boolean {
    return this.#seen;
  }

  hostConnected(): void {
    // What is on the screen from the start does not wait for the observer's next frame.
    if (this.#host.getBoundingClientRect().top < innerHeight) this.now();
    else {
      this.#observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && this.now(), {
        rootMargin: "400px",
      });
      this.#observer.observe(this.#host);
    }
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }

  now(): void {
    if (this.#seen) return;
    this.#seen = true;
    this.#observer?.disconnect();
    this.#onSight();
  }
}
