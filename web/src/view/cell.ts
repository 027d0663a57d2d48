/** CELL: what happens at the cursor, as an equation, as a hand-written sum, as matrices, and as the arithmetic of one number. */
import { type CSSResultGroup, html, nothing, type TemplateResult } from "lit";
import type { Dispatch } from "../types/command.ts";
import type { Scene } from "../types/scene.ts";
import { arithmetic } from "./arithmetic.ts";
import { cellStyles } from "./cell_styles.ts";
import { equations } from "./equation.ts";
import type { Later } from "./later.ts";
import { type CellDrawing, ledger } from "./ledger.ts";
import { placeOf } from "./math_term.ts";
import { matrices } from "./matrix.ts";
import { marksOf } from "./number_marks.ts";
import { progressOf } from "./number_progress.ts";

export const styles: CSSResultGroup = [cellStyles];

export function cellView(scene: Scene, emit: Dispatch, later: Later | null): TemplateResult {
  const { messages: m, computed, tick } = scene;
  const place = placeOf(computed, tick);
  const drawing: CellDrawing | null = place && {
    scene,
    emit,
    later,
    place,
    marks: marksOf(scene),
    progress: progressOf(scene),
  };
  return html`<header class="panel-head">
      <h2>${m.shell.panels.cell}</h2>
      ${place ? html`<span class="layer-name">${place.part.name}</span>` : nothing}
    </header>
    ${drawing ? body(drawing) : html`<p class="note">${m.cell.nothing}</p>`}`;
}

function body(drawing: CellDrawing): TemplateResult {
  const { scene, emit, place, marks, later } = drawing;
  return html`${equations(scene, place)}
    <div class="cell-body" ${later?.touchable(scene, emit, "cell") ?? nothing}>
      <div class="written">
        <div class="ledger-scroll">${ledger(drawing)}</div>
        ${arithmetic(scene, emit, marks, later)}
      </div>
      ${matrices(drawing)}
    </div>`;
}
