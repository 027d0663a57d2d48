/** The chain rule for one use of a number: what the gradient of the result makes of it. One rule per operation. */
import type { Operand } from "../types/core.ts";
import type { Touch } from "../types/scene.ts";
import {
  type Chain,
  type ChainScene,
  type Consumer,
  constant,
  gradientLeaf,
  numberLeaf,
  roleOf,
} from "./gradient_terms.ts";
import { operandTouch, type QuantityTouch, referredPart, valueAt, widthOf } from "./number_address.ts";

/** The terms that a use adds to the gradient of `touch`. Empty: it hands nothing back. null: how is not declared. */
export function shareOf(
  scene: ChainScene,
  consumer: Consumer,
  touch: Extract<Touch, { entry: number }>,
): readonly Chain[] | null {
  const { info, node, part } = consumer;
  const slot = scene.gradients.slot(node, part, info.id);
  if (slot === undefined) return [];
  if (info.operation === "matmul") return matmul(scene, consumer, touch.entry);
  if (info.operation === "concat") return [gradientAt(scene, consumer, offset(scene, consumer) + touch.entry)];
  const own = ownWidth(scene, consumer, touch);
  const terms: Chain[] = [];
  // What is narrower than the result is used for several of its entries.
  for (let entry = touch.entry % own; entry < slot.width; entry += own) {
    const term = entryShare(scene, consumer, entry);
    if (term === null) return null;
    terms.push(...term);
  }
  return terms;
}

/** What entry `entry` of the result hands back. */
function entryShare(scene: ChainScene, consumer: Consumer, entry: number): readonly Chain[] | null {
  const { info, index } = consumer;
  const g = gradientAt(scene, consumer, entry);
  const at = (operand: number) => leaf(scene, consumer, info.operands[operand], entry);
  switch (info.operation) {
    case "add":
    case "input":
    case "reshape":
      return [g];
    case "subtract":
      return [index === 0 ? g : product(constant(-1), g)];
    case "multiply":
    case "scale":
      return [product(g, ...info.operands.flatMap((_, other) => (other === index ? [] : [at(other)])))];
    case "blend":
      return [product(g, blendSlope(at, index))];
    case "carry":
      return carries(scene, consumer) ? [g] : [];
    case "activation":
      return activation(scene, consumer, entry, g);
    case "mean":
      return [{ kind: "quotient", of: [g, constant(meanOf(scene, consumer))] }];
    case "gather":
      return [];
    default:
      return null;
  }
}

function product(...of: readonly Chain[]): Chain {
  return { kind: "product", of };
}

function gradientAt(scene: ChainScene, { node, part, info, t }: Consumer, entry: number): Chain {
  return gradientLeaf(scene, { kind: "quantity", node, part, quantity: info.id, t, entry });
}

function leaf(scene: ChainScene, consumer: Consumer, operand: Operand | undefined, entry: number): Chain {
  const touch = operand === undefined ? null : operandTouch(scene.computed, consumer, operand, entry);
  return numberLeaf(scene, touch, roleOf(scene.computed, touch));
}

function ownWidth(
  { computed }: ChainScene,
  { node, part, info, index }: Consumer,
  touch: Extract<Touch, { entry: number }>,
): number {
  const operand = info.operands[index];
  if (operand?.kind !== "quantity") return Number.POSITIVE_INFINITY;
  const found = referredPart(computed, node, part, operand.quantity);
  return found === null ? touch.entry + 1 : widthOf(computed, node, found.part.id, found.info);
}

/** Σ_j dL/dq[j] · W[i, j] */
function matmul(scene: ChainScene, consumer: Consumer, entry: number): readonly Chain[] | null {
  const { computed } = scene;
  const weight = consumer.info.operands[1];
  if (weight?.kind !== "weight" || consumer.index !== 0) return null;
  const [rows = 1, columns = 1] = computed.plan.weights[weight.index]?.shape.slice(-2) ?? [];
  const { column_begin, column_end } = weight.block;
  const width = column_end > column_begin ? column_end - column_begin : columns;
  const [row, i] = [Math.floor(entry / rows), entry % rows];
  return Array.from({ length: width }, (_, j) => {
    const touch: Touch = { kind: "weight", weight: weight.index, index: i * columns + column_begin + j };
    return product(gradientAt(scene, consumer, row * width + j), numberLeaf(scene, touch, roleOf(computed, touch)));
  });
}

