/**
 * Makes every number of a figure touchable: pointer, keyboard and drag, by one set of listeners on the figure. Cells carry `data-touch`
 * (and the class "editable"); the figure is one tab stop, and arrow keys move between its cells as they stand on the screen.
 */
import { type ElementPart, nothing } from "lit";
import { Directive, directive } from "lit/directive.js";
import type { Emit, Scene, Touch } from "../types/scene.ts";
import { touchKey, touchOfKey } from "./number_address.ts";
import { startDrag } from "./number_drag.ts";

type Cell = HTMLElement | SVGElement;
/**
 * In a panel that is a part by itself nothing is typed. "below": it stands below what a touch changes the height of, so that a pointer that only
 * passes over it must not touch: the number would move away from under it.
 */
export type FigurePlace = "time" | "cell" | "inputs" | "panel" | "below";

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

class Touchable extends Directive {
  private figure: Element | null = null;
  private scene: Scene | null = null;
  private emit: Emit = () => undefined;
  private place: FigurePlace = "time";
  private stop: Cell | null = null;

  override render(_scene: Scene, _emit: Emit, _place: FigurePlace) {
    return nothing;
  }

  override update(part: ElementPart, [scene, emit, place]: [Scene, Emit, FigurePlace]) {
    const was = this.scene?.editing?.place;
    const typed = scene.editing === null && (was === place || (was === "line" && place === "cell"));
    Object.assign(this, { scene, emit, place });
    if (this.figure === null) this.listen(part.element);
    queueMicrotask(() => {
      this.keepTabStop();
      // Typing has ended: the keyboard goes on from the cell that was typed in.
      if (typed) this.stop?.focus();
    });
    return nothing;
  }

  private listen(figure: Element): void {
    this.figure = figure;
    const on = <Name extends keyof HTMLElementEventMap>(name: Name, act: (event: HTMLElementEventMap[Name]) => void) =>
      figure.addEventListener(name, act as EventListener);
    on(
      "pointerover",
      (event) =>
        event.pointerType === "mouse" && event.buttons === 0 && this.place !== "below" && this.hover(touchAt(event)),
    );
    on("pointerleave", (event) => event.pointerType === "mouse" && this.hover(null));
    on("focusin", (event) => this.focused(cellAt(event)));
    on("focusout", (event) => cellAt(event) && this.hover(null));
    on("click", (event) => this.pin(touchAt(event)));
    on("dblclick", (event) => this.type(event));
    on("keydown", (event) => this.key(event));
    on("pointerdown", (event) => this.drag(event));
  }

  private hover(touch: Touch | null): void {
    const current = this.scene?.touch ?? null;
    if (touch === null ? current === null : current !== null && touchKey(current) === touchKey(touch)) return;
    this.emit({ type: "touch", touch, pin: false });
  }

  private pin(touch: Touch | null): void {
    if (touch === null) return;
    const pinned = this.scene?.pinned ?? null;
    const again = pinned !== null && touchKey(pinned) === touchKey(touch);
    this.emit({ type: "touch", touch: again ? null : touch, pin: true });
  }

  private focused(cell: Cell | null): void {
    if (cell === null) return;
    this.stop?.setAttribute("tabindex", "-1");
    this.stop = cell;
    cell.setAttribute("tabindex", "0");
    if (cell.matches(":focus-visible")) this.hover(touchOf(cell));
  }

  private type(event: Event): boolean {
    const cell = cellAt(event);
    const touch = cell && touchOf(cell);
    if (!touch || !cell.classList.contains("editable")) return false;
    event.preventDefault();
    // The vector beside a matrix is a copy; what it stands for is typed in the line below.
    const place =
      cell.classList.contains("vector") || this.place === "panel" || this.place === "below" ? "line" : this.place;
    this.emit({ type: "touch", touch, pin: true });
    this.emit({ type: "editing", editing: { touch, place } });
    return true;
  }

  private key(event: KeyboardEvent): void {
    const cell = cellAt(event);
    if (cell === null || event.target !== cell || event.altKey || event.ctrlKey || event.metaKey) return;
    const arrow = arrows[event.key];
    if (arrow) neighbour(this.cells(), cell, arrow)?.focus();
    else if (event.key === "Enter" && this.type(event)) return;
    else if (event.key === "Enter" || event.key === " ") this.pin(touchOf(cell));
    else if (event.key === "Escape" && this.scene?.pinned) this.emit({ type: "touch", touch: null, pin: true });
    else return;
    // Arrow keys that move between numbers must not also step through time.
    event.preventDefault();
    event.stopPropagation();
  }

  private drag(event: PointerEvent): void {
    const cell = cellAt(event);
    const touch = cell && touchOf(cell);
    if (!touch || !cell.classList.contains("editable") || this.scene === null) return;
    // A finger scrolls, except on the number it has already chosen.
    if (event.pointerType === "touch" && !cell.classList.contains("touched")) return;
    startDrag(event, cell, this.scene, touch, this.emit);
  }

  private cells(): readonly Cell[] {
    return [...(this.figure?.querySelectorAll<Cell>("[data-touch]") ?? [])];
  }

  private keepTabStop(): void {
    if (this.stop !== null && this.figure?.contains(this.stop) && this.stop.hasAttribute("data-touch")) return;
    this.stop = this.figure?.querySelector<Cell>("[data-touch]") ?? null;
    this.stop?.setAttribute("tabindex", "0");
  }
}

/** On the element that holds the cells of one figure. */
export const touchable = directive(Touchable);

function cellAt(event: Event): Cell | null {
  return event.target instanceof Element ? event.target.closest<Cell>("[data-touch]") : null;
}

function touchOf(cell: Cell): Touch | null {
  return touchOfKey(cell.dataset["touch"] ?? "");
}

function touchAt(event: Event): Touch | null {
  const cell = cellAt(event);
  return cell && touchOf(cell);
}

/** The nearest cell in a direction; sideways distance counts more than the way itself, so that rows and columns are kept. */
function neighbour(cells: readonly Cell[], from: Cell, [dx, dy]: readonly [number, number]): Cell | null {
  const origin = center(from);
  let best: Cell | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const cell of cells) {
    if (cell === from) continue;
    const to = center(cell);
    const along = (to.x - origin.x) * dx + (to.y - origin.y) * dy;
    const aside = Math.abs((to.x - origin.x) * dy) + Math.abs((to.y - origin.y) * dx);
    if (along < 1) continue;
    const distance = along + 3 * aside;
    if (distance < least) [best, least] = [cell, distance];
  }
  return best;
}

function center(cell: Cell): { readonly x: number; readonly y: number } {
  const box = cell.getBoundingClientRect();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
