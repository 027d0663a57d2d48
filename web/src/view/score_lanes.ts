/**
 * TIME of a model that is no chain: a lane for each stretch of time, side by side, and the wires between bands that do not stand one above the other.
 * What walks through time together shares a lane; a decoder has its own beside its encoder's.
 */
import type { Computed, Scene } from "../types/scene.ts";
import type { Term } from "./math_term.ts";
import { outputQuantity } from "./number_address.ts";
import { type Band, type Score, stripWidth } from "./score.ts";
import { cellForm, stripHeight, windowOf } from "./score_cells.ts";
import { isLookedUp } from "./score_drawing.ts";
import type { Feed } from "./score_wiring.ts";

/** "step": each step reads its own; "last": only what is there at the end; "all": every step is read at once; "spread": one vector is read by every step. */
export type Reading = "step" | "last" | "all" | "spread";

/** A band by its lane and its place there. */
export interface BandAt {
  readonly lane: number;
  readonly band: number;
}

export interface Wire {
  readonly from: BandAt;
  readonly to: BandAt;
  readonly weight: Term | null;
  readonly reading: Reading;
  /** Apart from other wires into the same band, and from other wires along the same lane: both from 0. */
  readonly entry: number;
  readonly side: number;
}

/** The last state of one band becomes the first of another. */
export interface StateWire {
  readonly from: BandAt;
  readonly to: BandAt;
  readonly fromStrip: number;
  readonly toStrip: number;
  readonly apart: number;
}

export interface Lane {
  /** Its bands alone; feeds are those from the band right below, everything else is a wire. */
  readonly score: Score;
  /** Columns to the left of its first. */
  readonly offset: number;
}

export interface Lanes {
  readonly lanes: readonly Lane[];
  readonly wires: readonly Wire[];
  readonly states: readonly StateWire[];
  /** In columns, with the gaps between lanes. */
  readonly width: number;
  readonly height: number;
}

interface Read extends Feed {
  readonly reading: Reading;
}

const foot = 46;
const leavingRoom = 68;
const arrowRoom = 58;
const discardRoom = 94;
/** Each further wire into a band takes a line of its own below it. */
const wireRoom = 12;
const mostCells = 1024;
const leastColumns = 8;
const windowColumns = 16;

export function lanesOf(scene: Scene, drawn: Score): Lanes {
  const { computed } = scene;
  const score = { ...drawn, bands: drawn.bands.map((band) => inTime(computed, band)) };
  const reads = score.bands.map((band) => readsOf(computed, score, band));
  const groups = grouped(score, reads);
  const places = new Map<number, BandAt>();
  groups.forEach((group, lane) => {
    for (const [place, band] of group.entries()) places.set(band, { lane, band: place });
  });
  const at = (band: number): BandAt => places.get(band) ?? { lane: 0, band: 0 };
  const wires = wiresOf(score, reads, at);
  const heights = groups.map((group, lane) => laneHeight(score, group, wires, lane));
  const height = Math.max(...heights);
  const cursor = groups.findIndex((group) => group.some((band) => holdsTick(score.bands[band], scene)));
  let offset = 0;
  const lanes = groups.map((group, lane): Lane => {
    const moment = lane === cursor ? scene.tick.column : lane < cursor ? Number.POSITIVE_INFINITY : 1;
    const own = laneScore(score, { group, reads, wires, lane, height, moment, lanes: groups.length });
    const carries = own.bands.some((band) => band.strips.some((strip) => strip.state));
    if (lane > 0) offset += carries ? 1 : 0.5;
    const begin = offset;
    offset += own.end - own.begin + 1;
    return { score: own, offset: begin };
  });
  return { lanes, wires, states: stateWires(computed, score, at), width: offset, height };
}

/** Indices have a time axis that the shape of their tensor does not tell from features. */
function inTime(computed: Computed, band: Band): Band {
  const [strip] = band.strips;
  if (band.kind !== "input" || strip === undefined || !isLookedUp(computed, band.node)) return band;
  const form = cellForm(1, true);
  const shown = windowOf(1, null, true);
  const height = stripHeight(form, shown);
  const steps = computed.inputs[band.node]?.shape[1] ?? 0;
  return {
    ...band,
    steps,
    strips: [{ ...strip, form, shown, height, y: band.bottom - height }],
    top: band.bottom - height,
  };
}

