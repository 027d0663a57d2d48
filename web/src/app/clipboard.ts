/** Copying, and saying for a moment that it was done. */
import type { ReactiveControllerHost } from "lit";

/** Copies text; false where the browser refuses (a frame without permission), so that the page can say so. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

export class Copier {
  readonly #host: Pick<ReactiveControllerHost, "requestUpdate">;
  #copied = false;

  constructor(host: Pick<ReactiveControllerHost, "requestUpdate">) {
    this.#host = host;
  }

  /** A moment ago. */
  get copied(): boolean {
    return this.#copied;
  }

  async copy(text: string): Promise<void> {
    this.#say(await copyText(text));
    setTimeout(() => this.#say(false), 2000);
  }

  #say(copied: boolean): void {
    this.#copied = copied;
    this.#host.requestUpdate();
  }
}
