/** The size of dL/d(state) at each time step, and how much of it came from where: what the chart, its table and its sentence are made from. */
import type { PartInfo, QuantityInfo, Trace } from "../types/core.ts";
import type { GradientChoices } from "../types/gradient.ts";
import type { Computed, Scene } from "../types/scene.ts";
import { mirror, stepsOf } from "./number_address.ts";

/** One recurrent part of one call of a layer. */
export interface Track {
  readonly node: number;
  /** Of the layer, as an edit names it. */
  readonly layer: string;
  readonly part: PartInfo;
  readonly steps: number;
}

/** Sizes are Euclidean norms over the entries of one sample. */
export interface StepSize {
  /** Row of the trace, and the column in which it is drawn. */
  readonly t: number;
  readonly column: number;
  readonly total: number;
  /** What did not travel through time: from the output or the layer above; for a state beside h, through h. */
  readonly aside: number;
  readonly from_next: number;
  /** Whether the output or the layer above sends something to this very step. */
  readonly direct: boolean;
}

export function tracksOf(computed: Computed): readonly Track[] {
  return computed.plan.nodes.flatMap(({ layer: index }, node) => {
    const layer = computed.plan.layers[index];
    return (layer?.parts ?? []).flatMap((part): Track[] => {
      const [state] = part.states;
      const steps = state === undefined ? 0 : stepsOf(computed, node, part.id, state);
      return part.recurrent && steps > 0 && layer ? [{ node, layer: layer.name, part, steps }] : [];
    });
  });
}

/** The chosen one, else the first. */
export function trackOf(tracks: readonly Track[], chosen: GradientChoices["part"]): Track | null {
  const own = tracks.find(({ layer, part }) => layer === chosen?.layer && part.id === chosen.part);
  return own ?? tracks[0] ?? null;
}

export function stateOf({ part }: Track, chosen: string | null): QuantityInfo | null {
  const id = part.states.find((state) => state === chosen) ?? part.states[0];
  return part.quantities.find((info) => info.id === id) ?? null;
}

/** Row of the trace at the cursor. Where the cursor is in no time step, everything has been computed: the last. */
export function rowAtCursor({ part, steps }: Track, { tick }: Scene): number {
  const { column } = tick;
  return column >= 1 && column <= steps ? mirror(part, steps, column) : steps;
}

/** What exists only on the way back: the arrivals of dL/d(`of`). */
export function arrivalsOf(part: PartInfo, of: QuantityInfo): readonly QuantityInfo[] {
  return part.quantities.filter((info) => info.gradient_only && arrivesAt(part, info)?.id === of.id);
}

/** The quantity of which `arrival` is a part of the gradient. What a step itself sends goes to what it has computed, before a mask. */
export function arrivesAt(part: PartInfo, arrival: QuantityInfo): QuantityInfo | undefined {
  const own = part.quantities.find((info) => !info.gradient_only && info.symbol === arrival.symbol);
  const between = arrival.function === "output" || arrival.function === "next";
  return own === undefined || between ? own : measuredOf(part, own);
}

/** With a mask a state repeats itself where the step is masked: measured is then what the step computed, which is what its weights hear from. */
export function measuredOf(part: PartInfo, state: QuantityInfo): QuantityInfo {
  const fresh = state.operation === "carry" ? state.operands[1] : undefined;
  const info = fresh?.kind === "quantity" ? part.quantities.find(({ id }) => id === fresh.quantity) : undefined;
  return info ?? state;
}

/** In the order of the columns. */
export function seriesOf(gradients: Trace, track: Track, state: QuantityInfo, sample: number): readonly StepSize[] {
  const { node, part, steps } = track;
  const measured = measuredOf(part, state).id;
  const outputs = part.quantities.filter((info) => info.gradient_only && info.function === "output");
  // The output is the first state, or, with a mask, that state once more: what it receives is received by the state.
  const aside =
    state.id === part.states[0]
      ? outputs
      : part.quantities.filter(
          (info) => info.gradient_only && info.symbol === state.symbol && info.function !== "next",
        );
  return Array.from({ length: steps }, (_, index): StepSize => {
    const column = index + 1;
    const t = mirror(part, steps, column);
    const size = (quantity: string) => normOf(gradients, node, part.id, quantity, t, sample);
    return {
      t,
      column,
      total: size(measured),
      aside: Math.hypot(...aside.map(({ id }) => size(id))),
      from_next: size(`${state.id}_from_next`),
      direct: outputs.some(({ id }) => size(id) > 0),
    };
  });
}

/** ‖dL/d(row t of a quantity)‖ of one sample; 0 for what the way back does not reach. */
export function normOf(
  gradients: Trace,
  node: number,
  part: string,
  quantity: string,
  t: number,
  sample: number,
): number {
  const width = gradients.slot(node, part, quantity)?.width ?? 0;
  let squares = 0;
  for (let entry = 0; entry < width; entry++) {
    squares += (gradients.value(node, part, quantity, t, sample, entry) ?? 0) ** 2;
  }
  return Math.sqrt(squares);
}

/** Position in the run at which step `column` of a track is complete; null if the run has none. */
export function positionAt({ timeline }: Computed, { node, part }: Track, column: number): number | null {
  const position = timeline.ticks.findLastIndex(
    (tick) => tick.node === node && tick.part === part.id && tick.column === column,
  );
  return position < 0 ? null : position;
}

/** Powers of ten that hold all positive finite sizes; one decade at least. */
export function decadesOf(sizes: readonly number[]): { readonly low: number; readonly high: number } {
  const powers = sizes.filter((size) => size > 0 && Number.isFinite(size)).map(Math.log10);
  if (powers.length === 0) return { low: -1, high: 0 };
  const low = Math.floor(Math.min(...powers));
  // Adding 0 makes 0 of −0.
  return { low, high: Math.max(low + 1, Math.ceil(Math.max(...powers))) + 0 };
}
