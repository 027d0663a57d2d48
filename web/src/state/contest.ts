/** SimpleRNN, GRU and LSTM of equal size in the same place: same input, same target, same seed, and what the way back answers for each. */
import { writtenObject } from "../keras/knobs.ts";
import type { LayerSpec, ModelSpec, Result } from "../types/core.ts";
import type { Engine } from "../types/engine.ts";
import type { Contestant, ContestCell } from "../types/gradient.ts";
import type { Computed, NumberEdit } from "../types/scene.ts";
import { type BackwardRun, runBackward } from "./backward.ts";
import { editedWeights } from "./edits.ts";
import { buildTimeline } from "./timeline.ts";

/** From the oldest to the one with the most gates. */
const contestCells: readonly ContestCell[] = ["SimpleRNN", "GRU", "LSTM"];

/** What only one of the three understands, or what each has a default of its own for. */
const own = ["recurrent_activation", "unit_forget_bias", "reset_after", "implementation"];

export interface Rules {
  readonly run: BackwardRun;
  readonly seed: number;
  /** Index into spec.layers. */
  readonly layer: number;
  /** Those of the other layers' weights hold for all. */
  readonly edits: readonly NumberEdit[];
}

/** null: the layer is none of the three. */
export function contest(engine: Engine, rules: Rules): readonly Contestant[] | null {
  const spec = rules.run.computed.spec.layers[rules.layer];
  const shown = spec && cellOf(spec);
  if (spec === undefined || shown === undefined) return null;
  return contestCells.map((cell) => ({
    cell,
    shown: cell === shown,
    result: cell === shown ? answered(engine, rules.run) : answeredBy(engine, rules, withCell(spec, cell)),
  }));
}

function cellOf({ class_name, config }: LayerSpec): ContestCell | undefined {
  const inner = writtenObject(config["layer"]);
  if (class_name === "Bidirectional" && inner !== undefined) return cellOf(inner);
  return contestCells.find((cell) => cell === class_name);
}

/** The layer with another cell in it, and with the arguments that all three take. */
function withCell({ class_name, config }: LayerSpec, cell: ContestCell): LayerSpec {
  if (class_name !== "Bidirectional")
    return {
      class_name: cell,
      config: Object.fromEntries(Object.entries(config).filter(([name]) => !own.includes(name))),
    };
  const wrapped = ["layer", "backward_layer"].flatMap((name) => {
    const inner = writtenObject(config[name]);
    return inner ? [[name, withCell(inner, cell)] as const] : [];
  });
  return { class_name, config: { ...config, ...Object.fromEntries(wrapped) } };
}

function withLayer({ run, layer }: Rules, made: LayerSpec): ModelSpec {
  const { spec } = run.computed;
  return { ...spec, layers: spec.layers.map((one, index) => (index === layer ? made : one)) };
}

function answeredBy(engine: Engine, rules: Rules, made: LayerSpec): Contestant["result"] {
  const computed = runForward(engine, withLayer(rules, made), rules);
  // A learner's initial states are those of the cell on the screen.
  return computed.ok ? answered(engine, { ...rules.run, computed: computed.value, initial_states: [] }) : computed;
}

function answered(engine: Engine, run: BackwardRun): Contestant["result"] {
  const backward = runBackward(engine, run);
  return backward.ok ? { ok: true, value: { computed: run.computed, backward: backward.value } } : backward;
}

function runForward(engine: Engine, spec: ModelSpec, { run, seed, edits }: Rules): Result<Computed> {
  const plan = engine.plan(spec);
  if (!plan.ok) return plan;
  const initial = engine.initWeights(spec, seed);
  if (!initial.ok) return initial;
  const weights = editedWeights(plan.value, initial.value, edits);
  const { inputs } = run.computed;
  const result = engine.run(spec, { plan: plan.value, weights, inputs });
  if (!result.ok) return result;
  const { trace, outputs } = result.value;
  const timeline = buildTimeline(plan.value, trace.slots);
  return { ok: true, value: { ...run.computed, spec, plan: plan.value, weights, outputs, trace, timeline } };
}
