/** What "check me in Keras" has Keras compute again: the run on the screen, or the same numbers through the other dialect. */
import type { CheckedRun } from "../keras/check_script.ts";
import type { Dialect, Plan, Result, RnnError } from "../types/core.ts";
import type { Engine } from "../types/engine.ts";
import type { Computed } from "../types/scene.ts";
import { editedStates } from "./edits.ts";
import type { InputLayout } from "./inputs.ts";
import type { KeptEdit } from "./state.ts";

/** An error where the other dialect refuses the model, where its weights are not the same, or where states begin that a script cannot set. */
export function checkedRun(
  engine: Engine,
  computed: Computed,
  layouts: readonly InputLayout[],
  edits: readonly KeptEdit[],
  dialect: Dialect,
): Result<CheckedRun> {
  const { weights, inputs } = computed;
  const initial_states = editedStates(computed.plan, computed.batch, edits);
  if (initial_states.length > 0 && computed.spec.nodes !== undefined) return refused("initial_states");
  const indices = layouts.map(({ vocabulary }) => vocabulary !== null);
  const given = { weights, inputs, indices, initial_states };
  if (dialect === computed.spec.dialect) {
    const { spec, plan, outputs } = computed;
    return { ok: true, value: { ...given, spec, plan, outputs } };
  }
  const spec = { ...computed.spec, dialect };
  const plan = engine.plan(spec);
  if (!plan.ok) return plan;
  if (shapes(plan.value) !== shapes(computed.plan)) return refused("other_weights");
  const ran = engine.run(spec, { plan: plan.value, weights, inputs, initial_states });
  return ran.ok ? { ok: true, value: { ...given, spec, plan: plan.value, outputs: ran.value.outputs } } : ran;
}

function shapes({ weights }: Plan): string {
  return weights.map(({ shape }) => shape.join("x")).join(" ");
}

function refused(code: "initial_states" | "other_weights"): { readonly ok: false; readonly error: RnnError } {
  return { ok: false, error: { code, message: "", layer: -1, param: "", args: {} } };
}
