/**
 * The whole run as a list of ticks in the order in which a reader should meet them, which is also an order in which every number could be computed.
 * Neighbouring nodes that go through time side by side are walked by time step first, so that the lit column moves from left to right once.
 */
import type { NodePlan, Operand, PartInfo, Plan, QuantityInfo, Slot } from "../types/core.ts";
import type { Tick, Timeline } from "../types/scene.ts";

/** One part of one node with what a forward run computes of it, sorted by when. */
interface Walk {
  readonly node: number;
  readonly part: PartInfo;
  readonly steps: number;
  /** Without time and read by the steps: from weights alone, or drawn. */
  readonly before: readonly QuantityInfo[];
  readonly during: readonly QuantityInfo[];
  /** Without time, made of the whole sequence or of no sequence at all. */
  readonly after: readonly QuantityInfo[];
}

/** Walks that advance through time together. */
type Segment = readonly Walk[];

export function buildTimeline(plan: Plan, slots: readonly Slot[]): Timeline {
  const ticks: Tick[] = [];
  const starts: number[] = [];
  const enter = (moment: readonly Tick[]): void => {
    if (moment.length > 0) starts.push(ticks.length);
    for (const tick of moment) ticks.push(tick);
  };
  for (const segment of segments(plan, rowIndex(slots))) {
    const steps = Math.max(0, ...segment.map((walk) => walk.steps));
    enter(segment.flatMap((walk) => ticksOf(walk, walk.before, 0)));
    for (let t = 1; t <= steps; t++) enter(segment.flatMap((walk) => ticksOf(walk, walk.during, t)));
    for (const walk of segment) enter(ticksOf(walk, walk.after, 0));
  }
  return { ticks, starts };
}

/** Index into `starts` of the time step that holds `position`; 0 for an empty timeline. */
export function startIndex(timeline: Timeline, position: number): number {
  const after = timeline.starts.findIndex((start) => start > position);
  return Math.max(0, (after === -1 ? timeline.starts.length : after) - 1);
}

function ticksOf({ node, part, steps }: Walk, quantities: readonly QuantityInfo[], t: number): Tick[] {
  if (t > steps) return [];
  const column = part.reversed && t > 0 ? steps + 1 - t : t;
  return quantities.map((quantity) => ({ node, part: part.id, t, column, quantity: quantity.id }));
}

type RowIndex = ReadonlyMap<string, number>;

function key(node: number, part: string, quantity: string): string {
  return `${node} ${part} ${quantity}`;
}

function rowIndex(slots: readonly Slot[]): RowIndex {
  return new Map(slots.map((slot) => [key(slot.node, slot.part, slot.quantity), slot.rows]));
}

function walkOf(node: number, part: PartInfo, rows: RowIndex): Walk {
  // What an InputLayer hands on is not computed; the layer that receives it has a tick for that.
  const computed = part.quantities.filter((quantity) => quantity.operation !== "input" || quantity.operands.length > 0);
  const recorded = computed.filter((quantity) => rows.has(key(node, part.id, quantity.id)));
  const during = recorded.filter((quantity) => quantity.temporal);
  const timeless = recorded.filter((quantity) => !quantity.temporal);
  const before = during.length === 0 ? [] : timeless.filter((quantity) => needsNoStep(quantity, part));
  const lengths = during.map((quantity) => (rows.get(key(node, part.id, quantity.id)) ?? 1) - 1);
  const after = timeless.filter((quantity) => !before.includes(quantity));
  return { node, part, steps: Math.max(0, ...lengths), before, during, after };
}

/** Whether a quantity without time exists before the first step: nothing that it is made of comes from the input. */
function needsNoStep(quantity: QuantityInfo, part: PartInfo): boolean {
  return quantity.operands.every((operand: Operand) => {
    if (operand.kind !== "quantity") return operand.kind === "weight";
    const source = part.quantities.find((other) => other.id === operand.quantity);
    return source !== undefined && !source.temporal && needsNoStep(source, part);
  });
}

function segments(plan: Plan, rows: RowIndex): readonly Segment[] {
  const result: Segment[] = [];
  let open: { readonly nodes: Set<number>; readonly walks: Walk[]; readonly steps: number } | null = null;
  plan.nodes.forEach((node, index) => {
    const walks = (plan.layers[node.layer]?.parts ?? []).map((part) => walkOf(index, part, rows));
    const steps = stepsTogether(walks);
    if (steps === null) {
      open = null;
      result.push(...apart(walks));
    } else if (open !== null && open.steps === steps && readsInStep(plan, node, open.nodes)) {
      open.nodes.add(index);
      open.walks.push(...walks);
    } else {
      open = { nodes: new Set([index]), walks, steps };
      result.push(open.walks);
    }
  });
  return result;
}

/** How many steps a node takes if at each of them it needs no more of its inputs than that step; null if it must wait for the whole sequence. */
function stepsTogether(walks: readonly Walk[]): number | null {
  const [first] = walks;
  if (first === undefined || first.steps === 0) return null;
  const inStep = walks.every(
    ({ part, steps, after, during }) =>
      !part.reversed &&
      steps === first.steps &&
      after.length === 0 &&
      // How these read their operands is not declared: it may be all of time (attention, convolution).
      during.every(({ operation }) => operation !== "other" && operation !== "reshape"),
  );
  return inStep ? first.steps : null;
}

/** Whether everything `node` reads from the nodes of an open segment exists once that segment has reached the same time step. */
function readsInStep(plan: Plan, node: NodePlan, open: ReadonlySet<number>): boolean {
  if (node.initial_state.some((ref) => open.has(ref.node))) return false;
  return node.inputs.every((ref) => {
    if (!open.has(ref.node)) return true;
    const producer = plan.nodes[ref.node];
    return producer !== undefined && ref.output === 0 && handsOnEveryStep(plan, producer);
  });
}

/** A recurrent layer may keep all but its last step to itself; whatever else walks through time hands on each step. */
function handsOnEveryStep(plan: Plan, producer: NodePlan): boolean {
  const recurrent = plan.layers[producer.layer]?.parts.some((part) => part.recurrent) ?? false;
  return !recurrent || (producer.output_shapes[0]?.length ?? 0) >= 3;
}

/** A node on its own. Where one of its parts runs backwards, each branch is walked to its end before the next, and what joins them comes last. */
function apart(walks: readonly Walk[]): readonly Segment[] {
  if (!walks.some((walk) => walk.part.reversed)) return [walks];
  const branches = new Map<string, Walk[]>();
  for (const walk of walks) {
    const [branch = ""] = walk.part.id.split("/");
    branches.set(branch, [...(branches.get(branch) ?? []), walk]);
  }
  return [...branches.values()];
}
