/** GRAPH: the wires of the cell at the cursor, with the numbers on them; of a touched number, where it comes from and where it goes. */
import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from "lit";
import type { GraphMessages } from "../i18n/messages.ts";
import type { GraphChoices, GraphForm } from "../types/cells.ts";
import type { Dispatch } from "../types/command.ts";
import type { Scene, Touch } from "../types/scene.ts";
import { nameHtml } from "./arithmetic.ts";
import { explain, leaves } from "./explain.ts";
import { type Layout, layered, type Placed, type Point } from "./graph_layout.ts";
import { type Graph, type GraphNode, graphOf } from "./graph_model.ts";
import { termHtml } from "./math_html.ts";
import { placeOf } from "./math_term.ts";
import { termText } from "./math_text.ts";
import { formatNumber, shortDecimals } from "./number.ts";
import { canonical, touchKey, valueAt } from "./number_address.ts";
import { isReached, type Marks, marksOf } from "./number_marks.ts";
import { touchable } from "./number_touch.ts";
import { usesOf } from "./number_uses.ts";
import { fillOf } from "./scale.ts";
import { valueLimit } from "./score_drawing.ts";
import { tabs } from "./tabs.ts";
import { cssVars } from "./theme/css_vars.ts";

export interface GraphDrawing {
  readonly scene: Scene;
  readonly choices: GraphChoices;
  readonly words: GraphMessages;
  readonly emit: Dispatch;
}

interface Drawing extends GraphDrawing {
  readonly graph: Graph;
  readonly layout: Layout;
  readonly marks: Marks;
  readonly limit: number;
  /** Keys of the numbers that the touched one goes into. */
  readonly uses: ReadonlyMap<string, Touch>;
  /** Keys of the drawn numbers that it was made from. */
  readonly sources: ReadonlySet<string>;
}

const forms: readonly GraphForm[] = ["letters", "all"];
const cellWidth = 46;
const cellHeight = 22;
const labelHeight = 24;
const moreHeight = 14;
const mostEntries = 4;
const margin = 14;
const mostNamed = 12;

export function graphView(drawing: GraphDrawing): TemplateResult {
  const { scene, choices, words: m, emit } = drawing;
  const place = placeOf(scene.computed, scene.tick);
  if (place === null) return html`<p class="note">${m.none}</p>`;
  const graph = graphOf(place, choices.form);
  const hasForms = graphOf(place, "letters").nodes.length < graphOf(place, "all").nodes.length;
  const layout = layered(
    graph.nodes.map((node) => ({ id: node.id, width: widthOf(node), height: heightOf(node) })),
    graph.wires,
  );
  const marks = marksOf(scene);
  const touched = marks.explanation === null ? null : scene.touch;
  const uses = touched === null ? [] : usesOf(scene.computed, touched, scene.tick.t);
  const on: Drawing = {
    ...drawing,
    graph,
    layout,
    marks,
    limit: valueLimit(scene),
    uses: new Map(uses.map((use) => [touchKey(use), use])),
    sources: touched === null ? new Set() : drawnSources(scene, graph, touched),
  };
  const change = (form: GraphForm) => emit({ type: "panel", panel: "graph", change: { form } });
  return html`<div class="further-head">
      <span class="layer-name">${place.part.name}</span>
      ${
        hasForms
          ? tabs(
              m.formsLabel,
              forms.map((value) => ({ value, label: m.forms[value] })),
              choices.form,
              change,
            )
          : nothing
      }
    </div>
    <div ${touchable(scene, emit, "below")}>
      <div class="graph-scroll" role="group" aria-label=${m.figure} tabindex="0">${figure(on)}</div>
      ${touched === null ? html`<p class="note graph-words">${m.hint}</p>` : ways(on, touched, uses)}
    </div>`;
}

function shownEntries(node: GraphNode, touch: Touch | null): readonly number[] {
  let begin = 0;
  if (touch !== null && node.width > mostEntries) {
    const own = Array.from({ length: node.width }, (_, entry) => entry).find((entry) => {
      const at = node.touchAt(entry);
      return at !== null && touchKey(at) === touchKey(touch);
    });
    const entry = own ?? (touch.kind === "weight" ? 0 : touch.entry);
    begin = Math.max(0, Math.min(node.width - mostEntries, entry - 1));
  }
  return Array.from({ length: Math.min(node.width, mostEntries) }, (_, index) => begin + index);
}

function widthOf({ label, sign }: GraphNode): number {
  return Math.max(cellWidth, Math.ceil(7.4 * (termText(label).length + (sign === "" ? 0 : sign.length + 2))));
}

function heightOf({ width }: GraphNode): number {
  return labelHeight + cellHeight * Math.min(width, mostEntries) + (width > mostEntries ? moreHeight : 0);
}

