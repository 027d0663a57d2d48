/** GRADIENT: the way back through time, from a loss to the weights, as sizes over time and as the numbers of the step at the cursor. */
import { html, nothing, type TemplateResult } from "lit";
import type { Dispatch } from "../types/command.ts";
import type { GradientForm } from "../types/gradient.ts";
import type { Emit } from "../types/scene.ts";
import { errorSentence } from "./diagnostic.ts";
import { gradientArithmetic } from "./gradient_arithmetic.ts";
import { gradientChart } from "./gradient_chart.ts";
import { gradientCheck } from "./gradient_check.ts";
import { gradientClipping } from "./gradient_clipping.ts";
import { gradientContest } from "./gradient_contest.ts";
import { type GradientDrawing, readingOf, type TrackDrawing } from "./gradient_drawing.ts";
import { explainGradient, gradientMarks } from "./gradient_explain.ts";
import { gradientKnobs } from "./gradient_knobs.ts";
import { prose } from "./gradient_label.ts";
import { backScore } from "./gradient_score.ts";
import { measuredOf, rowAtCursor, seriesOf, stateOf, type Track, trackOf, tracksOf } from "./gradient_series.ts";
import { gradientStep } from "./gradient_step.ts";
import { apartFits } from "./gradient_sums.ts";
import { gradientTable } from "./gradient_table.ts";
import { targets } from "./gradient_target.ts";
import { wayTransport } from "./gradient_transport.ts";
import { wayAt } from "./gradient_way.ts";
import { gradientWeights } from "./gradient_weights.ts";
import { partOf, stepsOf } from "./number_address.ts";
import { touchable } from "./number_touch.ts";
import { tabs } from "./tabs.ts";

const forms: readonly GradientForm[] = ["chart", "table", "cells"];

export function gradientView(drawing: GradientDrawing): TemplateResult {
  const { scene, choices } = drawing.gradient;
  const tracks = tracksOf(scene.computed);
  const track = trackOf(tracks, choices.part);
  return html`${partChoice(drawing, tracks, track)} ${targets(drawing)} ${body(drawing, track)}`;
}

function body(drawing: GradientDrawing, track: Track | null): TemplateResult {
  const { gradient, words: m, emit } = drawing;
  const { backward, scene, choices, way: back } = gradient;
  if (!backward.ok)
    return html`<p class="gradient-failed" role="alert">${m.failed} ${errorSentence(scene.messages, backward.error)}</p>`;
  const state = track && stateOf(track, choices.state);
  if (track === null || state === null || back === null) return html`<p class="note">${m.noRecurrent}</p>`;
  const { computed, sample } = scene;
  const { node, part } = track;
  const t = rowAtCursor(track, scene);
  const sum = apartFits(track, computed.batch) ? choices.sum : "all";
  const asked = { gradient, backward: backward.value, track, t, sum };
  const explanation = scene.touch && explainGradient(asked, scene.touch);
  const way = wayAt(back, choices.back, scene, { node, part: part.id });
  const on: TrackDrawing = {
    ...drawing,
    way,
    ...asked,
    state,
    measured: measuredOf(part, state),
    series: seriesOf(backward.value.gradients.trace, track, state, sample),
    place: { computed, node, part, t },
    explanation,
    marks: gradientMarks(asked, explanation),
  };
  const step = stepDrawing(on);
  return html`${overTime(on)} ${backScore(on, looked(emit))} ${wayTransport(step)}
    <div class="gradient-body" ${touchable(scene, looked(emit), "panel")}>
      <div class="written">${gradientStep(step)} ${gradientArithmetic(step)}</div>
      <div class="gradient-weights">${gradientWeights(step)} ${gradientClipping(step)} ${gradientCheck(step)}</div>
    </div>`;
}

/** The same at the part and row where the way back stands: also of a layer without time. */
function stepDrawing(on: TrackDrawing): TrackDrawing {
  const { node, part: id, t } = on.way.tick;
  const { computed } = on.gradient.scene;
  const part = partOf(computed, node, id);
  const layer = computed.plan.layers[computed.plan.nodes[node]?.layer ?? -1]?.name;
  if (part === undefined || layer === undefined || (node === on.track.node && id === on.track.part.id && t === on.t))
    return on;
  const steps = stepsOf(computed, node, id, part.output);
  const track = { node, layer, part, steps };
  // The row that passes on to the initial state belongs to the first step.
  const row = steps === 0 ? 0 : Math.max(1, t);
  return { ...on, track, t: row, place: { computed, node, part, t: row } };
}

/** Quantities are looked at and kept here alone; a weight or an input that is clicked is marked in every picture. */
function looked(emit: Dispatch): Emit {
  return (intent) => {
    if (intent.type !== "touch") return emit(intent);
    const { touch, pin } = intent;
    if (touch === null || (pin && touch.kind !== "quantity")) emit(intent);
    emit({ type: "panel", panel: "gradient", change: pin ? { touch, pinned: touch } : { touch } });
  };
}

function overTime(drawing: TrackDrawing): TemplateResult {
  const { gradient, words: m, emit } = drawing;
  const { form } = gradient.choices;
  const choices = forms.map((value) => ({ value, label: m.forms[value] }));
  return html`<div class="gradient-head">
      ${form === "cells" ? html`<span></span>` : stateChoice(drawing)}
      ${tabs(m.formsLabel, choices, form, (chosen) => emit({ type: "panel", panel: "gradient", change: { form: chosen } }))}
    </div>
    ${form === "cells" ? gradientContest(drawing) : html`<p class="gradient-reading">${prose(readingOf(drawing))}</p>`}
    ${form === "chart" ? gradientChart(drawing) : form === "table" ? gradientTable(drawing) : nothing}
    ${gradientKnobs(drawing)}`;
}

function partChoice(
  { words: m, emit }: GradientDrawing,
  tracks: readonly Track[],
  shown: Track | null,
): TemplateResult {
  if (shown === null) return html`<span></span>`;
  if (tracks.length === 1) return html`<span class="layer-name">${shown.part.name}</span>`;
  const choices = tracks.map((track) => ({ value: track, label: track.part.name }));
  const choose = ({ layer, part }: Track) =>
    emit({ type: "panel", panel: "gradient", change: { part: { layer, part: part.id } } });
  return html`<div class="gradient-parts">${tabs(m.partsLabel, choices, shown, choose)}</div>`;
}

function stateChoice({ words: m, emit, track, state }: TrackDrawing): TemplateResult {
  const { states } = track.part;
  if (states.length < 2) return html`<span></span>`;
  const choices = states.map((value) => ({ value, label: value }));
  return tabs(m.statesLabel, choices, state.id, (chosen) =>
    emit({ type: "panel", panel: "gradient", change: { state: chosen } }),
  );
}
