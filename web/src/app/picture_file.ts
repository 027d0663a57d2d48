/** A picture of the page as a file that stands alone: its drawings put together, with the styles that the page gives them written into each element. */

/** What of a computed style makes a difference to a drawing. */
const drawn = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-linecap",
  "stroke-linejoin",
  "stroke-opacity",
  "opacity",
  "visibility",
  "display",
  "filter",
  "font-family",
  "font-size",
  "font-style",
  "font-weight",
  "letter-spacing",
  "text-anchor",
  "dominant-baseline",
  "text-decoration-line",
  "transform",
  "transform-origin",
  "transform-box",
  "overflow",
] as const;

/** Measures that a style sheet may give to a drawing; as attributes every program reads them. */
const measures: Readonly<Record<string, readonly string[]>> = {
  rect: ["x", "y", "width", "height"],
  circle: ["cx", "cy", "r"],
};

const namespace = "http://www.w3.org/2000/svg";
/** Around the drawings, in pixels. */
const margin = 8;

/** All drawings inside `figure`, where they stand there; null if there are none. `name` is its title. */
export function standalone(figure: Element, name: string): SVGSVGElement | null {
  const parts = [...figure.querySelectorAll<SVGSVGElement | HTMLCanvasElement>("svg, canvas")].filter(
    (part) => part.parentElement?.closest("svg") === null && part.getBoundingClientRect().width > 0,
  );
  if (parts.length === 0) return null;
  const boxes = parts.map((part) => part.getBoundingClientRect());
  const left = Math.min(...boxes.map((box) => box.left)) - margin;
  const top = Math.min(...boxes.map((box) => box.top)) - margin;
  const width = Math.ceil(Math.max(...boxes.map((box) => box.right)) + margin - left);
  const height = Math.ceil(Math.max(...boxes.map((box) => box.bottom)) + margin - top);
  const picture = document.createElementNS(namespace, "svg");
  set(picture, { xmlns: namespace, width, height, viewBox: `0 0 ${width} ${height}`, role: "img" });
  const title = document.createElementNS(namespace, "title");
  title.textContent = name;
  const paper = document.createElementNS(namespace, "rect");
  set(paper, { width: "100%", height: "100%", fill: paperOf(figure) });
  picture.append(title, paper);
  parts.forEach((part, index) => {
    const box = boxes[index];
    if (box === undefined) return;
    const copy = part instanceof SVGSVGElement ? styledCopy(part) : imageOf(part);
    set(copy, { x: box.left - left, y: box.top - top, width: box.width, height: box.height });
    picture.append(copy);
  });
  return picture;
}

/** The text of the file. */
export function svgText(picture: SVGSVGElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(picture)}\n`;
}

/** Rejects when the browser cannot draw it. `scale`: pixels of the image to one of the page. */
export async function pngOf(picture: SVGSVGElement, scale: number): Promise<Blob> {
  const [width, height] = [Number(picture.getAttribute("width")), Number(picture.getAttribute("height"))];
  const image = new Image(width, height);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgText(picture))}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = width * scale;
  canvas.height = height * scale;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error("the picture could not be drawn")) : resolve(blob)));
  });
}

function styledCopy(drawing: SVGSVGElement): SVGSVGElement {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const [from, to] = [all(drawing), all(copy)];
  from.forEach((element, index) => {
    const target = to[index];
    if (target !== undefined) inline(element, target, element === drawing);
  });
  for (const foreign of copy.querySelectorAll("foreignObject, animate, animateTransform")) foreign.remove();
  return copy;
}

function all(root: Element): readonly Element[] {
  return [root, ...root.querySelectorAll("*")];
}

function inline(element: Element, target: Element, isRoot: boolean): void {
  const style = getComputedStyle(element);
  const rules = drawn.flatMap((name) => {
    const value = style.getPropertyValue(name);
    return value === "" || (isRoot && name === "transform") ? [] : [`${name}:${value.replaceAll('"', "'")}`];
  });
  for (const { name } of [...target.attributes]) {
    const isOurs = name === "class" || name === "tabindex" || name === "style" || name.startsWith("data-");
    if (isOurs) target.removeAttribute(name);
  }
  target.setAttribute("style", rules.join(";"));
  for (const name of measures[element.localName] ?? []) {
    const value = style.getPropertyValue(name);
    if (!element.hasAttribute(name) && value.endsWith("px")) target.setAttribute(name, value.slice(0, -2));
  }
}

function imageOf(canvas: HTMLCanvasElement): SVGImageElement {
  const image = document.createElementNS(namespace, "image");
  set(image, { href: canvas.toDataURL("image/png"), preserveAspectRatio: "none" });
  return image;
}

function paperOf(figure: Element): string {
  const page = figure.closest(".page");
  return page === null ? "white" : getComputedStyle(page).backgroundColor;
}

function set(element: Element, attributes: Readonly<Record<string, string | number>>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
}
