/** A quantity written as one writes mathematics: symbols with their time index, joined by operations. Built from declarations, rendered by math_ml, math_html and math_text. */
import type { Block, Operand, Operation, PartInfo, QuantityInfo, Role } from "../types/core.ts";
import type { Computed, Tick } from "../types/scene.ts";
import { mirror, partsOf, quantityOf, referredPart, stepsOf } from "./number_address.ts";

export type Term =
  | {
      readonly kind: "symbol";
      /** "h", "W_x", "z_f": what follows the underscore is a subscript. */
      readonly symbol: string;
      /** Time index, as a column of the score; null for weights and for what has no time. */
      readonly index: number | null;
      /** "→" or "←" where a layer runs both ways. */
      readonly direction: "" | "→" | "←";
      readonly role: Role;
      readonly quantity: string | null;
      readonly weight: number | null;
    }
  | {
      readonly kind: "operation";
      readonly operation: Operation;
      readonly function: string;
      readonly role: Role;
      readonly quantity: string;
      readonly of: readonly Term[];
    };

/** Where a quantity stands: all that is needed to write it. */
export interface Place {
  readonly computed: Computed;
  readonly node: number;
  readonly part: PartInfo;
  readonly t: number;
}

export function placeOf(computed: Computed, at: Pick<Tick, "node" | "part" | "t">): Place | null {
  const part = partsOf(computed, at.node).find((one) => one.id === at.part);
  return part ? { computed, node: at.node, part, t: at.t } : null;
}

/** The quantity as a letter: h₂. */
export function symbolOf(place: Place, info: QuantityInfo, shift: 0 | -1 = 0): Term {
  const { computed, node, part, t } = place;
  const steps = stepsOf(computed, node, part.id, info.id);
  return {
    kind: "symbol",
    symbol: info.symbol,
    index: info.temporal ? mirror(part, steps, t + shift) : null,
    direction: directionOf(computed, node, part, info),
    role: info.role,
    // What comes from the step before is not what this step computes, though it is the same quantity.
    quantity: shift === 0 ? info.id : null,
    weight: null,
  };
}

/** The quantity as what is done to make it, down to letters that have a line of their own. */
export function expand(place: Place, info: QuantityInfo): Term {
  return operationOf(place, info, (operand) => {
    const inner = own(place, operand);
    return inner && operand.kind === "quantity" && operand.shift === 0 && !hasOwnLine(place.part, inner)
      ? expand(place, inner)
      : operandSymbol(place, operand);
  });
}

/** The quantity as one operation on letters: h₁ W_h. */
export function expandOnce(place: Place, info: QuantityInfo): Term {
  return operationOf(place, info, (operand) => {
    const inner = own(place, operand);
    return inner && !isLetter(inner) && operand.kind === "quantity" && operand.shift === 0
      ? expandOnce(place, inner)
      : operandSymbol(place, operand);
  });
}

/** "tanh c" names what is done rather than a thing: it is written out wherever it stands. */
export function isLetter(info: QuantityInfo): boolean {
  return !info.symbol.includes(" ");
}

/** States, outputs, inputs and the value of each gate are letters that equations begin with; everything else is written where it is used. */
export function hasOwnLine(part: PartInfo, info: QuantityInfo): boolean {
  if (info.state || info.operation === "input" || info.id === part.output) return true;
  // An accent marks a value on its way to the letter it belongs to: ĥ, or h̃ before the mask.
  return /\p{M}/u.test(info.symbol.normalize("NFD")) || (info.operation === "activation" && info.gate !== "");
}

function operationOf(place: Place, info: QuantityInfo, operandTerm: (operand: Operand) => Term): Term {
  if (info.operands.length === 0 || info.operation === "input") return symbolOf(place, info);
  return {
    kind: "operation",
    operation: info.operation,
    function: info.function,
    role: info.role,
    quantity: info.id,
    of: info.operands.map(operandTerm),
  };
}

function own(place: Place, operand: Operand): QuantityInfo | undefined {
  return operand.kind === "quantity"
    ? quantityOf(place.computed, place.node, place.part.id, operand.quantity)
    : undefined;
}

export function operandSymbol(place: Place, operand: Operand): Term {
  const { computed, node, part, t } = place;
  switch (operand.kind) {
    case "weight":
      return weightSymbol(computed, operand.index, operand.block);
    case "layer_input":
      return {
        kind: "symbol",
        symbol: "x",
        index: t > 0 ? t : null,
        direction: "",
        role: "input",
        quantity: null,
        weight: null,
      };
    case "quantity": {
      const found = referredPart(computed, node, part.id, operand.quantity);
      if (!found)
        return {
          kind: "symbol",
          symbol: operand.quantity,
          index: null,
          direction: "",
          role: "neutral",
          quantity: null,
          weight: null,
        };
      const steps = stepsOf(computed, node, found.part.id, found.info.id);
      const row = t === 0 ? steps : found.part.reversed === part.reversed ? t : steps + 1 - t;
      return symbolOf({ computed, node, part: found.part, t: row }, found.info, operand.shift);
    }
  }
}

export function weightSymbol(computed: Computed, weight: number, block: Block): Term {
  const info = computed.plan.weights[weight];
  const row = block.row === null ? "" : block.row === 0 ? "x" : "h";
  const suffix = row + block.name;
  const symbol = info?.symbol ?? "W";
  const joined = suffix === "" ? symbol : symbol.includes("_") ? symbol + suffix : `${symbol}_${suffix}`;
  return {
    kind: "symbol",
    symbol: joined,
    index: null,
    direction: "",
    role: info?.role ?? "neutral",
    quantity: null,
    weight,
  };
}

/** Only where two directions stand side by side do letters need an arrow to be told apart. */
function directionOf(computed: Computed, node: number, part: PartInfo, info: QuantityInfo): "" | "→" | "←" {
  if (!info.temporal || info.operation === "input") return "";
  if (part.reversed) return "←";
  const outer = part.id.split("/")[0];
  return outer === "forward" && partsOf(computed, node).some((other) => other.reversed) ? "→" : "";
}

/** What Keras calls linear is no function at all on paper. */
export function functionName(name: string): string {
  const written: Readonly<Record<string, string>> = { sigmoid: "σ", relu: "ReLU", linear: "" };
  return written[name] ?? name;
}
