/** A number follows the pointer up and down: one undo step for the whole drag. The gesture's own state lives as long as the button is held. */
import type { Emit, Scene, Touch } from "../types/scene.ts";
import { editOf, valueAt } from "./number_address.ts";

/** Pixels before a press becomes a drag: below, it stays a click. */
const threshold = 4;
const unitsPerPixel = 0.01;

export function startDrag(
  down: PointerEvent,
  cell: HTMLElement | SVGElement,
  scene: Scene,
  touch: Touch,
  emit: Emit,
): void {
  const { computed, sample } = scene;
  const start = valueAt(computed, sample, touch);
  if (start === undefined || !Number.isFinite(start) || down.button !== 0) return;
  let dragging = false;
  let last = start;

  const move = (event: PointerEvent) => {
    const pixels = down.clientY - event.clientY;
    if (!dragging && Math.abs(pixels) < threshold) return;
    if (!dragging) {
      dragging = true;
      cell.setPointerCapture(down.pointerId);
      emit({ type: "touch", touch, pin: true });
    }
    event.preventDefault();
    const fine = event.shiftKey ? 0.1 : 1;
    last = round(start + pixels * unitsPerPixel * fine * Math.max(1, Math.abs(start)));
    send(true);
  };
  const end = (event: Event) => {
    cell.removeEventListener("pointermove", move as EventListener);
    for (const name of ends) cell.removeEventListener(name, end);
    if (!dragging) return;
    if (event.type === "pointercancel") last = start;
    send(false);
    // The click that ends a drag must not unpin the number.
    cell.addEventListener("click", (click) => click.stopPropagation(), { once: true, capture: true });
  };
  const send = (transient: boolean) => {
    const edit = editOf(computed, sample, touch, last);
    if (edit) emit({ type: "edit", edit, transient });
  };
  const ends = ["pointerup", "pointercancel", "lostpointercapture"];
  cell.addEventListener("pointermove", move as EventListener);
  for (const name of ends) cell.addEventListener(name, end);
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
