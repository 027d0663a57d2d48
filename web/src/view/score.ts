/**
 * The layout of TIME as data: which strips of numbers stand in which row, how they are wired, what leaves and what is thrown away.
 * Read off the plan; pixels are those of the figure at rest, columns are multiples of a pitch that the style sheet stretches.
 */
import type { NodePlan, PartInfo, Shape } from "../types/core.ts";
import type { Scene } from "../types/scene.ts";
import type { Term } from "./math_term.ts";
import { outputQuantity, quantityOf, stepsOf, widthOf } from "./number_address.ts";
import { type CellForm, cellForm, type StripWindow, stripHeight, windowOf } from "./score_cells.ts";
import { type Feed, feedsOf, usedAtEveryStep, weightOn } from "./score_wiring.ts";

export interface Strip {
  readonly quantity: string;
  readonly symbol: string;
  /** Top edge. */
  readonly y: number;
  readonly form: CellForm;
  readonly shown: StripWindow;
  readonly height: number;
  /** Carried from step to step; the weight it passes through on the way, if it does. */
  readonly state: boolean;
  readonly recurrentWeight: Term | null;
}

export interface Band {
  /** "input": numbers of the model's input; "part": a layer, or one half of one. */
  readonly kind: "input" | "part";
  /** Of a part: its node. Of an input: the number of the model input. */
  readonly node: number;
  readonly part: PartInfo | null;
  readonly name: string;
  readonly steps: number;
  readonly reversed: boolean;
  /** The last one is the output and stands uppermost … topmost strip first. */
  readonly strips: readonly Strip[];
  readonly top: number;
  readonly bottom: number;
  readonly feeds: readonly Feed[];
  /** Whether the output of every step is used, or only the last. */
  readonly everyStep: boolean;
  /** Shape of the model output that this band is, else null. */
  readonly leaves: Shape | null;
}

export interface Score {
  readonly bands: readonly Band[];
  readonly steps: number;
  /** Columns drawn: all of them, or a window around the cursor. */
  readonly begin: number;
  readonly end: number;
  /** x of the middle of column 1, and what is kept free right of the middle of the last. */
  readonly first: number;
  readonly tail: number;
  /** Least distance between columns. */
  readonly pitch: number;
  readonly height: number;
}

/** x of the middle of an initial state; at the far end for a layer that runs backwards. */
export const initialAt = 34;
const arrowRoom = 58;
/** Above a band below others that throws outputs away. */
const discardRoom = 94;
const leavingRoom = 60;
const stripGap = 12;
const footRoom = 46;

/** SVG stays fluid up to here (docs/design-system.md has the measurement). */
const mostCells = 1024;
const leastColumns = 8;
/** Wide enough to see what came before, narrow enough to redraw while playing. */
const windowColumns = 16;

export function scoreOf(scene: Scene): Score {
  const drafts = [...inputDrafts(scene), ...nodeDrafts(scene)];
  const steps = Math.max(1, ...drafts.map((draft) => draft.steps));
  const leavingTop = leavingRoom + 8;
  const heights = drafts.map((draft) => bandHeight(draft.strips));
  const rooms = drafts.map((draft, index) =>
    index === drafts.length - 1 ? leavingTop : draft.everyStep || draft.steps < 2 ? arrowRoom : discardRoom,
  );
  const total = [...heights, ...rooms].reduce((sum, height) => sum + height, footRoom);
  let bottom = total - footRoom;
  const bands = drafts.map((draft, index): Band => {
    const top = bottom - (heights[index] ?? 0);
    const band: Band = { ...draft, top, bottom, strips: placed(draft.strips, top) };
    bottom = top - (rooms[index] ?? 0);
    return band;
  });
  const widest = Math.max(44, ...bands.flatMap((band) => band.strips.map((strip) => stripWidth(strip))));
  const carries = (reversed: boolean) =>
    bands.some((band) => band.reversed === reversed && band.strips.some((strip) => strip.state));
  const [begin, end] = columnWindow(bands, steps, scene.tick.column);
  return {
    bands,
    steps,
    begin,
    end,
    first: carries(false) ? 156 : 68,
    tail: carries(true) ? 156 : 68,
    pitch: Math.max(132, widest + 14),
    height: total,
  };
}

/** One layer above the other and nothing else: each reads the one below it, from the first step to the last. */
export function isChain({ computed: { plan } }: Scene, { bands }: Score): boolean {
  return (
    plan.inputs.length < 2 &&
    plan.nodes.every(
      ({ layer, initial_state }) =>
        initial_state.length === 0 &&
        /^(InputLayer|SimpleRNN|LSTM|GRU|Dense)$/.test(plan.layers[layer]?.class_name ?? ""),
    ) &&
    bands.every((band, index) => !band.reversed && band.feeds.every((feed) => feed.band === index - 1))
  );
}

/** As many columns as make no more than `mostCells` cells. The cursor stands in the middle of its window; a layer without time at its end. */
function columnWindow(bands: readonly Band[], steps: number, cursor: number): readonly [number, number] {
  const perColumn = bands
    .flatMap((band) => band.strips.map((strip) => strip.shown.entries.length))
    .reduce((sum, count) => sum + count, 0);
  const fits = Math.max(leastColumns, Math.floor(mostCells / Math.max(1, perColumn)));
  if (steps <= fits) return [1, steps];
  const shown = Math.min(fits, windowColumns);
  const begin = Math.max(1, Math.min(steps - shown + 1, (cursor === 0 ? steps : cursor) - Math.floor(shown / 2)));
  return [begin, begin + shown - 1];
}

