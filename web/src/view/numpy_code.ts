/**
 * The loop of a layer as NumPy that runs: one line for each declared quantity, with the weights, the input and the states of the run on the screen.
 * No layer is named: what cannot be written from its declaration is named instead.
 */
import type { Block, Operand, QuantityInfo } from "../types/core.ts";
import type { Computed, Touch } from "../types/scene.ts";
import type { Place } from "./math_term.ts";
import { weightSymbol } from "./math_term.ts";
import { canonical, operandTouch, stepsOf, valueAt, widthOf } from "./number_address.ts";
import { definitionsOf, written } from "./numpy_functions.ts";
import { numpyNumber } from "./numpy_number.ts";

/** An array of the program: its name, its shape, and where each number comes from, row by row. */
export interface NumpyArray {
  readonly name: string;
  readonly shape: readonly number[];
  readonly touches: readonly Touch[];
}

export type NumpyLine =
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "array"; readonly array: NumpyArray }
  /** Computes a quantity. */
  | { readonly kind: "step"; readonly text: string; readonly quantity: QuantityInfo };

export interface NumpyCode {
  readonly lines: readonly NumpyLine[];
  /** What could not be written, as the declaration calls it; null: all of it is there. */
  readonly missing: string | null;
}

const indent = "    ";

export function numpyCode(place: Place): NumpyCode {
  const { computed, node, part } = place;
  const timed = part.quantities.some((info) => info.id === part.output && info.temporal);
  const body = part.quantities.filter(
    (info) =>
      !info.gradient_only &&
      info.temporal === timed &&
      !(info.operation === "input" && info.function !== "mask") &&
      !isMask(info),
  );
  const missing = body.map((info) => obstacle(place, info)).find((one) => one !== null) ?? null;
  if (missing !== null) return { lines: [], missing };
  const masks = part.quantities.filter(isMask);
  const states = carriedStates(body);
  const lines: NumpyLine[] = [code("import numpy as np"), code("")];
  for (const definition of definitionsOf(
    body.map(({ function: name }) => name),
    computed.plan.dialect,
  ))
    lines.push(code(definition));
  lines.push(...weightLines(place, body));
  const steps = timed ? stepsOf(computed, node, part.id, part.output) : 0;
  lines.push({ kind: "array", array: inputArray(place, steps) });
  for (const mask of masks) lines.push({ kind: "array", array: vector(place, mask.id, steps) });
  if (!timed) {
    lines.push(...body.map((info) => stepLine(place, info, "", states, "x")), code(""), code(`print(${part.output})`));
    return { lines, missing };
  }
  for (const id of states) lines.push({ kind: "array", array: initialArray(place, id) });
  const order = part.reversed ? "[::-1]" : "";
  const [mask] = masks;
  const kept = savedStates(body, states);
  lines.push(
    code(""),
    code("outputs = []"),
    mask === undefined ? code(`for x_t in x${order}:`) : code(`for x_t, mask_t in zip(x${order}, ${mask.id}):`),
    ...kept.map((id) => code(`${indent}${id}_old = ${id}`)),
    ...body.map((info) => stepLine(place, info, indent, kept, "x_t")),
    code(`${indent}outputs.append(${part.output})`),
    code(""),
    code(returnsAll(place) ? "print(np.stack(outputs))" : `print(${part.output})`),
  );
  return { lines, missing };
}

function isMask(info: QuantityInfo): boolean {
  return info.operation === "input" && info.function === "mask";
}

function returnsAll({ computed, node }: Place): boolean {
  return computed.plan.layers[computed.plan.nodes[node]?.layer ?? -1]?.returns_sequence === true;
}

function code(text: string): NumpyLine {
  return { kind: "code", text };
}

/** Quantities of which a step reads what the step before made. */
function carriedStates(body: readonly QuantityInfo[]): readonly string[] {
  return [
    ...new Set(
      body.flatMap(({ operands }) =>
        operands.flatMap((one) => (one.kind === "quantity" && one.shift === -1 ? [one.quantity] : [])),
      ),
    ),
  ];
}

/** Of these, the ones that are written before their old value is read for the last time. */
function savedStates(body: readonly QuantityInfo[], states: readonly string[]): readonly string[] {
  return states.filter((id) => {
    const made = body.findIndex((info) => info.id === id);
    const read = body.findLastIndex(({ operands }) =>
      operands.some((one) => one.kind === "quantity" && one.shift === -1 && one.quantity === id),
    );
    return made >= 0 && made < read;
  });
}

/** null if the quantity can be written. */
function obstacle({ part }: Place, info: QuantityInfo): string | null {
  for (const operand of info.operands) {
    if (operand.kind === "quantity" && !part.quantities.some(({ id }) => id === operand.quantity))
      return operand.quantity;
    if (operand.kind === "layer_input" && operand.index > 0) return info.id;
  }
  const names = info.operands.map(() => "a");
  return written(info, names) === null ? info.function || info.operation : null;
}

function stepLine(place: Place, info: QuantityInfo, before: string, kept: readonly string[], input: string): NumpyLine {
  const names = info.operands.map((operand) => nameOf(place, operand, kept, input));
  return { kind: "step", text: `${before}${info.id} = ${written(info, names) ?? ""}`, quantity: info };
}

function nameOf({ computed, part }: Place, operand: Operand, kept: readonly string[], input: string): string {
  if (operand.kind === "layer_input") return input;
  if (operand.kind === "weight") return weightName(computed, operand.index, operand.block);
  const info = part.quantities.find(({ id }) => id === operand.quantity);
  if (info?.operation === "input") return info.function === "mask" ? "mask_t" : input;
  return operand.shift === -1 && kept.includes(operand.quantity) ? `${operand.quantity}_old` : operand.quantity;
}

