/** The numbers of one sample of one input: a row for each time step, a column for each feature. A grid to the keyboard, and a place to paste into. */
import { html, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Touch } from "../types/scene.ts";
import type { InputDrawing } from "./input_drawing.ts";
import { formatNumber, shortDecimals } from "./number.ts";
import { touchKey, touchOfKey, valueAt } from "./number_address.ts";
import { isEditable, isEdited, isTyped } from "./number_edit.ts";
import { numberField } from "./number_field.ts";
import { touchable } from "./number_touch.ts";
import { fillOf, limitOf } from "./scale.ts";
import { type TableWindow, windowed } from "./windowed.ts";

const rowHeight = 26;
const columnWidth = 58;

export function inputGrid(drawing: InputDrawing): TemplateResult {
  const { input, scene, words: m, emit } = drawing;
  const rows = Math.max(1, input.steps);
  const size = { rows, columns: input.entries, rowHeight, columnWidth };
  const limit = limitOf(scene.computed.inputs[input.index]?.data ?? []);
  const draw = (window: TableWindow) => gridContent(drawing, window, limit);
  return html`<div class="input-figure" ${touchable(scene, emit, "inputs")} @paste=${(event: ClipboardEvent) => pasteInto(drawing, event)}>
    <div
      class="input-grid"
      role="grid"
      aria-label=${m.grid(input.name)}
      aria-rowcount=${rows + 1}
      aria-colcount=${input.entries + 1}
      ${windowed(size, draw)}
    ></div>
  </div>`;
}

/** Where the focus is, or else from the first cell on. */
function pasteInto(drawing: InputDrawing, event: ClipboardEvent): void {
  const [target] = event.composedPath();
  if (drawing.scene.readonly || (target instanceof Element && target.matches("input, textarea"))) return;
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (text === "") return;
  event.preventDefault();
  const cell = target instanceof Element ? target.closest<HTMLElement>("[data-touch]") : null;
  const touch = touchOfKey(cell?.dataset["touch"] ?? "");
  const at = touch?.kind === "input" ? touch : { t: 1, entry: 0 };
  drawing.paste({ text, step: Math.max(0, at.t - 1), entry: at.entry });
}

function gridContent(drawing: InputDrawing, window: TableWindow, limit: number): TemplateResult {
  const { input } = drawing;
  const { rowBegin, rowEnd, columnBegin, columnEnd } = window;
  const rows = range(rowBegin, rowEnd);
  const columns = range(columnBegin, columnEnd);
  const before = columnBegin * columnWidth;
  const after = (input.entries - columnEnd) * columnWidth;
  const spaced = (cells: unknown) =>
    html`<span style="flex:none;width:${before}px"></span>${cells}<span style="flex:none;width:${after}px"></span>`;
  return html`<div class="input-row head" role="row" aria-rowindex="1">
      <span class="row-head" role="columnheader" aria-colindex="1">${input.steps > 0 ? drawing.words.step : ""}</span>
      ${spaced(
        repeat(
          columns,
          (column) => column,
          (column) =>
            html`<span class="column-head" role="columnheader" aria-colindex=${column + 2}>[${column}]</span>`,
        ),
      )}
    </div>
    <div style="height:${rowBegin * rowHeight}px"></div>
    ${repeat(
      rows,
      (row) => row,
      (row) => html`<div class="input-row" role="row" aria-rowindex=${row + 2}>
        <span class="row-head" role="rowheader" aria-colindex="1">${input.steps > 0 ? row + 1 : ""}</span>
        ${spaced(
          repeat(
            columns,
            (column) => column,
            (column) => gridCell(drawing, input.steps > 0 ? row + 1 : 0, column, limit),
          ),
        )}
      </div>`,
    )}
    <div style="height:${(Math.max(1, input.steps) - rowEnd) * rowHeight}px"></div>`;
}

function gridCell(drawing: InputDrawing, t: number, entry: number, limit: number): TemplateResult {
  const { scene, input, emit, words: m } = drawing;
  const touch: Touch = { kind: "input", input: input.index, t, entry };
  const value = valueAt(scene.computed, scene.sample, touch) ?? Number.NaN;
  const text = input.vocabulary === null ? formatNumber(value, shortDecimals) : String(value);
  const key = touchKey(touch);
  const now = t > 0 && scene.tick.column === t;
  const marked = [scene.touch, scene.pinned].some((one) => one !== null && touchKey(one) === key);
  const fill = input.vocabulary === null ? fillOf(value, limit).className : "";
  const name = m.cell(t, entry);
  const classes = `input-cell ${fill}${isEditable(scene, touch) ? " editable" : ""}${isEdited(scene, touch) ? " edited" : ""}${marked ? " touched" : ""}${now ? " now" : ""}`;
  const field = isTyped(scene, "inputs", touch) ? numberField(scene, emit, touch, name) : "";
  return html`<span class=${classes} role="gridcell" tabindex="-1" aria-colindex=${entry + 2} data-touch=${key} aria-label=${`${name} = ${text}`}>${text}${field}</span>`;
}

function range(begin: number, end: number): readonly number[] {
  return Array.from({ length: Math.max(0, end - begin) }, (_, index) => begin + index);
}