/** Whether the thing at the cursor is of this band. */
export function holdsTick(band: Band | undefined, { tick }: Scene): boolean {
  return band?.part !== null && band?.node === tick.node;
}

function readsOf(computed: Computed, score: Score, band: Band): readonly Read[] {
  const node = computed.plan.nodes[band.node];
  const attends = computed.plan.layers[node?.layer ?? -1]?.class_name.endsWith("Attention") === true;
  if (!attends || node === undefined) {
    return band.feeds.map((feed) => ({ ...feed, reading: readingOf(band, score.bands[feed.band]) }));
  }
  // Keras: attention([query, value, key]).
  const [query, ...others] = node.inputs.map((ref) => ref.node);
  const isBandOf = (feed: Feed, one: number | undefined) =>
    one !== undefined && outputNode(computed, score, feed) === one;
  return band.feeds.flatMap((feed): Read[] => [
    ...(isBandOf(feed, query) ? [{ ...feed, reading: "step" as const }] : []),
    ...(others.some((one) => isBandOf(feed, one)) ? [{ ...feed, reading: "all" as const }] : []),
  ]);
}

/** The node of which a band is the output, also where it is a model's input. */
function outputNode({ plan }: Computed, score: Score, feed: Feed): number | undefined {
  const source = score.bands[feed.band];
  return source?.kind === "input" ? plan.inputs[source.node]?.node : source?.node;
}

function readingOf(band: Band, source: Band | undefined): Reading {
  if (source === undefined) return "step";
  if (band.steps === source.steps && (source.everyStep || band.steps === 0)) return "step";
  if (source.everyStep && source.steps > 0) return "all";
  return band.steps === 0 ? "last" : "spread";
}

/** Bands by lane, each from below to above, lanes in the order in which they run. */
function grouped(score: Score, reads: readonly (readonly Read[])[]): readonly (readonly number[])[] {
  const lane = score.bands.map((_, band) => band);
  const join = (a: number, b: number) => {
    const [from, to] = [lane[a], lane[b]];
    lane.forEach((one, band) => {
      if (one === from && to !== undefined) lane[band] = to;
    });
  };
  score.bands.forEach((band, index) => {
    const own = reads[index] ?? [];
    for (const read of own) if (read.reading === "step") join(index, read.band);
    const last = Math.max(-1, ...own.map((read) => read.band));
    if (band.steps === 0 && last >= 0) join(index, last);
  });
  const groups = [...new Set(lane)].map((one) => score.bands.flatMap((_, band) => (lane[band] === one ? [band] : [])));
  const rank = (group: readonly number[]) => group.find((band) => score.bands[band]?.kind === "part") ?? group[0] ?? 0;
  return groups.toSorted((a, b) => rank(a) - rank(b));
}

function wiresOf(score: Score, reads: readonly (readonly Read[])[], at: (band: number) => BandAt): readonly Wire[] {
  const sides = new Map<number, number>();
  return reads.flatMap((own, index) => {
    const to = at(index);
    let entry = 0;
    return own.flatMap((read): Wire[] => {
      const from = at(read.band);
      if (isPlain(from, to, read, score.bands[read.band])) return [];
      const side = sides.get(from.lane) ?? 0;
      sides.set(from.lane, side + 1);
      entry += 1;
      return [{ from, to, weight: read.weight, reading: read.reading, entry: entry - 1, side }];
    });
  });
}

/** Straight up from the band right below. */
function isPlain(from: BandAt, to: BandAt, { reading }: Read, source: Band | undefined): boolean {
  const above = from.lane === to.lane && from.band + 1 === to.band;
  return above && (reading === "step" || (reading === "last" && source?.reversed === false));
}

function roomAbove(
  score: Score,
  group: readonly number[],
  wires: readonly Wire[],
  lane: number,
  place: number,
): number {
  const band = score.bands[group[place] ?? -1];
  const into = wires.filter(({ to }) => to.lane === lane && to.band === place + 1).length;
  if (band === undefined || place === group.length - 1) return leavingRoom;
  const label = score.bands[group[place + 1] ?? -1]?.kind === "input" ? 22 : 0;
  const own = band.leaves !== null ? leavingRoom + 20 : band.everyStep || band.steps < 2 ? arrowRoom : discardRoom;
  return own + wireRoom * into + label;
}

