/** GRADIENT's knobs: what the text says that they could change, the edits by which they change it, and what is worked out for them. */
import type { turnCell } from "../../keras/knob_edits.ts";
import {
  activationOf,
  gainOf,
  unitForgetBiasOf,
  type WrittenCell,
  writtenCell,
  writtenLength,
} from "../../keras/knobs.ts";
import type { BackwardRun } from "../../state/backward.ts";
import { clipped, writtenClipping } from "../../state/clipping.ts";
import { contest } from "../../state/contest.ts";
import { type Stage, stage } from "../../state/memo.ts";
import { spectralRadii } from "../../state/spectrum.ts";
import type { Dispatch } from "../../types/command.ts";
import type { Plan, Result } from "../../types/core.ts";
import type {
  Backward,
  ClippedGradients,
  Contestant,
  Knobs,
  KnobTurn,
  SpectralRadius,
  Tuning,
} from "../../types/gradient.ts";
import type { TextEdit } from "../../types/reading.ts";
import { type Track, trackOf, tracksOf } from "../../view/gradient_series.ts";
import type { PanelScene } from "./panel.ts";

interface Stages {
  readonly activations: Stage<readonly string[]>;
  readonly track: Stage<Track | null>;
  readonly cell: Stage<WrittenCell | null>;
  readonly radii: Stage<readonly SpectralRadius[]>;
  readonly clipped: Stage<ClippedGradients | null>;
  readonly contest: Stage<readonly Contestant[] | null>;
}

/** For one element. */
export function startTuning(): (panel: PanelScene<"gradient">, run: BackwardRun, backward: Result<Backward>) => Tuning {
  let stages: Stages | null = null;
  const turned = startTurning();
  return (panel, run, backward) => {
    stages = follow(panel, run, backward, stages);
    return {
      knobs: knobsOf(panel, stages),
      turn: turned(panel, stages.cell.output),
      radii: stages.radii.output,
      clip: clipOf(panel),
      clipped: stages.clipped.output,
      contest: stages.contest.output,
    };
  };
}

type TurnCell = typeof turnCell;

/** Turns edit the text as it was last drawn. Called at each drawing, for what a turn then does. */
function startTurning(): (panel: PanelScene<"gradient">, cell: WrittenCell | null) => (turn: KnobTurn) => void {
  let editing: TurnCell | null = null;
  let apply: (turn: KnobTurn) => void = () => undefined;
  let waiting: KnobTurn | null = null;
  /** How many turns of a knob have come to an end: each is an undo step. */
  let ended = 0;
  // How arguments are edited is part of LAYERS, and comes with it. Of the turns before that the last one counts.
  const load = () =>
    import("./layers.ts").then(
      (part) => {
        editing = part.turnCell;
        if (waiting !== null) apply(waiting);
        waiting = null;
      },
      () => undefined,
    );
  void load();
  return (panel, cell) => {
    apply = (turn) => {
      if (editing === null) {
        waiting = turn;
        void load();
        return;
      }
      take(panel, cell, turn, editing, `${turn.knob} ${ended}`);
      if (!turn.held) ended++;
    };
    return apply;
  };
}

function clipOf({ choices, derived }: PanelScene<"gradient">) {
  return choices.clip ?? writtenClipping(derived.model?.training ?? null);
}

function follow(
  panel: PanelScene<"gradient">,
  run: BackwardRun,
  backward: Result<Backward>,
  before: Stages | null,
): Stages {
  const { engine, choices, derived, state, scene } = panel;
  const { plan, weights } = scene.computed;
  const { kind, limit } = clipOf(panel);
  const track = stage(before?.track, [scene.computed, choices.part], () =>
    trackOf(tracksOf(scene.computed), choices.part),
  );
  const on = track.output;
  const layer = on === null ? -1 : (plan.nodes[on.node]?.layer ?? -1);
  const { model, edits } = derived;
  const { seed } = state.document;
  const asked = choices.form === "cells";
  return {
    track,
    activations: stage(before?.activations, [engine], () => engine.catalog().activations),
    cell: stage(before?.cell, [model, layer, on], () =>
      model === null || on === null ? null : writtenCell(model, layer, on.part.id),
    ),
    radii: stage(before?.radii, [plan, weights, on], () =>
      on === null ? [] : spectralRadii(plan, weights, layer, on.part.id),
    ),
    clipped: stage(before?.clipped, [plan, backward, kind, limit], () =>
      backward.ok ? clipped(plan, backward.value.gradients.weights, { kind, limit }) : null,
    ),
    contest: stage(before?.contest, [engine, run, seed, layer, edits, asked], () =>
      asked ? contest(engine, { run, seed, layer, edits }) : null,
    ),
  };
}

function knobsOf({ state, derived, scene }: PanelScene<"gradient">, { activations, cell }: Stages): Knobs {
  const { model } = derived;
  const spec = cell.output?.spec;
  const written = model && writtenLength(state.document.code, model);
  return {
    written: spec !== undefined,
    activation: spec === undefined ? null : activationOf(spec),
    activations: activations.output,
    gain: spec === undefined ? null : gainOf(spec),
    unit_forget_bias: spec === undefined ? null : unitForgetBiasOf(spec),
    length: written?.steps ?? (isFree(scene.computed.plan) ? scene.computed.steps : null),
  };
}

/** The model leaves its time steps to the data. */
function isFree({ inputs, nodes }: Plan): boolean {
  const [first] = inputs;
  const shape = first && nodes[first.node]?.output_shapes[first.output];
  return shape !== undefined && shape.length > 1 && shape[1] === null;
}

function take(
  { state, derived, dispatch }: PanelScene<"gradient">,
  cell: WrittenCell | null,
  turn: KnobTurn,
  editing: TurnCell,
  joining: string,
): void {
  const { code } = state.document;
  if (turn.knob !== "length") {
    edit(code, (cell && editing(code, cell, turn)) ?? [], joining, dispatch);
    return;
  }
  const written = derived.model && writtenLength(code, derived.model);
  if (written) edit(code, [{ from: written.from, to: written.to, insert: String(turn.value) }], joining, dispatch);
  else dispatch({ type: "steps", steps: turn.value });
}

function edit(code: string, edits: readonly TextEdit[], joining: string, dispatch: Dispatch): void {
  // Where a rail is let go, the text has what it says already.
  if (edits.every(({ from, to, insert }) => code.slice(from, to) === insert)) return;
  dispatch({ type: "mend", mend: { code: "", args: {}, edits }, joining });
}
