/** An expression over gradients and the numbers of the way there: what the chain rule is written in. */
import type { QuantityInfo, Role, Trace } from "../types/core.ts";
import type { OutputTarget } from "../types/gradient.ts";
import type { Computed, Touch } from "../types/scene.ts";
import { partOf, type QuantityTouch, quantityOf, valueAt } from "./number_address.ts";

export type Chain =
  /** dL/d(touch). Arrivals are addressed by their own quantities. */
  | { readonly kind: "gradient"; readonly value: number; readonly touch: QuantityTouch }
  | { readonly kind: "number"; readonly value: number; readonly role: Role; readonly touch: Touch | null }
  | { readonly kind: "sum" | "product"; readonly of: readonly Chain[] }
  | { readonly kind: "difference" | "quotient"; readonly of: readonly [Chain, Chain] }
  | { readonly kind: "square"; readonly of: readonly [Chain] }
  /** The derivative of an activation where its argument is `of`. */
  | { readonly kind: "slope"; readonly function: string; readonly of: readonly [Chain] };

export interface ChainScene {
  readonly computed: Computed;
  readonly gradients: Trace;
  readonly sample: number;
  readonly outputs: readonly OutputTarget[];
  /** Of truncated backpropagation; 0: not cut. */
  readonly window: number;
}

/** A row of a quantity that is made from the number in question; operand `index` is where it enters. */
export interface Consumer {
  readonly node: number;
  readonly part: string;
  readonly info: QuantityInfo;
  readonly t: number;
  readonly index: number;
}

export function added(terms: readonly Chain[]): Chain {
  const flat = terms.flatMap((term) => (term.kind === "sum" ? term.of : [term]));
  const [only] = flat;
  if (only === undefined) return constant(0);
  return flat.length === 1 ? only : { kind: "sum", of: flat };
}

export function constant(value: number): Chain {
  return { kind: "number", value, role: "neutral", touch: null };
}

/** Quantities that share their gradient (an addend has that of its sum) go by the name of the last of them, which is the one that is shown. */
export function gradientLeaf({ computed, gradients, sample }: ChainScene, touch: QuantityTouch): Chain {
  const { node, part, quantity, t, entry } = touch;
  const value = gradients.value(node, part, quantity, t, sample, entry) ?? Number.NaN;
  const own = gradients.slot(node, part, quantity);
  const shown = partOf(computed, node, part)?.quantities.findLast((info) => {
    const slot = info.gradient_only || info.operation === "input" ? undefined : gradients.slot(node, part, info.id);
    return slot !== undefined && slot.offset === own?.offset && slot.width === own.width && slot.stride === own.stride;
  });
  return { kind: "gradient", value, touch: { ...touch, quantity: shown?.id ?? quantity } };
}

export function numberLeaf({ computed, sample }: ChainScene, touch: Touch | null, role: Role): Chain {
  return {
    kind: "number",
    value: touch === null ? Number.NaN : (valueAt(computed, sample, touch) ?? Number.NaN),
    role,
    touch,
  };
}

/** Keys of the gradients in an expression, and of the numbers of the way there. */
export function factorsOf(chain: Chain | null): {
  readonly gradients: readonly Touch[];
  readonly numbers: readonly Touch[];
} {
  if (chain === null) return { gradients: [], numbers: [] };
  if (chain.kind === "gradient") return { gradients: [chain.touch], numbers: [] };
  if (chain.kind === "number") return { gradients: [], numbers: chain.touch === null ? [] : [chain.touch] };
  const inner = chain.of.map(factorsOf);
  return { gradients: inner.flatMap(({ gradients }) => gradients), numbers: inner.flatMap(({ numbers }) => numbers) };
}

export function roleOf(computed: Computed, touch: Touch | null): Role {
  if (touch === null) return "neutral";
  if (touch.kind === "weight") return computed.plan.weights[touch.weight]?.role ?? "neutral";
  if (touch.kind === "input") return "input";
  return quantityOf(computed, touch.node, touch.part, touch.quantity)?.role ?? "neutral";
}
