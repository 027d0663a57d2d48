/** One run: initial weights and inputs with a learner's edits on them, through the core. */
import type { ModelSpec, Plan, Result, Tensor } from "../types/core.ts";
import type { Engine, RunResult } from "../types/engine.ts";
import type { GivenSource } from "../types/inputs.ts";
import { editedInputs, editedStates, editedWeights, holding } from "./edits.ts";
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

export function runModel(
  engine: Engine,
  spec: ModelSpec,
  plan: Plan,
  initial: Float32Array,
  given: Given,
  edits: readonly KeptEdit[],
): Result<Ran> {
  const { layouts } = given;
  const held = holding(plan, layouts, edits);
  const weights = editedWeights(plan, initial, held);
  const inputs = editedInputs(layouts, given.inputs, held);
  const initial_states = editedStates(plan, layouts[0]?.batch ?? 1, held);
  const result = engine.run(spec, { plan, weights, inputs, initial_states });
  return result.ok ? { ok: true, value: { ...result.value, layouts, weights, inputs, edits: held } } : result;
}
