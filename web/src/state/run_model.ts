/** One run: initial weights and inputs with a learner's edits on them, through the core. */
import type { LayerState, ModelSpec, Plan, Result, Tensor } from "../types/core.ts";
import type { Engine, RunResult } from "../types/engine.ts";
import type { GivenSource } from "../types/inputs.ts";
import type { SourcedInputs } from "./input_sources.ts";
import { defaultInputs, type InputLayout, inputLayouts } from "./inputs.ts";
import type { KeptEdit } from "./state.ts";

/** Inputs before any edit, with how they are laid out. */
export interface Given {
  readonly layouts: readonly InputLayout[];
  readonly inputs: readonly Tensor[];
}

export interface Ran extends RunResult {
  readonly layouts: readonly InputLayout[];
  readonly weights: Float32Array;
  readonly inputs: readonly Tensor[];
  /** The edits that hold in this model. */
  readonly edits: readonly KeptEdit[];
}

/** `batch` and `steps` stand in for None. `sourced`: null until what makes numbers of sources is there. */
export function givenInputs(
  plan: Plan,
  seed: number,
  batch: number,
  steps: number,
  sources: readonly GivenSource[] = [],
  sourced: SourcedInputs | null = null,
): Given {
  const layouts = inputLayouts(plan, batch, steps);
  const inputs = defaultInputs(layouts, seed);
  return { layouts, inputs: sourced === null ? inputs : sourced(layouts, inputs, sources) };
}

/** What a learner's edits make of what a run begins with. */
export type WithEdits = (plan: Plan, initial: Float32Array, given: Given, edits: readonly KeptEdit[]) => Edited;

export interface Edited {
  readonly weights: Float32Array;
  readonly inputs: readonly Tensor[];
  readonly initial_states: readonly LayerState[];
  /** The edits that hold in this plan. */
  readonly edits: readonly KeptEdit[];
}

export function runModel(engine: Engine, spec: ModelSpec, plan: Plan, given: Given, edited: Edited): Result<Ran> {
  const { weights, inputs, initial_states, edits } = edited;
  const result = engine.run(spec, { plan, weights, inputs, initial_states });
  const { layouts } = given;
  return result.ok ? { ok: true, value: { ...result.value, layouts, weights, inputs, edits } } : result;
}
