/** The wires of TIME that do not go straight up: past other bands, from lane to lane, to and from many steps at once, and from a last state to a first. */
import { nothing, type SVGTemplateResult, svg } from "lit";
import { symbolSvg } from "./math_html.ts";
import type { Term } from "./math_term.ts";
import { quantityOf, valueAt } from "./number_address.ts";
import { type Band, columnOf, isShown, rowsShown, showsInitial } from "./score.ts";
import { stateClass } from "./score_arrows.ts";
import type { Drawing } from "./score_drawing.ts";
import { type BandAt, halfWidth, holdsTick, type Lane, type Lanes, type StateWire, type Wire } from "./score_lanes.ts";
import { cssVars } from "./theme/css_vars.ts";

/** Of a strip to the tips of the arrows that touch it. */
const clearance = 6;

export interface WiredDrawing {
  readonly lanes: Lanes;
  /** One for each lane, whose cursor is 0 where the cursor is in another. */
  readonly drawings: readonly Drawing[];
}

/** A point along time, in columns of the figure, and pixels to the right of it. */
interface Across {
  readonly column: number;
  readonly x: number;
}

export function drawWire(wired: WiredDrawing, wire: Wire): SVGTemplateResult | typeof nothing {
  const [source, target] = [bandAt(wired, wire.from), bandAt(wired, wire.to)];
  if (source === null || target === null) return nothing;
  return wire.reading === "step" && wire.from.lane === wire.to.lane
    ? svg`${beside(wired, wire, source.band, target.band)}`
    : bus(wired, wire, source, target);
}

interface Found {
  readonly lane: Lane;
  readonly band: Band;
  readonly drawing: Drawing;
}

function bandAt({ lanes, drawings }: WiredDrawing, { lane: index, band: place }: BandAt): Found | null {
  const lane = lanes.lanes[index];
  const band = lane?.score.bands[place];
  const drawing = drawings[index];
  return lane && band && drawing ? { lane, band, drawing } : null;
}

/** In the same column, past the bands between. */
function beside(wired: WiredDrawing, wire: Wire, source: Band, target: Band): readonly SVGTemplateResult[] {
  const found = bandAt(wired, wire.to);
  if (found === null) return [];
  const { lane, drawing } = found;
  const [from, to] = [source.top - clearance + 2, target.bottom + clearance];
  const out = halfWidth(lane.score.bands, wire.from.band, wire.to.band) + 10 + 7 * wire.side;
  const into = entryX(wire);
  const turn = to + 18 + 10 * wire.entry;
  return rowsShown(lane.score, target).map((t) => {
    const column = columnOf(lane.score, target, t) ?? 0;
    const line = svg`<path class="line" d=${`M10 ${from}v-9H${out}V${turn}H${into}V${to + 9}`}></path>${tip(into, to)}${label(wire.weight, out + 5, turn + 12)}`;
    return at(
      lane.offset + column - lane.score.begin,
      svg`<g class=${classOf(drawing, target, t, wire.weight)}>${line}</g>`,
    );
  });
}

/** From some columns up to one line across, and from that up to others. */
function bus(wired: WiredDrawing, wire: Wire, source: Found, target: Found): SVGTemplateResult {
  const to = target.band.bottom + clearance;
  const y = to + 22 + 11 * wire.entry;
  const passes = wire.from.lane === wire.to.lane ? wire.to.band : source.lane.score.bands.length;
  const between = passes > wire.from.band + 1;
  const x = between ? halfWidth(source.lane.score.bands, wire.from.band, passes) + 10 + 7 * wire.side : 0;
  const from: readonly Across[] = readColumns(wire, source).map((column) => ({ column, x }));
  const rows = rowsShown(target.lane.score, target.band);
  const ends = rows.map((t) => ({ t, column: figureColumn(target, t), x: entryX(wire) }));
  const shares = attentionShares(wired, wire, target);
  const top = source.band.top - clearance + 2;
  const risers = from.map((one, index) => {
    const bend = one.x === 0 ? `M0 ${top}V${y}` : `M10 ${top}v-9H${one.x}V${y}`;
    const width = shares?.[index];
    return at(
      one.column,
      svg`<path class="line" d=${bend} opacity=${width === undefined ? nothing : 0.25 + 0.75 * width}></path>`,
    );
  });
  const arrivals = ends.map((end) =>
    at(
      end.column,
      svg`<g class=${classOf(target.drawing, target.band, end.t, wire.weight)}><path class="line" d=${`M${end.x} ${y}V${to + 9}`}></path>${tip(end.x, to)}</g>`,
    ),
  );
  const now = holdsTick(target.band, target.drawing.scene);
  const role = `arrow ${wire.weight?.role ?? "neutral"} ${now ? "" : classOf(target.drawing, target.band, rows[0] ?? 0, wire.weight).endsWith("ghost") ? "ghost" : ""}`;
  const last = ends.at(-1);
  const named = last ? at(last.column, label(wire.weight, last.x + 8, to + 20)) : nothing;
  return svg`<g class=${role}>${risers}${across([...from, ...ends], y)}</g>${arrivals}<g class=${role}>${named}</g>`;
}

