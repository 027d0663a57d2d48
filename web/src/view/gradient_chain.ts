/**
 * How the gradient of one number came about, as an expression over the gradients it was made from and the numbers of the way there.
 * The chain rule with one rule per declared operation: what a number is used for, read off the operands of all quantities. No layer is named here.
 */
import type { Operand, PartInfo, QuantityInfo, TensorRef } from "../types/core.ts";
import type { Computed, Touch } from "../types/scene.ts";
import { lossSlope } from "./gradient_loss.ts";
import { shareOf } from "./gradient_rules.ts";
import { arrivalsOf, arrivesAt } from "./gradient_series.ts";
import { added, type Chain, type ChainScene, type Consumer, gradientLeaf } from "./gradient_terms.ts";
import {
  operandTouch,
  outputQuantity,
  partsOf,
  type QuantityTouch,
  referredPart,
  stepsOf,
  touchKey,
} from "./number_address.ts";

type InputTouch = Extract<Touch, { kind: "input" }>;

/** null: not declared how, or given by a loss that is not written out. The sum of nothing is 0. */
export function chainOf(scene: ChainScene, touch: QuantityTouch | InputTouch): Chain | null {
  const terms = touch.kind === "input" ? outside(scene, touch) : quantityTerms(scene, touch);
  return terms === null ? null : added(terms);
}

/** By which way a gradient reaches a number: from outside the part, from the step after, from its own step, or from what a mask lets through. */
type Way = "outside" | "next" | "own" | "carried";

function quantityTerms(scene: ChainScene, touch: QuantityTouch): readonly Chain[] | null {
  const part = partsOf(scene.computed, touch.node).find(({ id }) => id === touch.part);
  const info = part?.quantities.find(({ id }) => id === touch.quantity);
  if (part === undefined || info === undefined) return null;
  if (info.gradient_only) {
    const base = arrivesAt(part, info);
    return base === undefined ? null : along(scene, { ...touch, quantity: base.id }, wayOf(info));
  }
  if (info.operation === "input") return inputTerms(scene, touch, info, part);
  const arrivals = arrivalsOf(part, info);
  // Only the first step reads an initial state.
  const ways: readonly Way[] = info.temporal && touch.t === 0 ? ["next"] : ["outside", "next", "own", "carried"];
  return collect(ways, (way) => {
    const arrival = info.temporal && touch.t === 0 ? undefined : arrivals.find((one) => wayOf(one) === way);
    return arrival === undefined ? along(scene, touch, way) : [gradientLeaf(scene, { ...touch, quantity: arrival.id })];
  });
}

function wayOf({ function: from }: QuantityInfo): Way {
  return from === "next" ? "next" : from === "output" ? "outside" : "own";
}

function along(scene: ChainScene, touch: QuantityTouch, way: Way): readonly Chain[] | null {
  if (way === "outside") return outside(scene, touch);
  if (way === "next" && isCut(scene, touch)) return [];
  const shift = way === "next" ? -1 : 0;
  const t = touch.t - shift;
  const { computed } = scene;
  const consumers = usersWithin(computed, touch, shift).filter(
    ({ info, part, node }) =>
      (way === "next" || (info.operation === "carry") === (way === "carried")) &&
      (!info.temporal || t <= stepsOf(computed, node, part, info.id)),
  );
  return collect(consumers, (consumer) => shareOf(scene, { ...consumer, t: consumer.info.temporal ? t : 0 }, touch));
}

/** Whether truncation keeps what the step after would send. */
function isCut({ window }: ChainScene, { t }: QuantityTouch): boolean {
  return window > 0 && t > 0 && t % window === 0;
}

/** Uses of a quantity by its own part. */
function usersWithin(computed: Computed, touch: QuantityTouch, shift: 0 | -1): readonly Consumer[] {
  const { node, part, quantity, t } = touch;
  const quantities = partsOf(computed, node).find(({ id }) => id === part)?.quantities ?? [];
  return usesOf(
    quantities,
    (operand) => operand.kind === "quantity" && operand.quantity === quantity && operand.shift === shift,
  )
    .filter(({ info }) => !info.gradient_only && info.operation !== "input")
    .map((use) => ({ node, part, t, ...use }));
}

function usesOf(quantities: readonly QuantityInfo[], is: (operand: Operand) => boolean) {
  return quantities.flatMap((info) =>
    info.operands.flatMap((operand, index) => (is(operand) ? [{ info, index }] : [])),
  );
}

/** What a layer reads is what the layer before wrote: both have the gradient that all readers send. A part that runs backwards reads a turned copy. */
function inputTerms(
  scene: ChainScene,
  touch: QuantityTouch,
  info: QuantityInfo,
  { reversed }: PartInfo,
): readonly Chain[] | null {
  if (reversed) return collect<Way>(["own", "carried"], (way) => along(scene, touch, way));
  const [operand] = info.operands;
  const input = scene.computed.plan.inputs.findIndex(({ node }) => node === touch.node);
  const source =
    operand === undefined
      ? ({ kind: "input", input, t: touch.t, entry: touch.entry } as const)
      : operandTouch(scene.computed, touch, operand, touch.entry);
  return source && source.kind !== "weight" ? outside(scene, source) : null;
}