function figure(drawing: Drawing): TemplateResult {
  const { layout, graph, words: m } = drawing;
  const [width, height] = [layout.width + 2 * margin + 16, layout.height + 2 * margin];
  return html`<div class="graph-figure" role="grid" aria-label=${m.figure} style=${cssVars({ "--w": `${width}px`, "--h": `${height}px` })}>
    <svg width=${width} height=${height} aria-hidden="true">${graph.wires.map((wire, index) => drawnWire(drawing, wire, layout.wires[index] ?? []))}${graph.nodes.map((node) => handedOn(drawing, node))}</svg>
    ${graph.nodes.map((node) => drawnNode(drawing, node))}
    <svg class="over" width=${width} height=${height} aria-hidden="true">${touchedLines(drawing)}</svg>
  </div>`;
}

function isLit({ scene, graph }: Drawing, id: string): boolean {
  return graph.drawnIn.get(scene.tick.quantity) === id;
}

function drawnWire(
  drawing: Drawing,
  wire: { readonly from: string; readonly to: string },
  points: readonly Point[],
): SVGTemplateResult {
  const [start, end] = [anchor(drawing, wire.from, 1), anchor(drawing, wire.to, -1)];
  if (start === null || end === null) return svg``;
  const tip = { x: end.x - 6, y: end.y };
  const role = drawing.graph.nodes.find(({ id }) => id === wire.from)?.label.role ?? "neutral";
  const now = isLit(drawing, wire.to) ? " now" : "";
  return svg`<g class=${`wire ${role}${now}`}><path d=${curve([start, ...points.slice(1, -1), tip])}></path><path class="tip" d=${`M${end.x + margin - 1} ${end.y + margin}l-8 -4v8z`}></path></g>`;
}

/** The middle of the right (1) or left (−1) side of a node's numbers. */
function anchor({ layout, graph }: Drawing, id: string, side: 1 | -1): Point | null {
  const box = layout.boxes.get(id);
  const node = graph.nodes.find((one) => one.id === id);
  if (box === undefined || node === undefined) return null;
  const numbers = cellHeight * Math.min(node.width, mostEntries);
  return { x: box.x + box.width / 2 + (side * cellWidth) / 2, y: box.y + labelHeight + numbers / 2 };
}

/** Level where it leaves and where it arrives. */
function curve(points: readonly Point[]): string {
  const [start, ...rest] = points.map(({ x, y }) => ({ x: x + margin, y: y + margin }));
  if (start === undefined) return "";
  let from = start;
  return rest.reduce((path, to) => {
    const middle = (from.x + to.x) / 2;
    const piece = from.y === to.y ? `H${to.x}` : `C${middle} ${from.y} ${middle} ${to.y} ${to.x} ${to.y}`;
    from = to;
    return path + piece;
  }, `M${start.x} ${start.y}`);
}

/** A state goes on to the next step. */
function handedOn({ layout }: Drawing, { id, kind }: GraphNode): SVGTemplateResult {
  const box = layout.boxes.get(id);
  if (kind !== "state" || box === undefined) return svg``;
  const [x, y] = [box.x + (box.width + cellWidth) / 2 + margin, box.y + margin + labelHeight + cellHeight / 2];
  return svg`<g class="wire memory"><path d=${`M${x} ${y}h10`}></path><path class="tip" d=${`M${x + 16} ${y}l-8 -4v8z`}></path></g>`;
}

function drawnNode(drawing: Drawing, node: GraphNode): TemplateResult {
  const { layout, scene } = drawing;
  const box = layout.boxes.get(node.id);
  if (box === undefined) return html``;
  const shown = shownEntries(node, scene.touch);
  const hidden = node.width - shown.length;
  return html`<div
    class="graph-node ${node.kind}${isLit(drawing, node.id) ? " now" : ""}"
    role="row"
    aria-label=${termText(node.label)}
    style=${cssVars({ "--x": `${box.x + margin}px`, "--y": `${box.y + margin}px`, "--w": `${box.width}px` })}
  >
    <span class="graph-label" aria-hidden="true">${termHtml(node.label)}${node.sign === "" ? nothing : html` <span class="sign">${node.sign}</span>`}</span>
    ${shown.map((entry) => drawnCell(drawing, node, entry))}
    ${hidden > 0 ? html`<span class="more">+${hidden}</span>` : nothing}
  </div>`;
}

