/** The step at the cursor on the way back, written like the ledger of the way there: what arrives, what it adds up to, what it becomes. */
import { html, nothing, type TemplateResult } from "lit";
import type { QuantityInfo } from "../types/core.ts";
import type { Touch } from "../types/scene.ts";
import type { TrackDrawing } from "./gradient_drawing.ts";
import { arrivalMark, derivativeHtml, derivativeText, prose } from "./gradient_label.ts";
import { orderOf } from "./gradient_way.ts";
import { expandOnce, functionName, isLetter, symbolOf, type Term, weightSymbol } from "./math_term.ts";
import { termText } from "./math_text.ts";
import { formatNumber } from "./number.ts";
import { canonical, mirror, touchKey } from "./number_address.ts";

/** Columns shown of a wide layer: a window that follows the touched entry. */
const mostColumns = 6;

export interface GradientRow {
  readonly label: Term;
  /** Whose gradient it is on the tape of gradients, and in which row. */
  readonly quantity: string;
  readonly t: number;
  readonly words: string;
  /** A rule above: the sum of what stands over it. */
  readonly ruled: boolean;
}

export function gradientStep(drawing: TrackDrawing): TemplateResult {
  const { words: m, track, t } = drawing;
  const inputs = inputRows(drawing);
  const title = t > 0 ? m.step.title(mirror(track.part, track.steps, t)) : m.step.titleOf(track.part.name);
  return html`<h3>${title}</h3>
    <div class="ledger-scroll">${table(drawing, gradientRows(drawing), m.step.table)}</div>
    ${inputs.length > 0 ? html`<div class="ledger-scroll" role="group" aria-label=${m.step.input} tabindex="0">${table(drawing, inputs, m.step.input)}</div>` : nothing}`;
}

/** In the order of the way back. */
export function gradientRows(drawing: TrackDrawing): readonly GradientRow[] {
  const { track, backward, place, t } = drawing;
  const rows = orderOf(backward.gradients.trace, { node: track.node, t }, track.part).flatMap(
    ({ info, arrivals }): GradientRow[] => {
      const label = isLetter(info) ? symbolOf(place, info) : expandOnce(place, info);
      // A state of a masked part hears from the next step alone: there is nothing to add up.
      const onlyArrival = arrivals.length === 1 && info.state;
      const own = { label, quantity: info.id, t, words: rowWords(drawing, info, arrivals), ruled: arrivals.length > 0 };
      return [
        ...arrivals.map((arrival) => ({
          label,
          quantity: arrival.id,
          t,
          words: arrivalWords(drawing, arrival),
          ruled: false,
        })),
        ...(onlyArrival ? [] : [own]),
      ];
    },
  );
  return [...rows, ...passedOn(drawing)];
}

/** What goes on to the step before: the arrival there, of each state. */
function passedOn({ track, place, t, words: m }: TrackDrawing): readonly GradientRow[] {
  const { part, steps } = track;
  return part.states.flatMap((state): GradientRow[] => {
    const info = part.quantities.find(({ id }) => id === state);
    if (info === undefined) return [];
    return [
      {
        label: symbolOf(place, info, -1),
        // Nothing else arrives at the initial state.
        quantity: t === 1 ? state : `${state}_from_next`,
        t: t - 1,
        words: t === 1 ? m.step.passedOnInitial : m.step.passedOn(mirror(part, steps, t - 1)),
        ruled: false,
      },
    ];
  });
}

function inputRows({ track, backward, place, t, words: m, gradient }: TrackDrawing): readonly GradientRow[] {
  const { part, node } = track;
  const info = part.quantities.find(({ operation, function: name }) => operation === "input" && name !== "mask");
  if (info === undefined || backward.gradients.trace.slot(node, part.id, info.id) === undefined) return [];
  const weight = consumersOf(part.quantities, info.id)
    .flatMap(({ operands }) => operands)
    .find((operand) => operand.kind === "weight");
  const through =
    weight?.kind === "weight" ? m.step.matmul(weightText(gradient.scene.computed, weight.index)) : m.step.other;
  return [{ label: symbolOf(place, info), quantity: info.id, t, words: through, ruled: false }];
}

function weightText(computed: TrackDrawing["place"]["computed"], weight: number): string {
  return termText(weightSymbol(computed, weight, { name: "", column_begin: 0, column_end: 0, row: null }));
}

function arrivalWords({ words: m, track, place, t }: TrackDrawing, arrival: QuantityInfo): string {
  const { part, steps } = track;
  if (arrival.function === "output") return m.step.fromAbove;
  if (arrival.function === "next") return t < steps ? m.step.fromNext(mirror(part, steps, t + 1)) : m.step.fromEnd;
  const source = part.quantities.find(({ id }) => id === arrival.function);
  return source === undefined ? m.step.other : m.step.fromOther(termText(symbolOf(place, source)));
}

function consumersOf(quantities: readonly QuantityInfo[], id: string): readonly QuantityInfo[] {
  return quantities.filter(({ operands }) =>
    operands.some((operand) => operand.kind === "quantity" && operand.quantity === id && operand.shift === 0),
  );
}

