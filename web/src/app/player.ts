/** The clock of play: the one owner of time. It asks for one tick after another while the state says so. */
import type { ReactiveController, ReactiveControllerHost } from "lit";

export class Player implements ReactiveController {
  readonly #advance: () => void;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #playing = false;
  #speed = 1;

  constructor(host: ReactiveControllerHost, advance: () => void) {
    this.#advance = advance;
    host.addController(this);
  }

  /** `speed`: ticks per second. */
  follow(playing: boolean, speed: number): void {
    this.#playing = playing;
    this.#speed = speed;
    if (!playing) this.#stop();
    else if (this.#timer === null) this.#next();
  }

  hostConnected(): void {
    if (this.#playing && this.#timer === null) this.#next();
  }

  hostDisconnected(): void {
    this.#stop();
  }

  #next(): void {
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#advance();
      if (this.#playing && this.#timer === null) this.#next();
    }, 1000 / this.#speed);
  }

  #stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
