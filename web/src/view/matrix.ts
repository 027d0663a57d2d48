/** The matrices of a step as heat maps with numbers, each beside the vector that meets it: row i of W is weighed by entry i. */
import { html, nothing, type TemplateResult } from "lit";
import type { Operand, QuantityInfo } from "../types/core.ts";
import type { Scene, Touch } from "../types/scene.ts";
import type { CellDrawing } from "./ledger.ts";
import { openGate } from "./ledger_rows.ts";
import { termHtml } from "./math_html.ts";
import { operandSymbol, type Term, weightSymbol } from "./math_term.ts";
import { termText } from "./math_text.ts";
import { formatNumber, shortDecimals } from "./number.ts";
import { canonical, operandTouch, touchKey, valueAt } from "./number_address.ts";
import { isEditable, isEdited, isTyped } from "./number_edit.ts";
import { isReached } from "./number_marks.ts";
import { fillOf, limitOf } from "./scale.ts";
import { valueLimit } from "./score_drawing.ts";

type WeightOperand = Extract<Operand, { kind: "weight" }>;

interface Product {
  readonly info: QuantityInfo;
  readonly vector: Operand;
  readonly weight: WeightOperand;
}

const mostRows = 12;
const mostColumns = 6;

export function matrices(drawing: CellDrawing): TemplateResult | typeof nothing {
  const products = productsOf(drawing);
  if (products.length === 0) return nothing;
  return html`<div class="matrices">${products.map((product) => matrix(drawing, product))}</div>`;
}

/** One limit for all weights of the model. */
export function weightLimit({ computed }: Scene): number {
  return limitOf(computed.weights);
}

/** The products of the open gate, or of a cell without gates. */
function productsOf({ scene, place }: CellDrawing): readonly Product[] {
  const gate = openGate(scene, place);
  return place.part.quantities.flatMap((info): Product[] => {
    if (info.operation !== "matmul" || (info.gate !== "" && info.gate !== gate)) return [];
    const [vector, weight] = info.operands;
    return vector && weight?.kind === "weight" ? [{ info, vector, weight }] : [];
  });
}

interface Window {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly allRows: number;
  readonly allColumns: number;
  /** Columns of the whole weight, of which the block is a part. */
  readonly stride: number;
}

function matrix(drawing: CellDrawing, product: Product): TemplateResult {
  const { scene, place } = drawing;
  const { messages: m, computed } = scene;
  const { weight } = product;
  const symbol = weightSymbol(computed, weight.index, weight.block);
  const vector = operandSymbol(place, product.vector);
  const window = windowOf(drawing, product);
  const limit = { weights: weightLimit(scene), values: valueLimit(scene) };
  const now = scene.tick.quantity === product.info.id;
  const cut = window.allRows > window.rows.length || window.allColumns > window.columns.length;
  return html`<figure class="matrix${now ? " now" : ""}">
    <figcaption>
      ${drawing.later?.copiedFrom(drawing, weight.index, symbol) ?? html`<span class="matrix-title">${termHtml(symbol)}</span>`}
      <span class="size">(${window.allRows}×${window.allColumns})</span>
    </figcaption>
    <table role="grid" aria-label=${m.cell.matrix(termText(symbol), window.allRows, window.allColumns)}>
      <thead>
        <tr>
          <th scope="col" class="vector-head">${termHtml(vector)}</th>
          ${window.columns.map((column) => html`<th scope="col">${column}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${window.rows.map((row) => matrixRow(drawing, product, window, row, limit, symbol, vector))}
      </tbody>
    </table>
    ${cut ? html`<p class="note">${m.cell.window(window.rows.length, window.columns.length)}</p>` : nothing}
  </figure>`;
}

function matrixRow(
  drawing: CellDrawing,
  product: Product,
  window: Window,
  row: number,
  limit: { readonly weights: number; readonly values: number },
  symbol: Term,
  vector: Term,
): TemplateResult {
  const { scene, place } = drawing;
  const at = { node: place.node, part: place.part.id, t: place.t };
  const factor = operandTouch(scene.computed, at, product.vector, row);
  const begin = row * window.stride + product.weight.block.column_begin;
  return html`<tr>
    ${factor === null ? html`<td></td>` : heatCell(drawing, factor, `${termText(vector)}[${row}]`, limit.values, "vector")}
    ${window.columns.map((column) =>
      heatCell(
        drawing,
        { kind: "weight", weight: product.weight.index, index: begin + column },
        `${termText(symbol)}[${row}, ${column}]`,
        limit.weights,
        "",
      ),
    )}
  </tr>`;
}

function heatCell(
  { scene, emit, marks, later }: CellDrawing,
  touch: Touch,
  name: string,
  limit: number,
  extra: string,
): TemplateResult {
  const { computed, sample, messages: m } = scene;
  const source = canonical(computed, touch);
  if (!isReached(scene, source))
    return html`<td class="heat pending ${extra}" role="gridcell" aria-label=${`${name}: ${m.time.pending}`}>·</td>`;
  const value = valueAt(computed, sample, source) ?? Number.NaN;
  const text = formatNumber(value, shortDecimals);
  const key = touchKey(source);
  const classes = `heat ${extra} ${fillOf(value, limit).className}${isEditable(scene, source) ? " editable" : ""}${isEdited(scene, source) ? " edited" : ""}${marks.classOf(key)}`;
  const field =
    isTyped(scene, "cell", source) && extra === "" ? later?.numberField(scene, emit, source, name) : nothing;
  return html`<td class=${classes} role="gridcell" tabindex="-1" data-touch=${key} aria-label=${`${name} = ${text}`}><span>${text}</span>${field}</td>`;
}

function windowOf({ scene, place }: CellDrawing, { info, vector, weight }: Product): Window {
  const shape = scene.computed.plan.weights[weight.index]?.shape ?? [];
  const [allRows = 0, stride = 0] = shape.slice(-2);
  const { column_begin, column_end } = weight.block;
  const allColumns = column_end > column_begin ? column_end - column_begin : stride;
  const { touch } = scene;
  let [row, column] = [0, 0];
  if (touch?.kind === "weight" && touch.weight === weight.index) {
    row = Math.floor(touch.index / stride);
    column = (touch.index % stride) - column_begin;
  } else if (touch?.kind === "quantity" && touch.node === place.node && touch.part === place.part.id) {
    if (touch.quantity === info.id) column = touch.entry;
    else if (vector.kind === "quantity" && touch.quantity === vector.quantity) row = touch.entry;
    else column = touch.entry;
  } else if (touch?.kind === "input" && info.role === "input") {
    row = touch.entry;
  }
  return {
    rows: around(row, allRows, mostRows),
    columns: around(column, allColumns, mostColumns),
    allRows,
    allColumns,
    stride,
  };
}

function around(middle: number, all: number, most: number): readonly number[] {
  const begin = Math.max(0, Math.min(all - most, middle - Math.floor(most / 2)));
  return Array.from({ length: Math.min(all, most) }, (_, index) => begin + index);
}
