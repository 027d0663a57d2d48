/** The clock of the way back: while it plays, one step after another. It ends with the element that it is on. */
import { type ElementPart, nothing } from "lit";
import { AsyncDirective } from "lit/async-directive.js";
import { directive } from "lit/directive.js";

class Clock extends AsyncDirective {
  private timer: ReturnType<typeof setTimeout> | null = null;
  private tick: () => void = () => undefined;

  override render(_playing: boolean, _speed: number, _tick: () => void) {
    return nothing;
  }

  override update(_part: ElementPart, [playing, speed, tick]: [boolean, number, () => void]) {
    this.tick = tick;
    if (!playing) this.stop();
    else
      this.timer ??= setTimeout(() => {
        this.timer = null;
        this.tick();
      }, 1000 / speed);
    return nothing;
  }

  override disconnected(): void {
    this.stop();
  }

  private stop(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }
}

export const clock = directive(Clock);