function laneHeight(score: Score, group: readonly number[], wires: readonly Wire[], lane: number): number {
  return group.reduce((sum, index, place) => {
    const band = score.bands[index];
    return sum + (band ? band.bottom - band.top : 0) + roomAbove(score, group, wires, lane, place);
  }, foot);
}

interface LaneDraft {
  readonly group: readonly number[];
  readonly reads: readonly (readonly Read[])[];
  readonly wires: readonly Wire[];
  readonly lane: number;
  readonly height: number;
  /** The column to keep in sight. */
  readonly moment: number;
  readonly lanes: number;
}

function laneScore(score: Score, { group, reads, wires, lane, height, moment, lanes }: LaneDraft): Score {
  let bottom = height - foot;
  const bands = group.flatMap((index, place): Band[] => {
    const band = score.bands[index];
    if (band === undefined) return [];
    const shift = bottom - band.bottom;
    bottom = band.top + shift - roomAbove(score, group, wires, lane, place);
    const feeds = (reads[index] ?? []).flatMap((read) => {
      const [from, to] = [group.indexOf(read.band), place];
      const plain = from >= 0 && isPlain({ lane, band: from }, { lane, band: to }, read, score.bands[read.band]);
      return plain ? [{ band: from, weight: read.weight }] : [];
    });
    return [
      {
        ...band,
        top: band.top + shift,
        bottom: band.bottom + shift,
        strips: band.strips.map((strip) => ({ ...strip, y: strip.y + shift })),
        feeds,
      },
    ];
  });
  const steps = Math.max(1, ...bands.map((band) => band.steps));
  const [begin, end] = columnWindow(bands, steps, moment, lanes);
  return { ...score, bands, steps, begin, end, height };
}

function columnWindow(bands: readonly Band[], steps: number, moment: number, lanes: number): readonly [number, number] {
  const perColumn = bands.flatMap((band) => band.strips).reduce((sum, { shown }) => sum + shown.entries.length, 1);
  const fits = Math.max(leastColumns, Math.floor(mostCells / lanes / perColumn));
  if (steps <= fits) return [1, steps];
  const shown = Math.min(fits, windowColumns);
  const middle = moment === 0 ? steps : Math.min(moment, steps);
  const begin = Math.max(1, Math.min(steps - shown + 1, middle - Math.floor(shown / 2)));
  return [begin, begin + shown - 1];
}

/** initial_state=[…] of each call: its states in order, those of a part after those of the part before. */
function stateWires(computed: Computed, score: Score, at: (band: number) => BandAt): readonly StateWire[] {
  const { plan } = computed;
  let apart = 0;
  return plan.nodes.flatMap((node, index) => {
    const states = score.bands.flatMap((band, number) =>
      band.part === null || band.node !== index ? [] : band.part.states.map((state) => ({ number, band, state })),
    );
    return node.initial_state.flatMap((ref, place): StateWire[] => {
      const target = states[place];
      const toStrip = target?.band.strips.findIndex(({ quantity }) => quantity === target.state) ?? -1;
      const input = plan.inputs.findIndex((one) => one.node === ref.node);
      const source = outputQuantity(computed, ref);
      const from =
        input >= 0
          ? input
          : score.bands.findIndex(
              (band) => band.node === ref.node && band.part !== null && band.part.id === source?.part.id,
            );
      const fromStrip =
        input >= 0 ? 0 : (score.bands[from]?.strips.findIndex(({ quantity }) => quantity === source?.quantity) ?? -1);
      if (target === undefined || toStrip < 0 || from < 0 || fromStrip < 0) return [];
      apart += 1;
      return [{ from: at(from), to: at(target.number), fromStrip, toStrip, apart: apart - 1 }];
    });
  });
}

/** Half of the widest strip among the bands from `from` up to, but without, `to`. */
export function halfWidth(bands: readonly Band[], from: number, to: number): number {
  return Math.max(22, ...bands.slice(from, to).flatMap((band) => band.strips.map((strip) => stripWidth(strip) / 2)));
}
