/**
 * How one number came about, as an expression over the numbers it was made from. Read off the declared operation and operands of its quantity;
 * no layer is named here. The arithmetic line prints the expression, and its leaves are what lights up in every panel.
 */
import type { Operand, QuantityInfo, Role } from "../types/core.ts";
import type { Computed, Touch } from "../types/scene.ts";
import {
  canonical,
  operandTouch,
  type QuantityTouch,
  quantityOf,
  referredPart,
  stepsOf,
  touchKey,
  valueAt,
  widthOf,
} from "./number_address.ts";

export type Expression =
  | { readonly kind: "number"; readonly value: number; readonly role: Role; readonly touch: Touch | null }
  | { readonly kind: "sum" | "product"; readonly of: readonly Expression[] }
  | { readonly kind: "difference"; readonly of: readonly [Expression, Expression] }
  | { readonly kind: "quotient"; readonly of: readonly [Expression, Expression] }
  | { readonly kind: "call"; readonly name: string; readonly of: readonly Expression[] };

export interface Explanation {
  readonly touch: Touch;
  readonly info: QuantityInfo | null;
  readonly value: number;
  /** null: the number is given (a weight, an input, an initial state), or how it is made is not declared. */
  readonly expression: Expression | null;
  /** Keys of the numbers that made it, each where it really comes from. */
  readonly contributors: ReadonlySet<string>;
}

export function explain(computed: Computed, sample: number, touch: Touch): Explanation | null {
  const value = valueAt(computed, sample, touch);
  if (value === undefined) return null;
  const info =
    touch.kind === "quantity" ? (quantityOf(computed, touch.node, touch.part, touch.quantity) ?? null) : null;
  const given = touch.kind !== "quantity" || info === null || (info.state && touch.t === 0);
  const expression = given ? null : expressionOf({ computed, sample, touch, info });
  return {
    touch,
    info,
    value,
    expression,
    contributors: new Set(leaves(expression).map((leaf) => touchKey(canonical(computed, leaf)))),
  };
}

/** The touched numbers an expression is made from, in order. */
export function leaves(expression: Expression | null): readonly Touch[] {
  if (expression === null) return [];
  if (expression.kind === "number") return expression.touch === null ? [] : [expression.touch];
  return expression.of.flatMap(leaves);
}

interface Making {
  readonly computed: Computed;
  readonly sample: number;
  readonly touch: QuantityTouch;
  readonly info: QuantityInfo;
}

function expressionOf(making: Making): Expression | null {
  const { info, touch } = making;
  const [a, b, c] = info.operands;
  const at = (operand: Operand) => leaf(making, operand, touch.entry);
  switch (info.operation) {
    case "matmul":
      return a && b ? matmul(making, a, b) : null;
    case "add":
      return { kind: "sum", of: info.operands.map(at) };
    case "multiply":
      return { kind: "product", of: info.operands.map(at) };
    case "subtract":
      return a && b ? { kind: "difference", of: [at(a), at(b)] } : null;
    case "blend":
      return a && b && c ? blend(at(a), at(b), at(c)) : null;
    case "activation":
      return a ? activation(making, a) : null;
    case "mean":
      return over(making, (of) => ({ kind: "quotient", of: [{ kind: "sum", of }, constant(of.length)] }));
    case "maximum":
      return over(making, (of) => ({ kind: "call", name: "max", of }));
    case "scale":
      return a && b ? { kind: "product", of: [at(a), at(b)] } : null;
    case "gather":
      return a && b ? gather(making, a, b) : null;
    case "carry":
      return a && b ? carry(making, a, at(b), c ? at(c) : constant(0)) : null;
    case "concat":
      return concat(making);
    case "input":
      if (info.function === "mask")
        return number(making.computed, making.sample, canonical(making.computed, touch), "neutral");
      return a ? at(a) : null;
    case "reshape":
      return a ? at(a) : null;
    case "state":
    case "other":
      return null;
  }
}

function constant(value: number): Expression {
  return { kind: "number", value, role: "neutral", touch: null };
}

function leaf({ computed, sample, touch }: Making, operand: Operand, entry: number): Expression {
  const found = operandTouch(computed, touch, operand, entry);
  return number(computed, sample, found, roleOf(computed, touch, operand));
}

function number(computed: Computed, sample: number, touch: Touch | null, role: Role): Expression {
  const value = touch === null ? Number.NaN : (valueAt(computed, sample, touch) ?? Number.NaN);
  return { kind: "number", value, role, touch };
}

function roleOf(computed: Computed, touch: QuantityTouch, operand: Operand): Role {
  switch (operand.kind) {
    case "weight":
      return computed.plan.weights[operand.index]?.role ?? "neutral";
    case "layer_input":
      return "input";
    case "quantity":
      return referredPart(computed, touch.node, touch.part, operand.quantity)?.info.role ?? "neutral";
  }
}

