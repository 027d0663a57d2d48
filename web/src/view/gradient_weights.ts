/** What the weights of a part receive: dL/dW and dL/db as tables, summed over all steps, back to the cursor, or for its step alone. */
import { html, nothing, type TemplateResult } from "lit";
import type { Block, WeightInfo } from "../types/core.ts";
import type { WeightSum } from "../types/gradient.ts";
import type { Touch } from "../types/scene.ts";
import type { TrackDrawing } from "./gradient_drawing.ts";
import { derivativeHtml, derivativeText } from "./gradient_label.ts";
import { apartFits, type WeightSums, weightSums } from "./gradient_sums.ts";
import { openGate } from "./ledger_rows.ts";
import { type Term, weightSymbol } from "./math_term.ts";
import { formatNumber } from "./number.ts";
import { mirror, touchKey } from "./number_address.ts";
import { fillOf, limitOf } from "./scale.ts";
import { tabs } from "./tabs.ts";

const mostRows = 12;
const mostColumns = 6;

const sums: readonly WeightSum[] = ["all", "so_far", "step"];

export function gradientWeights(drawing: TrackDrawing): TemplateResult {
  const { gradient, words: m, emit, track, sum } = drawing;
  const shown = blocksOf(drawing);
  const apart = apartFits(track, gradient.scene.computed.batch);
  const limit = limitOf(
    ...shown.map(({ info }) => drawing.backward.gradients.weights.subarray(info.offset, info.offset + info.size)),
  );
  const choices = sums.map((value) => ({ value, label: m.weights.sums[value] }));
  return html`<div class="gradient-head">
      <h3>${m.weights.title}</h3>
      ${apart ? tabs(m.weights.sumsLabel, choices, sum, (chosen) => emit({ type: "panel", panel: "gradient", change: { sum: chosen } })) : nothing}
    </div>
    <p class="note">${sumWords(drawing, sum)}${gateWords(drawing)}</p>
    <div class="matrices">${shown.map((block) => matrix(drawing, block, sum, limit))}</div>`;
}

function sumWords({ words: m, track, t }: TrackDrawing, sum: WeightSum): string {
  const { part, steps } = track;
  const column = (row: number) => mirror(part, steps, row);
  switch (sum) {
    case "all":
      return m.weights.all(steps);
    case "so_far":
      return m.weights.so_far(column(steps), column(t));
    case "step":
      return m.weights.step(column(t));
    default:
      return sum satisfies never;
  }
}

function gateWords({ gradient, words: m, place }: TrackDrawing): string {
  const gate = openGate(gradient.scene, place);
  return gate === "" ? "" : ` ${m.weights.gate(gate)}`;
}

interface WeightBlock {
  readonly weight: number;
  readonly info: WeightInfo;
  readonly block: Block;
}

/** The weights that the part at the cursor multiplies with or adds; of a cell with gates, the columns of the open one. */
function blocksOf({ gradient, place, track }: TrackDrawing): readonly WeightBlock[] {
  const { weights } = gradient.scene.computed.plan;
  const gate = openGate(gradient.scene, place);
  const seen = new Set<string>();
  return track.part.quantities.flatMap(({ operands }) =>
    operands.flatMap((operand): WeightBlock[] => {
      if (operand.kind !== "weight" || (operand.block.name !== "" && operand.block.name !== gate)) return [];
      const info = weights[operand.index];
      const key = `${operand.index} ${operand.block.row}`;
      if (info === undefined || seen.has(key)) return [];
      seen.add(key);
      return [{ weight: operand.index, info, block: operand.block }];
    }),
  );
}

