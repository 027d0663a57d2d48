/** Another model, run on the input of the one on the screen. */
import type { ModelSpec, Result, Tensor } from "../types/core.ts";
import type { Engine } from "../types/engine.ts";
import type { Computed } from "../types/scene.ts";
import { withEdits } from "./edits.ts";
import { givenInputs, runModel } from "./run_model.ts";
import type { KeptEdit } from "./state.ts";
import { buildTimeline } from "./timeline.ts";

/** A model as it was kept, with its very weights, on `inputs` where it takes such. */
export function runAgain(engine: Engine, kept: Computed, inputs: readonly Tensor[]): Result<Computed> {
  if (!sameShapes(kept.inputs, inputs) || kept.inputs === inputs) return { ok: true, value: kept };
  const result = engine.run(kept.spec, { plan: kept.plan, weights: kept.weights, inputs });
  if (!result.ok) return result;
  const { trace, outputs } = result.value;
  return { ok: true, value: { ...kept, inputs, outputs, trace } };
}

/** A model of the text that is not on the screen: weights of the same seed, the changed numbers where it has them. */
export function runOther(
  engine: Engine,
  spec: ModelSpec,
  shown: Computed,
  document: { readonly seed: number; readonly edits: readonly KeptEdit[] },
): Result<Computed> {
  const plan = engine.plan(spec);
  if (!plan.ok) return plan;
  const weights = engine.initWeights(spec, document.seed);
  if (!weights.ok) return weights;
  const own = givenInputs(plan.value, document.seed, shown.batch, Math.max(1, shown.steps));
  const inputs = sameShapes(own.inputs, shown.inputs) ? shown.inputs : own.inputs;
  const given = { layouts: own.layouts, inputs };
  const ran = runModel(engine, spec, plan.value, given, withEdits(plan.value, weights.value, given, document.edits));
  if (!ran.ok) return ran;
  const { trace, outputs, layouts } = ran.value;
  const [first] = layouts;
  const timeline = buildTimeline(plan.value, trace.slots);
  const sizes = { batch: first?.batch ?? 1, steps: first?.steps ?? 0 };
  return {
    ok: true,
    value: {
      spec,
      plan: plan.value,
      weights: ran.value.weights,
      inputs: ran.value.inputs,
      outputs,
      trace,
      timeline,
      ...sizes,
    },
  };
}

export function sameShapes(a: readonly Tensor[], b: readonly Tensor[]): boolean {
  return a.length === b.length && a.every(({ shape }, index) => shape.join() === b[index]?.shape.join());
}

export function sameNumbers(a: readonly Tensor[], b: readonly Tensor[]): boolean {
  return (
    sameShapes(a, b) && a.every(({ data }, index) => data.every((value, at) => Object.is(value, b[index]?.data[at])))
  );
}