function offset({ computed }: ChainScene, { node, part, info, index }: Consumer): number {
  return info.operands.slice(0, index).reduce((sum, operand) => {
    const found = operand.kind === "quantity" ? referredPart(computed, node, part, operand.quantity) : null;
    return sum + (found === null ? 0 : widthOf(computed, node, found.part.id, found.info));
  }, 0);
}

/** Of z · a + (1 − z) · b. */
function blendSlope(at: (operand: number) => Chain, index: number): Chain {
  if (index === 0) return { kind: "difference", of: [at(1), at(2)] };
  return index === 1 ? at(0) : { kind: "difference", of: [constant(1), at(0)] };
}

/** Whether what was carried on is this operand: the fresh value where the mask is 1, else the kept one. */
function carries(scene: ChainScene, consumer: Consumer): boolean {
  const [mask] = consumer.info.operands;
  const touch = mask === undefined ? null : operandTouch(scene.computed, consumer, mask, 0);
  const valid = touch !== null && valueAt(scene.computed, scene.sample, touch) !== 0;
  return consumer.index === (valid ? 1 : 2);
}

function activation(scene: ChainScene, consumer: Consumer, entry: number, g: Chain): readonly Chain[] {
  const { info } = consumer;
  const result = (of: number): Chain => {
    const touch: QuantityTouch = {
      kind: "quantity",
      node: consumer.node,
      part: consumer.part,
      quantity: info.id,
      t: consumer.t,
      entry: of,
    };
    return numberLeaf(scene, touch, info.role);
  };
  const y = result(entry);
  switch (info.function) {
    case "linear":
      return [g];
    case "tanh":
      return [product(g, { kind: "difference", of: [constant(1), { kind: "square", of: [y] }] })];
    case "sigmoid":
      return [product(g, y, { kind: "difference", of: [constant(1), y] })];
    case "exponential":
      return [product(g, y)];
    case "relu":
      return [product(g, constant(y.kind === "number" && y.value > 0 ? 1 : 0))];
    case "softmax":
      return softmax(scene, consumer, entry, result);
    default:
      return [
        product(g, { kind: "slope", function: info.function, of: [leaf(scene, consumer, info.operands[0], entry)] }),
      ];
  }
}

/** y · (dL/dy − Σ_j dL/dy[j] · y[j]), over the row of the entry. Each entry of the row reads this one: the sum of all that is written once. */
function softmax(
  scene: ChainScene,
  consumer: Consumer,
  entry: number,
  result: (entry: number) => Chain,
): readonly Chain[] {
  const width = consumer.info.extent.at(-1) ?? 1;
  const begin = entry - (entry % width);
  const row = Array.from({ length: width }, (_, j) =>
    product(gradientAt(scene, consumer, begin + j), result(begin + j)),
  );
  const mean: Chain = { kind: "sum", of: row };
  return [product(result(entry), { kind: "difference", of: [gradientAt(scene, consumer, entry), mean] })];
}

/** Of how many numbers the mean was taken: of its operands, or of the time steps of its one. */
function meanOf({ computed }: ChainScene, { node, part, info }: Consumer): number {
  const [only] = info.operands;
  if (info.operands.length > 1 || only === undefined) return info.operands.length;
  const found = only.kind === "quantity" ? referredPart(computed, node, part, only.quantity) : null;
  if (info.temporal || found === null || !found.info.temporal) return 1;
  return Math.max(1, (computed.trace.slot(node, found.part.id, found.info.id)?.rows ?? 2) - 1);
}
