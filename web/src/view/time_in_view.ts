/** Keeps the lit column of a figure that is wider than its panel in sight. */
import { type ElementPart, nothing } from "lit";
import { Directive, directive } from "lit/directive.js";

class InView extends Directive {
  private shown: string | null = null;

  override render(_key: string) {
    return nothing;
  }

  /** `key` changes when there is something new to bring into view; a reader who scrolled away is otherwise left alone. */
  override update(part: ElementPart, [key]: [string]) {
    if (key !== this.shown) {
      const first = this.shown === null;
      this.shown = key;
      const scroller = part.element as HTMLElement;
      requestAnimationFrame(() => reveal(scroller, first));
    }
    return nothing;
  }
}

export const inView = directive(InView);

function reveal(scroller: HTMLElement, first: boolean): void {
  const lit = scroller.querySelector(".lit, tr.now")?.getBoundingClientRect();
  if (!lit || scroller.scrollWidth <= scroller.clientWidth) return;
  const frame = scroller.getBoundingClientRect();
  const margin = Math.min(64, frame.width / 8);
  const over =
    lit.left < frame.left + margin ? lit.left - frame.left - margin : Math.max(0, lit.right - frame.right + margin);
  const still = first || matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (over !== 0 && lit.width < frame.width) scroller.scrollBy({ left: over, behavior: still ? "instant" : "smooth" });
}
