/** Draws of a large table only what is in view: on the element that scrolls, whatever the page around it does. */
import { type ElementPart, nothing, render, type TemplateResult } from "lit";
import { Directive, directive } from "lit/directive.js";

export interface TableSize {
  readonly rows: number;
  readonly columns: number;
  readonly rowHeight: number;
  readonly columnWidth: number;
}

/** Half open. */
export interface TableWindow {
  readonly rowBegin: number;
  readonly rowEnd: number;
  readonly columnBegin: number;
  readonly columnEnd: number;
}

/** Drawn beyond each edge, so that an arrow key finds the next cell there. */
const beyond = 3;
/** Before the element has a size. */
const guess = { clientHeight: 300, clientWidth: 480 };

class Windowed extends Directive {
  private element: HTMLElement | null = null;
  private size: TableSize = { rows: 0, columns: 0, rowHeight: 1, columnWidth: 1 };
  private template: (window: TableWindow) => TemplateResult = () => {
    throw new Error("nothing to draw yet");
  };

  override render(_size: TableSize, _template: (window: TableWindow) => TemplateResult) {
    return nothing;
  }

  override update(part: ElementPart, [size, template]: [TableSize, (window: TableWindow) => TemplateResult]) {
    this.size = size;
    this.template = template;
    if (this.element === null) {
      this.element = part.element as HTMLElement;
      this.element.addEventListener("scroll", () => this.draw(), { passive: true });
      requestAnimationFrame(() => this.draw());
    }
    this.draw();
    return nothing;
  }

  private draw(): void {
    if (this.element === null) return;
    render(this.template(inView(this.element, this.size)), this.element);
  }
}

/** `windowed(size, template)` as the attribute part of a scrolling element, whose content it then is. */
export const windowed = directive(Windowed);

function inView(element: HTMLElement, { rows, columns, rowHeight, columnWidth }: TableSize): TableWindow {
  const height = element.clientHeight || guess.clientHeight;
  const width = element.clientWidth || guess.clientWidth;
  const [rowBegin, rowEnd] = range(element.scrollTop, height, rowHeight, rows);
  const [columnBegin, columnEnd] = range(element.scrollLeft, width, columnWidth, columns);
  return { rowBegin, rowEnd, columnBegin, columnEnd };
}

function range(from: number, length: number, size: number, count: number): readonly [number, number] {
  const begin = Math.max(0, Math.min(count - 1, Math.floor(from / size)) - beyond);
  return [begin, Math.min(count, Math.ceil((from + length) / size) + beyond)];
}