function drawnCell({ scene, marks, limit, uses, sources }: Drawing, node: GraphNode, entry: number): TemplateResult {
  const touch = node.touchAt(entry);
  const name = `${termText(node.label)}[${entry}]`;
  if (touch === null || !isReached(scene, touch))
    return html`<span class="heat pending" role="gridcell" aria-label=${`${name}: ${scene.messages.time.pending}`}>·</span>`;
  const value = valueAt(scene.computed, scene.sample, touch) ?? Number.NaN;
  const key = touchKey(touch);
  const text = formatNumber(value, shortDecimals);
  const relation = uses.has(key) ? " used" : sources.has(key) ? " made" : "";
  return html`<span class=${`heat ${fillOf(value, limit).className}${marks.classOf(key) === " touched" ? " touched" : relation}`} role="gridcell" tabindex="-1" data-touch=${key} aria-label=${`${name} = ${text}`}>${text}</span>`;
}

/** Where each drawn number stands, by its key. */
function cellPlaces({ graph, layout, scene }: Drawing): ReadonlyMap<string, Placed> {
  const places = new Map<string, Placed>();
  for (const node of graph.nodes) {
    const box = layout.boxes.get(node.id);
    if (box === undefined) continue;
    shownEntries(node, scene.touch).forEach((entry, index) => {
      const touch = node.touchAt(entry);
      const x = box.x + (box.width - cellWidth) / 2 + margin;
      const y = box.y + labelHeight + index * cellHeight + margin;
      if (touch !== null) places.set(touchKey(touch), { ...box, x, y, width: cellWidth, height: cellHeight });
    });
  }
  return places;
}

/** The drawn numbers that `touch` was made from: what is not drawn is passed through to what it was made from itself. */
function drawnSources(scene: Scene, graph: Graph, touch: Touch): ReadonlySet<string> {
  const drawn = new Set(graph.nodes.map(({ id }) => id));
  const found = new Set<string>();
  const seen = new Set<string>();
  const visit = (from: Touch): void => {
    for (const made of leaves(explain(scene.computed, scene.sample, from)?.expression ?? null)) {
      const source = canonical(scene.computed, made);
      const key = touchKey(source);
      if (seen.has(key)) continue;
      seen.add(key);
      const hidden =
        source.kind === "quantity" &&
        source.node === scene.tick.node &&
        source.part === scene.tick.part &&
        source.t === scene.tick.t &&
        !drawn.has(source.quantity);
      if (hidden) visit(source);
      else found.add(key);
    }
  };
  visit(touch);
  return found;
}

/** Straight from number to number: from every drawn one that made the touched one, and to every drawn one that it goes into. */
function touchedLines(drawing: Drawing): readonly SVGTemplateResult[] {
  const { scene, sources, uses, marks } = drawing;
  if (scene.touch === null || marks.explanation === null) return [];
  const places = cellPlaces(drawing);
  const here = places.get(touchKey(canonical(scene.computed, scene.touch)));
  if (here === undefined) return [];
  const lines: SVGTemplateResult[] = [];
  for (const [key, place] of places) {
    if (sources.has(key)) lines.push(straight(place, here, "from"));
    if (uses.has(key)) lines.push(straight(here, place, "to"));
  }
  return lines;
}

function straight(from: Placed, to: Placed, way: string): SVGTemplateResult {
  const back = from.x >= to.x;
  const [x1, y1] = [from.x + (back ? from.width / 2 : from.width), from.y + from.height / 2];
  const [x2, y2] = [to.x + (back ? to.width / 2 : 0), to.y + to.height / 2];
  return svg`<g class=${`way ${way}`}><line x1=${x1} y1=${y1} x2=${x2} y2=${y2}></line><circle cx=${x2} cy=${y2} r="3"></circle></g>`;
}

/** In words, with numbers that can be touched in turn. */
function ways({ scene, words: m }: Drawing, touch: Touch, uses: readonly Touch[]): TemplateResult {
  const { computed, sample } = scene;
  const made = leaves(explain(computed, sample, touch)?.expression ?? null).map((one) => canonical(computed, one));
  const everyStep = touch.kind === "weight" && computed.steps > 1 ? m.everyStep : "";
  return html`<dl class="graph-words">
    <dt>${m.from}</dt>
    <dd>${made.length === 0 ? m.given : named(scene, made, m)}</dd>
    <dt>${m.to}</dt>
    <dd>${uses.length === 0 ? m.nowhere : named(scene, uses, m)} ${everyStep}</dd>
  </dl>`;
}

function named(scene: Scene, touches: readonly Touch[], m: GraphMessages): TemplateResult {
  const rest = touches.length - mostNamed;
  return html`${touches.slice(0, mostNamed).map((touch) => {
    const known = isReached(scene, touch);
    const value = valueAt(scene.computed, scene.sample, touch) ?? Number.NaN;
    return html`<span class="chip" role="button" tabindex="-1" data-touch=${touchKey(touch)}>${nameHtml(scene.computed, touch)} <b>${known ? formatNumber(value) : "·"}</b></span> `;
  })}${rest > 0 ? m.more(rest) : nothing}`;
}
