/** What every part of TIME is drawn with, and where on the figure it is put. */
import { type SVGTemplateResult, svg } from "lit";
import type { Emit, Scene } from "../types/scene.ts";
import type { Later } from "./later.ts";
import { type Marks, marksOf } from "./number_marks.ts";
import { type Progress, progressOf } from "./number_progress.ts";
import { limitOf } from "./scale.ts";
import { type Band, columnOf, initialAt, type Score, scoreOf } from "./score.ts";
import { cssVars } from "./theme/css_vars.ts";

export interface Drawing {
  readonly scene: Scene;
  readonly emit: Emit;
  readonly later: Later | null;
  readonly score: Score;
  readonly progress: Progress;
  readonly marks: Marks;
  readonly folded: boolean;
  /** Of the value scale. */
  readonly limit: number;
}

export function drawingOf(scene: Scene, emit: Emit, later: Later | null): Drawing {
  return {
    scene,
    emit,
    later,
    score: scoreOf(scene),
    progress: progressOf(scene),
    marks: marksOf(scene),
    limit: valueLimit(scene),
    folded: scene.time_form === "folded",
  };
}

/** One limit for everything TIME colours, so that equal numbers have equal colours. */
export function valueLimit({ computed }: Scene): number {
  const states = computed.plan.nodes.flatMap((node, index) =>
    (node.inputs.length > 0 ? (computed.plan.layers[node.layer]?.parts ?? []) : []).flatMap((part) =>
      [part.output, ...part.states].flatMap((id) => {
        const slot = computed.trace.slot(index, part.id, id);
        return slot
          ? [computed.trace.values.subarray(slot.offset, slot.offset + slot.rows * slot.batch * slot.stride)]
          : [];
      }),
    ),
  );
  return limitOf(
    ...computed.inputs.filter((_, input) => !isLookedUp(computed, input)).map((tensor) => tensor.data),
    ...states,
  );
}

/** Whether the numbers of a model input are rows of a table: indices, not sizes. */
export function isLookedUp({ plan }: Scene["computed"], input: number): boolean {
  return plan.nodes.some(
    (node) => node.inputs[0]?.node === plan.inputs[input]?.node && plan.layers[node.layer]?.class_name === "Embedding",
  );
}

/** Moves a drawing to where row `t` of a band stands. */
export function placeAt(
  score: Score,
  band: Band,
  t: number,
  content: SVGTemplateResult | readonly SVGTemplateResult[],
): SVGTemplateResult {
  const column = columnOf(score, band, t);
  if (column !== null) return svg`<g class="col" style=${cssVars({ "--c": column - score.begin })}>${content}</g>`;
  return band.reversed
    ? svg`<g class="end"><g transform="translate(${score.tail - initialAt} 0)">${content}</g></g>`
    : svg`<g transform="translate(${initialAt} 0)">${content}</g>`;
}
