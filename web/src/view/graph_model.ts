/** The wires of a cell as data: a node for each quantity of a step and for each thing it reads, a wire for each operand. Read off the declarations. */
import type { GraphForm } from "../types/cells.ts";
import type { Operand, QuantityInfo } from "../types/core.ts";
import type { Touch } from "../types/scene.ts";
import {
  expandOnce,
  functionName,
  hasOwnLine,
  isLetter,
  operandSymbol,
  type Place,
  symbolOf,
  type Term,
} from "./math_term.ts";
import { canonical, operandTouch, quantityOf, valueAt, widthOf } from "./number_address.ts";

export interface GraphNode {
  readonly id: string;
  readonly label: Term;
  /** What makes it, in a sign or two. */
  readonly sign: string;
  /** "given" comes from outside the step; "state" is handed on to the next one. */
  readonly kind: "given" | "computed" | "state";
  readonly quantity: QuantityInfo | null;
  readonly width: number;
  /** Entry by entry, where it really comes from. */
  readonly touchAt: (entry: number) => Touch | null;
}

export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly wires: readonly { readonly from: string; readonly to: string }[];
  /** The node in which each quantity of the part is drawn: its own, or the one that takes it in. */
  readonly drawnIn: ReadonlyMap<string, string>;
}

/** "letters" leaves out the sums inside a gate; a cell without gates has nothing to leave out. */
export function graphOf(place: Place, form: GraphForm): Graph {
  const all = place.part.quantities.filter(
    (info) => info.operation !== "input" && !info.gradient_only && info.temporal === place.t > 0,
  );
  const kept = all.filter((info) => form === "all" || info.gate === "" || hasOwnLine(place.part, info));
  const nodes = new Map<string, GraphNode>();
  const wires: { from: string; to: string }[] = [];
  const read = (operand: Operand, to: string): void => {
    const inner =
      operand.kind === "quantity" && operand.shift === 0 ? all.find(({ id }) => id === operand.quantity) : undefined;
    if (inner !== undefined && !kept.includes(inner)) {
      for (const one of inner.operands) read(one, to);
      return;
    }
    const node = inner === undefined ? givenNode(place, operand) : computedNode(place, inner);
    if (node === null) return;
    if (!nodes.has(node.id)) nodes.set(node.id, node);
    if (!wires.some((wire) => wire.from === node.id && wire.to === to)) wires.push({ from: node.id, to });
  };
  for (const info of kept) {
    const node = computedNode(place, info);
    for (const operand of info.operands) read(operand, node.id);
    nodes.set(node.id, node);
  }
  return { nodes: [...nodes.values()], wires, drawnIn: drawnIn(all, kept) };
}

function drawnIn(all: readonly QuantityInfo[], kept: readonly QuantityInfo[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const home = (info: QuantityInfo): string => {
    if (kept.includes(info)) return info.id;
    const reader = all.find(({ operands }) =>
      operands.some((one) => one.kind === "quantity" && one.shift === 0 && one.quantity === info.id),
    );
    return reader === undefined ? info.id : home(reader);
  };
  for (const info of all) found.set(info.id, home(info));
  return found;
}

function computedNode(place: Place, info: QuantityInfo): GraphNode {
  const { computed, node, part, t } = place;
  return {
    id: info.id,
    label: isLetter(info) ? symbolOf(place, info) : expandOnce(place, info),
    sign: isLetter(info) ? signOf(info) : "",
    kind: info.state ? "state" : "computed",
    quantity: info,
    width: widthOf(computed, node, part.id, info),
    touchAt: (entry) => ({ kind: "quantity", node, part: part.id, quantity: info.id, t, entry }),
  };
}

function signOf(info: QuantityInfo): string {
  switch (info.operation) {
    case "activation":
      return functionName(info.function);
    case "add":
      return "+";
    case "subtract":
      return "−";
    case "multiply":
      return "∘";
    default:
      return "";
  }
}

/** What is read from outside: the input, the states of the step before, another part, what has no time. Weights are in the name of their product. */
function givenNode(place: Place, operand: Operand): GraphNode | null {
  if (operand.kind === "weight") return null;
  const first = operandTouch(place.computed, { node: place.node, part: place.part.id, t: place.t }, operand, 0);
  if (first === null) return null;
  const source = canonical(place.computed, first);
  // Before the first step what is no state is nothing.
  if (valueAt(place.computed, 0, source) === undefined) return null;
  const id = operand.kind === "layer_input" ? `input ${operand.index}` : `given ${operand.quantity} ${operand.shift}`;
  return {
    id,
    label: operandSymbol(place, operand),
    sign: "",
    kind: "given",
    quantity: null,
    width: givenWidth(place, operand, source),
    touchAt: (entry) => {
      const touch = operandTouch(place.computed, { node: place.node, part: place.part.id, t: place.t }, operand, entry);
      return touch && canonical(place.computed, touch);
    },
  };
}

function givenWidth({ computed, node, part }: Place, operand: Operand, source: Touch): number {
  if (operand.kind === "quantity") {
    const own = quantityOf(computed, node, part.id, operand.quantity);
    if (own) return widthOf(computed, node, part.id, own);
  }
  if (source.kind === "quantity") return computed.trace.slot(source.node, source.part, source.quantity)?.width ?? 0;
  if (source.kind === "weight") return 0;
  const shape = computed.inputs[source.input]?.shape ?? [];
  return shape.slice(source.t > 0 ? 2 : 1).reduce((product, side) => product * side, 1);
}
