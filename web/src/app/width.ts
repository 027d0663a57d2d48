/** Whether the element is too narrow for two columns: its own width counts, not the window's. */
import type { ReactiveController, ReactiveControllerHost } from "lit";

const twoColumns = 900;

export class WidthWatch implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  #observer: ResizeObserver | null = null;
  #narrow = false;

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  get narrow(): boolean {
    return this.#narrow;
  }

  hostConnected(): void {
    this.#measure(this.#host.getBoundingClientRect().width);
    this.#observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) this.#measure(entry.contentRect.width);
    });
    this.#observer.observe(this.#host);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#observer = null;
  }

  #measure(width: number): void {
    const narrow = width > 0 && width < twoColumns;
    if (narrow === this.#narrow) return;
    this.#narrow = narrow;
    this.#host.requestUpdate();
  }
}
