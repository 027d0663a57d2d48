/**
 * The whole run as a list of ticks in the order in which a reader should meet them, which is also an order in which every number could be computed.
 * Neighbouring nodes that go through time side by side are walked by time step first, so that the lit column moves from left to right once.
 */
import type { NodePlan, PartInfo, Plan, Slot } from "../types/core.ts";
import type { Tick, Timeline } from "../types/scene.ts";

interface Walk {
  readonly node: number;
  readonly part: PartInfo;
}

/** Parts that advance through time together. steps = 0: no time. */
interface Segment {
  readonly walks: readonly Walk[];
  readonly steps: number;
}

export function buildTimeline(plan: Plan, slots: readonly Slot[]): Timeline {
  const rows = rowIndex(slots);
  const ticks: Tick[] = [];
  const starts: number[] = [];
  for (const segment of segments(plan, rows)) {
    for (let t = segment.steps === 0 ? 0 : 1; t <= segment.steps; t++) {
      const begin = ticks.length;
      for (const walk of segment.walks) ticks.push(...ticksAt(walk, t, segment.steps, rows));
      if (ticks.length > begin) starts.push(begin);
    }
  }
  return { ticks, starts };
}

/** Index into `starts` of the time step that holds `position`; 0 for an empty timeline. */
export function startIndex(timeline: Timeline, position: number): number {
  const after = timeline.starts.findIndex((start) => start > position);
  return Math.max(0, (after === -1 ? timeline.starts.length : after) - 1);
}

type RowIndex = ReadonlyMap<string, number>;

function key(node: number, part: string, quantity: string): string {
  return `${node} ${part} ${quantity}`;
}

function rowIndex(slots: readonly Slot[]): RowIndex {
  return new Map(slots.map((slot) => [key(slot.node, slot.part, slot.quantity), slot.rows]));
}

function ticksAt(walk: Walk, t: number, steps: number, rows: RowIndex): Tick[] {
  const { node, part } = walk;
  const column = part.reversed && t > 0 ? steps + 1 - t : t;
  return computed(walk, rows)
    .filter((quantity) => quantity.temporal === t > 0)
    .map((quantity) => ({ node, part: part.id, t, column, quantity: quantity.id }));
}

/** The quantities that the forward run records. */
function computed({ node, part }: Walk, rows: RowIndex) {
  return part.quantities.filter((quantity) => rows.has(key(node, part.id, quantity.id)));
}

function segments(plan: Plan, rows: RowIndex): Segment[] {
  const result: Segment[] = [];
  let open: { nodes: Set<number>; walks: Walk[]; steps: number } | null = null;
  plan.nodes.forEach((node, index) => {
    const walks = (plan.layers[node.layer]?.parts ?? []).map((part) => ({ node: index, part }));
    const steps = walksTogether(walks, rows);
    if (steps === null) {
      open = null;
      result.push(...apart(walks, rows));
    } else if (open !== null && open.steps === steps && readsInStep(plan, node, open.nodes)) {
      open.nodes.add(index);
      open.walks.push(...walks);
    } else {
      open = { nodes: new Set([index]), walks, steps };
      result.push(open);
    }
  });
  return result;
}

/** How many steps a node takes if it needs, at each step, no more than that step of its inputs; null if it must wait for the whole sequence. */
function walksTogether(walks: readonly Walk[], rows: RowIndex): number | null {
  const lengths = new Set<number>();
  for (const walk of walks) {
    if (walk.part.reversed) return null;
    for (const quantity of computed(walk, rows)) {
      // How an "other" reads its operands is not declared: it may look at all of time (attention, convolution).
      if (!quantity.temporal || quantity.operation === "other" || quantity.operation === "reshape") return null;
      lengths.add(stepsOf(walk, quantity.id, rows));
    }
  }
  const [steps] = lengths;
  return lengths.size === 1 && steps !== undefined ? steps : null;
}

function stepsOf(walk: Walk, quantity: string, rows: RowIndex): number {
  return (rows.get(key(walk.node, walk.part.id, quantity)) ?? 1) - 1;
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

/** A node on its own: each direction in full, then what joins them; quantities without time come after those with time of the same part. */
function apart(walks: readonly Walk[], rows: RowIndex): Segment[] {
  const groups = new Map<string, Walk[]>();
  for (const walk of walks) {
    const [branch = ""] = walk.part.id.split("/");
    const together = walks.some((other) => other.part.reversed) ? branch : "";
    groups.set(together, [...(groups.get(together) ?? []), walk]);
  }
  return [...groups.values()].flatMap((group) => {
    const lengths = group.flatMap((walk) => computed(walk, rows).map((quantity) => stepsOf(walk, quantity.id, rows)));
    const steps = Math.max(0, ...lengths);
    const timeless: Segment = { walks: group, steps: 0 };
    return steps > 0 ? [{ walks: group, steps }, timeless] : [timeless];
  });
}