/** W_xi, b_hz: as in the equation. */
function weightName(computed: Computed, weight: number, block: Block): string {
  const term = weightSymbol(computed, weight, block);
  return term.kind === "symbol" ? term.symbol : `weight_${weight}`;
}

/** Each weight once, and below it its blocks by name. */
function weightLines(place: Place, body: readonly QuantityInfo[]): readonly NumpyLine[] {
  const { computed } = place;
  const used = body.flatMap(({ operands }) => operands.filter((one) => one.kind === "weight"));
  const weights = [...new Set(used.map(({ index }) => index))].toSorted((a, b) => a - b);
  return weights.flatMap((weight): NumpyLine[] => {
    const info = computed.plan.weights[weight];
    if (info === undefined) return [];
    const name = weightName(computed, weight, { name: "", column_begin: 0, column_end: 0, row: null });
    const touches = Array.from({ length: info.size }, (_, index): Touch => ({ kind: "weight", weight, index }));
    const blocks = used.filter(({ index }) => index === weight).map(({ block }) => block);
    return [{ kind: "array", array: { name, shape: info.shape, touches } }, ...splits(computed, weight, name, blocks)];
  });
}

function splits(computed: Computed, weight: number, name: string, blocks: readonly Block[]): readonly NumpyLine[] {
  const shape = computed.plan.weights[weight]?.shape ?? [];
  const named = blocks.filter(
    (block) => block.column_end > block.column_begin && weightName(computed, weight, block) !== name,
  );
  const rows = [...new Set(named.map(({ row }) => row))];
  return rows.flatMap((row): NumpyLine[] => {
    const own = named
      .filter((block) => block.row === row)
      .filter((block, index, all) => all.findIndex(({ name: other }) => other === block.name) === index)
      .toSorted((a, b) => a.column_begin - b.column_begin);
    const names = own.map((block) => weightName(computed, weight, block)).join(", ");
    const whole = row === null ? name : `${name}[${row}]`;
    const even = own.every(
      ({ column_begin, column_end }, index) =>
        (column_end - column_begin) * own.length === shape.at(-1) &&
        column_begin === index * (column_end - column_begin),
    );
    if (even && own.length > 1) {
      const axis = row === null && shape.length > 1 ? ", axis=1" : "";
      return [code(`${names} = np.split(${whole}, ${own.length}${axis})`)];
    }
    const columns = row === null && shape.length > 1 ? ":, " : "";
    return own.map((block) =>
      code(`${weightName(computed, weight, block)} = ${whole}[${columns}${block.column_begin}:${block.column_end}]`),
    );
  });
}

/** What the layer reads, in the order of the input's time steps. */
function inputArray(place: Place, steps: number): NumpyArray {
  const { computed, node, part } = place;
  const reading = part.quantities.find(({ operation, function: name }) => operation === "input" && name !== "mask");
  const width = reading === undefined ? 0 : widthOf(computed, node, part.id, reading);
  const rows =
    steps === 0 ? [0] : Array.from({ length: steps }, (_, index) => (part.reversed ? steps - index : index + 1));
  const touches = rows.flatMap((t) =>
    Array.from(
      { length: width },
      (_, entry): Touch =>
        canonical(computed, { kind: "quantity", node, part: part.id, quantity: reading?.id ?? "", t, entry }),
    ),
  );
  return { name: "x", shape: steps === 0 ? [width] : [steps, width], touches };
}

/** One number of each step, in order of processing. */
function vector({ computed, node, part }: Place, quantity: string, steps: number): NumpyArray {
  const touches = Array.from(
    { length: steps },
    (_, index): Touch =>
      canonical(computed, { kind: "quantity", node, part: part.id, quantity, t: index + 1, entry: 0 }),
  );
  return { name: quantity, shape: [steps], touches };
}

function initialArray(place: Place, quantity: string): NumpyArray {
  const { computed, node, part } = place;
  const operand: Operand = { kind: "quantity", quantity, shift: -1 };
  const width = computed.trace.slot(node, part.id, quantity)?.width ?? 0;
  const touches = Array.from({ length: width }, (_, entry) =>
    operandTouch(computed, { node, part: part.id, t: 1 }, operand, entry),
  ).filter((touch) => touch !== null);
  return { name: quantity, shape: [width], touches };
}

/** The whole program as text, every number as exact as single precision. */
export function numpyText({ lines }: NumpyCode, computed: Computed, sample: number): string {
  return `${lines.map((line) => (line.kind === "array" ? `${line.array.name} = ${arrayText(line.array, computed, sample)}` : line.text)).join("\n")}\n`;
}

function arrayText({ shape, touches }: NumpyArray, computed: Computed, sample: number): string {
  const values = touches.map((touch) => valueAt(computed, sample, touch) ?? 0);
  if (values.every((value) => value === 0))
    return shape.length === 1 ? `np.zeros(${shape[0]})` : `np.zeros((${shape.join(", ")}))`;
  return `np.array(${nested(values.map(numpyNumber), shape)})`;
}

/** Each row of a matrix on a line of its own. */
function nested(values: readonly string[], shape: readonly number[]): string {
  const [rows = 0, ...rest] = shape;
  if (rest.length === 0) return `[${values.join(", ")}]`;
  const size = values.length / Math.max(1, rows);
  const lines = Array.from({ length: rows }, (_, row) => nested(values.slice(row * size, (row + 1) * size), rest));
  return `[\n${lines.map((line) => `${indent}${line},\n`).join("")}]`;
}