/** A level line over all these points. */
function across(points: readonly Across[], y: number): SVGTemplateResult | typeof nothing {
  const order = points.toSorted((a, b) => a.column - b.column || a.x - b.x);
  const [first, last] = [order[0], order.at(-1)];
  if (first === undefined || last === undefined) return nothing;
  return at(last.column, level(last.column - first.column, first.x - 1, last.x - first.x + 2, y));
}

/** `away` columns and `wide` pixels long, from x pixels right of where it begins. */
function level(away: number, x: number, wide: number, y: number): SVGTemplateResult {
  return svg`<rect class="along" style=${cssVars({ "--away": away, "--x": `${x}px`, "--wide": `${wide}px` })} y=${y - 1} height="2"></rect>`;
}

function figureColumn({ lane, band }: Found, t: number): number {
  return lane.offset + (columnOf(lane.score, band, t) ?? lane.score.begin) - lane.score.begin;
}

function readColumns(wire: Wire, source: Found): readonly number[] {
  const { band, lane } = source;
  const rows = rowsShown(lane.score, band);
  if (wire.reading === "all" || wire.reading === "step") return rows.map((t) => figureColumn(source, t));
  const row = band.steps === 0 ? 0 : band.steps;
  const column = columnOf(lane.score, band, row);
  return isShown(lane.score, column) ? [figureColumn(source, row)] : [];
}

/** How much of each shown step of the value the step of attention at the cursor takes; null where nothing is attended to now. */
function attentionShares({ lanes }: WiredDrawing, wire: Wire, target: Found): readonly number[] | null {
  const { band, drawing } = target;
  const { scene } = drawing;
  if (wire.reading !== "all" || band.part === null || !holdsTick(band, scene)) return null;
  const weights = band.part.quantities.find(
    ({ operation, function: name }) => operation === "activation" && name === "softmax",
  );
  const source = lanes.lanes[wire.from.lane];
  const value = source?.score.bands[wire.from.band];
  const info = weights && quantityOf(scene.computed, band.node, band.part.id, weights.id);
  if (!info || !source || !value || !drawing.progress.reached(band.node, band.part.id, info.id, scene.tick.t))
    return null;
  return rowsShown(source.score, value).map(
    (t) =>
      valueAt(scene.computed, scene.sample, {
        kind: "quantity",
        node: band.node,
        part: band.part?.id ?? "",
        quantity: info.id,
        t: scene.tick.t,
        entry: t - 1,
      }) ?? 0,
  );
}

/** From the end of one lane to where the initial state of another stands. */
export function drawStateWire(wired: WiredDrawing, wire: StateWire): SVGTemplateResult | typeof nothing {
  const [source, target] = [bandAt(wired, wire.from), bandAt(wired, wire.to)];
  const [given, taken] = [source?.band.strips[wire.fromStrip], target?.band.strips[wire.toStrip]];
  if (!source || !target || !given || !taken || !showsInitial(target.lane.score, target.band)) return nothing;
  const [from, to] = [given.y + given.height / 2, taken.y + taken.height / 2];
  const begin = { column: source.lane.offset + source.lane.score.end - source.lane.score.begin, x: 28 };
  const end = target.lane.offset;
  const reached =
    source.band.part === null ||
    source.drawing.progress.reached(source.band.node, source.band.part.id, given.quantity, source.band.steps);
  // Left of the letter of the initial state.
  const tipX = -174;
  const bend = tipX - 18 - 7 * wire.apart;
  const arrow =
    Math.abs(from - to) < 1
      ? svg`${level(end - begin.column, begin.x, tipX - 9 - begin.x, from)}`
      : svg`${level(end - begin.column, begin.x, bend - begin.x, from)}<path class="line" d=${`M${bend} ${from}V${to}H${tipX - 9}`}></path>`;
  return at(
    end,
    svg`<g class=${`arrow memory ${reached ? "" : "ghost"}`}>${arrow}<path class="tip" d=${`M${tipX} ${to}l-11 -5.5v11z`}></path></g>`,
  );
}

function classOf(drawing: Drawing, band: Band, t: number, weight: Term | null): string {
  return `arrow ${weight?.role ?? "neutral"} ${stateClass(drawing, band, t, null)}`;
}

/** Left of what comes straight from below. */
function entryX({ entry }: Wire): number {
  return entry % 2 === 0 ? -14 - 7 * entry : 7 + 7 * entry;
}

function label(weight: Term | null, x: number, y: number): SVGTemplateResult {
  return weight?.kind === "symbol" ? svg`<text class="weight-label" x=${x} y=${y}>${symbolSvg(weight)}</text>` : svg``;
}

function tip(x: number, y: number): SVGTemplateResult {
  return svg`<path class="tip" d=${`M${x} ${y}l-5.5 11h11z`}></path>`;
}

/** Moves a drawing to a column of the whole figure. */
export function at(column: number, content: SVGTemplateResult): SVGTemplateResult {
  return svg`<g class="col" style=${cssVars({ "--c": column })}>${content}</g>`;
}