/** From the loss, the layers above, and whatever joins this part with others. */
function outside(scene: ChainScene, touch: QuantityTouch | InputTouch): readonly Chain[] | null {
  const { computed } = scene;
  const refs = refsOf(computed, touch);
  const across = touch.kind === "quantity" ? joinedBy(computed, touch) : [];
  const read = computed.plan.nodes.flatMap((_, node) => readersOf(computed, node, touch));
  return collect(
    [
      ...computed.plan.outputs.flatMap((output, index) =>
        refs.some((ref) => sameRef(ref, output)) && touch.kind === "quantity"
          ? [() => lossSlope(scene, index, touch)]
          : [],
      ),
      ...startedBy(computed, refs, touch).map((start) => () => [gradientLeaf(scene, start)]),
      ...[...across, ...read].map((consumer) => () => shareOf(scene, consumer, touch)),
    ],
    (make) => make(),
  );
}

function refsOf(computed: Computed, touch: QuantityTouch | InputTouch): readonly TensorRef[] {
  if (touch.kind === "input") return computed.plan.inputs.slice(touch.input, touch.input + 1);
  const layer = computed.plan.nodes[touch.node]?.output_shapes ?? [];
  return layer.flatMap((_, output): TensorRef[] => {
    const ref = { node: touch.node, output };
    const source = outputQuantity(computed, ref);
    return source?.part.id === touch.part && source.quantity === touch.quantity ? [ref] : [];
  });
}

function sameRef(a: TensorRef, b: TensorRef): boolean {
  return a.node === b.node && a.output === b.output;
}

/** Uses by other parts of the same layer: what joins two directions, a cell around another. */
function joinedBy(computed: Computed, touch: QuantityTouch): readonly Consumer[] {
  const { node } = touch;
  return partsOf(computed, node).flatMap((part) => {
    if (part.id === touch.part) return [];
    const names = (operand: Operand) =>
      operand.kind === "quantity" &&
      referredPart(computed, node, part.id, operand.quantity)?.part.id === touch.part &&
      referredPart(computed, node, part.id, operand.quantity)?.info.id === touch.quantity;
    return usesOf(part.quantities, names).flatMap((use) =>
      rowsReading(computed, { node, part: part.id, t: 0, ...use }, touch),
    );
  });
}

/** Uses of what another layer has read. */
function readersOf(computed: Computed, node: number, touch: Touch): readonly Consumer[] {
  return partsOf(computed, node).flatMap((part) =>
    part.quantities.flatMap((read) => {
      const [from] = read.operands;
      if (read.operation !== "input" || from?.kind !== "layer_input" || read.function === "mask") return [];
      const rows = rowsReading(computed, { node, part: part.id, info: read, t: 0, index: 0 }, touch);
      return rows.flatMap(({ t }) =>
        usersWithin(computed, { kind: "quantity", node, part: part.id, quantity: read.id, t, entry: 0 }, 0),
      );
    }),
  );
}

/** The rows in which a quantity reads the touched one. */
function rowsReading(computed: Computed, use: Consumer, touch: Touch): readonly Consumer[] {
  const operand = use.info.operands[use.index];
  const entry = touch.kind === "weight" ? touch.index : touch.entry;
  const rows = computed.trace.slot(use.node, use.part, use.info.id)?.rows ?? 0;
  if (operand === undefined) return [];
  return Array.from({ length: rows }, (_, t) => ({ ...use, t })).filter(({ t }) => {
    // Row 0 of what has time is no step.
    if (t === 0 && use.info.temporal) return false;
    const source = operandTouch(computed, { node: use.node, part: use.part, t }, operand, entry);
    return source !== null && touchKey(source) === touchKey(touch);
  });
}

/** Initial states that begin as this number. */
function startedBy(
  computed: Computed,
  refs: readonly TensorRef[],
  touch: QuantityTouch | InputTouch,
): readonly QuantityTouch[] {
  const isLast = touch.kind === "input" || touch.t === stepsOf(computed, touch.node, touch.part, touch.quantity);
  if (!isLast) return [];
  return computed.plan.nodes.flatMap(({ initial_state }, node) => {
    const states = partsOf(computed, node).flatMap((part) =>
      part.recurrent ? part.states.map((id) => ({ part: part.id, id })) : [],
    );
    return initial_state.flatMap((ref, index): QuantityTouch[] => {
      const state = states[index];
      if (state === undefined || !refs.some((one) => sameRef(one, ref))) return [];
      return [{ kind: "quantity", node, part: state.part, quantity: state.id, t: 0, entry: touch.entry }];
    });
  });
}

/** All terms, or null if one of them is unknown. */
function collect<One>(of: readonly One[], terms: (one: One) => readonly Chain[] | null): readonly Chain[] | null {
  const all: Chain[] = [];
  for (const one of of) {
    const found = terms(one);
    if (found === null) return null;
    all.push(...found);
  }
  return all;
}