/** Σ_i a[i] · W[i, j], for each row of entries if the quantity has several. */
function matmul(making: Making, a: Operand, weight: Operand): Expression | null {
  const { computed, sample, touch } = making;
  if (weight.kind !== "weight") return null;
  const shape = computed.plan.weights[weight.index]?.shape ?? [];
  const [rows = 0, columns = 0] = shape.slice(-2);
  const { column_begin, column_end } = weight.block;
  const width = column_end > column_begin ? column_end - column_begin : columns;
  const [row, column] = [Math.floor(touch.entry / width), touch.entry % width];
  const role = computed.plan.weights[weight.index]?.role ?? "neutral";
  const of = Array.from({ length: rows }, (_, i): Expression => {
    const index = i * columns + column_begin + column;
    const factor = number(computed, sample, { kind: "weight", weight: weight.index, index }, role);
    return { kind: "product", of: [leaf(making, a, row * rows + i), factor] };
  });
  return { kind: "sum", of };
}

/** z · a + (1 − z) · b */
function blend(z: Expression, a: Expression, b: Expression): Expression {
  const rest: Expression = { kind: "difference", of: [constant(1), z] };
  return {
    kind: "sum",
    of: [
      { kind: "product", of: [z, a] },
      { kind: "product", of: [rest, b] },
    ],
  };
}

/** Softmax reads its whole row, a mask all entries of its step; every other activation one entry. */
function activation(making: Making, a: Operand): Expression {
  const { computed, info, touch } = making;
  const name = info.function;
  const call = (called: string, ...of: readonly Expression[]): Expression => ({ kind: "call", name: called, of });
  const own = leaf(making, a, touch.entry);
  const any = name === "any_not_equal";
  if (name !== "softmax" && !any) return call(name, own);
  const width = any ? operandWidth(computed, touch, a) : (info.extent.at(-1) ?? 1);
  const begin = any ? 0 : touch.entry - (touch.entry % width);
  const row = Array.from({ length: width }, (_, index) => leaf(making, a, begin + index));
  if (any) return call(name, ...row);
  return { kind: "quotient", of: [call("exp", own), { kind: "sum", of: row.map((one) => call("exp", one)) }] };
}

/** The same entry of every operand; or, when the quantity has no time and its one operand has, of every time step. */
function over(making: Making, join: (of: readonly Expression[]) => Expression): Expression | null {
  const { computed, sample, touch, info } = making;
  const [only] = info.operands;
  if (only === undefined) return null;
  if (info.operands.length > 1) return join(info.operands.map((operand) => leaf(making, operand, touch.entry)));
  const first = operandTouch(computed, { ...touch, t: 0 }, only, touch.entry);
  const source = first && canonical(computed, first);
  const steps =
    source?.kind === "quantity"
      ? stepsOf(computed, source.node, source.part, source.quantity)
      : (computed.inputs[source?.kind === "input" ? source.input : 0]?.shape[1] ?? 0);
  if (source === null || info.temporal || source.kind === "weight" || steps === 0)
    return join([leaf(making, only, touch.entry)]);
  const role = roleOf(computed, touch, only);
  return join(Array.from({ length: steps }, (_, index) => number(computed, sample, { ...source, t: index + 1 }, role)));
}

/** Row `index` of a table. */
function gather(making: Making, index: Operand, table: Operand): Expression | null {
  const { computed, sample, touch, info } = making;
  if (table.kind !== "weight") return null;
  const columns = computed.plan.weights[table.index]?.shape.at(-1) ?? 1;
  const width = info.extent.at(-1) ?? columns;
  const token = leaf(making, index, Math.floor(touch.entry / width));
  if (token.kind !== "number") return null;
  const found: Touch = { kind: "weight", weight: table.index, index: token.value * columns + (touch.entry % width) };
  return number(computed, sample, found, computed.plan.weights[table.index]?.role ?? "neutral");
}

/** The fresh value where the mask is 1, else the kept one. */
function carry(making: Making, mask: Operand, fresh: Expression, kept: Expression): Expression {
  const valid = leaf(making, mask, 0);
  return valid.kind === "number" && valid.value !== 0 ? fresh : kept;
}

function concat(making: Making): Expression | null {
  const { computed, touch, info } = making;
  let begin = 0;
  for (const operand of info.operands) {
    const width = operandWidth(computed, touch, operand);
    if (touch.entry < begin + width) return leaf(making, operand, touch.entry - begin);
    begin += width;
  }
  return null;
}

function operandWidth(computed: Computed, touch: QuantityTouch, operand: Operand): number {
  if (operand.kind === "quantity") {
    const found = referredPart(computed, touch.node, touch.part, operand.quantity);
    return found ? widthOf(computed, touch.node, found.part.id, found.info) : 0;
  }
  if (operand.kind === "weight") return operand.block.column_end - operand.block.column_begin;
  const ref = computed.plan.nodes[touch.node]?.inputs[operand.index];
  const shape = ref && computed.plan.nodes[ref.node]?.output_shapes[ref.output];
  return shape?.at(-1) ?? 0;
}