/** Rows of a band that the window shows. */
export function rowsShown(score: Score, band: Band): readonly number[] {
  if (band.steps === 0) return score.end === score.steps ? [0] : [];
  const all = Array.from({ length: band.steps }, (_, index) => index + 1);
  return all.filter((t) => isShown(score, columnOf(score, band, t)));
}

export function isShown(score: Score, column: number | null): boolean {
  return column !== null && column >= score.begin && column <= score.end;
}

/** Column of row `t` of a band; null for the place of its initial state. */
export function columnOf(score: Score, band: Band, t: number): number | null {
  if (band.steps === 0) return score.steps;
  if (t === 0) return null;
  return band.reversed ? band.steps + 1 - t : t;
}

/** Whether the initial state of a band stands in the window. */
export function showsInitial(score: Score, band: Band): boolean {
  return band.reversed ? score.end === score.steps : score.begin === 1;
}

export function stripWidth(strip: Strip): number {
  const { form, shown } = strip;
  return form.across ? shown.entries.length * form.width + (shown.hidden > 0 ? 22 : 0) : form.width;
}

function bandHeight(strips: readonly Strip[]): number {
  return strips.reduce((sum, strip) => sum + strip.height, 0) + stripGap * Math.max(0, strips.length - 1);
}

function placed(strips: readonly Strip[], top: number): readonly Strip[] {
  let y = top;
  return strips.map((strip) => {
    const here = { ...strip, y };
    y += strip.height + stripGap;
    return here;
  });
}

type Draft = Omit<Band, "top" | "bottom">;

function inputDrafts({ computed, touch }: Scene): Draft[] {
  return computed.inputs.map((tensor, input): Draft => {
    const sequence = tensor.shape.length > 2;
    const width = tensor.shape.slice(sequence ? 2 : 1).reduce((product, side) => product * side, 1);
    const shown = windowOf(width, touch?.kind === "input" && touch.input === input ? touch.entry : null, true);
    const form = cellForm(width, true);
    return {
      kind: "input",
      node: input,
      part: null,
      name: computed.plan.layers[computed.plan.nodes[computed.plan.inputs[input]?.node ?? -1]?.layer ?? -1]?.name ?? "",
      steps: sequence ? (tensor.shape[1] ?? 0) : 0,
      reversed: false,
      strips: [
        {
          quantity: "",
          symbol: "x",
          y: 0,
          form,
          shown,
          height: stripHeight(form, shown),
          state: false,
          recurrentWeight: null,
        },
      ],
      feeds: [],
      everyStep: true,
      leaves: null,
    };
  });
}

function nodeDrafts(scene: Scene): Draft[] {
  const { computed } = scene;
  const drafts: Draft[] = [];
  /** Band that holds a node's output; inputs come first, in their own order. */
  const outputBand = new Map<number, number>();
  computed.plan.inputs.forEach((ref, input) => {
    outputBand.set(ref.node, input);
  });
  computed.plan.nodes.forEach((node, index) => {
    if (computed.plan.inputs.some((ref) => ref.node === index)) return;
    const layer = computed.plan.layers[node.layer];
    const parts = (layer?.parts ?? []).filter((part) => part.quantities.length > 0);
    const innerBands = new Map<string, number>();
    for (const part of parts) {
      const number = computed.inputs.length + drafts.length;
      drafts.push(partDraft(scene, { node, index, part, alone: parts.length === 1 }, outputBand, innerBands));
      innerBands.set(part.id, number);
    }
    const outer = outputQuantity(computed, { node: index, output: 0 });
    const band = outer && innerBands.get(outer.part.id);
    if (band !== undefined && band !== null) outputBand.set(index, band);
  });
  return drafts;
}

interface PartAt {
  readonly node: NodePlan;
  readonly index: number;
  readonly part: PartInfo;
  readonly alone: boolean;
}

function partDraft(
  scene: Scene,
  at: PartAt,
  outputBand: ReadonlyMap<number, number>,
  innerBands: ReadonlyMap<string, number>,
): Draft {
  const { computed } = scene;
  const { node, index, part } = at;
  const layer = computed.plan.layers[node.layer];
  const output = quantityOf(computed, index, part.id, part.output);
  const steps = stepsOf(computed, index, part.id, part.output);
  const isOuter = outputQuantity(computed, { node: index, output: 0 })?.part.id === part.id;
  return {
    kind: "part",
    node: index,
    part,
    name: part.name,
    steps,
    reversed: part.reversed,
    strips: stripsOf(scene, index, part),
    feeds: feedsOf(computed, node, part, outputBand, innerBands),
    everyStep:
      output?.temporal === true &&
      (isOuter ? layer?.returns_sequence === true : usedAtEveryStep(computed, index, part)),
    leaves: isOuter && computed.plan.outputs.some((ref) => ref.node === index) ? (node.output_shapes[0] ?? null) : null,
  };
}

/** The output uppermost, below it the other states: an LSTM's h above its c. */
function stripsOf(scene: Scene, node: number, part: PartInfo): Strip[] {
  const ids = [part.output, ...part.states.filter((id) => id !== part.output)];
  return ids.flatMap((id): Strip[] => {
    const info = part.quantities.find((one) => one.id === id);
    if (!info) return [];
    const width = widthOf(scene.computed, node, part.id, info);
    const { touch } = scene;
    const touched = touch?.kind === "quantity" && touch.node === node && touch.part === part.id ? touch.entry : null;
    const form = cellForm(width, false);
    const shown = windowOf(width, touched, false);
    return [
      {
        quantity: id,
        symbol: info.symbol,
        y: 0,
        form,
        shown,
        height: stripHeight(form, shown),
        state: info.state,
        recurrentWeight: weightOn(
          scene.computed,
          part,
          (one) => one.kind === "quantity" && one.quantity === id && one.shift === -1,
        ),
      },
    ];
  });
}
