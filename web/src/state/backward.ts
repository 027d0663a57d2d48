/** The way back: the run on the screen once more, with targets, so that it answers with the loss and every gradient. */
import type { LayerState, Result } from "../types/core.ts";
import type { Engine, Target } from "../types/engine.ts";
import type { Backward, GradientCheck, OutputTarget } from "../types/gradient.ts";
import type { Computed } from "../types/scene.ts";
import { namedLoss, type WrittenLoss } from "./losses.ts";

/** What a run is repeated with. */
export interface BackwardRun {
  readonly computed: Computed;
  readonly initial_states: readonly LayerState[];
  readonly targets: readonly Target[];
  /** Of truncated backpropagation; 0: not cut. */
  readonly window: number;
}

export function backwardRun(
  computed: Computed,
  initial_states: readonly LayerState[],
  outputs: readonly OutputTarget[],
  written: WrittenLoss | null,
  window = 0,
): BackwardRun {
  return {
    computed,
    initial_states,
    window,
    targets: outputs.map(({ loss, y_true }) => ({ loss: namedLoss(loss, written), y_true })),
  };
}

export function runBackward(engine: Engine, run: BackwardRun): Result<Backward> {
  return answerWith(engine, run, run.computed.weights);
}

function answerWith(engine: Engine, run: BackwardRun, weights: Float32Array): Result<Backward> {
  const { computed, initial_states, targets, window } = run;
  const { spec, plan, inputs } = computed;
  const result = engine.run(spec, { plan, weights, inputs, initial_states, targets, window });
  if (!result.ok) return result;
  const { loss, gradients } = result.value;
  if (loss === undefined || gradients === undefined) return { ok: false, error: noGradients };
  return { ok: true, value: { loss, gradients } };
}

const noGradients = {
  code: "engine_failed",
  message: "The core answered without gradients",
  layer: -1,
  param: "",
  args: { reason: "" },
};

/** A power of two, so that w ± h loses no digits where it need not. In single precision smaller steps drown in rounding, larger ones in curvature. */
const stepSize = 2 ** -7;
/** Of a loss that was added up in single precision, as a part of it. */
const rounding = 2 ** -22;
/** Curvature and kinks within a step may cost the numeric gradient this part of its size. */
const tolerance = 0.01;

/** null if the model has no such weight. */
export function checkGradient(
  engine: Engine,
  run: BackwardRun,
  { gradients }: Backward,
  { path, index }: { readonly path: string; readonly index: number },
): Result<GradientCheck> | null {
  const { plan, weights } = run.computed;
  const info = plan.weights.find((weight) => weight.path === path);
  if (info === undefined || index >= info.size) return null;
  const at = info.offset + index;
  const weight = weights[at] ?? 0;
  const step = stepSize * Math.max(1, Math.abs(weight));
  const [high, low] = [Math.fround(weight + step), Math.fround(weight - step)];
  const above = answerWith(engine, run, replaced(weights, at, high));
  if (!above.ok) return above;
  const below = answerWith(engine, run, replaced(weights, at, low));
  if (!below.ok) return below;
  const compared = compare(gradients.weights[at] ?? 0, above.value.loss, below.value.loss, high - low);
  return { ok: true, value: { path, index, ...compared } };
}

/** The central difference beside the gradient it should equal. */
export function compare(
  analytic: number,
  loss_above: number,
  loss_below: number,
  distance: number,
): Omit<GradientCheck, "path" | "index"> {
  const numeric = (loss_above - loss_below) / distance;
  const larger = Math.max(Math.abs(analytic), Math.abs(numeric));
  const difference = Math.abs(analytic - numeric);
  const noise = (rounding * (Math.abs(loss_above) + Math.abs(loss_below))) / distance;
  return {
    analytic,
    numeric,
    loss_above,
    loss_below,
    distance,
    relative: larger === 0 ? 0 : difference / larger,
    agrees: difference <= tolerance * larger + noise,
  };
}

function replaced(weights: Float32Array, at: number, value: number): Float32Array {
  const changed = weights.slice();
  changed[at] = value;
  return changed;
}
