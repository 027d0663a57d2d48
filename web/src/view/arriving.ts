/** A view that is a part of its own: fetched when a picture first needs it, drawn as soon as it is there. */
import { AsyncDirective } from "lit/async-directive.js";
import { directive } from "lit/directive.js";

type Load = () => Promise<unknown>;
type Draw = (part: unknown) => unknown;

class Arriving extends AsyncDirective {
  private there: unknown = null;
  private draw: Draw | null = null;

  override render(load: Load, draw: Draw, meanwhile: unknown, failed: unknown): unknown {
    this.draw = draw;
    if (this.there !== null) return draw(this.there);
    load().then(
      (part) => {
        this.there = part;
        this.setValue(this.draw?.(part));
      },
      () => this.setValue(failed),
    );
    return meanwhile;
  }
}

const arrivingPart = directive(Arriving);

/** `meanwhile`: what keeps its place; `failed`: says that it did not come. The next drawing asks again. */
export function arriving<Part>(
  load: () => Promise<Part>,
  draw: (part: Part) => unknown,
  meanwhile: unknown,
  failed: unknown,
): unknown {
  return arrivingPart(load, draw as Draw, meanwhile, failed);
}