function rowWords(drawing: TrackDrawing, info: QuantityInfo, arrivals: readonly QuantityInfo[]): string {
  const { words, track } = drawing;
  const m = words.step;
  if (arrivals.length > 0) return arrivals.length > 1 ? m.sum : m.repeated;
  const [consumer] = consumersOf(track.part.quantities, info.id);
  if (consumer === undefined) return m.other;
  switch (consumer.operation) {
    case "activation": {
      const name = functionName(consumer.function);
      return name === "" ? m.add : m.activation(name);
    }
    case "blend":
      return consumer.operands[0]?.kind === "quantity" && consumer.operands[0].quantity === info.id
        ? m.blendGate
        : m.blend;
    case "multiply":
    case "add":
    case "carry":
      return m[consumer.operation];
    default:
      return m.other;
  }
}

function table(drawing: TrackDrawing, rows: readonly GradientRow[], name: string): TemplateResult {
  const { gradient, track } = drawing;
  const { messages: m, touch } = gradient.scene;
  const width = Math.max(0, ...rows.map((row) => widthOf(drawing, row)));
  const own = touch?.kind === "quantity" && touch.node === track.node && touch.part === track.part.id;
  const begin = Math.max(0, Math.min(width - mostColumns, (own ? touch.entry : 0) - 2));
  const columns = Array.from({ length: Math.min(width, mostColumns) }, (_, index) => begin + index);
  const hidden = width - columns.length;
  const ofInput = rows[0]?.label.kind === "symbol" && rows[0].label.role === "input";
  return html`<table class="ledger" role="grid" aria-label=${name}>
    <thead>
      <tr>
        <td></td>
        ${columns.map((entry) => html`<th scope="col">${ofInput ? `[${entry}]` : m.cell.unit(entry)}</th>`)}
        <td class="words">${hidden > 0 ? (ofInput ? m.time.more(hidden) : m.cell.moreUnits(hidden)) : nothing}</td>
      </tr>
    </thead>
    <tbody class="section">
      ${rows.map((row) => tableRow(drawing, row, columns))}
    </tbody>
  </table>`;
}

function isNow({ way, track }: TrackDrawing, { quantity, t }: GradientRow): boolean {
  const { tick } = way;
  const here = way.stepped && tick.weight === null && tick.node === track.node && tick.part === track.part.id;
  return here && tick.quantity === quantity && tick.t === t;
}

/** What is passed on is known once the step is complete, before it arrives at the step before. */
function isKnown({ way, track, t }: TrackDrawing, row: GradientRow): boolean {
  const isInput = row.label.kind === "symbol" && row.label.role === "input";
  if (row.t === t && !isInput) return way.reached({ node: track.node, part: track.part.id }, row.quantity, row.t);
  const { back, position } = way;
  const end = back.ticks.findLastIndex(
    (tick) => tick.node === track.node && tick.part === track.part.id && tick.t === t,
  );
  return position >= end;
}

function widthOf({ backward, track }: TrackDrawing, { quantity }: GradientRow): number {
  return backward.gradients.trace.slot(track.node, track.part.id, quantity)?.width ?? 0;
}

function tableRow(drawing: TrackDrawing, row: GradientRow, columns: readonly number[]): TemplateResult {
  const { gradient } = drawing;
  const words = prose(row.words);
  return html`<tr class=${`${row.ruled ? "row-result ruled" : "row-term"}${isNow(drawing, row) ? " now" : ""}`}>
    <th scope="row"><span class="row-label">${derivativeHtml(row.label)}${arrivalMark(gradient.scene.computed, touchIn(drawing, row, 0))}</span><span class="words-below">${words}</span></th>
    ${columns.map((entry) => cell(drawing, row, entry))}
    <td class="words">${words}</td>
  </tr>`;
}

/** Touching a gradient touches the number that it is the gradient of; an arrival, which is the gradient of no number alone, itself. */
function touchIn({ track }: TrackDrawing, { quantity, t }: GradientRow, entry: number): Touch {
  return { kind: "quantity", node: track.node, part: track.part.id, quantity, t, entry };
}

function cell(drawing: TrackDrawing, row: GradientRow, entry: number): TemplateResult {
  const { backward, track, marks, gradient } = drawing;
  const { computed, sample } = gradient.scene;
  if (entry >= widthOf(drawing, row)) return html`<td></td>`;
  const name = `${derivativeText(row.label)}[${entry}]`;
  if (!isKnown(drawing, row))
    return html`<td class="number pending" role="gridcell" aria-label=${`${name}: ${gradient.scene.messages.time.pending}`}><span>·</span></td>`;
  const { trace } = backward.gradients;
  const value = trace.value(track.node, track.part.id, row.quantity, row.t, sample, entry) ?? Number.NaN;
  const text = formatNumber(value);
  const touch = touchIn(drawing, row, entry);
  const marked = marks.classOf(touchKey(canonical(computed, touch)));
  return html`<td class=${`number${marked}`} role="gridcell" tabindex="-1" data-touch=${touchKey(touch)} aria-label=${`${name} = ${text}`}><span>${text}</span></td>`;
}