function matrix(drawing: TrackDrawing, shown: WeightBlock, sum: WeightSum, limit: number): TemplateResult {
  const { gradient, words: m, backward, track } = drawing;
  const { computed, touch } = gradient.scene;
  const { weight, info, block } = shown;
  const symbol = weightSymbol(computed, weight, block);
  const stride = info.shape.at(-1) ?? 1;
  const allColumns = block.column_end > block.column_begin ? block.column_end - block.column_begin : stride;
  const flat = info.shape.length < 2 || block.row !== null;
  const allRows = flat ? 1 : info.size / stride;
  const touched = touch?.kind === "weight" && touch.weight === weight ? touch.index : null;
  const rows = around(touched === null ? 0 : Math.floor(touched / stride), allRows, mostRows);
  const columns = around(touched === null ? 0 : (touched % stride) - block.column_begin, allColumns, mostColumns);
  const added = sum === "all" ? null : weightSums(computed, backward.gradients.trace, track, weight);
  const cut = allRows > rows.length || allColumns > columns.length;
  return html`<figure class="matrix">
    <figcaption>
      <span class="matrix-title">${derivativeHtml(symbol)}</span>
      <span class="size">(${allRows}×${allColumns})</span>
    </figcaption>
    <table role="grid" aria-label=${m.weights.table(derivativeText(symbol), allRows, allColumns)}>
      <thead>
        <tr>
          <td></td>
          ${columns.map((column) => html`<th scope="col">${column}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) => html`<tr>
            ${flat ? html`<td></td>` : html`<th scope="row">${row}</th>`}
            ${columns.map((column) => {
              const index = (flat ? (block.row ?? 0) : row) * stride + block.column_begin + column;
              const place = flat ? `${column}` : `${row}, ${column}`;
              return weightCell(drawing, shown, {
                index,
                name: `${derivativeText(symbol)}[${place}]`,
                sum,
                added,
                limit,
              });
            })}
          </tr>`,
        )}
      </tbody>
    </table>
    ${cut ? html`<p class="note">${m.weights.window(rows.length, columns.length)}</p>` : nothing}
  </figure>`;
}

interface WeightEntry {
  readonly index: number;
  readonly name: string;
  readonly sum: WeightSum;
  readonly added: WeightSums | null;
  readonly limit: number;
}

/** Touching the gradient of a weight touches the weight. */
function weightCell(drawing: TrackDrawing, { weight, info }: WeightBlock, entry: WeightEntry): TemplateResult {
  const { index, name, sum, added, limit } = entry;
  const value = gradientAt(drawing, info.offset + index, index, sum, added);
  const text = formatNumber(value);
  const touch: Touch = { kind: "weight", weight, index };
  const key = touchKey(touch);
  return html`<td class=${`heat ${fillOf(value, limit).className}${drawing.marks.classOf(key)}`} role="gridcell" tabindex="-1" data-touch=${key} aria-label=${`${name} = ${text}`}><span>${text}</span></td>`;
}

function gradientAt(
  { backward, t }: TrackDrawing,
  flat: number,
  index: number,
  sum: WeightSum,
  added: WeightSums | null,
): number {
  if (sum === "all" || added === null) return backward.gradients.weights[flat] ?? Number.NaN;
  return sum === "step" ? added.at(index, t) : added.from(index, t);
}

function around(middle: number, all: number, most: number): readonly number[] {
  const begin = Math.max(0, Math.min(all - most, middle - Math.floor(most / 2)));
  return Array.from({ length: Math.min(all, most) }, (_, index) => begin + index);
}

/** The weight to check when none has been touched: the first that meets the memory, else the first of all. */
export function firstWeight({
  gradient,
  place,
}: Pick<TrackDrawing, "gradient" | "place">): { path: string; index: number } | null {
  const { weights } = gradient.scene.computed.plan;
  const indices = place.part.quantities.flatMap(({ operands }) =>
    operands.flatMap((operand) => (operand.kind === "weight" ? [operand.index] : [])),
  );
  const own = indices.flatMap((index) => weights[index] ?? []);
  const chosen = own.find(({ role }) => role === "memory") ?? own[0];
  return chosen === undefined ? null : { path: chosen.path, index: 0 };
}

export function weightName(drawing: Pick<TrackDrawing, "gradient">, path: string, index: number): Term | null {
  const { computed } = drawing.gradient.scene;
  const weight = computed.plan.weights.findIndex((info) => info.path === path);
  const info = computed.plan.weights[weight];
  if (info === undefined || index >= info.size) return null;
  return weightSymbol(computed, weight, { name: "", column_begin: 0, column_end: 0, row: null });
}
