/** What the sliders over time have in common: keys, dragging, and the marks along the rail. */
import { nothing, svg } from "lit";

/** More marks than this would be a grey bar. */
const mostMarks = 64;
const mostLongMarks = 32;

/** `keys`: where each of them leads. */
export function sliderKey(
  event: KeyboardEvent,
  keys: Readonly<Record<string, number>>,
  seek: (to: number) => void,
): void {
  const to = keys[event.key];
  if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  event.stopPropagation();
  seek(to);
}

/** `seek` is told how far from the left the pointer is, as a share of the rail. */
export function sliderDrag(down: PointerEvent, seek: (share: number) => void): void {
  if (down.button !== 0) return;
  const slider = down.currentTarget as HTMLElement;
  const box = slider.getBoundingClientRect();
  const follow = (event: PointerEvent) => seek((event.clientX - box.left) / box.width);
  slider.setPointerCapture(down.pointerId);
  slider.addEventListener("pointermove", follow);
  slider.addEventListener("lostpointercapture", () => slider.removeEventListener("pointermove", follow), {
    once: true,
  });
  follow(down);
}

/** Short ones for `ticks` positions, long ones at `starts`. `at`: how far from the left a position is, in percent. */
export function sliderMarks(ticks: number, starts: readonly number[], at: (position: number) => number) {
  const every = Math.max(1, Math.ceil(starts.length / mostLongMarks));
  const line = (name: string, position: number, inset: number) =>
    svg`<line class=${name} x1=${`${at(position)}%`} x2=${`${at(position)}%`} y1=${inset} y2=${20 - inset}></line>`;
  const short = ticks > mostMarks ? nothing : Array.from({ length: ticks }, (_, index) => line("short", index, 6));
  const long = starts.filter((_, index) => index % every === 0).map((start) => line("long", start, 2));
  return svg`${short}${long}`;
}
